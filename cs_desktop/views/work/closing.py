"""Asks what is to become of work under way when the window is to be closed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, StatusMark, row
from cs_desktop.views.widgets.text import Label


class ClosingBar(Panel):
    """A bar at the top of the window with three ways on; Esc stays."""

    wait_requested = Signal()
    cancel_requested = Signal()
    stay_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("banner", Status.WATCH.value)
        self._text = Label("", TextStyle.BODY, "text2", wrap=True)
        self._wait = Button(theme, tr("Close when done"))
        self._cancel = Button(theme, tr("Cancel and close"))
        self._stay = Button(theme, tr("Stay"))
        self._wait.clicked.connect(self.wait_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self._stay.clicked.connect(self.stay_requested)
        box = row(StatusMark(theme, Status.WATCH), spacing=8, margins=(20, 7, 12, 7))
        box.addWidget(self._text, 1)
        for button in (self._wait, self._cancel, self._stay):
            box.addWidget(button)
        self.setLayout(box)
        self.hide()

    def ask(self, names: tuple[str, ...]) -> None:
        """Name what is under way and give the keyboard to the safe answer."""
        self._say(tr("Still under way: {names}.", names=", ".join(names)))
        self._wait.show()
        self.show()
        self._wait.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, names: tuple[str, ...]) -> None:
        """Say that the window closes by itself."""
        self._say(tr("The window closes when this is done: {names}.", names=", ".join(names)))
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wait.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.stay_requested.emit()
            return
        super().keyPressEvent(event)

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)

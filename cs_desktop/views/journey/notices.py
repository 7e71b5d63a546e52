"""What the Journey tab says in place of a map, and above one: it is read, it is locked, it is empty."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, row
from cs_desktop.views.widgets.text import Label

SOON_MS = 400
"""What is read within this time is not announced."""


class WaitingPage(Panel):
    """Says that a map is being read once that takes a while, or why it could not be read."""

    retry_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self.text = Label("", TextStyle.BODY, "text2", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.retry = Button(theme, tr("Try again"), "default")
        self.retry.clicked.connect(self.retry_requested)
        self._timer = QTimer(self, singleShot=True, interval=SOON_MS)
        self._timer.timeout.connect(lambda: self.text.setText(tr("Reading the journey map …")))
        box = column(spacing=12, margins=(40, 40, 40, 40))
        box.addStretch(2)
        box.addWidget(self.text)
        box.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.setLayout(box)
        self.wait()

    def wait(self) -> None:
        """Say nothing yet."""
        self.text.setText("")
        self.retry.hide()
        if self.isVisible():
            self._timer.start()

    def fail(self, text: str) -> None:
        """Say why it could not be read."""
        self._timer.stop()
        self.text.setText(text)
        self.retry.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        if self.retry.isHidden():
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait no longer."""
        super().hideEvent(event)
        self._timer.stop()


class MapNotice(Panel):
    """One line above a map: why it cannot be changed, or how one begins, with the way out beside it."""

    unlock_requested = Signal()

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("sunken", "bottom")
        self.words = Label("", TextStyle.CELL, "text2", wrap=True)
        self._icon = IconMark(theme, "lock", "text2", 14)
        self._add = actions[ActionId.ADD_STAGE]
        self.way_out = Button(theme, "", "link")
        self.way_out.clicked.connect(self._go)
        self._locked = False
        box = row(spacing=8, margins=(16, 5, 12, 5))
        box.addWidget(self._icon)
        box.addWidget(self.words, 1)
        box.addWidget(self.way_out)
        self.setLayout(box)
        self.hide()

    def show_state(self, content: MapContent, *, editable: bool) -> None:
        """Say what has to be said of a map; `editable` tells whether its workspace can be written."""
        self._locked = content.head.locked
        text, way_out = _said(content, editable=editable)
        self._icon.set_icon("lock" if self._locked or not editable else "map-pin", "text2")
        self.words.setText(text)
        self.way_out.setText(way_out)
        self.way_out.setAccessibleName(way_out)
        self.way_out.setVisible(bool(way_out))
        self.setVisible(bool(text))

    def _go(self) -> None:
        if self._locked:
            self.unlock_requested.emit()
        else:
            self._add.trigger()


def _said(content: MapContent, *, editable: bool) -> tuple[str, str]:
    """Return what is said of a map and what the way out is called; nothing where all is well."""
    if not editable:
        return tr("This workspace is open for reading only: the map can be looked at, not changed."), ""
    if content.head.locked:
        return tr("This map is locked, so that nobody changes it by accident."), tr("Unlock the map")
    if not content.stages:
        return tr("This map has no stages yet. Cards stand in stages: add the first one."), tr("Add stage")
    if not content.cards:
        return tr("No cards yet: press C for a touchpoint or G for a gap."), ""
    return "", ""

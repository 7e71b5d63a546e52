"""What stands where there is nothing yet: what this place is for, and the way on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label

TEXT_WIDTH = 420


class EmptyState(QWidget):
    """A drawing of the thing made of its own parts, a title, a line or two, and the buttons that lead on."""

    def __init__(self, drawing: QWidget, title: str, text: str) -> None:
        super().__init__()
        self._title = Label(title, TextStyle.EMPTY_TITLE)
        self._text = Label(text, TextStyle.BODY, "text2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(TEXT_WIDTH)
        self._offered: list[Button] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._fit()
        box = column(spacing=0, margins=(20, 20, 20, 20))
        box.addStretch(2)
        center = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(drawing, 0, center)
        box.addSpacing(24)
        box.addWidget(self._title, 0, center)
        box.addSpacing(8)
        box.addWidget(self._text, 0, center)
        box.addSpacing(20)
        box.addLayout(self._buttons)
        box.addStretch(3)
        self._buttons.setAlignment(center)
        self.setLayout(box)

    def say(self, title: str, text: str) -> None:
        """Use other words."""
        self._title.setText(title)
        self._text.setText(text)
        self._fit()

    def offer(self, button: Button) -> None:
        """Add a button."""
        self._offered.append(button)
        self._buttons.addWidget(button)

    def take_focus(self) -> None:
        """Put the keyboard on the first button that leads on, where there is one."""
        first = next((button for button in self._offered if button.isEnabled()), None)
        (first or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self) -> None:
        # Layouts ask wrapped text for its height too late.
        self._text.setFixedHeight(max(self._text.heightForWidth(TEXT_WIDTH), 0))

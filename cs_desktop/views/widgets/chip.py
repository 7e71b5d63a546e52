"""A chip: one condition or label that can be taken away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import IconMark, StatusMark, row
from cs_desktop.views.widgets.text import Label, plain_tooltip

HEIGHT = 26


class Chip(LayoutButton):
    """A word or two in a frame; a click or Delete takes it away. With a problem it says what is wrong."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str, problem: str = "") -> None:
        face = row(spacing=6, margins=(9, 0, 7, 0))
        if problem:
            face.addWidget(StatusMark(theme, Status.RISK))
        face.addWidget(Label(text, TextStyle.CELL, "risk" if problem else "accent_text"))
        face.addWidget(IconMark(theme, "x", "text2", 12))
        name = tr("Remove {text}", text=text)
        super().__init__(theme, "chip", face, f"{name}, {problem}" if problem else name)
        self.setProperty("problem", "true" if problem else "")
        self.setToolTip(plain_tooltip(problem or name))
        fix_height(self, HEIGHT)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Delete and Backspace too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

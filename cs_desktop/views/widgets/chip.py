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
from cs_desktop.views.widgets.text import Label, plain_tooltip, set_look

HEIGHT = 26


class Chip(LayoutButton):
    """A word or two in a frame; a click or Delete takes it away. With a problem it says what is wrong."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str, problem: str = "") -> None:
        self._mark = StatusMark(theme, Status.RISK)
        self._text = Label("", TextStyle.CELL)
        face = row(self._mark, self._text, IconMark(theme, "x", "text2", 12), spacing=6, margins=(9, 0, 7, 0))
        super().__init__(theme, "chip", face, "")
        fix_height(self, HEIGHT)
        self.say(text, problem)
        self.clicked.connect(self.removed)

    def say(self, text: str, problem: str = "") -> None:
        """Show another text, or another problem."""
        name = tr("Remove {text}", text=text)
        self._mark.setVisible(bool(problem))
        self._text.setText(text)
        set_look(self._text, "tone", "risk" if problem else "accent_text")
        set_look(self, "problem", "true" if problem else "")
        self.setAccessibleName(f"{name}, {problem}" if problem else name)
        self.setToolTip(plain_tooltip(problem or name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Delete and Backspace too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

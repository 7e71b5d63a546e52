"""A line of the sidebar: a mark, a name, perhaps a count."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import count_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip, set_look


class NavButton(LayoutButton):
    """A place, or an account."""

    def __init__(
        self,
        theme: Theme,
        mark: QWidget,
        text: str,
        style: TextStyle = TextStyle.BODY_MEDIUM,
        height: int = 30,
    ) -> None:
        self._name = text
        self._text = ElidedLabel(text, style, "text2")
        self._count = Label("", TextStyle.CAPTION, "text3", tabular=True)
        face = row(mark, spacing=10, margins=(8, 0, 8, 0))
        face.addWidget(self._text, 1)
        face.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        super().__init__(theme, "nav", face, text)
        self.setCheckable(True)
        fix_height(self, height)
        self.setToolTip(plain_tooltip(text))

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self._count.setText(count_text(count))
        self.setAccessibleName(f"{self._name}, {count_text(count)}")

    def set_badge(self, count: int, told: str) -> None:
        """Show how many there are that cannot wait; with none there is no number. `told` explains it."""
        self._count.setText(count_text(count) if count else "")
        set_look(self._count, "badge", "true" if count else "")
        self.setAccessibleName(f"{self._name}, {told}" if count else self._name)
        self.setToolTip(plain_tooltip(f"{self._name}\n{told}"))

    def set_rail(self, *, rail: bool) -> None:
        """Show the mark alone."""
        self._text.setVisible(not rail)
        self._count.setVisible(not rail)

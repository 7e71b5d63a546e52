"""Parts with a title: a section of an inspector, and a card on a page."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label


class Section(Panel):
    """A title, perhaps something at its end, and what belongs to it, divided from the next by a hairline."""

    def __init__(self, title: str, end: QWidget | None = None, *, edge: str = "bottom") -> None:
        super().__init__(edge=edge)
        self.title = Label(title, TextStyle.SECTION)
        head = row(self.title, 0)
        if end is not None:
            head.addWidget(end)
        self._box: QVBoxLayout = column(spacing=8, margins=(16, 14, 16, 14))
        self._box.addLayout(head)
        self.setLayout(self._box)

    def add(self, part: QWidget | QLayout) -> None:
        """Put something under what is there."""
        if isinstance(part, QWidget):
            self._box.addWidget(part)
        else:
            self._box.addLayout(part)


class Card(Section):
    """The same in a frame of its own."""

    def __init__(self, title: str, end: QWidget | None = None) -> None:
        super().__init__(title, end, edge="box")

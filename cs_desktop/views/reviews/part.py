"""What the parts of a review's page share: a title with a count, and a list as high as what it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class ReviewSection(Panel):
    """A title, how much there is, buttons at its end, and what belongs to it."""

    def __init__(self, title: str, *ends: QWidget) -> None:
        super().__init__("surface", "bottom")
        self.title = Label(title, TextStyle.SECTION)
        self.said = ElidedLabel("", TextStyle.CELL, "text2")
        head = row(self.title, self.said, spacing=8, margins=(20, 0, 12, 0))
        head.setStretch(1, 1)
        for end in ends:
            head.addWidget(end)
        self._box = column(spacing=4, margins=(0, 10, 0, 10))
        self._box.addLayout(head)
        self.setLayout(self._box)

    def add(self, part: QWidget, *, inset: int = 20) -> None:
        """Put something under what is there; what is not inset reaches from edge to edge."""
        if inset:
            holder = QWidget()
            holder.setLayout(column(part, spacing=0, margins=(inset, 0, 12, 0)))
            self._box.addWidget(holder)
        else:
            self._box.addWidget(part)


class WholeList(LineList):
    """A list that shows all its lines: the page scrolls, not the list."""

    def __init__(self, theme: Theme, name: str, *, opens_on_click: bool = True) -> None:
        super().__init__(theme, name, opens_on_click=opens_on_click)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_all(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.show_lines(list(lines))
        self.setVisible(bool(lines))
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room of all lines."""
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        model = self.lines
        heights = (delegate.sizeHint(option, model.index(at)).height() for at in range(model.rowCount()))
        return sum(heights) + 2 * self.frameWidth() + 2

    def _fit(self) -> None:
        self.setFixedHeight(max(self._height(), 1))

"""A small table made of widgets: what a person chooses, types and presses stands in its cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, line, row
from cs_desktop.views.widgets.text import Label

ROW_HEIGHT = 36
_BAR = (74, 8)
_EDGE = 20
_GROWING = 130
"""Pixels that a column which grows has at least."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of such a table."""

    title: str
    """In English; empty for none."""
    number: bool = False
    """Whether it holds numbers, which stand at its end."""
    grows: int = 0
    """Its share of the room that the others leave; 0 for one that is as wide as what it holds."""
    goes: int = 0
    """Which column goes first where there is no room for all: the highest; 0 for one that stays."""


class WidgetGrid(QWidget):
    """A heading and rows of widgets; columns go where there is little room."""

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._heads: list[Label] = []
        self._cells: list[list[QWidget]] = [[] for _ in columns]
        self._rows: list[QWidget] = []
        self._next = 1
        """The row of the layout at which the next one begins."""
        self._gone: set[int] = set()
        """The columns for which there is no room."""
        self._make_heads()
        self.setLayout(self._grid)

    def head(self, place: int, text: str) -> None:
        """Give a column another title."""
        self._heads[place].setText(text)

    def clear(self) -> None:
        """Take all rows out."""
        for part in self._rows:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._rows.clear()
        self._next = 1
        for cells in self._cells:
            cells.clear()

    def add(self, cells: Sequence[QWidget], *, wrong: bool = False, below: QWidget | None = None) -> None:
        """Add a row; one in which something is `wrong` is tinted, and `below` stands under its cells."""
        at, self._next = self._next, self._next + 3
        ground = Panel()
        if wrong:
            ground.setProperty("banner", Status.RISK.value)
        self._grid.addWidget(ground, at, 0, 2 if below is not None else 1, len(self._columns))
        self._rows.append(ground)
        for place, cell in enumerate(cells):
            holder = self._hold(place, cell)
            self._grid.addWidget(holder, at, place)
            self._rows.append(holder)
            self._cells[place].append(holder)
            # At once, as what is below them: who looks for the words of a row finds them.
            holder.setVisible(place not in self._gone)
        if below is not None:
            self._grid.addWidget(below, at + 1, 0, 1, len(self._columns))
            # At once, not with the layout: the keyboard goes there next.
            below.show()
            self._rows.append(below)
        under = line()
        self._grid.addWidget(under, at + 2, 0, 1, len(self._columns))
        self._rows.append(under)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go or come back."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Let columns go where what they hold has grown."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows, however narrow."""
        return QSize(scaled(240), super().minimumSizeHint().height())

    def _make_heads(self) -> None:
        ground = Panel("sunken", "bottom")
        self._grid.addWidget(ground, 0, 0, 1, len(self._columns))
        for place, one in enumerate(self._columns):
            label = Label(tr(one.title) if one.title else "", TextStyle.CAPTION_MEDIUM, "text3")
            holder = self._hold(place, label)
            fix_height(holder, 30)
            self._grid.addWidget(holder, 0, place)
            self._grid.setColumnStretch(place, one.grows)
            self._heads.append(label)
            self._cells[place].append(holder)
        self._always = [cells[0] for cells in self._cells]

    def _hold(self, place: int, cell: QWidget) -> QWidget:
        one = self._columns[place]
        before = _EDGE if place == 0 else 6
        after = _EDGE if place == len(self._columns) - 1 else 6
        parts: tuple[QWidget | int, ...] = (0, cell) if one.number else (cell,) if one.grows else (cell, 0)
        holder = QWidget()
        holder.setLayout(row(*parts, spacing=0, margins=(before, 0, after, 0)))
        holder.setMinimumHeight(scaled(ROW_HEIGHT))
        if one.grows:
            # Long words take what is left, and nothing from their neighbours.
            holder.setMinimumWidth(scaled(_GROWING))
            holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return holder

    def _fit(self) -> None:
        needed = [max(map(_least_width, self._all(place))) for place in range(len(self._columns))]
        wanted = sum(needed)
        gone: set[int] = set()
        for place in sorted(range(len(self._columns)), key=lambda place: -self._columns[place].goes):
            if wanted > self.width() and self._columns[place].goes:
                gone.add(place)
                wanted -= needed[place]
        self._gone = gone
        for place in range(len(self._columns)):
            for cell in self._all(place):
                cell.setVisible(place not in gone)

    def _all(self, place: int) -> Sequence[QWidget]:
        return (self._always[place], *self._cells[place])


def _least_width(cell: QWidget) -> int:
    return max(cell.minimumSizeHint().width(), cell.minimumWidth())


class AttainmentBar(QWidget):
    """How much of a goal was attained, as a bar and in per cent."""

    def __init__(self, theme: Theme, part: float, status: Status, said: str) -> None:
        super().__init__()
        self._theme, self._part, self._status = theme, part, status
        self.setFixedSize(scaled(_BAR[0]), scaled(_BAR[1]))
        self.setAccessibleName(said)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar; what is worse than the start fills nothing, and stands as a mark before it."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        whole = QRectF(self.rect())
        painter.fillRect(whole, QColor(tokens.border))
        color = QColor(tokens.status(self._status).mark)
        if self._part < 0:
            painter.fillRect(QRectF(0, 0, 3, whole.height()), color)
        else:
            painter.fillRect(QRectF(0, 0, whole.width() * min(self._part, 1.0), whole.height()), color)


class StatusWord(QWidget):
    """A mark with its word beside it, without a pill."""

    def __init__(self, theme: Theme, text: str, status: Status) -> None:
        super().__init__()
        self.setLayout(
            row(StatusMark(theme, status), Label(text, TextStyle.CELL_MEDIUM, status.value), spacing=6)
        )
        self.setAccessibleName(text)


def two_lines(first: QWidget, second: QWidget) -> QWidget:
    """Return two things one below the other."""
    both = QWidget()
    both.setLayout(column(first, second, spacing=0, margins=(0, 4, 0, 4)))
    return both

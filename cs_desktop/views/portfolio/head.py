"""The headings of the portfolio's table: sorted by, moved, widened."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHeaderView

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.saved_views import Sorting
from cs_desktop.views.itemmodels.portfolio_columns import RIGHT, column_at, column_of
from cs_desktop.views.portfolio.column_widths import Need
from cs_desktop.views.portfolio.frozen import FIRST
from cs_desktop.views.portfolio.frozen_head import FrozenHead
from cs_desktop.views.portfolio.row_painter import FIRST_PAD, PAD
from cs_desktop.views.theme.direction import elided, mirrored
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

HEAD_HEIGHT = 30
ARROW = 12
GAP = 5
LEAST = 40
"""Pixels down to which a column can be made narrow."""
_ABSOLUTE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class PortfolioHead(FrozenHead):
    """The headings; those sorted by are darker and carry an arrow, and a number where there are several."""

    sort_requested = Signal(object, bool)
    """The PortfolioColumn, and whether it is added to those sorted by."""
    moved = Signal(object)
    """The shown columns in their new order, after one was dragged."""
    widened = Signal(object, int)
    """The PortfolioColumn, and the width that the user gave it; 0 for its own."""
    sorting_shown = Signal()
    """Other columns are marked as sorted by, and may need more room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sort: Sorting = ()
        self._busy = False
        """Whether sections are moved and sized by the program."""
        self.renew()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Headings"))
        self.sectionClicked.connect(self._click)
        self.sectionMoved.connect(self._tell_moved)
        self.sectionResized.connect(self._tell_width)
        self.sectionHandleDoubleClicked.connect(lambda place: self.widened.emit(column_at(place).key, 0))

    def renew(self) -> None:
        """Write in the size of text that is in use now."""
        self.setFont(font(TextStyle.CAPTION_MEDIUM))
        self.setFixedHeight(scaled(HEAD_HEIGHT))

    def show_sorting(self, sort: Sorting) -> None:
        """Mark the columns sorted by."""
        if sort != self._sort:
            self._sort = sort
            self.viewport().update()
            self.sorting_shown.emit()

    def with_heading(self, key: PortfolioColumn, need: Need) -> Need:
        """Return what a column needs where its heading is to be read too, sorted by or not."""
        title = self.fontMetrics().horizontalAdvance(tr(column_of(key).title))
        sides = PAD + (FIRST_PAD if key is PortfolioColumn.NAME else PAD)
        width = title + GAP + ARROW + self._number_width(self._number(key)) + sides
        return Need(max(need.least, width), max(need.natural, width))

    def arrange(self, columns: Sequence[PortfolioColumn], widths: dict[PortfolioColumn, int]) -> None:
        """Show these columns in this order and in these widths, and no others."""
        self._busy = True
        for place in range(self.count()):
            self.setSectionHidden(place, column_at(place).key not in widths)
        places = {column_at(place).key: place for place in range(self.count())}
        for visual, key in enumerate(columns):
            self.moveSection(self.visualIndex(places[key]), visual)
            self.resizeSection(places[key], widths[key])
        self._busy = False

    def shown_columns(self) -> tuple[PortfolioColumn, ...]:
        """Return the columns as they stand from where reading begins."""
        places = [self.logicalIndex(visual) for visual in range(self.count())]
        return tuple(column_at(place).key for place in places if not self.isSectionHidden(place))

    def column_under(self, at: QPoint) -> PortfolioColumn:
        """Return the column whose heading stands at a point; the first one behind all of them."""
        return column_at(max(self.section_under(at), FIRST)).key

    def paint_edge(self, painter: QPainter, x: int) -> None:
        """Draw what parts the first heading from those under it."""
        painter.fillRect(x, 0, 1, self.height(), self._theme.color("border_strong"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        column = column_at(logicalIndex)
        painter.save()
        painter.fillRect(rect, self._theme.color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("border"))
        down, number = dict(self._sort).get(column.key), self._number(column.key)
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text3" if down is None else "text"))
        begin, end = FIRST_PAD if logicalIndex == FIRST else PAD, PAD
        box = rect.adjusted(end, 0, -begin, -1) if mirrored() else rect.adjusted(begin, 0, -end, -1)
        metrics = self.fontMetrics()
        mark = 0 if down is None else ARROW + self._number_width(number)
        room = box.width() - (mark + GAP if mark else 0)
        text = elided(metrics, tr(column.title), Qt.TextElideMode.ElideRight, max(room, 0))
        width = metrics.horizontalAdvance(text)
        # The title of numbers stands at the end, as they do, and the mark before it.
        at_end = column.align is RIGHT
        title_at = box.width() - width if at_end else 0
        mark_at = title_at - GAP - mark if at_end else width + GAP
        painter.drawText(_part(box, title_at, width), _ABSOLUTE, text)
        if down is not None:
            self._paint_mark(painter, _part(box, mark_at, mark), number, down=down)
        painter.restore()

    def _number(self, key: PortfolioColumn) -> str:
        """Return which of several columns sorted by it is; empty for none and for the only one."""
        rank = next((i for i, (sorted_by, _) in enumerate(self._sort, 1) if sorted_by is key), 0)
        return str(rank) if rank and len(self._sort) > 1 else ""

    def _number_width(self, number: str) -> int:
        return self.fontMetrics().horizontalAdvance(number) + 2 if number else 0

    def _paint_mark(self, painter: QPainter, box: QRect, number: str, *, down: bool) -> None:
        """Draw an arrow, and behind it which column it is of several."""
        name = "arrow-down" if down else "arrow-up"
        arrow = self._theme.pixmap(name, "text", ARROW, self.devicePixelRatioF())
        place = _part(box, 0, ARROW)
        painter.drawPixmap(QPoint(place.left(), box.center().y() + 1 - ARROW // 2), arrow)
        if number:
            painter.drawText(_part(box, ARROW + 2, box.width() - ARROW - 2), _ABSOLUTE, number)

    def _click(self, place: int) -> None:
        added = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(column_at(place).key, added)

    def _tell_moved(self) -> None:
        if not self._busy:
            self.moved.emit(self.shown_columns())

    def _tell_width(self, place: int, old: int, new: int) -> None:
        # Showing and hiding are told as widths too.
        if not self._busy and old and new:
            self.widened.emit(column_at(place).key, new)


def _part(box: QRect, at: int, width: int) -> QRect:
    """Return the part of a box that begins `at` so many pixels from where reading begins."""
    left = box.left() + box.width() - at - width if mirrored() else box.left() + at
    return QRect(left, box.top(), width, box.height())

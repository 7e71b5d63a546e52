"""Draws what is in view of the portfolio's table: rows, groups, the first column over the others."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from cs_desktop.views.itemmodels.portfolio_columns import column_at
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.frozen import FIRST
from cs_desktop.views.portfolio.frozen_view import FrozenView
from cs_desktop.views.portfolio.group_row import GroupRow
from cs_desktop.views.portfolio.row_painter import PAD, RowPainter, Spans
from cs_desktop.views.portfolio.selection import AccountSelection
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_frame

_MARK = 2
"""Height of the line under the cell that the keyboard is on."""


class ViewPainter:
    """Asks the view where things stand, and draws them."""

    def __init__(
        self,
        theme: Theme,
        view: FrozenView,
        model: PortfolioModel,
        rows: RowPainter,
        selection: AccountSelection,
    ) -> None:
        self._theme, self._view, self._model = theme, view, model
        self._rows, self._selection = rows, selection
        self._groups = GroupRow(theme)

    def renew(self) -> None:
        """Take the fonts of now."""
        self._groups.take_fonts()

    def paint(self, painter: QPainter) -> None:
        """Draw all of it."""
        self._rows.begin(painter)
        view, frozen = self._view, self._view.frozen_box()
        places = self._places()
        selected = self._selection.places_within(places.start, places.stop - 1)
        for part, spans in ((view.scrolled_box(), self._spans()), (frozen, self._first(frozen))):
            painter.setClipRect(part)
            for place in places:
                if self._model.group_at(place) is None:
                    box = QRect(part.left(), view.rowViewportPosition(place), part.width(), self._height)
                    self._rows.paint(painter, box, place, spans, selected=place in selected)
        if not frozen.isEmpty() and view.horizontalScrollBar().value():
            edge = frozen.left() if mirrored() else frozen.right()
            last = view.rowViewportPosition(places.stop - 1) + self._height if places else 0
            painter.fillRect(edge, 0, 1, last, self._theme.color("border_strong"))
        painter.setClipping(False)
        if self._model.grouped_by is not None:
            self._groups.paint_all(painter, view, self._model)
        self._mark_current(painter)
        paint_frame(view, self._theme.tokens)

    @property
    def _height(self) -> int:
        return self._view.verticalHeader().defaultSectionSize()

    def _places(self) -> range:
        """Return the rows that are in view."""
        first, last = self._view.rowAt(0), self._view.rowAt(self._view.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _spans(self) -> Spans:
        """Return the columns that are in view, but for the first where that stays."""
        view, head, part = self._view, self._view.horizontalHeader(), self._view.scrolled_box()
        begin = 0 if self._view.frozen_box().isEmpty() else 1
        spans = []
        for visual in range(begin, head.count()):
            place = head.logicalIndex(visual)
            if not head.isSectionHidden(place):
                left, width = view.columnViewportPosition(place), view.columnWidth(place)
                if left + width > part.left() and left <= part.right():
                    spans.append((column_at(place).key, left, width))
        return spans

    def _first(self, frozen: QRect) -> Spans:
        return [(column_at(FIRST).key, frozen.left(), frozen.width())]

    def _mark_current(self, painter: QPainter) -> None:
        """Underline the cell that F2 edits, where the keyboard has gone to another than the first."""
        view, index = self._view, self._view.currentIndex()
        on_cell = view.hasFocus() and index.isValid() and index.column() != FIRST
        if on_cell and self._model.group_at(index.row()) is None:
            cell = view.visualRect(index)
            bar = QRect(cell.left() + PAD, cell.bottom() - 2 * _MARK - 1, cell.width() - 2 * PAD, _MARK)
            painter.fillRect(bar & view.scrolled_box(), self._theme.color("focus"))

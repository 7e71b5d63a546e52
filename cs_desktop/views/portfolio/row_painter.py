"""Draws the rows of the portfolio that are in view, all of them in one go.

Qt's own way asks a delegate for each cell, which costs more than the drawing itself, and leaves no room for
a first column that stays while the others are scrolled sideways.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_columns import RIGHT, column_of
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.cells import Cells
from cs_desktop.views.portfolio.pen import Pen
from cs_desktop.views.widgets.row_drawing import EDGE

PAD = 8
FIRST_PAD = 16
_WAITING = 48
"""Width of the bar that stands for what is still being read."""
Spans = Sequence[tuple[PortfolioColumn, int, int]]
"""Columns with left edge and width, as they stand in view."""


class RowPainter:
    """Knows ground and cells of a row; the table says where they stand."""

    def __init__(self, model: PortfolioModel, pen: Pen, cells: Cells) -> None:
        self._model, self._pen, self._cells = model, pen, cells
        self.hovered = -1
        """The row under the mouse; −1 for none."""

    def begin(self, painter: QPainter) -> None:
        """Take note of what is drawn on, before the first row."""
        self._pen.begin(painter)

    def paint(self, painter: QPainter, box: QRect, place: int, spans: Spans, *, selected: bool) -> None:
        """Draw one account's cells in columns on one ground."""
        row = self._model.account_at(place)
        ground = "selected" if selected else "hover" if place == self.hovered else "surface"
        painter.fillRect(box, self._pen.color(ground))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, self._pen.color("grid"))
        pending = self._model.pending
        for key, left, width in spans:
            cell = QRect(left, box.top(), width, box.height())
            self._paint_cell(painter, cell, key, row, waits=key in pending)
            if selected and key is PortfolioColumn.NAME:
                edge = left + width - EDGE if self._pen.mirrored else left
                painter.fillRect(edge, box.top(), EDGE, box.height(), self._pen.color("accent"))

    def _paint_cell(
        self, painter: QPainter, cell: QRect, key: PortfolioColumn, row: PortfolioRow, *, waits: bool
    ) -> None:
        begin, end = FIRST_PAD if key is PortfolioColumn.NAME else PAD, PAD
        box = cell.adjusted(end, 0, -begin, -1) if self._pen.mirrored else cell.adjusted(begin, 0, -end, -1)
        if waits:
            bar = QRect(box.left(), box.center().y() - 3, min(box.width(), _WAITING), 8)
            painter.fillRect(bar, self._pen.color("track"))
            return
        self._pen.draw(painter, box, self._cells.parts(key, row), to_end=column_of(key).align is RIGHT)

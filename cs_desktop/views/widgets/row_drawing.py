"""What rows of tables and lists have in common: their ground, and the frame of the one with the keyboard."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView

from cs_desktop.views.theme.direction import placed
from cs_desktop.views.theme.tokens import Tokens

EDGE = 3
"""Width of the mark before the first cell of a selected row."""
_FRAME = 2


def paint_ground(
    painter: QPainter, box: QRect, tokens: Tokens, *, selected: bool, hovered: bool, first: bool
) -> None:
    """Draw a cell's tint and the line that ends its row; the `first` cell of a selected row has a mark."""
    if selected:
        painter.fillRect(box, QColor(tokens.selected))
    elif hovered:
        painter.fillRect(box, QColor(tokens.hover))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.grid))
    if selected and first:
        mark = placed(QRect(box.left(), box.top(), EDGE, box.height()), box)
        painter.fillRect(mark, QColor(tokens.accent))


def paint_frame(view: QAbstractItemView, tokens: Tokens, *, across: bool = True) -> None:
    """Draw the frame of the row that has the keyboard, if the view has it; or of its cell alone."""
    index = view.currentIndex()
    if not (view.hasFocus() and index.isValid()):
        return
    cell = view.visualRect(index)
    if isinstance(view, QTableView):
        # The cell itself may be in a column that is hidden.
        cell = QRect(
            cell.left(), view.rowViewportPosition(index.row()), cell.width(), view.rowHeight(index.row())
        )
    left, width = (0, view.viewport().width()) if across else (cell.left(), cell.width())
    painter = QPainter(view.viewport())
    painter.setPen(QPen(QColor(tokens.focus), _FRAME))
    painter.drawRect(QRect(left + 1, cell.top() + 1, width - 2, cell.height() - 3))

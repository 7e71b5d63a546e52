"""A quiet table: hairlines between rows, no numbers at the side, the keyboard on one cell."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_frame

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
HEAD_HEIGHT = 30
PAD, FIRST_PAD = 8, 20
WIDEST = 260
NARROWEST = 64
_MEASURED = 50
"""Rows by which the width of a column is chosen."""


def cell_box(rect: QRect, column: int) -> QRect:
    """Return where the text of a cell stands; the first column begins where the page begins."""
    return rect.adjusted(FIRST_PAD if column == 0 else PAD, 0, -PAD, 0)


def write(painter: QPainter, box: QRect, text: str) -> None:
    """Draw text on one line, shortened to the room it has."""
    shown = elided(painter.fontMetrics(), text, Qt.TextElideMode.ElideRight, box.width())
    sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(sides), shown)


class CellDelegate(QStyledItemDelegate):
    """Draws plain cells; tables with more to show have delegates of their own."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        self.paint_ground(painter, option)
        painter.setFont(font(TextStyle.CELL))
        painter.setPen(self._theme.color("text2" if index.column() else "text"))
        write(painter, cell_box(option.rect, index.column()), str(index.data() or ""))

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Draw the ground of a selected cell."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("selected"))


class _Head(QHeaderView):
    """The headings, written small."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        fix_height(self, HEAD_HEIGHT)
        self.setMinimumSectionSize(NARROWEST)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.sunken))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        painter.setFont(font(TextStyle.CAPTION_MEDIUM))
        painter.setPen(QColor(tokens.text3))
        title = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        write(painter, cell_box(rect, logicalIndex), str(title or ""))
        painter.restore()


class Grid(QTableView):
    """What the tables of the wizard have in common."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setHorizontalHeader(_Head(theme, self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFont(font(TextStyle.CELL))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(ROW_HEIGHT)
        theme.changed.connect(self.viewport().update)

    def fit_columns(self, first: int = 0) -> None:
        """Give each column from `first` on the width of its first cells, within bounds."""
        model, measure = self.model(), self.fontMetrics()
        head = QFontMetrics(font(TextStyle.CAPTION_MEDIUM))
        for place in range(first, model.columnCount()):
            texts = [
                str(model.index(row, place).data() or "") for row in range(min(model.rowCount(), _MEASURED))
            ]
            title = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
            needed = max(
                [measure.horizontalAdvance(text) for text in texts] + [head.horizontalAdvance(title)]
            )
            pad = PAD + (PAD if place else FIRST_PAD) + 2
            self.setColumnWidth(place, min(max(needed + pad, NARROWEST), WIDEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last row."""
        last = self.model().rowCount() - 1
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            row = 0 if event.key() == Qt.Key.Key_Home else last
            self.setCurrentIndex(self.model().index(row, max(self.currentIndex().column(), 0)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, hairlines between them, and the frame of the cell that has the keyboard."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        line = QColor(self._theme.tokens.grid)
        width = self.viewport().width()
        for row in range(max(self.rowAt(0), 0), self.model().rowCount()):
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            if bottom > event.rect().bottom() + ROW_HEIGHT:
                break
            painter.fillRect(QRect(0, bottom, width, 1), line)
        painter.end()
        paint_frame(self, self._theme.tokens, across=False)

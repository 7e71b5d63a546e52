"""A quiet table: hairlines between rows, no numbers at the side, the keyboard on one cell."""

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

ROW_HEIGHT = 32
HEAD_HEIGHT = 30
WIDEST = 260
NARROWEST = 64
_MEASURED = 50
"""Rows by which the width of a column is chosen."""


class Grid(QTableView):
    """What the tables of the wizard have in common."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
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
        head = self.horizontalHeader()
        head.setFont(font(TextStyle.CAPTION_MEDIUM))
        head.setFixedHeight(HEAD_HEIGHT)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(NARROWEST)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(ROW_HEIGHT)
        theme.changed.connect(self.viewport().update)

    def fit_columns(self, first: int = 0) -> None:
        """Give each column from `first` on the width of its first cells, within bounds."""
        model, measure = self.model(), self.fontMetrics()
        head = self.horizontalHeader().fontMetrics()
        for place in range(first, model.columnCount()):
            texts = [
                str(model.index(row, place).data() or "") for row in range(min(model.rowCount(), _MEASURED))
            ]
            title = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
            needed = max(
                [measure.horizontalAdvance(text) for text in texts] + [head.horizontalAdvance(title)]
            )
            self.setColumnWidth(place, min(max(needed + 24, NARROWEST), WIDEST))

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
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter.setPen(QPen(QColor(self._theme.tokens.focus), 2))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -1, -2))

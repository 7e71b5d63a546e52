"""A tree of rows that a delegate draws, with a head above and arrows that open and close."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from cs_desktop.views.theme.direction import mirrored, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_frame

Index = QModelIndex | QPersistentModelIndex
_ARROW = 14
_HEAD = 30


class RowsTree(QTreeView):
    """What the trees have in common; each sets its own delegate. The first column takes what is left."""

    def __init__(self, theme: Theme, name: str, indent: int) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setIndentation(indent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        head = self.header()
        head.setFont(font(TextStyle.CAPTION_MEDIUM))
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        fix_height(head, _HEAD)
        # The rows' height depends on the size of text.
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self.viewport().update)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Show a model."""
        super().setModel(model)
        if model is not None:
            # A head without sections has none to stretch.
            self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def width_of(self, column: int, drawn: int, pad: int) -> int:
        """Return how wide a column is to be: as drawn, at the size of text, but never cutting its heading."""
        heading = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return max(scaled(drawn), self.header().fontMetrics().horizontalAdvance(heading) + 2 * pad)

    def drawBranches(self, painter: QPainter, box: QRect, index: Index) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow of a row that has others below, over the row's own ground."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(box, self._theme.color("selected"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.color("grid"))
        if not self.model().hasChildren(index):
            return
        closed = "chevron-left" if mirrored() else "chevron-right"
        icon = "chevron-down" if self.isExpanded(index) else closed
        indent = self.indentation()
        left = box.right() + 1 - indent + (indent - _ARROW) // 2
        place = QRect(left, box.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
        pixmap = self._theme.pixmap(icon, "text3", _ARROW, painter.device().devicePixelRatio())
        painter.drawPixmap(placed(place, box).topLeft(), pixmap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)

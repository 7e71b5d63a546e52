"""A table whose first column stays where reading begins, while the others are scrolled sideways."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cs_desktop.views.portfolio.frozen import FIRST, frozen_part, frozen_width, scrolled_part
from cs_desktop.views.theme.direction import mirrored

Index = QModelIndex | QPersistentModelIndex
_NEAREST = QAbstractItemView.ScrollHint.EnsureVisible


class FrozenView(QTableView):
    """Knows where cells stand; who derives from it draws them."""

    def __init__(self, head: QHeaderView) -> None:
        super().__init__()
        head.setParent(self)
        self.setHorizontalHeader(head)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # Qt moves what it drew before by the way that was scrolled, the first column too.
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(head.viewport().update)

    def frozen_box(self) -> QRect:
        """Return what the first column takes of the view; nothing where it is scrolled with the others."""
        return frozen_part(self.horizontalHeader(), self.viewport().rect())

    def scrolled_box(self) -> QRect:
        """Return what the other columns share."""
        return scrolled_part(self.horizontalHeader(), self.viewport().rect())

    def indexAt(self, at: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the cell at a point of the view."""
        found = super().indexAt(at)
        if not self.frozen_box().contains(at):
            return found
        row = self.rowAt(at.y())
        return self.model().index(row, FIRST) if row >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where a cell stands, though others may cover it."""
        cell = super().visualRect(index)
        frozen = self.frozen_box()
        if not index.isValid() or index.column() != FIRST or frozen.isEmpty():
            return cell
        top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        return QRect(frozen.left(), top, frozen.width(), height)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _NEAREST) -> None:  # noqa: N802
        """Bring a cell into view, beside the first column and not beneath it."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        width = frozen_width(self.horizontalHeader())
        if not index.isValid() or not width:
            return
        if index.column() == FIRST:
            bar.setValue(before)
            return
        cell = super().visualRect(index)
        covered = cell.right() - self.scrolled_box().right() if mirrored() else width - cell.left()
        if covered > 0:
            bar.setValue(bar.value() - covered)

    def whole_room(self) -> int:
        """Return the width up to the edge of the window, whatever stands beside the table now."""
        window = self.window()
        left = self.mapTo(window, QPoint(0, 0)).x()
        beyond = left + self.width() if mirrored() else window.width() - left
        return max(beyond, self.width()) - (self.width() - self.viewport().width())

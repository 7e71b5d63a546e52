"""The tree of accounts on screen: arrows and the keyboard open and close, Enter goes to the account."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from cs_desktop.common.language import tr
from cs_desktop.domain.account_tree import AccountNode
from cs_desktop.views.accounts.delegate import PAD, AccountTreeDelegate
from cs_desktop.views.itemmodels.account_tree_model import AccountTreeModel, TreeColumn
from cs_desktop.views.theme.direction import mirrored, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.row_drawing import paint_frame

Index = QModelIndex | QPersistentModelIndex
INDENT = 22
HEAD_HEIGHT = 30
ARROW = 14
NAME_WIDTH = 220
DROPPED = (TreeColumn.OWNER, TreeColumn.COUNT)
"""These leave, the last one first, where names would have less room than that."""
WIDTHS = {
    TreeColumn.COUNT: 84,
    TreeColumn.ARR: 96,
    TreeColumn.HEALTH: 112,
    TreeColumn.RENEWAL: 128,
    TreeColumn.OWNER: 140,
}


class AccountTree(QTreeView):
    """Shows an AccountTreeModel and says which account is opened."""

    account_requested = Signal(object)
    left = Signal()
    """Up was pressed in the first row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = AccountTreeModel(self)
        self._delegate = AccountTreeDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Accounts"))
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        head = self.header()
        head.setFont(font(TextStyle.CAPTION_MEDIUM))
        head.setStretchLastSection(False)
        fix_height(head, HEAD_HEIGHT)
        head.setSectionResizeMode(TreeColumn.NAME, QHeaderView.ResizeMode.Stretch)
        head.setSectionsMovable(False)
        self._fit()
        theme.changed.connect(self._fit)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        theme.changed.connect(self.viewport().update)

    def show_nodes(self, nodes: tuple[AccountNode, ...], currency: str, today: date, *, opened: bool) -> None:
        """Show trees, the row that one stood on kept where it is still there; `opened` shows all below."""
        here = self._model.node(self.currentIndex())
        closed = {node.row.id for node in self._closed_nodes()}
        self._delegate.set_today(today)
        self._model.show(nodes, currency)
        self.expandAll()
        if not opened:
            for account_id in closed:
                self.collapse(self._model.find(account_id))
        found = self._model.find(here.row.id) if here is not None else QModelIndex()
        self.setCurrentIndex(found if found.isValid() else self._model.index(0, 0))

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._delegate.use_logos(logos)
        logos.changed.connect(self.viewport().update)

    def current_account(self) -> int | None:
        """Return the account that one stands on."""
        node = self._model.node(self.currentIndex())
        return None if node is None else node.row.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open an account with Enter; leave upwards from the first row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and not self.indexAbove(self.currentIndex()).isValid():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, box: QRect, index: Index) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow of a row that has others below, over the row's own ground."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(box, self._theme.color("selected"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.color("grid"))
        if not self._model.hasChildren(index):
            return
        closed = "chevron-left" if mirrored() else "chevron-right"
        icon = "chevron-down" if self.isExpanded(index) else closed
        place = placed(QRect(box.right() - INDENT + 6, box.center().y() - ARROW // 2 + 1, ARROW, ARROW), box)
        if mirrored():
            place.moveLeft(box.left() + INDENT - 6 - ARROW)
        pixmap = self._theme.pixmap(icon, "text3", ARROW, painter.device().devicePixelRatio())
        painter.drawPixmap(place.topLeft(), pixmap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names their room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.header().fontMetrics()
        widths = {
            column: max(scaled(width), metrics.horizontalAdvance(self._heading(column)) + 2 * PAD)
            for column, width in WIDTHS.items()
        }
        room = self.viewport().width() - scaled(NAME_WIDTH)
        for column in reversed(TreeColumn):
            if column is TreeColumn.NAME:
                continue
            hidden = column in DROPPED and room < sum(widths.values())
            self.setColumnHidden(column, hidden)
            if hidden:
                del widths[column]
        for column, width in widths.items():
            self.header().resizeSection(column, width)

    def _heading(self, column: TreeColumn) -> str:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")

    def _open(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node is not None:
            self.account_requested.emit(node.row.id)

    def _closed_nodes(self) -> list[AccountNode]:
        closed = []
        waiting = [self._model.index(place, 0) for place in range(self._model.rowCount())]
        while waiting:
            index = waiting.pop()
            below = self._model.rowCount(index)
            node = self._model.node(index)
            if below and node is not None and not self.isExpanded(index):
                closed.append(node)
            waiting += [self._model.index(place, 0, index) for place in range(below)]
        return closed

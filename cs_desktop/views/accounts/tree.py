"""The tree of accounts on screen: arrows and the keyboard open and close, Enter goes to the account."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from cs_desktop.common.language import tr
from cs_desktop.domain.account_tree import AccountNode
from cs_desktop.views.accounts.delegate import PAD, AccountTreeDelegate
from cs_desktop.views.itemmodels.account_tree_model import AccountTreeModel, TreeColumn
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.rows_tree import RowsTree

INDENT = 22
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


class AccountTree(RowsTree):
    """Shows an AccountTreeModel and says which account is opened."""

    account_requested = Signal(object)
    left = Signal()
    """Up was pressed in the first row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Accounts"), INDENT)
        self._model = AccountTreeModel(self)
        self._delegate = AccountTreeDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._fit()
        theme.changed.connect(self._fit)
        self.doubleClicked.connect(self._open)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names their room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = {column: self.width_of(column, width, PAD) for column, width in WIDTHS.items()}
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

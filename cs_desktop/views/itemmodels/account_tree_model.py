"""The tree of accounts as Qt's item model."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.account_tree import AccountNode
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.vocabulary import words

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class TreeColumn(IntEnum):
    """The columns, in order."""

    NAME = 0
    COUNT = 1
    ARR = 2
    HEALTH = 3
    RENEWAL = 4
    OWNER = 5


TITLES = {
    TreeColumn.NAME: marked("Account"),
    TreeColumn.COUNT: marked("Accounts"),
    TreeColumn.ARR: marked("ARR"),
    TreeColumn.HEALTH: marked("Worst health"),
    TreeColumn.RENEWAL: marked("Next renewal"),
    TreeColumn.OWNER: marked("Owner"),
}
NUMBERS = (TreeColumn.COUNT, TreeColumn.ARR)
"""Columns of numbers, which end alike."""
DASH = "–"


class _Item:
    """A node with its place in the tree, which Qt asks for from below."""

    __slots__ = ("above", "children", "node", "place")

    def __init__(self, node: AccountNode, above: "_Item | None", place: int) -> None:
        self.node, self.above, self.place = node, above, place
        self.children = [_Item(child, self, number) for number, child in enumerate(node.children)]


class AccountTreeModel(QAbstractItemModel):
    """Gives each cell as text; a delegate may draw more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tops: list[_Item] = []
        self._currency = "USD"

    def show(self, nodes: Sequence[AccountNode], currency: str) -> None:
        """Show these trees."""
        self.beginResetModel()
        self._currency = currency
        self._tops = [_Item(node, None, place) for place, node in enumerate(nodes)]
        self.endResetModel()

    def node(self, index: Index) -> AccountNode | None:
        """Return the node of a row."""
        return _item(index).node if index.isValid() else None

    def find(self, account_id: int) -> QModelIndex:
        """Return the row of an account; an invalid index where it is not shown."""
        waiting = list(self._tops)
        while waiting:
            item = waiting.pop()
            if item.node.row.id == account_id:
                return self.createIndex(item.place, 0, item)
            waiting += item.children
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the place of a cell."""
        items = _item(parent).children if parent.isValid() else self._tops
        return self.createIndex(row, column, items[row]) if 0 <= row < len(items) else QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent too
        """Return the row above in the tree."""
        above = _item(index).above if index.isValid() else None
        return self.createIndex(above.place, 0, above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows stand under one."""
        if parent.column() > 0:
            return 0
        return len(_item(parent).children if parent.isValid() else self._tops)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        del parent
        return len(TreeColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[TreeColumn(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(node, TreeColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(node, TreeColumn(index.column()))
        return None

    def text(self, node: AccountNode, column: TreeColumn) -> str:
        """Return a cell's text."""
        if column is TreeColumn.NAME:
            return node.row.name
        if column is TreeColumn.COUNT:
            return str(node.count) if node.children else ""
        if column is TreeColumn.ARR:
            return money_short(node.arr, self._currency) if node.arr else DASH
        if column is TreeColumn.HEALTH:
            if node.worst_health is None or node.worst_band is None:
                return tr("No score")
            return f"{shown_score(node.worst_health)} {words(node.worst_band)}"
        if column is TreeColumn.RENEWAL:
            return day_text(node.next_renewal)
        return node.row.owner or tr("Nobody")

    def _aloud(self, node: AccountNode, column: TreeColumn) -> str:
        text = self.text(node, column)
        if column is TreeColumn.NAME:
            below = trn("{count} account", "{count} accounts", node.count)
            return f"{text}, {below}" if node.children else text
        return f"{tr(TITLES[column])} {text}"


def _item(index: Index) -> _Item:
    item = index.internalPointer()
    assert isinstance(item, _Item)
    return item

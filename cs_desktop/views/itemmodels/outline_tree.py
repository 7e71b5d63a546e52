"""A tree of rows that are known by keys: what is read anew is told as what came, went and moved."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.outline import Heap, NodeKey, OutlineNode
from cs_desktop.views.widgets.rows_view import runs_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TOP: NodeKey = (Kind.JOURNEY_MAP, 0, 0)


class _Item:
    """A row that is there, with its place in the tree, which Qt asks for from below."""

    __slots__ = ("above", "children", "node", "number", "place")

    def __init__(self, node: OutlineNode, above: "_Item | None", number: int) -> None:
        self.node, self.above, self.number, self.place = node, above, number, 0
        self.children: list[_Item] = []

    def count_off(self, first: int = 0) -> None:
        """Let those below know their places, from one on."""
        for place in range(first, len(self.children)):
            self.children[place].place = place


class OutlineTree(QAbstractItemModel):
    """Keeps its rows by their keys, so that selection, open rows and an editor outlast what is read anew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._root = _Item(OutlineNode(_TOP, Heap.UNPLACED), None, 0)
        self._items: dict[NodeKey, _Item] = {_TOP: self._root}
        self._by_number: dict[int, _Item] = {}

    def forget(self) -> None:
        """Show nothing, as before another tree is shown: one by one, most of its rows would be moved."""
        self.beginResetModel()
        self._root.children = []
        self._items = {_TOP: self._root}
        self._by_number = {}
        self.endResetModel()

    def follow(self, nodes: Sequence[OutlineNode], *, all_changed: bool) -> None:
        """Show these rows; those whose keys were here stay the same rows, wherever they are now.

        `all_changed` says that cells may read otherwise although their parts are the same.
        """
        wanted = {_TOP: OutlineNode(_TOP, Heap.UNPLACED, children=tuple(nodes))}
        above: dict[NodeKey, NodeKey] = {}
        for node in _walk(wanted[_TOP]):
            for child in node.children:
                wanted[child.key], above[child.key] = child, node.key
        self._make_groups(wanted, above)
        self._move_over(above)
        self._remove_gone(wanted)
        for key, node in wanted.items():
            self._arrange(self._items[key], node)
        self._tell_changes(wanted, everywhere=all_changed)

    def node(self, index: Index) -> OutlineNode | None:
        """Return the node of a row; None of a row that is gone."""
        item = self._by_number.get(index.internalId()) if index.isValid() else None
        return None if item is None else item.node

    def find(self, key: NodeKey) -> QModelIndex:
        """Return the row of a key; an invalid index where it is not shown."""
        item = self._items.get(key)
        return self._index_of(item) if item is not None else QModelIndex()

    def find_all(self, kind: Kind, part_id: int) -> list[QModelIndex]:
        """Return the rows of a part: one, but for stages and lanes that stand in several places."""
        first = self.find((kind, part_id, 0))
        if first.isValid():
            return [first]
        return [self._index_of(item) for key, item in self._items.items() if key[:2] == (kind, part_id)]

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the place of a cell."""
        item = self._item(parent)
        if item is None or not 0 <= row < len(item.children) or not 0 <= column < self.columnCount():
            return QModelIndex()
        return self.createIndex(row, column, item.children[row].number)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent too
        """Return the row above in the tree."""
        item = self._item(index)
        return self._index_of(item.above) if item is not None and item.above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows stand under one."""
        item = self._item(parent)
        return 0 if item is None or parent.column() > 0 else len(item.children)

    def _item(self, index: Index) -> _Item | None:
        return self._by_number.get(index.internalId()) if index.isValid() else self._root

    def _index_of(self, item: _Item) -> QModelIndex:
        return QModelIndex() if item.above is None else self.createIndex(item.place, 0, item.number)

    def _make_groups(self, wanted: Mapping[NodeKey, OutlineNode], above: Mapping[NodeKey, NodeKey]) -> None:
        """Add the rows that others will be moved under, at the end."""
        for key in above:
            if key not in self._items and wanted[key].children:
                self._insert(self._items[above[key]], None, [wanted[key]])

    def _move_over(self, above: Mapping[NodeKey, NodeKey]) -> None:
        """Move the rows that stand under another one now, below all there."""
        for key, parent in above.items():
            item = self._items.get(key)
            if item is not None and item.above is not None and item.above.node.key != parent:
                self._move(item, self._items[parent], len(self._items[parent].children))

    def _remove_gone(self, wanted: Mapping[NodeKey, OutlineNode]) -> None:
        gone: dict[NodeKey, list[int]] = {}
        for key, item in self._items.items():
            if key not in wanted and item.above is not None and item.above.node.key in wanted:
                gone.setdefault(item.above.node.key, []).append(item.place)
        for key, places in gone.items():
            # From the end, so that the places before stay what they are.
            for first, last in reversed(runs_of(sorted(places))):
                self._remove(self._items[key], first, last)

    def _arrange(self, item: _Item, node: OutlineNode) -> None:
        """Let the rows under one be those of a node, in its order; as few as possible are moved."""
        places = {child.key: place for place, child in enumerate(node.children)}
        stay = _longest_rise([places[child.node.key] for child in item.children])
        place = 0
        while place < len(node.children):
            key = node.children[place].key
            there = item.children[place] if place < len(item.children) else None
            if there is not None and there.node.key == key:
                place += 1
            elif key not in self._items:
                run = list(takewhile(lambda one: one.key not in self._items, node.children[place:]))
                self._insert(item, place, run)
                place += len(run)
            elif places[key] in stay:
                # What stands before it goes further down.
                assert there is not None
                self._move(there, item, len(item.children))
            else:
                self._move(self._items[key], item, place)

    def _insert(self, above: _Item, place: int | None, nodes: Sequence[OutlineNode]) -> None:
        first = len(above.children) if place is None else place
        self.beginInsertRows(self._index_of(above), first, first + len(nodes) - 1)
        made = [_Item(node, above, next(self._numbers)) for node in nodes]
        above.children[first:first] = made
        above.count_off(first)
        for item in made:
            self._items[item.node.key] = self._by_number[item.number] = item
        self.endInsertRows()

    def _move(self, item: _Item, above: _Item, place: int) -> None:
        """Move a row before another, whose place is counted while the row still stands where it was."""
        before = item.above
        assert before is not None
        source, target = self._index_of(before), self._index_of(above)
        if not self.beginMoveRows(source, item.place, item.place, target, place):
            return
        at = place - (before is above and item.place < place)
        before.children.pop(item.place)
        above.children.insert(at, item)
        item.above = above
        before.count_off()
        above.count_off()
        self.endMoveRows()

    def _remove(self, above: _Item, first: int, last: int) -> None:
        self.beginRemoveRows(self._index_of(above), first, last)
        gone = above.children[first : last + 1]
        del above.children[first : last + 1]
        above.count_off(first)
        for one in (below for item in gone for below in _items_from(item)):
            del self._items[one.node.key], self._by_number[one.number]
        self.endRemoveRows()

    def _tell_changes(self, wanted: Mapping[NodeKey, OutlineNode], *, everywhere: bool) -> None:
        for key, node in wanted.items():
            item = self._items[key]
            # A group tells how many stand below it.
            changed = everywhere or bool(node.children) or item.node.part != node.part
            item.node = node
            if changed and item.above is not None:
                row = self._index_of(item)
                self.dataChanged.emit(row, row.siblingAtColumn(self.columnCount() - 1))


def _walk(node: OutlineNode) -> Iterator[OutlineNode]:
    """Yield a node, and then all below it, each before those below itself."""
    yield node
    for child in node.children:
        yield from _walk(child)


def _items_from(item: _Item) -> Iterator[_Item]:
    yield item
    for child in item.children:
        yield from _items_from(child)


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """Return the most of these numbers that stand in rising order already."""
    last: list[int] = []
    before: dict[int, int | None] = {}
    for number in places:
        length = bisect_left(last, number)
        before[number] = last[length - 1] if length else None
        last[length : length + 1] = [number]
    found: set[int] = set()
    here = last[-1] if last else None
    while here is not None:
        found.add(here)
        here = before[here]
    return frozenset(found)

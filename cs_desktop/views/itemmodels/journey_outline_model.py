"""The outline of a journey map as Qt's item model."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.outline import Heap, OutlineNode, text_of
from cs_desktop.views.itemmodels.outline_tree import OutlineTree
from cs_desktop.views.journey.outline_texts import OutlineTexts
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
MIME = "application/x-journey-cards"
_NOWHERE = QModelIndex()


class OutlineColumn(IntEnum):
    """The columns, in order."""

    TITLE = 0
    KIND = 1
    STATE = 2
    EVIDENCE = 3
    OWNER = 4
    DUE = 5
    LINKS = 6


TITLES = {
    OutlineColumn.TITLE: marked("Title"),
    OutlineColumn.KIND: marked("Kind"),
    OutlineColumn.STATE: marked("State"),
    OutlineColumn.EVIDENCE: marked("Evidence"),
    OutlineColumn.OWNER: marked("Owner"),
    OutlineColumn.DUE: marked("Day"),
    OutlineColumn.LINKS: marked("Links"),
}

_HEARD = (OutlineColumn.EVIDENCE, OutlineColumn.OWNER, OutlineColumn.DUE, OutlineColumn.LINKS)
"""What is said of a row after its place."""


class OutlineModel(OutlineTree):
    """Gives each cell as text, and what was written or dropped."""

    written = Signal(object, str)
    """The OutlineNode whose text was written, and the text."""
    dropped = Signal(object, object, object)
    """The ids of cards, the OutlineNode that they were dropped on, and the place below it or None."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = OutlineTexts()
        self.editable = False

    def show(self, nodes: Sequence[OutlineNode], texts: OutlineTexts) -> None:
        """Show these rows with what these texts say of them."""
        changed = texts.facts() != self._texts.facts()
        self._texts = texts
        self.follow(nodes, all_changed=changed)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        del parent
        return len(OutlineColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[OutlineColumn(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or what a screen reader says of it."""
        node = self.node(index)
        if node is None:
            return None
        column = OutlineColumn(index.column())
        if role == NODE_ROLE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self.text(node, column)
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)
        if role == Qt.ItemDataRole.EditRole:
            return text_of(node.part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(node, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column is OutlineColumn.TITLE:
            # What stands in columns for which there may be no room is heard all the same.
            more = [self._aloud(node, one) for one in _HEARD]
            return ", ".join([self._place_aloud(index), *(one for one in more if one)])
        return None

    def text(self, node: OutlineNode, column: OutlineColumn) -> str:
        """Return a cell's text."""
        say = {
            OutlineColumn.TITLE: self._texts.title,
            OutlineColumn.KIND: self._texts.kind,
            OutlineColumn.STATE: self._texts.state,
            OutlineColumn.EVIDENCE: self._texts.evidence,
            OutlineColumn.OWNER: self._texts.owner,
            OutlineColumn.DUE: self._texts.due,
            OutlineColumn.LINKS: self._texts.links,
        }[column]
        return say(node)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done to a cell."""
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable:
            if index.column() == OutlineColumn.TITLE and not isinstance(node.part, Heap):
                found |= Qt.ItemFlag.ItemIsEditable
            if node.kind is Kind.JOURNEY_CARD:
                found |= Qt.ItemFlag.ItemIsDragEnabled
            if node.stage_id is not None and node.lane_id is not None:
                found |= Qt.ItemFlag.ItemIsDropEnabled
        return found

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what was written; it is shown once it is stored and read."""
        node = self.node(index)
        if node is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        if text != text_of(node.part):
            self.written.emit(node, text)
        return True

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Allow cards to be moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the one type that rows are dragged as."""
        return [MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the ids of the dragged cards."""
        nodes = [self.node(index) for index in indexes if index.column() == 0]
        ids = [str(node.id) for node in nodes if node is not None and node.kind is Kind.JOURNEY_CARD]
        data = QMimeData()
        data.setData(MIME, ",".join(ids).encode())
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Say where cards were dropped; the rows move once that is stored and read."""
        del action, column
        node = self.node(parent)
        if node is None or not self.editable or not data.hasFormat(MIME):
            return False
        ids = [int(one) for one in data.data(MIME).toStdString().split(",") if one]
        self.dropped.emit(ids, node, row if row >= 0 else None)
        # Not taken, or the view would take the rows away itself.
        return False

    def _aloud(self, node: OutlineNode, column: OutlineColumn) -> str:
        text = self.text(node, column)
        if column is OutlineColumn.TITLE:
            more = [self.text(node, one) for one in (OutlineColumn.KIND, OutlineColumn.STATE)]
            return ", ".join([text, *(one for one in more if one)])
        return f"{tr(TITLES[column])} {text}" if text else ""

    def _place_aloud(self, index: Index) -> str:
        level, above = 1, self.parent(index)
        siblings = self.rowCount(above)
        while above.isValid():
            level, above = level + 1, self.parent(above)
        return tr("Level {level}, {place} of {count}", level=level, place=index.row() + 1, count=siblings)

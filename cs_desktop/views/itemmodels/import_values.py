"""The different values of one column, and what each becomes."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.common.text import shortened
from cs_desktop.domain.import_values import FileValue, Meaning, ValueTable
from cs_desktop.domain.import_words import ours_name
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
TEXT, ROWS, BECOMES, REMARK = range(4)
_TITLES = (marked("Value in the file"), marked("Rows"), marked("Becomes"), marked("Note"))
_LONGEST = 120
_TOP = QModelIndex()


class ImportValuesModel(QAbstractTableModel):
    """One row a value."""

    chosen = Signal(str, object)
    """The value, and ours that it becomes ("" for nothing, None: as it is)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: ValueTable | None = None

    def show(self, table: ValueTable | None) -> None:
        """Show the values of a column; of the same one, what has changed."""
        old, self_values = self.table, table.values if table else ()
        if old and table and [v.text for v in old.values] == [v.text for v in self_values]:
            self.table = table
            if self_values:
                self.dataChanged.emit(self.index(0, TEXT), self.index(len(self_values) - 1, REMARK))
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def value(self, place: int) -> FileValue:
        """Return the value at a place."""
        assert self.table is not None
        return self.table.values[place]

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many values there are."""
        return 0 if parent.isValid() or self.table is None else len(self.table.values)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many things are told of each."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(_TITLES[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what a value becomes be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == BECOMES else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is told of a value."""
        if not index.isValid() or self.table is None:
            return None
        text = self._text(self.value(index.row()), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shortened(" ".join(text.split()), _LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole and text:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row()) if index.column() == BECOMES else text
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass a choice on."""
        if role != Qt.ItemDataRole.EditRole or not (value is None or isinstance(value, str)):
            return False
        self.chosen.emit(self.value(index.row()).text, value)
        return True

    def _text(self, value: FileValue, told: int) -> str:
        assert self.table is not None
        if told == TEXT:
            return value.text or tr("(empty)")
        if told == ROWS:
            return count_text(value.count) if self.table.is_whole else ""
        if told == REMARK:
            return _remark(value)
        if value.meaning is Meaning.UNKNOWN:
            return tr("Choose what it means")
        return ours_name(self.table.accepts, value.ours) if value.ours else tr("Nothing")

    def _spoken(self, place: int) -> str:
        value = self.value(place)
        rows = trn("{count} row", "{count} rows", value.count)
        parts = [self._text(value, TEXT), rows, self._text(value, BECOMES), self._text(value, REMARK)]
        return ", ".join(filter(None, parts))


def _remark(value: FileValue) -> str:
    if value.meaning is Meaning.UNKNOWN:
        return tr("Not known, rejected")
    if value.meaning is Meaning.NEW:
        return tr("new")
    if value.is_guessed:
        return tr("guessed")
    return tr("chosen") if value.meaning is Meaning.MAPPED else ""

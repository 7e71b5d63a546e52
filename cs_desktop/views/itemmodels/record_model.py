"""A table of things that each have an id, with heads between them where a screen wants some."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_desktop.common.language import tr
from cs_desktop.views.widgets.text import plain_tooltip

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Record(Protocol):
    """What a row needs: an id."""

    @property
    def id(self) -> int:
        """Return the id."""
        ...


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """One column. `text` is the cell for reading aloud; a delegate may draw more."""

    key: str
    title: str
    """In English; translated where it is shown."""
    width: int
    text: Callable[[Any], str]
    order: Callable[[Any], Any] | None = None
    """What rows are sorted by; None where one cannot sort by it."""
    field: str = ""
    """The field that is edited in the cell; empty where none is."""
    right: bool = False
    grows: bool = False
    """Takes the room that others leave."""
    drop: int = 0
    """Where there is little room columns go, those with the highest number first; 0 stays."""


class RecordModel(QAbstractTableModel):
    """Shows records, and heads (rows without an id) that nobody can select."""

    entered = Signal(object, str, str)
    """The record, the field and the text that somebody typed into its cell."""

    def __init__(self, columns: Sequence[RecordColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[Any] = ()
        self._places: dict[int, int] = {}
        self._texts: Callable[[Any], Any] = lambda _record: {}
        self._head_text: Callable[[Any], str] = str
        self.editable = True

    def use_texts(self, texts: Callable[[Any], Any]) -> None:
        """Edit records by the texts that this returns for their fields."""
        self._texts = texts

    def use_heads(self, text: Callable[[Any], str]) -> None:
        """Read heads aloud by what this returns."""
        self._head_text = text

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self._places = {row.id: place for place, row in enumerate(rows) if hasattr(row, "id")}
        self.endResetModel()

    def show_row(self, place: int, row: Any) -> None:  # noqa: ANN401 - a record of whatever kind the screen shows
        """Show another record of the same id in a row, as while a value of it is on its way."""
        self._rows = [*self._rows[:place], row, *self._rows[place + 1 :]]
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def row(self, place: int) -> Any:  # noqa: ANN401 - a record of whatever kind the screen shows, or a head
        """Return what stands in a row."""
        return self._rows[place]

    def is_head(self, place: int) -> bool:
        """Return whether a row is a head."""
        return not hasattr(self._rows[place], "id")

    def heads(self) -> list[int]:
        """Return where the heads stand."""
        return [place for place in range(len(self._rows)) if self.is_head(place)]

    def id_at(self, place: int) -> int | None:
        """Return the id of the record in a row; None for a head, and where there is no row."""
        if not 0 <= place < len(self._rows) or self.is_head(place):
            return None
        return int(self._rows[place].id)

    def place_of(self, record_id: int) -> int | None:
        """Return the row of a record; None where it is not shown."""
        return self._places.get(record_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, the text to edit, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return self._texts(row).get(column.field, "")
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role not in texts:
            return None
        text = self._head_text(row) if self.is_head(index.row()) else column.text(row)
        return plain_tooltip(text) if text and role == Qt.ItemDataRole.ToolTipRole else text

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what somebody typed; the row changes once it is stored and read again."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value).strip() != str(self.data(index, role)).strip():
            self.entered.emit(self._rows[index.row()], self.columns[index.column()].field, str(value).strip())
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        title = self.columns[section].title
        return tr(title) if title else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that records can be selected, and edited where their column can be."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.is_head(index.row()):
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        can_edit = self.editable and self.columns[index.column()].field
        return flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags

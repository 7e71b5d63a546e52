"""The columns of a file, and what each is used for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.import_mapping import FileLook, MappingDraft, Use
from cs_desktop.domain.import_words import use_name
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
HEADING, SAMPLES, GOES_TO, NOTE = range(4)
_TITLES = (marked("Column of the file"), marked("First values"), marked("Goes to"), marked("Note"))
_SAMPLES = 3
_LONGEST = 120
_TOP = QModelIndex()


class ImportColumnsModel(QAbstractTableModel):
    """One row a column of the file."""

    use_chosen = Signal(int, object)
    """The column's place, and the Use (None: ignored)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look: FileLook | None = None
        self._draft: MappingDraft | None = None
        self._metrics: dict[str, str] = {}
        self._hints: Mapping[int, str] = {}

    def show_file(self, look: FileLook, draft: MappingDraft, metrics: dict[str, str]) -> None:
        """Show another file."""
        self.beginResetModel()
        self._look, self._draft, self._metrics, self._hints = look, draft, metrics, {}
        self.endResetModel()

    def show_draft(self, draft: MappingDraft) -> None:
        """Show what the columns are used for now."""
        self._draft = draft
        self._tell()

    def show_hints(self, hints: Mapping[int, str]) -> None:
        """Show what is to be said of columns, by place."""
        self._hints = hints
        self._tell()

    def uses(self, place: int) -> tuple[Use, ...]:
        """Return what a column is used for."""
        return self._draft.uses[place] if self._draft else ()

    def heading(self, place: int) -> str:
        """Return a column's heading."""
        return self._look.headings[place] if self._look else ""

    def goes_to(self, place: int) -> str:
        """Return in words what a column is used for."""
        names: Sequence[str] = [use_name(use, self._metrics) for use in self.uses(place)]
        return ", ".join(names) or tr("Ignore")

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many columns the file has."""
        return 0 if parent.isValid() or self._look is None else len(self._look.headings)

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
        """Let what a column is used for be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == GOES_TO else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is told of a column."""
        if not index.isValid() or self._look is None:
            return None
        text = self._text(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shortened(" ".join(text.split()), _LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole and text:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row()) if index.column() == GOES_TO else text
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass a choice on."""
        if role != Qt.ItemDataRole.EditRole or not (value is None or isinstance(value, Use)):
            return False
        self.use_chosen.emit(index.row(), value)
        return True

    def _text(self, place: int, told: int) -> str:
        assert self._look is not None
        if told == HEADING:
            return self._look.headings[place] or tr("(without a heading)")
        if told == SAMPLES:
            different = dict.fromkeys(self._look.column(place))
            return " · ".join(list(different)[:_SAMPLES]) or tr("(empty)")
        if told == GOES_TO:
            return self.goes_to(place)
        return self._hints.get(place, "")

    def _spoken(self, place: int) -> str:
        parts = [self._text(place, HEADING), self._text(place, GOES_TO), self._text(place, NOTE)]
        return ", ".join(filter(None, parts))

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, GOES_TO), self.index(self.rowCount() - 1, NOTE))

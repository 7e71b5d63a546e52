"""The lines of the palette: titles of groups, entries, and a note where nothing can be chosen yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.language import tr
from cs_desktop.domain.palette import GROUP_TITLES, Group, PaletteEntry

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Accessible = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a group, or a note under one."""

    text: str


Line = Title | PaletteEntry


class PaletteModel(QAbstractListModel):
    """Shows entries group by group; what was found in texts follows when it comes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[PaletteEntry] = ()
        self._hits: Sequence[PaletteEntry] = ()
        self._note = ""
        self._lines: list[Line] = []

    def show_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Show other entries."""
        self._entries = tuple(entries)
        self._arrange()

    def show_hits(self, hits: Sequence[PaletteEntry], note: str) -> None:
        """Show what was found in texts, and a note such as that more is to come."""
        if (tuple(hits), note) != (self._hits, self._note):
            self._hits, self._note = tuple(hits), note
            self._arrange()

    @property
    def count(self) -> int:
        """Return how many entries there are."""
        return len(self._entries) + len(self._hits)

    def line(self, place: int) -> Line:
        """Return the line at a place."""
        return self._lines[place]

    def entry(self, index: Index) -> PaletteEntry | None:
        """Return the entry of a line, None where it is a title."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, PaletteEntry) else None

    def step(self, place: int, by: int) -> int:
        """Return the place of the next entry in a direction, around the ends too; −1 if there is none."""
        length = len(self._lines)
        places = ((place + by * n) % length for n in range(1, length + 1))
        return next((p for p in places if isinstance(self._lines[p], PaletteEntry)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that titles cannot be chosen."""
        if isinstance(self._lines[index.row()], Title):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or how it is read aloud."""
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Accessible):
            return line.text if isinstance(line, Title) else spoken(line)
        return None

    def _arrange(self) -> None:
        lines: list[Line] = []
        group: Group | None = None
        for entry in (*self._entries, *self._hits):
            if entry.group is not group:
                group = entry.group
                lines.append(Title(tr(GROUP_TITLES[group])))
            lines.append(entry)
        if self._note:
            lines += [] if self._hits else [Title(tr(GROUP_TITLES[Group.TEXT]))]
            lines.append(Title(self._note))
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()


def spoken(entry: PaletteEntry) -> str:
    """Return an entry as it is read aloud."""
    return ", ".join(part for part in (entry.text, entry.detail, entry.second, entry.keys) if part)

"""The list of backups; what tells each from the workspace arrives after it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.dates import moment_text
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.backups import BackupInfo, Found, difference_text, reason_text
from cs_desktop.views.widgets.text import plain_tooltip

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup, and what is known of it by now."""

    info: BackupInfo
    found: Found | None = None

    @property
    def usable(self) -> bool:
        """Return whether it can be restored, as far as is known."""
        return not self.info.problem

    def title(self) -> str:
        """Return when it was made, where the user is."""
        return moment_text(self.info.made_at.astimezone())

    def size(self) -> str:
        """Return how large it is."""
        return size_text(self.info.size)

    def note(self) -> str:
        """Return why it was made, and how far it is from the workspace."""
        if not self.usable:
            return tr("Cannot be used")
        known = "" if self.found is None else difference_text(self.found)
        return " · ".join(filter(None, (reason_text(self.info.reason), known)))


class BackupModel(QAbstractListModel):
    """Holds the rows that a panel shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BackupRow] = []

    def show(self, backups: Sequence[BackupInfo]) -> None:
        """List these; what is known of those that stay is kept until it is found anew."""
        known = {row.info.path: row.found for row in self._rows}
        self.beginResetModel()
        self._rows = [BackupRow(info, known.get(info.path)) for info in backups]
        self.endResetModel()

    def describe(self, path: Path, found: Found | KnownError) -> None:
        """Keep what was found of one."""
        place = self.place_of(path)
        if place is None:
            return
        row = self._rows[place]
        if isinstance(found, KnownError):
            self._rows[place] = BackupRow(replace(row.info, problem=str(found)))
        else:
            self._rows[place] = replace(row, found=found)
        self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, path: Path) -> int | None:
        """Return the row of a backup, None if it is not listed."""
        return next((place for place, row in enumerate(self._rows) if row.info.path == path), None)

    def row(self, index: Index) -> BackupRow | None:
        """Return what stands at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's text, as it is also read aloud, or the row itself."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title()}, {row.note()}, {row.size()}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.info.path.name)
        return None

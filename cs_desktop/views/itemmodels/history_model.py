"""The history as a flat list: days, entries, and under an open entry its changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.history import EntryDetail, HistoryEntry, HistoryPage, Undoing
from cs_desktop.views.itemmodels.history_rows import (
    DayRow,
    EntryRow,
    LineRow,
    MoreRow,
    RevertRow,
    Row,
    SummaryRow,
    can_revert,
)
from cs_desktop.views.widgets.text import plain_tooltip

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Holds what has been read; asks for the rest when it is scrolled to or opened."""

    more_requested = Signal(object)
    """The place in the log before which the next page lies."""
    detail_requested = Signal(object, int)
    """An entry, and the place after which its changes are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._before: int | None = None
        self._waiting = False
        self._revertible = True

    def set_revertible(self, *, revertible: bool) -> None:
        """Offer to revert entries, or not where the file is only read."""
        self._revertible = revertible

    @property
    def revertible(self) -> bool:
        """Return whether entries can be reverted."""
        return self._revertible

    def show_page(self, page: HistoryPage) -> None:
        """Begin anew with a first page."""
        self.beginResetModel()
        self._rows = []
        for entry in page.entries:
            self._rows += self._with_day(EntryRow(entry))
        self._before, self._waiting = page.before, False
        self.endResetModel()

    def append(self, page: HistoryPage) -> None:
        """Add the page that follows."""
        self._before, self._waiting = page.before, False
        for entry in page.entries:
            self._insert(len(self._rows), self._with_day(EntryRow(entry)))

    def prepend(self, entries: Sequence[HistoryEntry]) -> None:
        """Add entries made since, given the newest first."""
        for entry in reversed(entries):
            row = EntryRow(entry)
            if self._rows and self._rows[0] == DayRow(row.day):
                self._insert(1, [row])
            else:
                self._insert(0, [DayRow(row.day), row])

    def mark_undone(self, undone: Mapping[int, Undoing | None]) -> None:
        """Show which entries are taken back at present; those not named stay."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, EntryRow) or row.entry.change_set_id not in undone:
                continue
            by = undone[row.entry.change_set_id]
            if by != row.entry.undone_by:
                self._rows[place] = replace(row, entry=replace(row.entry, undone_by=by))
                self.dataChanged.emit(self.index(place), self.index(place))
        self._settle_reverts()

    def toggle(self, place: int) -> None:
        """Open or close the entry at a place."""
        row = self._rows[place]
        if not isinstance(row, EntryRow):
            return
        self._rows[place] = replace(row, open=not row.open)
        self.dataChanged.emit(self.index(place), self.index(place))
        if row.open:
            self._remove(place + 1, self._end_of(place))
        else:
            self.detail_requested.emit(row.entry, -1)

    def ask_more(self, place: int) -> None:
        """Ask for the changes that the row at a place stands for."""
        row = self._rows[place]
        if isinstance(row, MoreRow):
            self.detail_requested.emit(row.entry, row.after)

    def show_detail(self, entry: HistoryEntry, detail: EntryDetail) -> None:
        """Put changes under their entry, if it is still open and waits for these."""
        place = next((i for i, row in enumerate(self._rows) if _is_open(row, entry)), None)
        if place is None:
            return
        end = self._end_of(place)
        more = next((i for i in range(place + 1, end) if isinstance(self._rows[i], MoreRow)), None)
        if (more is None) != (end == place + 1):
            return
        left = entry.count
        if more is not None:
            row = self._rows[more]
            assert isinstance(row, MoreRow)
            left = row.left
            self._remove(more, end)
        self._insert(more or place + 1, self._rows_of(place, detail, left - detail.taken))

    def row(self, index: Index) -> Row:
        """Return what stands at an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's text, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text()
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, EntryRow):
            return plain_tooltip(
                tr(
                    "{title}\n{person} on {host}",
                    title=row.title(),
                    person=row.entry.person,
                    host=row.entry.host,
                )
            )
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all but days and counts can be walked to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        walked = not isinstance(self._rows[index.row()], DayRow | SummaryRow)
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled | Qt.ItemFlag.ItemIsSelectable if walked else enabled

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are entries that have not been asked for."""
        return not parent.isValid() and self._before is not None and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        """Ask for the page that follows; it comes later."""
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_requested.emit(self._before)

    def _with_day(self, row: EntryRow) -> list[Row]:
        """Return the row, after its day where that is another than the last one's."""
        last = next((known.day for known in reversed(self._rows) if isinstance(known, EntryRow)), None)
        return [row] if last == row.day else [DayRow(row.day), row]

    def _rows_of(self, place: int, detail: EntryDetail, left: int) -> list[Row]:
        entry_row = self._rows[place]
        assert isinstance(entry_row, EntryRow)
        entry = entry_row.entry
        rows: list[Row] = [SummaryRow(words) for words in detail.summary]
        rows += _lines(entry, detail)
        if detail.after is not None:
            rows.append(MoreRow(entry, detail.after, left))
        if self._can_revert(entry):
            rows.append(RevertRow(entry))
        return rows

    def _settle_reverts(self) -> None:
        """Offer to revert just what can be reverted now."""
        for place in range(len(self._rows) - 1, -1, -1):
            row, end = self._rows[place], self._end_of(place)
            if not isinstance(row, EntryRow) or end == place + 1:
                continue
            offered = isinstance(self._rows[end - 1], RevertRow)
            if offered and not self._can_revert(row.entry):
                self._remove(end - 1, end)
            elif not offered and self._can_revert(row.entry):
                self._insert(end, [RevertRow(row.entry)])

    def _can_revert(self, entry: HistoryEntry) -> bool:
        return self._revertible and can_revert(entry)

    def _end_of(self, place: int) -> int:
        """Return the place after the last row under an entry."""
        following = (
            i for i in range(place + 1, len(self._rows)) if isinstance(self._rows[i], DayRow | EntryRow)
        )
        return next(following, len(self._rows))

    def _insert(self, place: int, rows: Iterable[Row]) -> None:
        added = list(rows)
        if added:
            self.beginInsertRows(QModelIndex(), place, place + len(added) - 1)
            self._rows[place:place] = added
            self.endInsertRows()

    def _remove(self, first: int, end: int) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()


def _is_open(row: Row, entry: HistoryEntry) -> bool:
    return isinstance(row, EntryRow) and row.open and row.entry.change_set_id == entry.change_set_id


def _lines(entry: HistoryEntry, detail: EntryDetail) -> list[Row]:
    rows: list[Row] = []
    last = ""
    for line in detail.lines:
        # The entry's own name says already what it was about.
        known = line.subject == last or (line.name and line.name in entry.label)
        rows.append(LineRow(line, "" if known else line.subject))
        last = line.subject
    return rows

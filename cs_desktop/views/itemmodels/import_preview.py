"""The rows of a preview: line, what would happen, and the cells of the file."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.import_preview import Preview, PreviewRow
from cs_desktop.domain.import_words import OUTCOME_NAMES
from cs_desktop.domain.importing import Outcome
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
LINE, WHAT = range(2)
_OWN = (marked("Line"), marked("What would happen"))
_LONGEST = 120
_TOP = QModelIndex()


class ImportPreviewModel(QAbstractTableModel):
    """Shows the rows of one outcome, or of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[PreviewRow] = ()

    def show(self, preview: Preview | None, outcome: Outcome | None) -> None:
        """Show a preview's rows with this outcome; None for all."""
        self.beginResetModel()
        self._preview = preview
        self._headings = preview.headings if preview else ()
        rows = preview.rows if preview else ()
        self._rows = rows if outcome is None else [row for row in rows if row.outcome is outcome]
        self.endResetModel()

    def row(self, place: int) -> PreviewRow | None:
        """Return the row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def explained(self, place: int) -> str:
        """Return in a sentence what would happen with a row, and why."""
        row = self.row(place)
        if row is None:
            return ""
        name = tr(OUTCOME_NAMES[row.outcome])
        if row.reason:
            why = row.reason if row.place is None else f"{self._headings[row.place]}: {row.reason}"
            return tr("Line {line}: {what}. {why}", line=row.line, what=name, why=why)
        if row.changed:
            parts = [self._change_text(row, at) for at in sorted(row.changed)]
            return tr("Line {line}: {what}. {why}", line=row.line, what=name, why="; ".join(parts))
        return tr("Line {line}: {what}", line=row.line, what=name)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() or self._preview is None else len(_OWN) + len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(_OWN[section]) if section < len(_OWN) else self._headings[section - len(_OWN)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or the row itself."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(" ".join(self._text(row, index.column()).split()), _LONGEST)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.explained(index.row()) if index.column() == WHAT else self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.explained(index.row()) if index.column() == WHAT else self._text(row, index.column())
            return plain_tooltip(shortened(text, 800)) if text else None
        return None

    def _text(self, row: PreviewRow, column: int) -> str:
        if column == LINE:
            return str(row.line)
        if column == WHAT:
            name = tr(OUTCOME_NAMES[row.outcome])
            return f"{name} · {row.reason}" if row.reason else name
        place = column - len(_OWN)
        return row.cells[place] if place < len(row.cells) else ""

    def _change_text(self, row: PreviewRow, place: int) -> str:
        assert row.changed is not None
        old, heading = row.changed[place], self._headings[place]
        new = row.cells[place] if place < len(row.cells) else ""
        if not old:
            return tr("{field}: {new}", field=heading, new=shortened(new))
        return tr("{field}: {new} instead of {old}", field=heading, new=shortened(new), old=shortened(old))

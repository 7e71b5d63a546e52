"""The slides of a deck as rows: what stands in each, and how it is read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.views.deck.pages import PageCount
from cs_desktop.views.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_NAMED_BY_TITLE = (SlideKey.TEXT,)
"""Kinds of which a deck may have several."""


@dataclass(frozen=True, slots=True)
class SlideRow:
    """One row of the list."""

    id: int
    key: SlideKey
    name: str
    above: str
    """The number of its first page, or why it has none."""
    included: bool
    absent: str = ""
    """Why it is not in the deck though it is included."""

    @property
    def spoken(self) -> str:
        """Return all that the row says, as it is read aloud."""
        state = tr("included") if self.included else ""
        return ", ".join(text for text in (self.above, self.name, state, self.absent) if text)


def rows_of(deck: DeckShown, count: PageCount) -> tuple[SlideRow, ...]:
    """Return the rows of a deck; what is in it is numbered by its first page."""
    return tuple(_row(slide, count.number(slide.design.id, 0)) for slide in deck.slides)


def _row(slide: SlideShown, number: int) -> SlideRow:
    design = slide.design
    name = slide.title if design.key in _NAMED_BY_TITLE and slide.title else slide.name
    above = str(number)
    if slide.place is None:
        above = tr("No data") if design.included else tr("Skipped")
    absent = slide.absent if design.included and slide.place is None else ""
    return SlideRow(design.id, design.key, name, above, design.included, absent)


def included_text(deck: DeckShown) -> str:
    """Return how many of the slides are included, below a head that names them."""
    included = sum(slide.design.included for slide in deck.slides)
    return tr("{included} of {count}", included=included, count=len(deck.slides))


class SlideModel(QAbstractListModel):
    """Holds the rows. One that only changes keeps its place, so that nothing flickers while one types."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[SlideRow] = ()

    def show(self, rows: Sequence[SlideRow]) -> None:
        """Show other rows."""
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(rows) if row != self.rows[place]]
        self.rows = rows
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, slide_id: int) -> int | None:
        """Return where a slide stands; None where it does not."""
        return next((place for place, row in enumerate(self.rows) if row.id == slide_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many slides there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its texts, and whether it is checked."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.absent or row.name)
        return None

"""The portfolio as Qt's tables want it: frozen rows, and the order and groups in which they are shown."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.language import tr
from cs_desktop.common.text import folded
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import Arranged, Group, PortfolioIndex, Totals
from cs_desktop.domain.portfolio_query import Query
from cs_desktop.domain.saved_views import Sorting
from cs_desktop.views.itemmodels.portfolio_columns import COLUMNS, column_at
from cs_desktop.views.itemmodels.portfolio_groups import group_text
from cs_desktop.views.itemmodels.portfolio_speech import spoken
from cs_desktop.views.widgets.text import plain_tooltip

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Places = NDArray[np.intp]
_NONE: Places = np.empty(0, dtype=np.intp)
_NO_TOTALS = Totals(0, 0, 0, 0)
BY_RENEWAL: Sorting = ((PortfolioColumn.RENEWAL, False),)


class PortfolioModel(QAbstractTableModel):
    """Shows the rows that match, sorted and grouped. Nothing is read while Qt asks.

    Every group begins with a row of its own, which stays when the group is folded.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portfolio: Portfolio | None = None
        self._index: PortfolioIndex | None = None
        self._query, self._sort = Query(), BY_RENEWAL
        self._group: PortfolioColumn | None = None
        self._arranged = Arranged(_NONE)
        self._folded: set[str] = set()
        self._shown = _NONE
        """What stands in each row: a position, or −1 − the number of a group."""
        self._positions: dict[int, int] = {}
        """Of each account in the portfolio."""
        self._names: tuple[str, ...] = ()
        """Folded, in the order of positions."""

    def show_portfolio(self, portfolio: Portfolio, index: PortfolioIndex) -> None:
        """Show other accounts, filtered and sorted as before; those in their old places are repainted."""
        arranged = index.arrange(self._query, self._sort, self._group)
        in_place = self._stays(portfolio, arranged)
        if not in_place:
            self.beginResetModel()
        self._portfolio, self._index = portfolio, index
        self._positions = {row.id: place for place, row in enumerate(portfolio.rows)}
        self._names = tuple(folded(row.name) for row in portfolio.rows)
        self._take(arranged)
        if not in_place:
            self.endResetModel()
        elif len(self._shown):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))

    def arrange(self, query: Query, sort: Sorting, group: PortfolioColumn | None) -> None:
        """Show only what meets a query, sorted by these columns and grouped by one."""
        if group is not self._group:
            self._folded.clear()
        self._query, self._sort, self._group = query, sort, group
        self.beginResetModel()
        if self._index is not None:
            self._take(self._index.arrange(query, sort, group))
        self.endResetModel()

    def fold(self, places: Iterable[int], *, fold: bool) -> None:
        """Fold or unfold the groups whose rows stand at these places."""
        labels = {group.label for place in places if (group := self.group_at(place)) is not None}
        kept = self._folded | labels if fold else self._folded - labels
        if kept != self._folded:
            self.beginResetModel()
            self._folded = kept
            self._take(self._arranged)
            self.endResetModel()

    def is_folded(self, group: Group) -> bool:
        """Return whether only the group's own row is shown."""
        return group.label in self._folded

    @property
    def grouped_by(self) -> PortfolioColumn | None:
        """Return the column that the rows are grouped by, if any."""
        return self._group

    @property
    def sorting(self) -> Sorting:
        """Return the columns sorted by, and whether each descends."""
        return self._sort

    @property
    def portfolio(self) -> Portfolio | None:
        """Return what is shown."""
        return self._portfolio

    @property
    def currency(self) -> str:
        """Return the currency of every amount."""
        return self._portfolio.currency if self._portfolio else ""

    @property
    def as_of(self) -> date | None:
        """Return the day that the portfolio was read for."""
        return self._portfolio.as_of if self._portfolio else None

    @property
    def pending(self) -> frozenset[PortfolioColumn]:
        """Return the columns whose values are still being read."""
        return self._portfolio.pending if self._portfolio else frozenset()

    @property
    def totals(self) -> Totals:
        """Return the figures over all that the filter lets through, folded or not."""
        return self._index.totals(self._arranged.positions) if self._index else _NO_TOTALS

    def totals_of(self, account_ids: Iterable[int]) -> Totals:
        """Return the figures over some accounts."""
        known = [self._positions[i] for i in account_ids if i in self._positions]
        return self._index.totals(np.array(known, dtype=np.intp)) if self._index else _NO_TOTALS

    def accounts(self, account_ids: Iterable[int]) -> list[PortfolioRow]:
        """Return the rows of some accounts, those that are gone left out."""
        if self._portfolio is None:
            return []
        return [self._portfolio.rows[self._positions[i]] for i in account_ids if i in self._positions]

    def all_shown(self) -> list[PortfolioRow]:
        """Return the rows of all that the filter lets through, in order, folded or not."""
        rows = self._portfolio.rows if self._portfolio else ()
        return [rows[int(position)] for position in self._arranged.positions]

    def account_at(self, place: int) -> PortfolioRow:
        """Return the account shown at a place, which is no group's."""
        assert self._portfolio is not None
        position = int(self._shown[place])
        assert position >= 0, "a group stands here"
        return self._portfolio.rows[position]

    def group_at(self, place: int) -> Group | None:
        """Return the group whose row stands at a place; None where an account does."""
        if not 0 <= place < len(self._shown):
            return None
        position = int(self._shown[place])
        return None if position >= 0 else self._arranged.groups[-1 - position]

    def folded_names(self) -> Sequence[str]:
        """Return what each row is found by when one types its name; empty for a group's own."""
        if self._portfolio is None:
            return ()
        return [self._names[position] if position >= 0 else "" for position in self._shown.tolist()]

    def place_of(self, account_id: int) -> int | None:
        """Return where an account is shown, None if it is not."""
        position = self._positions.get(account_id)
        if position is None:
            return None
        found = np.flatnonzero(self._shown == position)
        return int(found[0]) if len(found) else None

    def places_of(self, account_ids: Sequence[int]) -> list[int]:
        """Return where accounts are shown, from above to below; those that are not are left out."""
        known = [self._positions[i] for i in account_ids if i in self._positions]
        return [int(place) for place in np.flatnonzero(np.isin(self._shown, known))] if known else []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are: accounts, and groups' own."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are; the view hides those that are not wanted."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let accounts be selected; a group's row takes the keyboard alone."""
        if index.isValid() and self.group_at(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, alignment or row."""
        if not index.isValid():
            return None
        group = self.group_at(index.row())
        if group is not None:
            return self._group_data(group, index.column(), role)
        column, row = column_at(index.column()), self.account_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.column(), row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.column(), row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._spoken(index.column(), row))
        if role == ROW_ROLE:
            return row
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column_at(section).title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column_at(section).align | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, column: int, row: PortfolioRow) -> str:
        shown = column_at(column)
        if shown.key in self.pending:
            return tr("being read")
        return shown.text(row, self.currency)

    def _spoken(self, column: int, row: PortfolioRow) -> str:
        key = column_at(column).key
        if key in self.pending or self.as_of is None:
            return self._text(column, row)
        return spoken(key, row, self.currency, self.as_of)

    def _group_data(self, group: Group, column: int, role: int) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if column or role not in wanted or self._group is None:
            return None
        return group_text(self._group, group, self.currency, folded=self.is_folded(group))

    def _stays(self, portfolio: Portfolio, arranged: Arranged) -> bool:
        """Return whether the same accounts come in the same order, on the same day, for the same money."""
        shown = self._portfolio
        if shown is None or (shown.as_of, shown.currency) != (portfolio.as_of, portfolio.currency):
            return False
        before, after = self._arranged, arranged
        if len(before.positions) != len(after.positions):
            return False
        spans = [[(g.label, g.start, g.count) for g in a.groups] for a in (before, after)]
        if spans[0] != spans[1]:
            return False
        pairs = zip(before.positions.tolist(), after.positions.tolist(), strict=True)
        return all(shown.rows[old].id == portfolio.rows[new].id for old, new in pairs)

    def _take(self, arranged: Arranged) -> None:
        self._arranged = arranged
        if not arranged.groups:
            self._shown = arranged.positions
            return
        parts = []
        for number, group in enumerate(arranged.groups):
            parts.append(np.array([-1 - number], dtype=np.intp))
            if group.label not in self._folded:
                parts.append(arranged.positions[group.start : group.start + group.count])
        self._shown = np.concatenate(parts)

"""The portfolio as Qt's tables want it: frozen rows, and the order in which they are shown."""

from datetime import date

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import PortfolioFilter, PortfolioIndex
from cs_desktop.views.itemmodels.portfolio_columns import COLUMNS, column_at
from cs_desktop.views.widgets.text import plain_tooltip

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NONE: NDArray[np.intp] = np.empty(0, dtype=np.intp)


class PortfolioModel(QAbstractTableModel):
    """Shows the rows that match, sorted. Nothing is read while Qt asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portfolio: Portfolio | None = None
        self._index: PortfolioIndex | None = None
        self._order = _NONE
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._text = ""
        self._filter = PortfolioFilter.ALL
        self._column = PortfolioColumn.RENEWAL
        self._descending = False

    def show_portfolio(self, portfolio: Portfolio, index: PortfolioIndex) -> None:
        """Show other accounts, filtered and sorted as before; those in their old places are repainted."""
        order = index.order(self._text, self._filter, self._column, descending=self._descending)
        in_place = self._looks_like(portfolio) and self._ids == [portfolio.rows[i].id for i in order]
        if not in_place:
            self.beginResetModel()
        self._portfolio, self._index = portfolio, index
        self._take(order)
        if not in_place:
            self.endResetModel()
        elif len(order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(order) - 1, len(COLUMNS) - 1))

    def set_filter(self, text: str, chosen: PortfolioFilter) -> None:
        """Show only what a selection holds and the words of `text` match."""
        self.beginResetModel()
        self._text, self._filter = text, chosen
        self._arrange()
        self.endResetModel()

    @property
    def currency(self) -> str:
        """Return the currency of every amount."""
        return self._portfolio.currency if self._portfolio else ""

    @property
    def as_of(self) -> date | None:
        """Return the day that the portfolio was read for."""
        return self._portfolio.as_of if self._portfolio else None

    @property
    def sorting(self) -> tuple[PortfolioColumn, bool]:
        """Return the column sorted by, and whether it descends."""
        return self._column, self._descending

    @property
    def total_arr(self) -> int:
        """Return the ARR of the accounts shown, in minor units."""
        return self._index.total_arr(self._order) if self._index else 0

    def account_at(self, place: int) -> PortfolioRow:
        """Return the account shown at a place."""
        assert self._portfolio is not None
        return self._portfolio.rows[int(self._order[place])]

    def place_of(self, account_id: int) -> int | None:
        """Return where an account is shown, None if it is not."""
        return self._places.get(account_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many accounts are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, alignment or row."""
        if not index.isValid():
            return None
        column, row = column_at(index.column()), self.account_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row, self.currency)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.text(row, self.currency))
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
            return column_at(section).title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column_at(section).align | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column = column_at(column).key
        self._descending = order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = [self._order[index.row()] for index in kept]
        self._arrange()
        places = {int(i): place for place, i in enumerate(self._order)}
        moved = [self.index(places[int(i)], index.column()) for i, index in zip(rows, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _looks_like(self, portfolio: Portfolio) -> bool:
        """Return whether day and currency are those that are shown."""
        shown = self._portfolio
        return shown is not None and (shown.as_of, shown.currency) == (portfolio.as_of, portfolio.currency)

    def _arrange(self) -> None:
        if self._index is not None:
            self._take(self._index.order(self._text, self._filter, self._column, descending=self._descending))

    def _take(self, order: NDArray[np.intp]) -> None:
        assert self._portfolio is not None
        self._order = order
        self._ids = [self._portfolio.rows[i].id for i in order]
        self._places = {account_id: place for place, account_id in enumerate(self._ids)}

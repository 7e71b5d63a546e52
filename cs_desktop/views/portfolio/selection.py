"""Which accounts are selected in the portfolio's table, by id: rows come, go and change places."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.scroll_anchor import ScrollAnchor
from cs_desktop.views.widgets.rows_view import runs_of

_Flag = QItemSelectionModel.SelectionFlag


class AccountSelection:
    """Selects, and finds again what was selected and where one stood once the rows are others."""

    def __init__(self, table: QTableView, model: PortfolioModel) -> None:
        self._table, self._model = table, model
        self._anchor = ScrollAnchor(table, self._key_of, self._place_of_key)
        self._current: int | None = None
        self._column = 0
        self._ids: tuple[int, ...] = ()

    @property
    def current(self) -> int | None:
        """Return the id of the account that the keyboard is on."""
        place = self._table.currentIndex().row()
        if place < 0 or self._model.group_at(place) is not None:
            return None
        return self._model.account_at(place).id

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the ids of all selected accounts, as they stand in the table."""
        places: set[int] = set()
        selection = self._table.selectionModel().selection()
        for span in map(selection.at, range(selection.count())):
            places.update(range(span.top(), span.bottom() + 1))
        accounts = (place for place in sorted(places) if self._model.group_at(place) is None)
        return tuple(self._model.account_at(place).id for place in accounts)

    def places_within(self, first: int, last: int) -> set[int]:
        """Return which of the rows from one to another are selected."""
        selection = self._table.selectionModel().selection()
        places: set[int] = set()
        for span in map(selection.at, range(selection.count())):
            places.update(range(max(span.top(), first), min(span.bottom(), last) + 1))
        return places

    def select(self, account_id: int) -> None:
        """Select one account and bring it into view, if it is shown."""
        place = self._model.place_of(account_id)
        if place is not None:
            index = self._model.index(place, 0)
            # Not by the view's own way, which adds to what is selected while Ctrl is down, as for an undo.
            self._table.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self._table.scrollTo(index)

    def select_all_of(self, account_ids: Collection[int]) -> None:
        """Select those of these accounts that are shown, and bring the first into view."""
        places = self._model.places_of(tuple(account_ids))
        self._table.clearSelection()
        if places:
            first = self._model.index(places[0], 0)
            self._table.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
            self._add(tuple(account_ids))
            self._table.scrollTo(first)

    def remember(self) -> None:
        """Note what is selected, and what is in view."""
        self._current, self._ids = self.current, self.ids
        self._column = max(self._table.currentIndex().column(), 0)
        self._anchor.remember()

    def restore(self) -> None:
        """Select it again, where it stands now."""
        place = None if self._current is None else self._model.place_of(self._current)
        if place is not None:
            # Qt would scroll to it.
            self._table.setAutoScroll(False)
            index = self._model.index(place, self._column)
            self._table.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self._table.setAutoScroll(True)
        self._add(self._ids)
        self._anchor.restore()

    def _add(self, account_ids: Sequence[int]) -> None:
        selection = QItemSelection()
        # Rows that stand together are one range: Qt is slow with thousands of them.
        for first, last in runs_of(self._model.places_of(account_ids)):
            selection.select(self._model.index(first, 0), self._model.index(last, 0))
        self._table.selectionModel().select(selection, _Flag.Select | _Flag.Rows)

    def _key_of(self, place: int) -> int:
        """Return what a row is known by while others come and go: an account's id, below 0 a group's."""
        group = self._model.group_at(place)
        return self._model.account_at(place).id if group is None else -1 - group.start

    def _place_of_key(self, key: int) -> int | None:
        return self._model.place_of(key) if key >= 0 else None

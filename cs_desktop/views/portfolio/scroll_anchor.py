"""Keeps the rows that one looks at where they are, while others come, go and change places."""

from collections.abc import Callable
from statistics import median_low

from PySide6.QtWidgets import QTableView


class ScrollAnchor:
    """Remembers which rows stand in view, by an id of each, and scrolls them back there.

    A single row may move far, so the rows in view are asked for the shift that most of them agree on.
    """

    def __init__(
        self, table: QTableView, id_at: Callable[[int], int], place_of: Callable[[int], int | None]
    ) -> None:
        self._table, self._id_at, self._place_of = table, id_at, place_of
        self._seen: dict[int, int] = {}
        self._value = 0

    def remember(self) -> None:
        """Note what is in view."""
        table = self._table
        self._value = table.verticalScrollBar().value()
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        if last < 0:
            last = table.model().rowCount() - 1
        self._seen = {self._id_at(row): row for row in range(first, last + 1)} if first >= 0 else {}

    def restore(self) -> None:
        """Bring it into view again."""
        table = self._table
        places = [(self._place_of(i), row) for i, row in self._seen.items()]
        shifts = [place - row for place, row in places if place is not None]
        # The bar knows its new range only once the rows are laid out.
        table.executeDelayedItemsLayout()
        height = table.verticalHeader().defaultSectionSize()
        table.verticalScrollBar().setValue(self._value + (median_low(shifts) if shifts else 0) * height)

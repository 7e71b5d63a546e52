"""Who the deleted rows of the log belonged to: read once, in short reads, and then only what is new."""

import threading
from collections.abc import Collection
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cs_desktop.models.queries.history import deletions_after
from cs_desktop.services.reading import Read

_AT_ONCE = 10_000
"""Deletions read at once, some 30 ms."""
_NONE = np.empty((0, 2), np.int64)


class Deletions:
    """Remembers for each table which row belonged to what when it was deleted; may be asked from any thread.

    Without it every page of an account's history would go through all that was ever deleted.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], NDArray[np.int64]] = {}
        """By table and column: pairs of owner and row."""
        self._reached: dict[tuple[str, str], int] = {}

    def under(self, read: Read, table: str, column: str, owners: Collection[int]) -> set[int]:
        """Return the deleted rows of a table whose column named one of the owners."""
        with self._lock:
            self._catch_up(read, table, column)
            pairs = self._known.get((table, column), _NONE)
        wanted = np.fromiter(owners, np.int64, len(owners))
        return set(pairs[np.isin(pairs[:, 0], wanted), 1].tolist())

    def _catch_up(self, read: Read, table: str, column: str) -> None:
        key = (table, column)
        parts = [self._known.get(key, _NONE)]
        while True:
            after = self._reached.get(key, 0)
            rows = read(
                partial(deletions_after, entity=table, owner_column=column, after=after, limit=_AT_ONCE)
            )
            if rows:
                self._reached[key] = rows[-1][0]
                parts.append(np.array([(owner or 0, row) for _, owner, row in rows], np.int64))
            if len(rows) < _AT_ONCE:
                break
        if len(parts) > 1:
            self._known[key] = np.concatenate(parts)

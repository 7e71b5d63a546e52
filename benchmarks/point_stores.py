"""Two stores of metric points with the same settings: our year blocks, and plain rows.

The rows lie in the order that suits them best, (metric, account, day) without a rowid. Both answer with
columns, as whoever computes on points needs them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from cs_desktop.common.clock import SystemClock
from cs_desktop.models.connections import connect
from cs_desktop.models.opening import NewWorkspace, create_workspace, open_workspace
from cs_desktop.models.points import reading, writing
from cs_desktop.models.write import WriteTx

METRICS = range(1, 13)
_SLICE = 1_000_000
"""Points written in one transaction."""


@dataclass(frozen=True, slots=True)
class Table:
    """Points as columns of equal length, in any order; `days` are ordinals."""

    metrics: NDArray[np.int64]
    accounts: NDArray[np.int64]
    days: NDArray[np.int32]
    values: NDArray[np.float64]

    def slices(self) -> "Iterator[Table]":
        """Yield what goes into one transaction each."""
        for start in range(0, len(self.days), _SLICE):
            part = slice(start, start + _SLICE)
            yield Table(self.metrics[part], self.accounts[part], self.days[part], self.values[part])

    def ordered(self) -> "Table":
        """Return the points in the order of their key: metric, account, day."""
        order = np.lexsort((self.days, self.accounts, self.metrics))
        return Table(self.metrics[order], self.accounts[order], self.days[order], self.values[order])

    def rows(self) -> list[tuple[int, int, int, float]]:
        """Return the points as tuples in the order of their key."""
        table = self.ordered()
        columns = (table.metrics, table.accounts, table.days, table.values)
        return list(zip(*(column.tolist() for column in columns), strict=True))


class Store(Protocol):
    """What is measured. Each reader returns the sum of the values it read, so that answers compare."""

    def upsert(self, table: Table) -> None:
        """Write the points, replacing those of the same key."""

    def read_all(self) -> float:
        """Read every point, metric by metric."""
        ...

    def histories(self, accounts: list[int]) -> float:
        """Read all that each of these accounts has, metric by metric."""
        ...

    def as_of(self, day: date) -> float:
        """Read every account's latest value up to a day, metric by metric."""
        ...

    def close(self) -> None:
        """Let go of the file."""


class Blocks:
    """Our own: a workspace file, where each transaction is logged and can be undone."""

    def __init__(self, path: Path) -> None:
        clock = SystemClock()
        exists = path.exists()
        self._workspace = (
            open_workspace(path, clock) if exists else create_workspace(path, NewWorkspace(), clock)
        )

    def upsert(self, table: Table) -> None:
        """Write the points, a slice a transaction."""
        for part in table.slices():
            self._workspace.write("Import points", partial(_upsert_blocks, part))

    def read_all(self) -> float:
        """Read every point, a metric a transaction."""
        read = self._workspace.read
        return sum(read(partial(_sum_of_metric, metric)) for metric in METRICS)

    def histories(self, accounts: list[int]) -> float:
        """Read all that each of these accounts has, an account a transaction."""
        read = self._workspace.read
        return sum(read(partial(_sum_of_history, account)) for account in accounts)

    def as_of(self, day: date) -> float:
        """Read every account's latest value up to a day, a metric a transaction."""
        read = self._workspace.read
        return sum(read(partial(_sum_as_of, metric, day)) for metric in METRICS)

    def close(self) -> None:
        """Let go of the file."""
        self._workspace.close()


def _upsert_blocks(part: Table, tx: WriteTx) -> object:
    return writing.upsert(tx, "benchmark", part.metrics, part.accounts, part.days, part.values)


def _sum_of_metric(metric: int, connection: Connection) -> float:
    return float(reading.of_metric(connection, metric).values.sum())


def _sum_of_history(account: int, connection: Connection) -> float:
    return sum(float(reading.history(connection, account, metric)[1].sum()) for metric in METRICS)


def _sum_as_of(metric: int, day: date, connection: Connection) -> float:
    points = reading.of_metric(connection, metric, until=day)
    is_last = np.append(np.diff(points.account_ids) != 0, True)
    return float(points.values[is_last].sum())


class Rows:
    """The peer: one row a point. `undo` keeps what an upsert replaces, as the blocks do."""

    def __init__(self, path: Path, *, undo: bool = False) -> None:
        self._undo = undo
        fresh = not path.exists()
        path.touch()
        self._connection = connect(path)
        if fresh:
            for table in ("point", "replaced"):
                self._connection.execute(
                    f"CREATE TABLE {table} (metric INTEGER, account INTEGER, day INTEGER, value REAL, "
                    "PRIMARY KEY (metric, account, day)) WITHOUT ROWID"
                )

    def upsert(self, table: Table) -> None:
        """Write the points, a slice a transaction."""
        for part in table.slices():
            rows = part.rows()
            self._connection.execute("BEGIN IMMEDIATE")
            if self._undo:
                self._connection.executemany(
                    "INSERT INTO replaced SELECT ?, ?, ?, "
                    "(SELECT value FROM point WHERE (metric, account, day) = (?1, ?2, ?3))",
                    [row[:3] for row in rows],
                )
            self._connection.executemany(
                "INSERT INTO point VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET value=excluded.value", rows
            )
            self._connection.commit()

    def read_all(self) -> float:
        """Read every point, metric by metric."""
        query = "SELECT account, day, value FROM point WHERE metric=? ORDER BY account, day"
        return sum(self._columns(query, metric) for metric in METRICS)

    def histories(self, accounts: list[int]) -> float:
        """Read all that each of these accounts has, metric by metric."""
        query = "SELECT 0, day, value FROM point WHERE metric=? AND account=? ORDER BY day"
        return sum(self._columns(query, metric, account) for account in accounts for metric in METRICS)

    def as_of(self, day: date) -> float:
        """Read every account's latest value up to a day, metric by metric."""
        query = "SELECT account, max(day), value FROM point WHERE metric=? AND day<=? GROUP BY account"
        return sum(self._columns(query, metric, day.toordinal()) for metric in METRICS)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _columns(self, query: str, *bound: int) -> float:
        """Return the sum of the values, after making columns of the whole answer."""
        accounts, days, values = zip(*self._connection.execute(query, bound).fetchall(), strict=True)
        np.array(accounts, np.int64)
        np.array(days, np.int32)
        return float(np.array(values, np.float64).sum())

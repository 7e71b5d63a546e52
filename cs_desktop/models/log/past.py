"""Rows as they were at earlier places in the log: what is there now is taken back, change by change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.log.values import decode, decode_row
from cs_desktop.models.tables.log import ChangeRow

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows of a table that have one of the `owners`, ids by column, in its column."""

    table: Table
    owners: Mapping[str, int]


def rows_at(
    connection: Connection, wanted: Sequence[Wanted], places: Sequence[int]
) -> Iterator[tuple[int, Mapping[str, dict[int, Row]]]]:
    """Yield for each place in the log, the newest first, the rows that were there once it was committed.

    The rows come by table and id; they are only as told until the next place is asked for. The log is read
    once, from its end to the oldest place.

    Raises:
        DamagedValueError: the log cannot be read.
    """
    due = sorted(set(places), reverse=True)
    if not due:
        return
    tables = {one.table.name: _Rewound(connection, one, due[-1]) for one in wanted}
    columns = [
        *(ChangeRow.set_pos, ChangeRow.n, ChangeRow.entity, ChangeRow.entity_id, ChangeRow.op),
        *(ChangeRow.field, ChangeRow.old, ChangeRow.old_from),
    ]
    changes = connection.execute(
        select(*columns)
        .where(ChangeRow.set_pos > due[-1], ChangeRow.entity.in_(list(tables)))
        .order_by(ChangeRow.set_pos.desc(), ChangeRow.n.desc())
    )
    change = changes.fetchone()
    for place in due:
        while change is not None and change.set_pos > place:
            tables[change.entity].take_back(change)
            change = changes.fetchone()
        yield place, {name: table.owned() for name, table in tables.items()}


class _Rewound:
    """The rows of one table, further and further back."""

    def __init__(self, connection: Connection, wanted: Wanted, oldest: int) -> None:
        self._connection, self._table, self._owners = connection, wanted.table, wanted.owners
        columns = self._table.columns
        # What belongs to others now, and belonged to others or to us before.
        handed_over = select(ChangeRow.entity_id).where(
            ChangeRow.set_pos > oldest,
            ChangeRow.entity == self._table.name,
            ChangeRow.field.in_(list(wanted.owners)),
        )
        ours = (columns[column] == owner for column, owner in wanted.owners.items())
        found = connection.execute(select(self._table).where(or_(columns["id"].in_(handed_over), *ours)))
        self._rows: dict[int, Row] = {row["id"]: dict(row) for row in found.mappings()}
        self._older: dict[tuple[int, str], Any] = {}
        """The oldest change of each field that was passed: of the others nothing need be read."""

    def owned(self) -> dict[int, Row]:
        """Return the rows that are ours at the place to which we have come."""
        for (row_id, field), change in self._older.items():
            old = old_text(self._connection, change)
            self._rows[row_id][field] = decode(self._table.columns[field], old or "null")
        self._older.clear()
        owners = self._owners.items()
        return {
            row_id: row
            for row_id, row in sorted(self._rows.items())
            if any(row[column] == owner for column, owner in owners)
        }

    def take_back(self, change: Any) -> None:  # noqa: ANN401 - a row of the log, whose class would be slow
        """Undo one change; of a row that never was ours nothing is known, and nothing need be."""
        row_id, field = change.entity_id, change.field
        if change.op == "delete":
            self._rows[row_id] = decode_row(self._table, change.old or "")
        elif change.op == "insert":
            if self._rows.pop(row_id, None) is not None:
                for column in self._table.columns:
                    self._older.pop((row_id, column.name), None)
        elif row_id in self._rows and field in self._table.columns:
            self._older[row_id, field] = change

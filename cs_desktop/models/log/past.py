"""Rows as they were at an earlier place of the log: what is stored now, taken back change by change."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, or_, select
from sqlalchemy.orm import Session

from cs_desktop.models.id_lists import among
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.log.values import decode, decode_row
from cs_desktop.models.tables.log import ChangeRow

Row = dict[str, Any]


def rows_at(connection: Connection, table: Table, pos: int, owners: Mapping[str, int]) -> dict[int, Row]:
    """Return the rows of a table, by id, that were there once the change set at `pos` had been committed.

    Wanted are those that then had one of the `owners`, ids by column, in its column.

    Raises:
        DamagedValueError: the log cannot be read.
    """
    with Session(connection) as session:
        changes = session.scalars(
            select(ChangeRow)
            .where(ChangeRow.entity == table.name, ChangeRow.set_pos > pos)
            .order_by(ChangeRow.set_pos.desc(), ChangeRow.n.desc())
        ).all()
        rows = _now(connection, table, {change.entity_id for change in changes}, owners)
        for change in changes:
            if change.op == "insert":
                rows.pop(change.entity_id, None)
            elif change.op == "delete":
                rows[change.entity_id] = decode_row(table, change.old or "")
            elif change.entity_id in rows and change.field in table.columns:
                old = old_text(connection, change)
                rows[change.entity_id][change.field] = decode(table.columns[change.field], old or "null")
    return {
        row_id: row
        for row_id, row in sorted(rows.items())
        if any(row[column] == owner for column, owner in owners.items())
    }


def _now(
    connection: Connection, table: Table, touched: set[int], owners: Mapping[str, int]
) -> dict[int, Row]:
    """Return the rows that are wanted now, and those that may have been before they were changed."""
    wanted = or_(
        table.c.id.in_(among(touched)), *(table.c[column] == owner for column, owner in owners.items())
    )
    return {row["id"]: dict(row) for row in connection.execute(select(table).where(wanted)).mappings()}

"""Rows of any logged table as the log has them, also those that were deleted since."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.values import encode_row

_DELETIONS = "SELECT entity_id, old, max(set_pos) FROM change WHERE entity = ? AND op = 'delete' "
_OF_IDS = "AND entity_id IN (SELECT value FROM json_each(?)) "
_LAST = "GROUP BY entity_id"


def rows_of(connection: Connection, entity: str, ids: Collection[int]) -> dict[int, Mapping[str, Any]]:
    """Return the values, by column and as JSON has them, of each of these rows.

    A row that is gone is returned as it was deleted last; one that never was is left out.
    """
    table = LoggedBase.metadata.tables[entity]
    found = _present(connection, table, ids)
    missing = [row_id for row_id in ids if row_id not in found]
    if missing:
        for row_id, old, _ in connection.exec_driver_sql(
            _DELETIONS + _OF_IDS + _LAST, (entity, json.dumps(missing))
        ):
            found[row_id] = _values(old)
    return found


def deleted_rows(connection: Connection, entity: str) -> dict[int, Mapping[str, Any]]:
    """Return the values of each row of a table that was ever deleted, as it was the last time."""
    rows = connection.exec_driver_sql(_DELETIONS + _LAST, (entity,))
    return {row_id: _values(old) for row_id, old, _ in rows}


def _values(text: str) -> Mapping[str, Any]:
    """Return a logged row; empty where damage left no JSON."""
    try:
        values = json.loads(text)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _present(connection: Connection, table: Table, ids: Collection[int]) -> dict[int, Mapping[str, Any]]:
    rows = connection.execute(select(table).where(table.c.id.in_(among(ids))))
    return {row.id: json.loads(encode_row(row._asdict())) for row in rows}

"""Long old values, which the log does not repeat: they stand as the new value of an earlier change."""

from typing import Any

from sqlalchemy import Connection, Row

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.log.values import encode_plain, plain_row
from cs_desktop.models.tables.log import ChangeRow

LONG = 256
"""Characters of JSON above which an old value is a reference."""

_LAST = (
    "SELECT set_pos, op, new FROM change WHERE entity=? AND entity_id=? AND (op='insert' OR field=?) "
    "ORDER BY set_pos DESC, n DESC LIMIT 1"
)
_AT = (
    "SELECT op, new FROM change WHERE entity=? AND entity_id=? AND (op='insert' OR field=?) "
    "AND set_pos=? AND (set_pos, n) < (?, ?) ORDER BY n DESC LIMIT 1"
)


def place_of(connection: Connection, entity: str, entity_id: int, field: str, value: str) -> int | None:
    """Return the position of the change set that wrote a field's present value, given as JSON.

    None where the log does not have just this value, so that it must be kept in full.
    """
    row = connection.exec_driver_sql(_LAST, (entity, entity_id, field)).first()
    if row is None or _value(entity, row.op, row.new, field) != value:
        return None
    return int(row.set_pos)


def old_text(connection: Connection, change: ChangeRow | Row[Any]) -> str | None:
    """Return the old value of a change as JSON; None where it had none, as an insert."""
    if change.old_from is None:
        return change.old
    key = (change.entity, change.entity_id, change.field, change.old_from, change.set_pos, change.n)
    row = connection.exec_driver_sql(_AT, key).first()
    return None if row is None else _value(change.entity, row.op, row.new, change.field)


def _value(entity: str, op: str, new: str | None, field: str) -> str | None:
    """Return a field's value from the JSON of a change: of the field alone, or of a whole row."""
    if op == "insert" and new is not None:
        return encode_plain(plain_row(LoggedBase.metadata.tables[entity], new)[field])
    return new

"""Column values as the log keeps them: JSON that reads the same in fifty years."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Table

from cs_desktop.common.errors import BugError
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.defaults import defaults

_SEPARATORS = (",", ":")


def encode(value: object) -> str:
    """Return one value as JSON. Dates are ISO text, times UTC, bytes base64."""
    return encode_plain(_plain(value))


def encode_plain(value: object) -> str:
    """Return what is JSON's own kind of value already as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=_SEPARATORS, allow_nan=False)


def encode_row(row: Mapping[str, object]) -> str:
    """Return a whole row as one JSON object, column by column."""
    return encode_plain({name: _plain(value) for name, value in row.items()})


def decode(column: Column[Any], text: str) -> object:
    """Return the value that `encode` wrote for this column.

    Raises:
        DamagedValueError: it is none.
    """
    with stored_values():
        return _typed(column, json.loads(text))


def decode_row(table: Table, text: str) -> dict[str, object]:
    """Return the row that `encode_row` wrote for this table, with the columns that came since.

    Raises:
        DamagedValueError: it is none.
    """
    row = plain_row(table, text)
    with stored_values():
        return {name: _typed(table.columns[name], value) for name, value in row.items()}


def plain_row(table: Table, text: str) -> dict[str, object]:
    """Return the row that `encode_row` wrote for this table as JSON has it, with the columns that came since.

    Raises:
        DamagedValueError: it is none.
    """
    with stored_values():
        row = json.loads(text)
        if not isinstance(row, dict):
            raise TypeError(f"not a row of {table.name}")
        return complete(table, row)


def complete(table: Table, row: Mapping[str, object]) -> dict[str, object]:
    """Return a logged row with all the columns that its table has by now.

    A row that was logged before a column came holds what the migration put into that column: its default,
    or nothing. So a column that is added to a logged table has a default or may be empty.

    Raises:
        ValueError: it is no row of this table: it has another column, or lacks one that cannot have come
            later.
    """
    if row.keys() - set(table.columns.keys()):
        raise ValueError(f"not a row of {table.name}")
    whole = {name: row.get(name, _plain(default)) for name, default in defaults(table).items()}
    for column in table.columns:
        if whole[column.name] is None and not column.nullable and column.name not in row:
            raise ValueError(f"a row of {table.name} without {column.name}")
    return whole


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float | dict | list):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise BugError(f"the log cannot keep a {type(value).__name__}")


def _typed(column: Column[Any], value: object) -> object:
    if not isinstance(value, str):
        return value
    python_type = column.type.python_type
    if python_type is datetime:
        return datetime.fromisoformat(value)
    if python_type is date:
        return date.fromisoformat(value)
    if python_type is bytes:
        return base64.b64decode(value)
    return value

"""Column values as the log keeps them: JSON that reads the same in fifty years."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import Column, Table

from cs_desktop.common.errors import BugError

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


def decode(column: Column[object], text: str) -> object:
    """Return the value that `encode` wrote for this column."""
    return _typed(column, json.loads(text))


def decode_row(table: Table, text: str) -> dict[str, object]:
    """Return the row that `encode_row` wrote for this table."""
    return {name: _typed(table.columns[name], value) for name, value in json.loads(text).items()}


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


def _typed(column: Column[object], value: object) -> object:
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

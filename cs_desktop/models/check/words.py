"""Rows, fields and values as a person names them."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, tr
from cs_desktop.common.text import capitalized, shared_start
from cs_desktop.models.base import Base
from cs_desktop.models.belonging import OWNERS

_NAMES = ("name", "title", "key", "company", "subject", "source")
"""Columns by which a row is called, the best first."""
_SHOWN = 60
_LEAD = 20


class Namer:
    """Names rows, as far as the file still lets it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def row(self, kind: str, row_id: int, row: Mapping[str, object]) -> str:
        """Return a row's name with the account it belongs to, such as "Halden Freight, contact Ada"."""
        own = _own_name(row)
        if kind == "account":
            return own or tr("Account {row_id}", row_id=row_id)
        described = f"{kind.replace('_', ' ')} {shown(own) if own else row_id}"
        account = self._account_of(kind, row)
        return f"{account}, {described}" if account else capitalized(described)

    def called(self, kind: str, row_id: object) -> str:
        """Return the name of a row that is there, empty where it is not."""
        return _own_name(self._look_up(kind, row_id))

    def value(self, kind: str, field: str, value: object, other: object = None) -> str:
        """Return a value in quotes, or by the name of what it points at; `other` is what it is beside."""
        table = Base.metadata.tables[kind]
        for key in table.columns[field].foreign_keys if field in table.columns else ():
            name = _own_name(self._look_up(key.column.table.name, value))
            if name:
                return quoted(name)
        return quoted(value, other)

    def _account_of(self, kind: str, row: Mapping[str, object]) -> str:
        owner = OWNERS.get(kind)
        while owner is not None:
            above = self._look_up(owner.table, row.get(owner.column))
            if owner.table == "account":
                return shown(_own_name(above))
            row, owner = above, OWNERS.get(owner.table)
        return ""

    def _look_up(self, table: str, row_id: object) -> dict[str, object]:
        if not isinstance(row_id, int):
            return {}
        try:
            cursor = self._connection.execute(f'SELECT * FROM "{table}" WHERE id=?', (row_id,))  # noqa: S608 - our own name
            found = cursor.fetchone()
        except sqlite3.Error:
            return {}
        return dict(zip([column[0] for column in cursor.description], found, strict=True)) if found else {}


def field_name(field: str) -> str:
    """Return a column's name in words, such as "Customer since"."""
    return field.removesuffix("_id").replace("_", " ").capitalize()


def quoted(value: object, other: object = None) -> str:
    """Return a value as it stands in a sentence, a long one around where it parts from `other`."""
    if value is None:
        return "nothing"
    if isinstance(value, bytes):
        return tr("{count} bytes", count=count_text(len(value)))
    if not isinstance(value, str):
        return repr(value)
    start = 0
    if isinstance(other, str) and len(value) > _SHOWN:
        start = max(0, shared_start(value, other) - _LEAD)
    return f"'{'…' if start else ''}{shown(value[start:])}'"


def shown(text: str) -> str:
    """Return text on one line, of bearable length; what cannot be shown as a question mark."""
    readable = text[: _SHOWN + 1].encode("utf-8", "replace").decode()
    line = "".join(c if c.isprintable() else "?" for c in readable)
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def entry_name(label: object, clock: object) -> str:
    """Return a change set as a person knows it: its name and its day."""
    try:
        day = day_text(datetime.fromtimestamp(int(str(clock)) / 1000, UTC).date())
    except (ValueError, OverflowError, OSError):
        day = tr("an unknown day")
    return f"{quoted(str(label))} of {day}"


def _own_name(row: Mapping[str, object]) -> str:
    return next((str(row[name]) for name in _NAMES if row.get(name)), "")

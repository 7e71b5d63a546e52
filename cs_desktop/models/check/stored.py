"""What a logged value looks like once SQLite has stored it, to compare the log with the tables."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Table

from cs_desktop.models.base import utc_text
from cs_desktop.models.log.values import complete

Row = list[object]


class StoredForm:
    """The stored form of one table's rows."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = tuple(table.columns.keys())
        self.at = {name: place for place, name in enumerate(self.columns)}
        self._names = frozenset(self.columns)
        self._pick = itemgetter(*self.columns)
        self._converters = {
            name: converter for name in self.columns if (converter := _converter(table.columns[name]))
        }
        self.select = (
            f"SELECT {', '.join(_quoted(n) for n in self.columns)} FROM {_quoted(table.name)} ORDER BY id"  # noqa: S608 - our own names
        )

    def plain(self, logged: Mapping[str, object]) -> Row:
        """Return a logged row in the order of the columns, as JSON has its values.

        Raises:
            ValueError: it is not a row of this table.
        """
        if logged.keys() != self._names:
            logged = complete(self.table, logged)
        return list(self._pick(logged))

    def row(self, logged: Mapping[str, object]) -> Row:
        """Return a logged row as stored, in the order of the columns.

        Raises:
            ValueError: it is not a row of this table.
        """
        values = self.plain(logged)
        for name, convert in self._converters.items():
            values[self.at[name]] = convert(values[self.at[name]])
        return values

    def value(self, name: str, logged: object) -> object:
        """Return one logged value as stored.

        Raises:
            ValueError: the table has no such column, or the column no such value.
        """
        if name not in self._names:
            raise ValueError(f"{self.table.name} has no {name}")
        convert = self._converters.get(name)
        return convert(logged) if convert else logged

    def differing(self, expected: Sequence[object], stored: Sequence[object]) -> list[str]:
        """Return the columns whose stored value, or its storage class, is not the expected one."""
        return [
            name
            for name, left, right in zip(self.columns, expected, stored, strict=True)
            if self.differ(name, left, right)
        ]

    def differ(self, name: str, expected: object, stored: object) -> bool:
        """Return whether a column's stored value, or its storage class, is not the expected one."""
        if type(expected) is type(stored) and expected == stored:
            return False
        return not (self._converters.get(name) is _json and _same_json(expected, stored))


def same(expected: Sequence[object], stored: Sequence[object]) -> bool:
    """Return whether two rows are the same, value by value and in their storage classes."""
    # Python holds 1, 1.0 and True to be equal; SQLite stores them apart.
    return list(expected) == list(stored) and [*map(type, expected)] == [*map(type, stored)]


def _same_json(expected: object, stored: object) -> bool:
    """Return whether two JSON texts differ in their spelling alone; nothing at all is JSON's null."""
    if stored is None:
        return expected == "null"
    if not (isinstance(expected, str) and isinstance(stored, str)):
        return False
    try:
        return json.dumps(json.loads(stored)) == expected
    except (ValueError, RecursionError):
        return False


def _quoted(name: str) -> str:
    return f'"{name}"'


def _converter(column: Column[Any]) -> Callable[[object], object] | None:
    """Return what turns a column's JSON value into what SQLite hands back, None where they are the same."""
    kind = column.type.python_type
    return {
        bool: _integer,
        int: _integer,
        float: _real,
        datetime: _time,
        date: None,
        bytes: _blob,
        str: _text,
        dict: _json,
    }.get(kind, _json)


def _integer(value: object) -> object:
    if isinstance(value, bool) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return value


def _real(value: object) -> object:
    return float(value) if isinstance(value, int) else value


def _text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _time(value: object) -> object:
    return utc_text(datetime.fromisoformat(value)) if isinstance(value, str) else value


def _blob(value: object) -> object:
    return base64.b64decode(value, validate=True) if isinstance(value, str) else value


def _json(value: object) -> object:
    return json.dumps(value)

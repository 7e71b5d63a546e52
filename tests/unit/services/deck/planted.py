"""A workspace full of secrets: every text that no client may see is a word that stands nowhere else."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Column, Float, Integer

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import FIELD_LABELS, Form, field_label
from cs_desktop.domain.searchable import SEARCHED
from cs_desktop.domain.visibility import Visibility, visibility
from cs_desktop.models.base import Document, LoggedBase

WORDS = {
    # What people think of people, which are words of ours.
    Kind.CONTACT: ("influence", "sentiment"),
    Kind.PULSE: ("reasons",),
}
_KEPT = {
    # By its key the program knows a metric; nobody types it.
    (Kind.METRIC, "key"),
    # What the cards of a map are called depends on their kind: see below.
    (Kind.JOURNEY_CARD, "title"),
}
_RULED = {Kind.SIGNAL_RULE, Kind.SCORECARD_VERSION}
"""Documents of rules, which cannot be made up; what they say reaches decks by what is reckoned alone."""
_HIDDEN_CARDS = ("gap", "bridge", "note", "moment", "owner", "metric")
LIST_PRICE, LIST_PRICE_TOLD = 98_765_432_100, ("987,654,321", "$988M", "987.654", "98765432100")
DISCOUNT, DISCOUNT_TOLD = 0.43217, ("43.2%", "43.217", "0.43217")
PRICE, PRICE_TOLD = 773_377_700, ("$7.73M", "7,733,777", "7733777", "773377700")
"""What the account is said to pay a year; shareable."""


def plant(path: Path, account_id: int, told: str) -> Mapping[str, str]:
    """Put a secret into every column that a client must not see; return where each was put.

    Other customers are secrets altogether. Tables without a row get one. `told` is what the customer wants.
    """
    secrets = _secrets()
    planted: dict[str, str] = {}
    with closing(sqlite3.connect(path)) as file, file:
        for kind in SEARCHED:
            _fill(file, kind, account_id)
        for kind, column in _columns():
            secret = next(secrets)
            document = field_label(kind, column).form is Form.FIELDS
            value = json.dumps({secret: secret}) if document else secret
            file.execute(f'UPDATE "{kind.value}" SET "{column}" = ?', (value,))
            planted[secret] = f"{kind.value}.{column}"
        for place, (update, *values) in _further(account_id).items():
            secret = next(secrets)
            file.execute(update, (secret, *values))
            planted[secret] = place
        file.execute("UPDATE subscription SET list_arr = ?, discount = ?", (LIST_PRICE, DISCOUNT))
        file.execute("UPDATE subscription_event SET arr = ?, list_arr = ?", (PRICE, LIST_PRICE))
        file.execute("UPDATE subscription SET arr = ?", (PRICE,))
        file.execute("UPDATE account SET desired_outcome = ? WHERE id = ?", (told, account_id))
        file.execute("UPDATE activity SET cost = ?", (LIST_PRICE,))
    return planted


def _columns() -> Iterator[tuple[Kind, str]]:
    for kind, typed in SEARCHED.items():
        for column in (*typed, *WORDS.get(kind, ())):
            is_shared = visibility(kind, column) is Visibility.SHARED
            if not is_shared and kind not in _RULED and (kind, column) not in _KEPT:
                yield kind, column


def _further(account_id: int) -> dict[str, tuple[object, ...]]:
    """Return what depends on the row: an update that takes the secret first."""
    cards = ", ".join(f"'{kind}'" for kind in _HIDDEN_CARDS)
    return {
        "another account's name": ("UPDATE account SET name = ? WHERE id != ?", account_id),
        "another account's outcome": ("UPDATE account SET desired_outcome = ? WHERE id != ?", account_id),
        "another account's contact": ("UPDATE contact SET name = ? WHERE account_id != ?", account_id),
        "another account's plan": ("UPDATE success_plan SET name = ? WHERE account_id != ?", account_id),
        "our own milestone": ("UPDATE milestone SET name = ? WHERE party = 'ours'",),
        "what customers are not told of": ("UPDATE roadmap_item SET name = ? WHERE NOT shared",),
        "a card of a journey": (f"UPDATE journey_card SET title = ? WHERE kind IN ({cards})",),
    }


def _fill(file: sqlite3.Connection, kind: Kind, account_id: int) -> None:
    """Give a table without rows one, about the account where it can be."""
    table = LoggedBase.metadata.tables[kind.value]
    if kind in _RULED or file.execute(f'SELECT 1 FROM "{kind.value}" LIMIT 1').fetchone():
        return
    values = {column.name: _usual(file, kind, column, account_id) for column in table.columns}
    marks = ", ".join("?" * len(values))
    names = ", ".join(f'"{name}"' for name in values)
    file.execute(f'INSERT INTO "{kind.value}" ({names}) VALUES ({marks})', tuple(values.values()))


def _usual(file: sqlite3.Connection, kind: Kind, column: "Column[object]", account_id: int) -> object:
    if column.name == "account_id":
        return account_id
    for key in column.foreign_keys:
        other = key.column.table.name
        found = file.execute(f'SELECT max(id) FROM "{other}"').fetchone()[0]
        return None if column.nullable else found
    if isinstance(column.type, Integer | Float):
        return 1
    if isinstance(column.type, Document):
        return "{}"
    if column.type.python_type.__name__ == "date":
        return "2026-08-01"
    if column.type.python_type.__name__ == "datetime":
        return "2026-08-01T12:00:00.000Z"
    is_word = column.name in FIELD_LABELS[kind] and field_label(kind, column.name).form is Form.WORD
    return "other" if is_word else ""


def _secrets() -> Iterator[str]:
    """Yield short words without a meaning, none of which begins another."""
    letters = "bcdfghkmnp"
    for number in range(1000):
        yield "Qz" + "".join(letters[int(digit)] for digit in f"{number:03d}") + "xw"

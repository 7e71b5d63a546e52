"""The index's own file. Several programs may use it at once; each step is one transaction that first checks
that nobody else has taken it."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.search_text import Wanted
from cs_desktop.domain.searchable import SEARCHED
from cs_desktop.models.search.rows import SearchRow

VERSION = 2
"""Another one for another way to cut words, or other tables."""
_PATIENCE_S = 5.0
_TABLES = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, object_id INTEGER NOT NULL,
                    account_id INTEGER, newest INTEGER NOT NULL, UNIQUE (kind, object_id));
CREATE VIRTUAL TABLE words USING fts5 (head, body, tokenize = 'ascii');
CREATE TABLE state (made_for TEXT NOT NULL, position INTEGER NOT NULL, change_set_id INTEGER NOT NULL,
                    kind TEXT NOT NULL, after INTEGER NOT NULL,
                    done INTEGER NOT NULL, total INTEGER NOT NULL);
"""
_FIND = """
SELECT kind, object_id, account_id FROM words JOIN entry ON entry.id = words.rowid
WHERE words MATCH ? AND (NOT ? OR kind IN (SELECT value FROM json_each(?)))
  AND (? IS NULL OR account_id = ?)
ORDER BY newest DESC, object_id DESC LIMIT ?
"""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True, slots=True)
class State:
    """How far the index has come."""

    position: int
    """Everything up to this place of the log is in it, once it is whole."""
    change_set_id: int
    """What stood there; another one there means another file, or an older one."""
    kind: str
    """The kind that is being taken in for the first time; empty once it is whole."""
    after: int
    """The id up to which that kind is in it."""
    done: int
    total: int

    @property
    def whole(self) -> bool:
        """Return whether every kind has been taken in."""
        return not self.kind


@dataclass(frozen=True, slots=True)
class Place:
    """A thing in which the words were found."""

    kind: Kind
    id: int
    account_id: int | None


class IndexFile:
    """The index of one workspace."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def state(self) -> State | None:
        """Return how far it has come, None where there is none for these fields."""
        with self._open() as connection:
            return _state(connection)

    def begin(self, position: int, change_set_id: int, total: int) -> None:
        """Empty it, and note from where in the log it will have to be caught up."""
        first = next(iter(SEARCHED)).value
        with self._open() as connection, _writing(connection):
            connection.execute("DELETE FROM state")
            connection.execute("DELETE FROM entry")
            connection.execute("DELETE FROM words")
            values = (_made_for(), position, change_set_id, first, 0, 0, total)
            connection.execute("INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def take_in(self, before: State, rows: Sequence[SearchRow], after: State) -> bool:
        """Put rows in and note how far it has come; False where another program was faster."""
        with self._open() as connection, _writing(connection):
            if _state(connection) != before:
                return False
            _put(connection, rows)
            _note(connection, after)
            return True

    def replace(self, before: State, keys: dict[Kind, set[int]], rows: Sequence[SearchRow]) -> bool:
        """Put rows in the place of what stood there; what is gone goes. False as with `take_in`."""
        with self._open() as connection, _writing(connection):
            if _state(connection) != before:
                return False
            for kind, ids in keys.items():
                _remove(connection, kind, ids)
            _put(connection, rows)
            return True

    def reached(self, before: State, position: int, change_set_id: int) -> bool:
        """Note that everything up to a place of the log is in it; False as with `take_in`."""
        with self._open() as connection, _writing(connection):
            if _state(connection) != before:
                return False
            values = (position, change_set_id)
            connection.execute("UPDATE state SET position = ?, change_set_id = ?", values)
            return True

    def find(
        self,
        wanted: Sequence[Wanted],
        kinds: Collection[Kind] = (),
        account_id: int | None = None,
        limit: int = 100,
    ) -> list[Place]:
        """Return where all the words stand: first where they name a thing, then the newest first.

        `kinds` and `account_id` narrow it; no kinds are all.
        """
        expression = _expression(wanted)
        chosen = json.dumps([kind.value for kind in kinds])
        narrowed = (bool(kinds), chosen, account_id, account_id)
        with self._open() as connection:
            found: dict[Place, None] = {}
            for match in (f"head : ({expression})", expression):
                rows = connection.execute(_FIND, (match, *narrowed, limit))
                found |= {Place(Kind(kind), row_id, account): None for kind, row_id, account in rows}
        return list(found)[:limit]

    def counts(self, wanted: Sequence[Wanted]) -> dict[Kind, int]:
        """Return in how many things of each kind all the words stand."""
        query = (
            "SELECT kind, count(*) FROM words JOIN entry ON entry.id = words.rowid "
            "WHERE words MATCH ? GROUP BY 1"
        )
        with self._open() as connection:
            return {Kind(kind): count for kind, count in connection.execute(query, (_expression(wanted),))}

    def everything(self) -> set[tuple[object, ...]]:
        """Return all that is in it, for comparing two of them."""
        query = (
            "SELECT kind, object_id, account_id, newest, head, body "
            "FROM entry JOIN words ON words.rowid = entry.id"
        )
        with self._open() as connection:
            return set(connection.execute(query))

    def remove(self) -> None:
        """Take the file away.

        Raises:
            KnownError: another program holds it.
        """
        try:
            for name in (self.path.name, f"{self.path.name}-journal"):
                (self.path.parent / name).unlink(missing_ok=True)
        except OSError as error:
            raise KnownError(
                tr("The search index is damaged and in use; close other windows of the program.")
            ) from error

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.path.exists():
            # Only its owner may read it: the words are the customers'.
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self.path, timeout=_PATIENCE_S, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA secure_delete=ON")
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                _make(connection)
            yield connection
        finally:
            connection.close()


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether an error means that the file is to be made anew."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, sqlite3.DatabaseError) and code not in (
        *_BUSY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
    )


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _make(connection: sqlite3.Connection) -> None:
    with _writing(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return
        for name in ("words", "entry", "state"):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _TABLES.split(";")[:-1]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _made_for() -> str:
    """Return a digest of the searched fields: with others the index is made anew."""
    fields = {kind.value: columns for kind, columns in SEARCHED.items()}
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def _state(connection: sqlite3.Connection) -> State | None:
    query = "SELECT position, change_set_id, kind, after, done, total FROM state WHERE made_for = ?"
    row = connection.execute(query, (_made_for(),)).fetchone()
    return State(*row) if row else None


def _note(connection: sqlite3.Connection, state: State) -> None:
    values = (state.kind, state.after, state.done)
    connection.execute("UPDATE state SET kind = ?, after = ?, done = ?", values)


def _put(connection: sqlite3.Connection, rows: Sequence[SearchRow]) -> None:
    for row in rows:
        if not (row.head or row.body):
            continue
        made = connection.execute(
            "INSERT INTO entry (kind, object_id, account_id, newest) VALUES (?, ?, ?, ?)",
            (row.kind.value, row.id, row.account_id, row.newest),
        )
        connection.execute(
            "INSERT INTO words (rowid, head, body) VALUES (?, ?, ?)", (made.lastrowid, row.head, row.body)
        )


def _remove(connection: sqlite3.Connection, kind: Kind, ids: Collection[int]) -> None:
    query = "SELECT id FROM entry WHERE kind = ? AND object_id IN (SELECT value FROM json_each(?))"
    places = [(row[0],) for row in connection.execute(query, (kind.value, json.dumps(list(ids))))]
    connection.executemany("DELETE FROM words WHERE rowid = ?", places)
    connection.executemany("DELETE FROM entry WHERE id = ?", places)


def _expression(wanted: Sequence[Wanted]) -> str:
    """Return a question as FTS5 reads it; tokens are letters and digits alone, so nothing needs escaping."""
    return " AND ".join(f'"{" ".join(word.tokens)}"{"*" if word.prefix else ""}' for word in wanted)

"""Doing what a gesture says to the parts of a map, a plan or a review: all of it, or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.sql import ColumnElement

from cs_desktop.common.errors import BugError, InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import Add, Drop, Gesture, New, Put
from cs_desktop.models import deleting
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.write import WriteTx
from cs_desktop.services.overtaking import refuse_overtaken

Table = type[LoggedBase]


@dataclass(frozen=True, slots=True)
class Gestured:
    """What came of a gesture: the change, None where it changed nothing, and the ids of what was added."""

    change: Change | None
    ids: Mapping[New, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """The kinds of parts that a whole is made of."""

    tables: Mapping[Kind, Table]
    ends: Mapping[Kind, Mapping[str, Table]] = field(default_factory=dict)
    """What a part stands or falls with, by its column."""
    also: Mapping[Kind, Mapping[Kind, str]] = field(default_factory=dict)
    """Of what may be deleted: the parts that go with it although they only point at it, by their column."""
    lines: tuple[str, ...] = ("name", "title", "word", "text")
    """Columns whose text is one line of a bounded length."""
    limit: int = 300
    """How many characters such a line has at most."""

    def table(self, kind: Kind) -> Table:
        """Return the table of a kind of part."""
        if kind not in self.tables:
            raise BugError(f"{kind} is no such part")
        return self.tables[kind]


@dataclass(frozen=True, slots=True)
class Whole:
    """One map, plan or review that gestures are done to."""

    parts: Parts
    complete: Callable[[Kind, dict[str, Any]], None] = lambda _kind, _values: None
    """Gives the values of a new part those that say what it is part of."""
    holds: Callable[[LoggedBase], bool] = lambda _part: True
    """Tells whether a stored part is one of it."""
    mine: Callable[[Kind], ColumnElement[bool] | None] = lambda _kind: None
    """The same for a query; None where the ids alone will do."""


def perform(tx: WriteTx, whole: Whole, gesture: Gesture) -> Mapping[New, int]:
    """Do what a gesture says as part of a step, and return the ids of what it adds.

    What it moves and somebody else deleted meanwhile is left out; what it adds to such a thing, or gives to
    such an owner, is kept without one, so that nothing is lost.

    Raises:
        InputError: a line of text is too long, or somebody else was first.
    """
    # The parts that are added point at each other, in whatever order they are written.
    tx.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    ids = {add.new: tx.new_id() for add in gesture.adds}
    performing = _Performing(tx, whole, gesture, ids)
    for add in gesture.adds:
        performing.add(add)
    tx.session.flush()
    for put in gesture.puts:
        performing.put(put)
    for drop in gesture.drops:
        performing.drop(drop)
    return ids


class _Performing:
    """Stores the steps of one gesture; what they point at is looked up once."""

    def __init__(self, tx: WriteTx, whole: Whole, gesture: Gesture, ids: Mapping[New, int]) -> None:
        self._tx, self._whole, self._gesture, self._ids = tx, whole, gesture, ids
        self._added = frozenset(ids.values())
        self._known: dict[tuple[Table, int], bool] = {}

    def add(self, add: Add) -> None:
        values = self._resolved(add.values)
        self._whole.complete(add.kind, values)
        if self._may_be(add.kind, values):
            self._tx.session.add(self._whole.parts.table(add.kind)(id=self._ids[add.new], **values))

    def put(self, put: Put) -> None:
        part = self._tx.session.get(self._whole.parts.table(put.kind), put.id)
        if part is None or not self._whole.holds(part):
            return
        refuse_overtaken(self._tx, self._gesture, put, part)
        values = self._resolved(put.values)
        if self._may_be(put.kind, values):
            for column, value in values.items():
                setattr(part, column, value)
            self._tx.session.flush()

    def drop(self, drop: Drop) -> None:
        parts, scalars = self._whole.parts, self._tx.session.scalars
        table = parts.table(drop.kind)
        columns = table.__table__.columns
        query = select(columns["id"]).where(columns["id"].in_(among(drop.ids)))
        mine = self._whole.mine(drop.kind)
        found = set(scalars(query if mine is None else query.where(mine)))
        doomed: dict[str, set[int]] = {table.__tablename__: found}
        for kind, column in parts.also.get(drop.kind, {}).items():
            pointing = parts.table(kind).__table__.columns
            query = select(pointing["id"]).where(pointing[column].in_(among(found)))
            doomed[kind.value] = set(scalars(query))
        deleting.delete_rows(self._tx, doomed)
        self._tx.session.expire_all()

    def _resolved(self, values: Mapping[str, Any]) -> dict[str, Any]:
        found = {c: self._ids[value] if isinstance(value, New) else value for c, value in values.items()}
        limit = self._whole.parts.limit
        for column in self._whole.parts.lines:
            text = found.get(column)
            if isinstance(text, str) and len(text) > limit:
                raise InputError(
                    tr(
                        "Enter at most {limit} characters; this text has {count}. "
                        "Put the rest into the notes.",
                        limit=limit,
                        count=len(text),
                    )
                )
        return found

    def _may_be(self, kind: Kind, values: dict[str, Any]) -> bool:
        """Return whether all that a part cannot be without is there; empty what only pointed at it."""
        parts = self._whole.parts
        if not all(self._there(end, values.get(column)) for column, end in parts.ends.get(kind, {}).items()):
            return False
        for column in parts.table(kind).__table__.columns:
            for key in column.foreign_keys:
                table = deleting.logged_class(key.column.table.name)
                if table is not None and column.nullable and not self._there(table, values.get(column.name)):
                    values[column.name] = None
        return True

    def _there(self, table: Table, part_id: int | None) -> bool:
        """Return whether there is one of this id; none at all is there too."""
        if part_id is None or part_id in self._added:
            return True
        key = (table, part_id)
        if key not in self._known:
            self._known[key] = self._tx.session.get(table, part_id) is not None
        return self._known[key]

"""Doing to a map what a person did on the canvas or in the outline: one gesture, one step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol, runtime_checkable

from sqlalchemy import or_, select

from cs_desktop.common.errors import BugError, InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.journey.gestures import Add, Drop, Gesture, New, Put
from cs_desktop.domain.journey.limits import MOST_CARDS, TITLE_LIMIT
from cs_desktop.domain.journey.words import GapState
from cs_desktop.models import deleting
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import (
    JourneyAnswer,
    JourneyCard,
    JourneyEmotion,
    JourneyLane,
    JourneyLink,
    JourneyMap,
    JourneyPersona,
    JourneyStage,
    Milestone,
    Objective,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context

_PARTS: Mapping[Kind, type[LoggedBase]] = MappingProxyType(
    {
        Kind.JOURNEY_PERSONA: JourneyPersona,
        Kind.JOURNEY_STAGE: JourneyStage,
        Kind.JOURNEY_LANE: JourneyLane,
        Kind.JOURNEY_CARD: JourneyCard,
        Kind.JOURNEY_ANSWER: JourneyAnswer,
        Kind.JOURNEY_EMOTION: JourneyEmotion,
        Kind.JOURNEY_LINK: JourneyLink,
        Kind.MILESTONE: Milestone,
    }
)
_ENDS: Mapping[Kind, Mapping[str, type[LoggedBase]]] = MappingProxyType(
    {
        Kind.JOURNEY_EMOTION: {"stage_id": JourneyStage, "persona_id": JourneyPersona},
        Kind.JOURNEY_LINK: {"source_id": JourneyCard, "target_id": JourneyCard, "objective_id": Objective},
        Kind.JOURNEY_ANSWER: {"card_id": JourneyCard},
    }
)
"""What a part stands or falls with."""
_NAMED = ("name", "title", "word")
"""Columns whose text is one line of a bounded length."""


@dataclass(frozen=True, slots=True)
class Gestured:
    """What came of a gesture: the change, None where it changed nothing, and the ids of what was added."""

    change: Change | None
    ids: Mapping[New, int]


def do_gesture(ctx: Context, map_id: int, gesture: Gesture, initiator: object = None) -> Gestured:
    """Do everything that a gesture says to a map, or nothing.

    What it moves and somebody else deleted meanwhile is left out; what it adds to such a stage or lane, or
    gives to such an owner, is kept without one, so that nothing is lost. A new gap of an account is open
    since today where the gesture says no day.

    Raises:
        InputError: a name is too long, or the map would have too many cards.
        KnownError: the map is gone or locked, or the file refuses.
    """

    def work(tx: WriteTx) -> Mapping[New, int]:
        head = changeable(tx, map_id)
        tx.recorder.label = f"{gesture.label} in {shortened(head.name)}"
        return perform(tx, head, gesture if head.account_id is None else _with_days(gesture, tx.today))

    written = ctx.workspace.write(gesture.label, work, initiator)
    return Gestured(written.change, written.value)


def _with_days(gesture: Gesture, today: date) -> Gesture:
    """Let new open gaps bear the day; a copy says itself since when it is open, or that nobody knows."""
    adds = tuple(
        replace(add, values={"opened_on": today, **add.values})
        if (add.kind, add.values.get("state")) == (Kind.JOURNEY_CARD, GapState.OPEN.value)
        else add
        for add in gesture.adds
    )
    return replace(gesture, adds=adds)


def perform(tx: WriteTx, head: JourneyMap, gesture: Gesture) -> Mapping[New, int]:
    """Do what a gesture says as part of a larger step, and return the ids of what it adds.

    Raises:
        InputError: a name is too long, or the map would have too many cards.
    """
    _check_room(tx, head.id, gesture)
    # The parts that are added point at each other, in whatever order they are written.
    tx.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    ids = {add.new: tx.new_id() for add in gesture.adds}
    there = _There(tx, ids)
    for add in gesture.adds:
        _add(tx, head, add, ids, there)
    tx.session.flush()
    for put in gesture.puts:
        _put(tx, head.id, put, ids, there)
    for drop in gesture.drops:
        _drop(tx, head.id, drop)
    return ids


def changeable(tx: WriteTx, map_id: int, *, even_locked: bool = False) -> JourneyMap:
    """Return a map that is there and may be changed.

    Raises:
        KnownError: it is gone, or locked.
    """
    head = tx.session.get(JourneyMap, map_id)
    if head is None:
        raise KnownError(tr("This map was deleted by someone else; undo the deletion to go on."))
    if head.locked and not even_locked:
        raise KnownError(tr("This map is locked; unlock it to change it."))
    return head


def _check_room(tx: WriteTx, map_id: int, gesture: Gesture) -> None:
    added = sum(add.kind is Kind.JOURNEY_CARD for add in gesture.adds)
    if not added:
        return
    there = len(tx.session.scalars(select(JourneyCard.id).where(JourneyCard.map_id == map_id)).all())
    if there + added > MOST_CARDS:
        raise InputError(
            tr(
                "A map holds at most {most} cards; this one has {there} and {added} more would not fit. "
                "Add fewer, or make a second map.",
                most=MOST_CARDS,
                there=there,
                added=added,
            )
        )


class _There:
    """Knows what a part can point at: what is stored, and what the same gesture adds; each is asked once."""

    def __init__(self, tx: WriteTx, ids: Mapping[New, int]) -> None:
        self._tx = tx
        self._added = frozenset(ids.values())
        self._known: dict[tuple[type[LoggedBase], int], bool] = {}

    def __call__(self, table: type[LoggedBase], part_id: int | None) -> bool:
        """Return whether there is one of this id; none at all is there too."""
        if part_id is None or part_id in self._added:
            return True
        key = (table, part_id)
        if key not in self._known:
            self._known[key] = self._tx.session.get(table, part_id) is not None
        return self._known[key]


def _add(tx: WriteTx, head: JourneyMap, add: Add, ids: Mapping[New, int], there: _There) -> None:
    values = _resolved(add.values, ids)
    _check_texts(values)
    values["map_id"] = head.id
    if add.kind is Kind.MILESTONE:
        values["account_id"] = head.account_id
    if not _ends_are_there(add.kind, values, there):
        return
    _forget_gone(add.kind, values, there)
    tx.session.add(table_of(add.kind)(id=ids[add.new], **values))


def _put(tx: WriteTx, map_id: int, put: Put, ids: Mapping[New, int], there: _There) -> None:
    part = tx.session.get(table_of(put.kind), put.id)
    if part is None or not _is_part(part, map_id):
        return
    values = _resolved(put.values, ids)
    _check_texts(values)
    if not _ends_are_there(put.kind, values, there):
        return
    _forget_gone(put.kind, values, there)
    for column, value in values.items():
        setattr(part, column, value)
    tx.session.flush()


@runtime_checkable
class _OfAMap(Protocol):
    map_id: int


def _is_part(part: LoggedBase, map_id: int) -> bool:
    if isinstance(part, Milestone):
        # One of the account may stand in no map yet.
        return part.map_id in (map_id, None)
    assert isinstance(part, _OfAMap)
    return part.map_id == map_id


def _drop(tx: WriteTx, map_id: int, drop: Drop) -> None:
    table = table_of(drop.kind)
    columns = table.__table__.columns
    mine = columns["map_id"] == map_id
    if drop.kind is Kind.MILESTONE:
        # One of the account may stand in no map yet.
        mine = or_(mine, columns["map_id"].is_(None))
    found = set(tx.session.scalars(select(columns["id"]).where(columns["id"].in_(among(drop.ids)), mine)))
    doomed: dict[str, set[int]] = {table.__tablename__: found}
    if drop.kind is Kind.JOURNEY_CARD:
        leading = select(JourneyLink.id).where(JourneyLink.target_id.in_(among(found)))
        doomed[JourneyLink.__tablename__] = set(tx.session.scalars(leading))
    deleting.delete_rows(tx, doomed)
    tx.session.expire_all()


def _resolved(values: Mapping[str, Any], ids: Mapping[New, int]) -> dict[str, Any]:
    return {column: ids[value] if isinstance(value, New) else value for column, value in values.items()}


def _check_texts(values: Mapping[str, Any]) -> None:
    for column in _NAMED:
        text = values.get(column)
        if isinstance(text, str) and len(text) > TITLE_LIMIT:
            raise InputError(
                tr(
                    "Enter at most {limit} characters; this text has {count}. Put the rest into the notes.",
                    limit=TITLE_LIMIT,
                    count=len(text),
                )
            )


def _ends_are_there(kind: Kind, values: Mapping[str, Any], there: _There) -> bool:
    """Return whether all that a part cannot be without is still there."""
    return all(there(table, values.get(column)) for column, table in _ENDS.get(kind, {}).items())


def _forget_gone(kind: Kind, values: dict[str, Any], there: _There) -> None:
    """Empty the columns that point at what somebody else deleted meanwhile: a stage, an owner, a metric."""
    for column in table_of(kind).__table__.columns:
        for key in column.foreign_keys:
            table = deleting.logged_class(key.column.table.name)
            if table is not None and column.nullable and not there(table, values.get(column.name)):
                values[column.name] = None


def table_of(kind: Kind) -> type[LoggedBase]:
    """Return the table of a kind of part of a map."""
    if kind not in _PARTS:
        raise BugError(f"{kind} is no part of a map")
    return _PARTS[kind]

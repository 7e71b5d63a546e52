"""Doing to a map what a person did on the canvas or in the outline: one gesture, one step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol, runtime_checkable

from sqlalchemy import or_, select
from sqlalchemy.sql import ColumnElement

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, New
from cs_desktop.domain.journey.limits import MOST_CARDS, TITLE_LIMIT
from cs_desktop.domain.journey.words import GapState
from cs_desktop.models.base import LoggedBase
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
from cs_desktop.services import gestures
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured, Parts, Whole

_PARTS = Parts(
    {
        Kind.JOURNEY_PERSONA: JourneyPersona,
        Kind.JOURNEY_STAGE: JourneyStage,
        Kind.JOURNEY_LANE: JourneyLane,
        Kind.JOURNEY_CARD: JourneyCard,
        Kind.JOURNEY_ANSWER: JourneyAnswer,
        Kind.JOURNEY_EMOTION: JourneyEmotion,
        Kind.JOURNEY_LINK: JourneyLink,
        Kind.MILESTONE: Milestone,
    },
    ends={
        Kind.JOURNEY_EMOTION: {"stage_id": JourneyStage, "persona_id": JourneyPersona},
        Kind.JOURNEY_LINK: {"source_id": JourneyCard, "target_id": JourneyCard, "objective_id": Objective},
        Kind.JOURNEY_ANSWER: {"card_id": JourneyCard},
    },
    also={Kind.JOURNEY_CARD: {Kind.JOURNEY_LINK: "target_id"}},
    limit=TITLE_LIMIT,
)


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
    map_id, account_id = head.id, head.account_id

    def complete(kind: Kind, values: dict[str, Any]) -> None:
        values["map_id"] = map_id
        if kind is Kind.MILESTONE:
            values["account_id"] = account_id

    whole = Whole(
        _PARTS,
        complete,
        holds=lambda part: _is_part(part, map_id),
        mine=lambda kind: _in_map(kind, map_id),
    )
    return gestures.perform(tx, whole, gesture)


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


@runtime_checkable
class _OfAMap(Protocol):
    map_id: int


def _is_part(part: LoggedBase, map_id: int) -> bool:
    if isinstance(part, Milestone):
        # One of the account may stand in no map yet.
        return part.map_id in (map_id, None)
    assert isinstance(part, _OfAMap)
    return part.map_id == map_id


def _in_map(kind: Kind, map_id: int) -> ColumnElement[bool]:
    column = table_of(kind).__table__.columns["map_id"]
    if kind is Kind.MILESTONE:
        # One of the account may stand in no map yet.
        return or_(column == map_id, column.is_(None))
    return column == map_id


def table_of(kind: Kind) -> type[LoggedBase]:
    """Return the table of a kind of part of a map."""
    return _PARTS.table(kind)

"""A journey map as it was when a revision of it was kept."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import (
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapHead,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.log.past import rows_at
from cs_desktop.models.tables import (
    ChangeRow,
    JourneyCard,
    JourneyEmotion,
    JourneyLane,
    JourneyLink,
    JourneyMap,
    JourneyPersona,
    JourneyStage,
    Milestone,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Shape = TypeVar("Shape", bound=DataclassInstance)


def kept_at(connection: Connection, revision_id: int) -> int | None:
    """Return the place in the log at which a revision was kept; None where the log does not know it."""
    return connection.scalar(
        select(ChangeRow.set_pos)
        .where(
            ChangeRow.entity == Kind.JOURNEY_REVISION.value,
            ChangeRow.entity_id == revision_id,
            ChangeRow.op == "insert",
        )
        .order_by(ChangeRow.set_pos)
        .limit(1)
    )


def past_content(connection: Connection, map_id: int, pos: int) -> MapContent | None:
    """Return a whole map as it was once the change set at a place in the log had been committed.

    None where there was no such map then.

    Raises:
        DamagedValueError: the log cannot be read.
    """
    head = rows_at(connection, JourneyMap.__table__, pos, {"id": map_id}).get(map_id)
    if head is None:
        return None
    known = _shaped(MapHead, head)
    return MapContent(
        head=known,
        stages=_in_order(_parts(connection, JourneyStage, Stage, map_id, pos)),
        lanes=_in_order(_parts(connection, JourneyLane, Lane, map_id, pos, kind=LaneKind)),
        cards=_parts(connection, JourneyCard, Card, map_id, pos, kind=CardKind),
        personas=_in_order(_parts(connection, JourneyPersona, Persona, map_id, pos)),
        emotions=_parts(connection, JourneyEmotion, Emotion, map_id, pos),
        links=_parts(connection, JourneyLink, Link, map_id, pos),
        milestones=_milestones(connection, known, pos),
    )


def _milestones(connection: Connection, head: MapHead, pos: int) -> tuple[MapMilestone, ...]:
    owners = {"map_id": head.id}
    if head.account_id is not None:
        owners["account_id"] = head.account_id
    rows = rows_at(connection, Milestone.__table__, pos, owners).values()
    # Of the account's own, those that stand in no other map.
    return tuple(_shaped(MapMilestone, row) for row in rows if row["map_id"] in (head.id, None))


def _parts(
    connection: Connection,
    table: type[LoggedBase],
    shape: "type[Shape]",
    map_id: int,
    pos: int,
    **words: type,
) -> "tuple[Shape, ...]":
    rows = rows_at(connection, table.__table__, pos, {"map_id": map_id}).values()
    return tuple(
        _shaped(shape, row | {name: word(row[name]) for name, word in words.items()}) for row in rows
    )


def _shaped(shape: "type[Shape]", row: Mapping[str, Any]) -> "Shape":
    return shape(**{one.name: row[one.name] for one in fields(shape)})


def _in_order(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(parts, key=lambda part: (part.position, part.id)))

"""A journey map as it was when a revision of it was kept."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, func, select

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import (
    Answer,
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
from cs_desktop.domain.journey.revisions import RevisionRow
from cs_desktop.domain.journey.words import CardKind, LaneKind, RevisionKind
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.past import Row, Wanted, rows_at
from cs_desktop.models.queries.journey import known_kind
from cs_desktop.models.tables import (
    ChangeRow,
    JourneyAnswer,
    JourneyCard,
    JourneyEmotion,
    JourneyLane,
    JourneyLink,
    JourneyMap,
    JourneyPersona,
    JourneyRevision,
    JourneyStage,
    Milestone,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Shape = TypeVar("Shape", bound=DataclassInstance)

Rows = Mapping[str, Mapping[int, Row]]
"""By table and id."""
_PARTS = (
    *(JourneyStage, JourneyLane, JourneyCard, JourneyAnswer, JourneyPersona, JourneyEmotion),
    JourneyLink,
)


def revision_rows(connection: Connection, map_id: int) -> tuple[RevisionRow, ...]:
    """Return the revisions of a map, the newest first."""
    columns = [JourneyRevision.__table__.columns[one.name] for one in fields(RevisionRow)]
    rows = connection.execute(
        select(*columns)
        .where(JourneyRevision.map_id == map_id)
        .order_by(JourneyRevision.number.desc(), JourneyRevision.id.desc())
    )
    return tuple(RevisionRow(**row._asdict() | {"kind": RevisionKind(row.kind)}) for row in rows)


def newest_number(connection: Connection, map_id: int) -> int:
    """Return the number of the newest revision of a map; 0 where none was kept."""
    query = select(func.max(JourneyRevision.number)).where(JourneyRevision.map_id == map_id)
    return connection.scalar(query) or 0


def kept_at(connection: Connection, revision_ids: Collection[int]) -> Mapping[int, int]:
    """Return the places in the log at which revisions were kept, of those of which the log knows it."""
    rows = connection.execute(
        select(ChangeRow.entity_id, func.min(ChangeRow.set_pos).label("place"))
        .where(
            ChangeRow.entity == Kind.JOURNEY_REVISION.value,
            ChangeRow.entity_id.in_(among(revision_ids)),
            ChangeRow.op == "insert",
        )
        .group_by(ChangeRow.entity_id)
    )
    return {row.entity_id: row.place for row in rows}


def past_content(connection: Connection, map_id: int, place: int) -> MapContent | None:
    """Return a whole map as it was once the change set at a place in the log had been committed.

    None where there was no such map then.

    Raises:
        DamagedValueError: the log cannot be read.
    """
    return next(past_contents(connection, map_id, [place]))[1]


def past_contents(
    connection: Connection, map_id: int, places: Collection[int]
) -> Iterator[tuple[int, MapContent | None]]:
    """Yield each place in the log, the newest first, with the map as it was there.

    Raises:
        DamagedValueError: the log cannot be read.
        KnownError: only a newer version of the program knows what was there.
    """
    if not places:
        return
    account_id = connection.scalar(select(JourneyMap.account_id).where(JourneyMap.id == map_id))
    for place, rows in rows_at(connection, _wanted(map_id, account_id), tuple(places)):
        head = rows[JourneyMap.__tablename__].get(map_id)
        yield place, None if head is None else _content(rows, _shaped(MapHead, head))


def _wanted(map_id: int, account_id: int | None) -> tuple[Wanted, ...]:
    of_map = {"map_id": map_id}
    of_account = {} if account_id is None else {"account_id": account_id}
    return (
        Wanted(JourneyMap.__table__, {"id": map_id}),
        *(Wanted(table.__table__, of_map) for table in _PARTS),
        Wanted(Milestone.__table__, of_map | of_account),
    )


def _content(rows: Rows, head: MapHead) -> MapContent:
    # Of the account's own milestones, those that stand in no other map.
    milestones = [row for row in rows[Milestone.__tablename__].values() if row["map_id"] in (head.id, None)]
    return MapContent(
        head=head,
        stages=_in_order(_parts(rows, JourneyStage, Stage)),
        lanes=_in_order(_parts(rows, JourneyLane, Lane, kind=LaneKind)),
        cards=_parts(rows, JourneyCard, Card, kind=CardKind),
        personas=_in_order(_parts(rows, JourneyPersona, Persona)),
        emotions=_parts(rows, JourneyEmotion, Emotion),
        links=_parts(rows, JourneyLink, Link),
        answers=_in_order(_parts(rows, JourneyAnswer, Answer)),
        milestones=tuple(_shaped(MapMilestone, row) for row in milestones),
    )


def _parts(
    rows: Rows, table: type[LoggedBase], shape: "type[Shape]", **words: type[LaneKind] | type[CardKind]
) -> "tuple[Shape, ...]":
    return tuple(
        _shaped(shape, row | {name: known_kind(word, row[name]) for name, word in words.items()})
        for row in rows[table.__tablename__].values()
    )


def _shaped(shape: "type[Shape]", row: Mapping[str, Any]) -> "Shape":
    return shape(**{one.name: row[one.name] for one in fields(shape)})


def _in_order(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(parts, key=lambda part: (part.position, part.id)))

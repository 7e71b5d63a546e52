"""Journey maps as they are stored: a whole map by one query a table."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, func, or_, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import (
    Answer,
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapEntry,
    MapHead,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.domain.vocabulary import Word
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.tables import (
    SINCE_EVER,
    Account,
    AccountAttribute,
    JourneyAnswer,
    JourneyCard,
    JourneyEmotion,
    JourneyLane,
    JourneyLink,
    JourneyMap,
    JourneyPersona,
    JourneyStage,
    Milestone,
)

Kind = TypeVar("Kind", bound=Word)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)


@dataclass(frozen=True, slots=True)
class AccountLife:
    """Which stage of life an account is in, and since when; all empty where the account is gone."""

    lifecycle_id: int | None = None
    since: date | None = None
    """The day from which the stage holds; None where it holds since ever."""
    customer_since: date | None = None


def account_life(connection: Connection, account_id: int) -> AccountLife:
    """Return where an account is in its life."""
    account = connection.execute(
        select(Account.lifecycle_id, Account.customer_since).where(Account.id == account_id)
    ).one_or_none()
    if account is None:
        return AccountLife()
    since = connection.scalar(
        select(AccountAttribute.valid_from)
        .where(AccountAttribute.account_id == account_id, AccountAttribute.field == "lifecycle")
        .order_by(AccountAttribute.valid_from.desc())
        .limit(1)
    )
    return AccountLife(account.lifecycle_id, None if since == SINCE_EVER else since, account.customer_since)


def map_entries(connection: Connection, account_id: int | None) -> Sequence[MapEntry]:
    """Return an account's maps, or the templates where no account is given, by name."""
    stages = (
        select(func.count())
        .select_from(JourneyStage)
        .where(JourneyStage.map_id == JourneyMap.id)
        .scalar_subquery()
    )
    columns: list[Any] = [
        JourneyMap.__table__.columns[one.name] for one in fields(MapEntry) if one.name != "stages"
    ]
    query = (
        select(*columns, stages.label("stages"))
        .where(JourneyMap.account_id == account_id)
        .order_by(JourneyMap.name, JourneyMap.id)
    )
    return [MapEntry(**row._asdict()) for row in connection.execute(query)]


def map_content(connection: Connection, map_id: int) -> MapContent | None:
    """Return a whole map; None where it is gone."""
    head = connection.execute(
        select(*_columns(JourneyMap, MapHead)).where(JourneyMap.id == map_id)
    ).one_or_none()
    if head is None:
        return None
    return MapContent(
        head=MapHead(*head),
        stages=_parts(connection, JourneyStage, Stage, map_id, "position"),
        lanes=tuple(
            Lane(**row._asdict() | {"kind": known_kind(LaneKind, row.kind)})
            for row in _rows(connection, JourneyLane, Lane, map_id, "position")
        ),
        cards=tuple(
            Card(**row._asdict() | {"kind": known_kind(CardKind, row.kind)})
            for row in _rows(connection, JourneyCard, Card, map_id)
        ),
        personas=_parts(connection, JourneyPersona, Persona, map_id, "position"),
        emotions=_parts(connection, JourneyEmotion, Emotion, map_id),
        links=_parts(connection, JourneyLink, Link, map_id),
        milestones=_milestones(connection, map_id, head.account_id),
        answers=_parts(connection, JourneyAnswer, Answer, map_id, "position"),
    )


def known_kind(word: type[Kind], value: str) -> Kind:
    """Return a stored kind.

    Raises:
        KnownError: only a newer version of the program knows it.
    """
    try:
        return word(value)
    except ValueError as error:
        raise KnownError(
            tr("A newer version of CS Desktop worked on this map ({kind}); update to open it.", kind=value)
        ) from error


def _milestones(connection: Connection, map_id: int, account_id: int | None) -> tuple[MapMilestone, ...]:
    """Return the milestones of the map, and those of its account that are in no map."""
    mine = Milestone.map_id == map_id
    whose = (
        mine
        if account_id is None
        else or_(mine, (Milestone.account_id == account_id) & Milestone.map_id.is_(None))
    )
    query = select(*_columns(Milestone, MapMilestone)).where(whose).order_by(Milestone.id)
    return tuple(MapMilestone(*row) for row in connection.execute(query))


def _parts(
    connection: Connection, table: type[LoggedBase], shape: "type[Row]", map_id: int, *order: str
) -> "tuple[Row, ...]":
    return tuple(shape(*row) for row in _rows(connection, table, shape, map_id, *order))


def _rows(
    connection: Connection,
    table: type[LoggedBase],
    shape: "type[DataclassInstance]",
    map_id: int,
    *order: str,
) -> Sequence[Any]:
    columns = table.__table__.columns
    query = (
        select(*_columns(table, shape))
        .where(columns["map_id"] == map_id)
        .order_by(*(columns[name] for name in order), columns["id"])
    )
    return connection.execute(query).all()


def _columns(table: type[LoggedBase], shape: "type[DataclassInstance]") -> list[Any]:
    return [table.__table__.columns[one.name] for one in fields(shape)]

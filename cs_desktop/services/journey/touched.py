"""Where a part of a map is, and who changed it last."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.models.log.last_change import last_change
from cs_desktop.models.tables import JourneyAnswer, JourneyMap, Milestone
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import table_of


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Where a part of a map is found."""

    account_id: int | None
    """None for a template."""
    map_id: int | None
    """None for a milestone that stands in no map."""
    part: tuple[Kind, int]
    """What is chosen to see it: of an answer the card at which it was given."""


def last_touch(ctx: Context, key: ObjectKey) -> tuple[str, datetime] | None:
    """Return who changed an object last, and when, in local time; None where the log does not tell."""
    found = ctx.workspace.read(lambda connection: last_change(connection, key.kind, key.id))
    return None if found is None else (found[0], found[1].astimezone())


def place_of(ctx: Context, key: ObjectKey) -> MapPlace | None:
    """Return where a part of a map is; None where it is gone."""
    return ctx.workspace.read(lambda connection: _place(connection, key))


def _place(connection: Connection, key: ObjectKey) -> MapPlace | None:
    if key.kind is Kind.JOURNEY_MAP:
        map_id: int | None = key.id
    else:
        columns = table_of(key.kind).__table__.columns
        found = connection.execute(select(columns["map_id"]).where(columns["id"] == key.id)).one_or_none()
        if found is None:
            return None
        map_id = found.map_id
    if map_id is None:
        query = select(Milestone.account_id).where(Milestone.id == key.id)
        return MapPlace(connection.scalar(query), None, (key.kind, key.id))
    account = connection.execute(select(JourneyMap.account_id).where(JourneyMap.id == map_id)).one_or_none()
    if account is None:
        return None
    part = (key.kind, key.id)
    if key.kind is Kind.JOURNEY_ANSWER:
        card = connection.scalar(select(JourneyAnswer.card_id).where(JourneyAnswer.id == key.id))
        part = (Kind.JOURNEY_CARD, card or 0)
    return MapPlace(account.account_id, map_id, part)

"""The workspace itself and the names that other rows point to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from cs_desktop.models.tables import LifecycleStage, Product, TeamMember, TouchModel, Workspace
from cs_desktop.models.tables.log import ChangeSet


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """The workspace's own row; see the table for the meaning of each."""

    company: str
    currency: str
    fiscal_start: int
    gross_margin: float | None
    healthy_from: int
    watch_from: int
    accent: str
    footer: str
    confidentiality: str


@dataclass(frozen=True, slots=True)
class TouchModelFacts:
    """How closely accounts are looked after; `arr_from` in minor units, inclusive; days None for no limit."""

    id: int
    name: str
    arr_from: int
    review_days: int | None
    """From one review to the next."""
    contact_days: int | None
    """That an account may go without a proactive touch."""


def workspace_facts(connection: Connection) -> WorkspaceFacts:
    """Return the workspace's own row."""
    columns = [Workspace.__table__.columns[name] for name in WorkspaceFacts.__dataclass_fields__]
    return WorkspaceFacts(*connection.execute(select(*columns)).one())


def member_names(connection: Connection) -> dict[int, str]:
    """Return the name of each team member by id."""
    return {row.id: row.name for row in connection.execute(select(TeamMember.id, TeamMember.name))}


def stage_names(connection: Connection) -> dict[int, str]:
    """Return the name of each lifecycle stage by id, in the order of the stages."""
    query = select(LifecycleStage.id, LifecycleStage.name).order_by(LifecycleStage.position)
    return {row.id: row.name for row in connection.execute(query)}


def product_names(connection: Connection) -> dict[int, str]:
    """Return the name of each product by id."""
    return {row.id: row.name for row in connection.execute(select(Product.id, Product.name))}


def touch_models(connection: Connection) -> Sequence[TouchModelFacts]:
    """Return the touch models, the one with the highest bound first."""
    columns = [TouchModel.__table__.columns[name] for name in TouchModelFacts.__dataclass_fields__]
    query = select(*columns).order_by(TouchModel.arr_from.desc())
    return [TouchModelFacts(*row) for row in connection.execute(query)]


def log_position(connection: Connection) -> int:
    """Return the place of the newest change set in this file's log; 0 for an empty log."""
    return connection.scalar(select(func.max(ChangeSet.pos))) or 0


def newest_change_set(connection: Connection) -> tuple[int, int]:
    """Return place and id of the newest change set; 0 and 0 for an empty log."""
    query = select(ChangeSet.pos, ChangeSet.id).order_by(ChangeSet.pos.desc()).limit(1)
    newest = connection.execute(query).one_or_none()
    return (newest.pos, newest.id) if newest else (0, 0)


def others_committed(connection: Connection, after: int, until: int, told: int, actor_id: int) -> bool:
    """Return whether others than this actor committed anything after a place up to `until`, but at `told`."""
    query = select(ChangeSet.pos).where(
        ChangeSet.pos > after,
        ChangeSet.pos <= until,
        ChangeSet.pos != told,
        ChangeSet.actor_id != actor_id,
    )
    return connection.execute(query.limit(1)).one_or_none() is not None

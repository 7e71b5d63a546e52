"""What is known of all accounts' lives, of their maps and of the bridges on them, each by one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.domain.journey.stays import Entered
from cs_desktop.domain.journey.words import BridgeState, CardKind, MapStatus
from cs_desktop.models.columns import days_of, fetched, turned
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.tables import (
    Account,
    AccountAttribute,
    JourneyCard,
    JourneyMap,
    JourneyStage,
    LifecycleStage,
)


@dataclass(frozen=True, slots=True)
class StageOfLife:
    """A stage of the workspace's lifecycle."""

    id: int
    name: str
    position: int
    expected_days: int | None


@dataclass(frozen=True, slots=True)
class MapRules:
    """What a map expects of the stages of life that its own stages stand for."""

    id: int
    name: str
    account_id: int | None
    template_id: int | None
    lost_after: int
    days: Mapping[int, int] = field(default_factory=dict)
    """By stage of life; several stages of the map that stand for the same one count together."""
    names: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DoneBridge:
    """A bridge that is done, and the map on which it stands."""

    id: int
    map_id: int
    source_id: int | None
    title: str
    lifecycle_id: int
    done_on: date


def stages_of_life(connection: Connection) -> Sequence[StageOfLife]:
    """Return the stages of the lifecycle, in their order."""
    columns = [LifecycleStage.__table__.columns[name] for name in StageOfLife.__dataclass_fields__]
    query = select(*columns).order_by(LifecycleStage.position, LifecycleStage.id)
    return [StageOfLife(*row) for row in connection.execute(query)]


def customers(connection: Connection) -> Sequence[tuple[int, str, date | None]]:
    """Return each account with its segment and since when it is a customer."""
    query = select(Account.id, Account.segment, Account.customer_since).order_by(Account.id)
    ids, segments, since = turned(fetched(connection, query), 3)
    return list(zip(ids, segments, days_of(since), strict=True))


def lifecycle_histories(connection: Connection) -> dict[int, list[Entered]]:
    """Return the stages of life that each account came into, as they are stored."""
    query = (
        select(AccountAttribute.account_id, AccountAttribute.value, AccountAttribute.valid_from)
        .where(AccountAttribute.field == "lifecycle")
        .order_by(AccountAttribute.account_id, AccountAttribute.valid_from, AccountAttribute.id)
    )
    accounts, values, days = turned(fetched(connection, query), 3)
    found: dict[int, list[Entered]] = {}
    with stored_values():
        stages = {value: int(value) if value else None for value in set(values)}
    for account, value, day in zip(accounts, values, days_of(days), strict=True):
        assert day is not None
        found.setdefault(account, []).append(Entered(stages[value], day))
    return found


def live_maps(connection: Connection, account_id: int | None = None) -> Sequence[MapRules]:
    """Return what each map and template expects that is not archived, or an account's, the oldest first."""
    maps = select(
        *(JourneyMap.id, JourneyMap.name, JourneyMap.account_id, JourneyMap.template_id),
        JourneyMap.lost_after,
    )
    alive = maps.where(JourneyMap.status != MapStatus.ARCHIVED.value).order_by(JourneyMap.id)
    if account_id is not None:
        alive = alive.where(JourneyMap.account_id == account_id)
    stages = (
        select(
            *(JourneyStage.map_id, JourneyStage.lifecycle_id, JourneyStage.expected_days, JourneyStage.name)
        )
        .where(JourneyStage.lifecycle_id.is_not(None))
        .order_by(JourneyStage.map_id, JourneyStage.position, JourneyStage.id)
    )
    if account_id is not None:
        mine = select(JourneyMap.id).where(JourneyMap.account_id == account_id)
        stages = stages.where(JourneyStage.map_id.in_(mine))
    days: dict[int, dict[int, int]] = {}
    names: dict[int, dict[int, str]] = {}
    for row in connection.execute(stages):
        if row.expected_days:
            known = days.setdefault(row.map_id, {})
            known[row.lifecycle_id] = known.get(row.lifecycle_id, 0) + row.expected_days
        names.setdefault(row.map_id, {}).setdefault(row.lifecycle_id, row.name)
    return [MapRules(*row, days.get(row.id, {}), names.get(row.id, {})) for row in connection.execute(alive)]


def done_bridges(connection: Connection) -> Sequence[DoneBridge]:
    """Return the bridges that are done on a day, in stages that stand for one of life, the oldest first."""
    query = (
        select(
            *(JourneyCard.id, JourneyCard.map_id, JourneyCard.source_id, JourneyCard.title),
            *(JourneyStage.lifecycle_id, JourneyCard.closed_on.label("done_on")),
        )
        .join(JourneyStage, JourneyStage.id == JourneyCard.stage_id)
        .where(
            JourneyCard.kind == CardKind.BRIDGE.value,
            JourneyCard.state == BridgeState.DONE.value,
            JourneyCard.closed_on.is_not(None),
            JourneyStage.lifecycle_id.is_not(None),
        )
        .order_by(JourneyCard.id)
    )
    return [DoneBridge(**row._asdict()) for row in connection.execute(query)]

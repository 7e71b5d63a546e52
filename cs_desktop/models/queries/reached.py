"""What accounts reached on days, each kind read by one query."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, select

from cs_desktop.domain.vocabulary import PromiseOutcome
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.attention_facts import MeasureRow
from cs_desktop.models.tables import Account, Measure, Objective, Promise, SuccessPlan

_Query: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FirstValue:
    """An account that saw first value."""

    account_id: int
    customer_since: date | None
    day: date


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """A promise that was kept."""

    account_id: int
    text: str
    due: date | None
    day: date


@dataclass(frozen=True, slots=True)
class DatedMeasure:
    """A measure of an active plan, and on which day its current value was entered."""

    row: MeasureRow
    current_on: date | None


def first_values(
    connection: Connection, account_ids: Collection[int], since: date, until: date
) -> Sequence[FirstValue]:
    """Return who saw first value after a day, up to another."""
    query: _Query = select(Account.id, Account.customer_since, Account.first_value).where(
        Account.id.in_(among(account_ids)), Account.first_value > since, Account.first_value <= until
    )
    return [FirstValue(*row) for row in connection.execute(query)]


def kept_promises(
    connection: Connection, account_ids: Collection[int], since: date, until: date
) -> Sequence[KeptPromise]:
    """Return what was kept after a day, up to another."""
    query: _Query = select(Promise.account_id, Promise.text, Promise.due, Promise.settled_on).where(
        Promise.account_id.in_(among(account_ids)),
        Promise.outcome == PromiseOutcome.KEPT.value,
        Promise.settled_on > since,
        Promise.settled_on <= until,
    )
    return [KeptPromise(*row) for row in connection.execute(query)]


def measures_with_target(connection: Connection, account_ids: Collection[int]) -> Sequence[DatedMeasure]:
    """Return the measures of active plans that have a target, whatever was decided of their objectives."""
    query: _Query = (
        select(
            *(Measure.id, SuccessPlan.account_id, Objective.id, Objective.text, Objective.owner_id),
            *(Measure.name, Measure.kind, Measure.unit, Measure.metric_id, Measure.baseline),
            *(Measure.baseline_on, Measure.target, Measure.current, Measure.due, Measure.scale),
            Measure.current_on,
        )
        .join(Objective, Objective.id == Measure.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(
            SuccessPlan.account_id.in_(among(account_ids)),
            SuccessPlan.status == "active",
            Measure.target.is_not(None),
        )
        .order_by(SuccessPlan.account_id, Measure.id)
    )
    return [
        DatedMeasure(replace(MeasureRow(*row[:-2]), scale=row[-2]), row[-1])
        for row in connection.execute(query)
    ]

"""What the rules of Home look at, as frozen facts; each says which account it is of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AccountCare:
    """Who looks after an account, and how closely if that was chosen by hand."""

    id: int
    owner_id: int | None
    touch_model_id: int | None
    customer_since: date | None


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """One of us, with the touches a month that are agreed."""

    id: int
    name: str
    proactive_target: int | None
    reactive_target: int | None
    available_hours: float
    """Hours a week that are left for accounts: weekly hours × utilisation × (1 − admin share)."""


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review that is planned or under way."""

    id: int
    account_id: int
    kind: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of an open objective of an active plan."""

    id: int
    account_id: int
    objective_id: int
    objective: str
    owner_id: int | None
    name: str
    kind: str
    unit: str
    metric_id: int | None
    baseline: float | None
    baseline_on: date | None
    target: float | None
    current: float | None
    due: date | None
    target_high: float | None = None
    steps: Mapping[str, Any] | None = None
    override: str = ""
    """Where a person said that the objective stands; empty where its measures tell."""
    retired: date | None = None
    """The last day of its metric, where that is not gathered any more."""
    scale: Mapping[str, Any] | None = None
    """The words of an ordered scale."""


@dataclass(frozen=True, slots=True)
class OpenRenewal:
    """A renewal without an outcome."""

    id: int
    account_id: int
    due: date
    notice_by: date | None
    forecast: str
    amount: int | None
    auto_renew: bool


@dataclass(frozen=True, slots=True)
class OpenTerm:
    """A running subscription whose agreed term ends on a day."""

    id: int
    account_id: int
    term_end: date
    arr: int


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A reduction or cancellation that no churn event explains; `lost` in minor units."""

    id: int
    account_id: int
    kind: str
    effective: date
    lost: int


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A promise that is open."""

    id: int
    account_id: int
    text: str
    due: date
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class Departure:
    """A sponsor or champion who left, and whose role nobody has now."""

    id: int
    account_id: int
    name: str
    title: str
    role: str
    left_on: date


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that is not done."""

    id: int
    account_id: int | None
    assignee_id: int | None
    title: str
    due: date | None
    kind: str
    about_kind: str
    about_id: int | None


@dataclass(frozen=True, slots=True)
class DoneFacts:
    """Something that was done."""

    account_id: int | None
    owner_id: int | None
    """Whose it was, where that is not the account's owner."""


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """What a person did with something that was put before them."""

    id: int
    state: str
    until: date | None


def facts_of(connection: Connection, query: Select[*tuple[Any, ...]], make: Callable[..., T]) -> list[T]:
    """Return what a query finds, each row made into a fact."""
    return [make(*row) for row in connection.execute(query)]

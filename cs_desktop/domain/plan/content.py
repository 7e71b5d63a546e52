"""A success plan as it is stored: whole, in the shapes that everything else reads it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cs_desktop.domain.journey.content import MapMilestone


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list of an account's."""

    id: int
    name: str
    status: str
    """A `PlanStatus`."""


@dataclass(frozen=True, slots=True)
class PlanHead:
    """The plan itself."""

    id: int
    account_id: int
    name: str
    status: str
    """A `PlanStatus`."""
    outcome: str
    """The desired outcome in the customer's words; empty where it is the account's."""
    starts_on: date | None
    ends_on: date | None
    next_review: date | None
    checked_on: date | None
    check_days: int | None
    version: int
    blueprint_id: int | None
    edition: int
    learning: Mapping[str, Any] | None
    notes: str
    shared_notes: str


@dataclass(frozen=True, slots=True)
class PlanObjective:
    """One thing to be achieved."""

    id: int
    text: str
    category: str
    state: str
    """An `ObjectiveState`."""
    position: int
    owner_id: int | None
    contact_id: int | None
    asked_on: date | None
    override: str
    """A `Progress` set by hand; empty for none."""
    override_reason: str
    override_on: date | None
    notes: str
    shared_notes: str


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """How an objective is measured."""

    id: int
    objective_id: int
    name: str
    kind: str
    """A `MeasureKind`."""
    unit: str
    metric_id: int | None
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_high: float | None
    current: float | None
    current_on: date | None
    due: date | None
    position: int
    definition: str
    library_id: int | None
    scale: Mapping[str, Any] | None
    steps: Mapping[str, Any] | None
    worth_value: int | None
    worth_period: str
    worth_share: int | None
    worth_note: str


@dataclass(frozen=True, slots=True)
class EnteredPoint:
    """A value of a measure that was entered by hand."""

    id: int
    measure_id: int
    day: date
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class Action:
    """What one side does."""

    id: int
    objective_id: int | None
    review_id: int | None
    text: str
    party: str
    """A `Party`: ours or theirs."""
    owner_id: int | None
    contact_id: int | None
    starts_on: date | None
    due: date | None
    done_on: date | None
    position: int
    notes: str


@dataclass(frozen=True, slots=True)
class PlanMilestone(MapMilestone):
    """A milestone as the plan shows it."""

    plan_id: int | None = None
    """None for one of the account that is in no plan."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """What an action or milestone waits for; exactly one of the first two ids is set, and one of the last."""

    id: int
    action_id: int | None
    milestone_id: int | None
    needs_action_id: int | None
    needs_milestone_id: int | None
    lag: int
    """Working days between."""


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """An entry of the ledger: a contact agreed, or an agreement was revoked."""

    id: int
    plan_id: int | None
    objective_id: int | None
    """None where it is about the whole plan."""
    review_id: int | None
    contact_id: int | None
    contact_name: str
    day: date
    quote: str
    terms: Mapping[str, Any]
    made_at: datetime
    made_by: str
    revokes_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ConfirmationEntry:
    """An entry of the ledger: a contact confirmed a result as value, or that was revoked."""

    id: int
    plan_id: int | None
    objective_id: int | None
    measure_id: int | None
    review_id: int | None
    contact_id: int | None
    contact_name: str
    day: date
    quote: str
    result: Mapping[str, Any]
    worth: int | None
    attachment_id: int | None
    sha256: str
    made_at: datetime
    made_by: str
    revokes_id: int | None
    reason: str


@dataclass(frozen=True)
class PlanContent:
    """A whole plan; objectives, measures and actions in the order of the plan."""

    head: PlanHead
    objectives: tuple[PlanObjective, ...] = ()
    measures: tuple[PlanMeasure, ...] = ()
    points: tuple[EnteredPoint, ...] = ()
    """In the order of their days."""
    actions: tuple[Action, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    milestones: tuple[PlanMilestone, ...] = ()
    """Those of the plan, and those of the account that are in no plan."""
    agreements: tuple[AgreementEntry, ...] = ()
    confirmations: tuple[ConfirmationEntry, ...] = ()

    @cached_property
    def measures_of(self) -> Mapping[int, tuple[PlanMeasure, ...]]:
        """Return the measures by the id of their objective, in order; of one without measures nothing."""
        found: dict[int, tuple[PlanMeasure, ...]] = {}
        for measure in self.measures:
            found[measure.objective_id] = (*found.get(measure.objective_id, ()), measure)
        return found

    @cached_property
    def points_of(self) -> Mapping[int, tuple[EnteredPoint, ...]]:
        """Return the values entered by hand by the id of their measure, in the order of days."""
        found: dict[int, list[EnteredPoint]] = {}
        for point in self.points:
            found.setdefault(point.measure_id, []).append(point)
        return {measure_id: tuple(points) for measure_id, points in found.items()}

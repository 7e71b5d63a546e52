"""What of a success plan and its ledger a deck tells: shared fields alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.terms import Terms
from cs_desktop.domain.vocabulary import ObjectiveState


@dataclass(frozen=True, slots=True)
class AgreedTold:
    """Where the customer's agreement stands, before the work."""

    state: SignOff
    day: date | None = None
    """When it was given, or asked for."""
    who: str = ""
    """By role."""


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """A measure with where it is and should be on the deck's day."""

    id: int
    objective_id: int
    name: str
    definition: str
    kind: str
    """A `MeasureKind`."""
    unit: str
    scale: Mapping[str, Any] | None
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_high: float | None
    due: date | None
    current: float | None
    current_on: date | None
    expected: float | None
    progress: Progress | None
    source: str
    """The metric's name; empty where it is entered by hand."""


@dataclass(frozen=True, slots=True)
class ObjectiveTold:
    """An objective with its measures; dropped ones are not told."""

    id: int
    text: str
    category: str
    state: str
    """An `ObjectiveState`."""
    ours: str
    theirs: str
    """Who answers for it, by role."""
    progress: Progress | None
    agreed: AgreedTold
    measures: tuple[MeasureTold, ...] = ()
    notes: str = ""
    """The shared ones."""


@dataclass(frozen=True, slots=True)
class ActionTold:
    """What one side does."""

    id: int
    text: str
    party: Party
    """Ours or theirs."""
    who: str
    """By role."""
    objective_id: int | None
    due: date | None
    done_on: date | None

    def overdue_since(self, today: date) -> date | None:
        """Return the day on which it was to be done, where that has passed; None of what is done."""
        return _overdue(self.due, self.done_on, today)


@dataclass(frozen=True, slots=True)
class MilestoneTold:
    """A milestone that is theirs or shared."""

    id: int
    name: str
    due: date | None
    reached_on: date | None

    def overdue_since(self, today: date) -> date | None:
        """Return the day on which it was to be reached, where that has passed; None of one that is."""
        return _overdue(self.due, self.reached_on, today)


@dataclass(frozen=True, slots=True)
class ConfirmationTold:
    """A result that a contact confirmed as value, after the work."""

    id: int
    objective: str
    measure: str
    measure_id: int | None
    numbers: Terms
    """How its values are read, as `domain.plan.terms` takes it."""
    since: float | None
    """From where the change counts."""
    result: float | None
    result_on: date | None
    source: str
    day: date
    who: str
    """By role."""
    quote: str
    worth: int | None = None
    """Minor units of money; None where that was not released, or there is none."""
    formula: str = ""
    """How the worth is reckoned, with its numbers; empty where the worth is not told."""


@dataclass(frozen=True, slots=True)
class PlanTold:
    """A success plan, or several that run at once as one."""

    id: int
    name: str
    status: str
    """A `PlanStatus`."""
    outcome: str
    """The desired outcome in the customer's words."""
    version: int
    starts_on: date | None
    ends_on: date | None
    next_review: date | None
    notes: str
    """The shared ones."""
    agreed: AgreedTold
    objectives: tuple[ObjectiveTold, ...] = ()
    actions: tuple[ActionTold, ...] = ()
    milestones: tuple[MilestoneTold, ...] = ()
    confirmations: tuple[ConfirmationTold, ...] = ()
    """Those of the account that hold, the oldest first, whatever became of their plans."""

    @property
    def still_open(self) -> tuple[ObjectiveTold, ...]:
        """Return the objectives that are still to be reached."""
        return tuple(one for one in self.objectives if one.state == ObjectiveState.OPEN)

    @property
    def measures(self) -> tuple[MeasureTold, ...]:
        """Return the measures of all objectives that are not parked, in order."""
        kept = (one for one in self.objectives if one.state != ObjectiveState.PARKED)
        return tuple(measure for objective in kept for measure in objective.measures)

    def confirmed_of(self, measure_id: int) -> ConfirmationTold | None:
        """Return the newest confirmation of a measure's result."""
        found = [one for one in self.confirmations if one.measure_id == measure_id]
        return found[-1] if found else None


def _overdue(due: date | None, ended: date | None, today: date) -> date | None:
    return due if ended is None and due is not None and due < today else None

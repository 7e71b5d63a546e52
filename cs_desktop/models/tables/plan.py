"""What was agreed with a customer: plans, objectives and their measures, what each side does, promises."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class SuccessPlan(LoggedBase):
    """A plan towards the outcome that a customer desires."""

    __tablename__ = "success_plan"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    """A `PlanStatus`."""
    outcome: Mapped[str] = mapped_column(default="", server_default="")
    """The desired outcome in the customer's words; empty where it is the account's."""
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    next_review: Mapped[date | None]
    checked_on: Mapped[date | None]
    """The last day on which somebody said that the plan was looked at."""
    check_days: Mapped[int | None]
    """Days that it may go without being looked at; empty for the usual number."""
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    """Counts on with each agreement on the whole plan."""
    blueprint_id: Mapped[int | None]
    """The blueprint that it came from, which may be gone by now."""
    edition: Mapped[int] = mapped_column(default=0, server_default="0")
    """The edition of that blueprint."""
    learning: Mapped[dict[str, Any] | None]
    """The hours that the customer's people have to learn, by role."""
    notes: Mapped[str] = mapped_column(default="", server_default="")
    """Internal."""
    shared_notes: Mapped[str] = mapped_column(default="", server_default="")


class Objective(LoggedBase):
    """One thing to be achieved, in the customer's words."""

    __tablename__ = "objective"

    plan_id: Mapped[int] = mapped_column(ForeignKey("success_plan.id"), index=True)
    text: Mapped[str]
    category: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    """An `ObjectiveState`; how far it has come is told by its measures, not by this."""
    position: Mapped[int] = mapped_column(default=0)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    """Who of ours."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """Who of theirs."""
    asked_on: Mapped[date | None]
    """When the customer was asked to agree."""
    override: Mapped[str] = mapped_column(default="", server_default="")
    """A `Progress` that a person set in place of the one its measures tell; empty for none."""
    override_reason: Mapped[str] = mapped_column(default="", server_default="")
    override_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="", server_default="")
    """Internal."""
    shared_notes: Mapped[str] = mapped_column(default="", server_default="")


class Measure(LoggedBase):
    """How an objective is measured: where it began, where it should be, where it is."""

    __tablename__ = "measure"

    objective_id: Mapped[int] = mapped_column(ForeignKey("objective.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="raise")
    """A `MeasureKind`."""
    unit: Mapped[str] = mapped_column(default="")
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metric.id"), index=True)
    """The metric that says where it is; empty where it is entered by hand."""
    baseline: Mapped[float | None]
    baseline_on: Mapped[date | None]
    target: Mapped[float | None]
    """What is to be reached; of a range its lower end, of a scale the place of a word, of a thing done 1."""
    target_high: Mapped[float | None]
    """The upper end of a range to stay within."""
    current: Mapped[float | None]
    """The newest of what was entered by hand."""
    current_on: Mapped[date | None]
    due: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    definition: Mapped[str] = mapped_column(default="", server_default="")
    library_id: Mapped[int | None]
    """The measure of the library that it came from, which may be gone by now."""
    scale: Mapped[dict[str, Any] | None]
    """Of an ordered scale: its `words`, the worst first; values are places in it, from 0."""
    steps: Mapped[dict[str, Any] | None]
    """Where it should be on days on the way, as `steps`: pairs of day and value; without, a straight line."""
    worth_value: Mapped[int | None]
    """What one unit of it is worth, in minor units of money."""
    worth_period: Mapped[str] = mapped_column(default="", server_default="")
    """A `WorthPeriod`: how often it is worth that."""
    worth_share: Mapped[int | None]
    """How much of it is attributed to us, in per cent; empty for all."""
    worth_note: Mapped[str] = mapped_column(default="", server_default="")
    """Where the worth of a unit comes from."""


class MeasurePoint(LoggedBase):
    """A value of a measure that was entered by hand."""

    __tablename__ = "measure_point"

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    day: Mapped[date]
    value: Mapped[float]
    note: Mapped[str] = mapped_column(default="")


class PlanAction(LoggedBase):
    """What one side does for a plan."""

    __tablename__ = "plan_action"

    plan_id: Mapped[int] = mapped_column(ForeignKey("success_plan.id"), index=True)
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objective.id"), index=True)
    """The objective that it serves."""
    review_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"), index=True)
    """The review at which it was decided."""
    text: Mapped[str]
    party: Mapped[str] = mapped_column(default="ours")
    """A `Party`: ours or theirs."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    starts_on: Mapped[date | None]
    due: Mapped[date | None]
    done_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
    notes: Mapped[str] = mapped_column(default="")
    """Internal."""


class PlanDependency(LoggedBase):
    """What an action or a milestone waits for: another action or milestone of the same plan."""

    __tablename__ = "plan_dependency"

    plan_id: Mapped[int] = mapped_column(ForeignKey("success_plan.id"), index=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("plan_action.id"), index=True)
    """What waits; or `milestone_id`."""
    milestone_id: Mapped[int | None] = mapped_column(ForeignKey("milestone.id"), index=True)
    needs_action_id: Mapped[int | None] = mapped_column(ForeignKey("plan_action.id"), index=True)
    """What it waits for; or `needs_milestone_id`."""
    needs_milestone_id: Mapped[int | None] = mapped_column(ForeignKey("milestone.id"), index=True)
    lag: Mapped[int] = mapped_column(default=0)
    """Working days between the end of the one and the start of the other."""


class Promise(LoggedBase):
    """Something promised to a customer, at sale or since, and whether it was kept."""

    __tablename__ = "promise"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    text: Mapped[str]
    made_on: Mapped[date | None]
    due: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    outcome: Mapped[str] = mapped_column(default="")
    """Empty while open; then kept or broken."""
    settled_on: Mapped[date | None]

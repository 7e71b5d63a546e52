"""What was agreed with a customer: plans, objectives and their measures, reviews, promises."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class SuccessPlan(LoggedBase):
    """A plan towards the outcome that a customer desires."""

    __tablename__ = "success_plan"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    next_review: Mapped[date | None]


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


class Measure(LoggedBase):
    """How an objective is measured: where it began, where it should be, where it is."""

    __tablename__ = "measure"

    objective_id: Mapped[int] = mapped_column(ForeignKey("objective.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="raise")
    """A `MeasureKind`."""
    unit: Mapped[str] = mapped_column(default="")
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metric.id"), index=True)
    """The metric that says where it is; empty where `current` is entered by hand."""
    baseline: Mapped[float | None]
    baseline_on: Mapped[date | None]
    target: Mapped[float | None]
    current: Mapped[float | None]
    current_on: Mapped[date | None]
    due: Mapped[date | None]


class Review(LoggedBase):
    """A business review: planned, held or not."""

    __tablename__ = "review"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[str]
    """A `ReviewKind`."""
    title: Mapped[str] = mapped_column(default="")
    day: Mapped[date] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(default="planned")
    """A `ReviewStatus`."""
    notes: Mapped[str] = mapped_column(default="")


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

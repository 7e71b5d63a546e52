"""Business reviews: when they are held, who is there, what is decided and promised until the next."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Review(LoggedBase):
    """A business review: planned, held or not."""

    __tablename__ = "review"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[str]
    """A `ReviewKind`."""
    title: Mapped[str] = mapped_column(default="")
    day: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[str] = mapped_column(default="", server_default="")
    """The time of day as HH:MM; empty where none is set."""
    place: Mapped[str] = mapped_column(default="", server_default="")
    """Where it is held, or how, such as video."""
    host_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    status: Mapped[str] = mapped_column(default="planned")
    """A `ReviewStatus`."""
    reason: Mapped[str] = mapped_column(default="", server_default="")
    """Why it was cancelled, or opened again."""
    notes: Mapped[str] = mapped_column(default="")
    """Internal."""
    shared_notes: Mapped[str] = mapped_column(default="", server_default="")
    began_at: Mapped[datetime | None]
    """When it was begun in live mode."""
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str] = mapped_column(default="", server_default="")
    frozen: Mapped[dict[str, Any] | None]
    """The figures as they stood when it was closed, see `domain.reviews.frozen`."""


class ReviewItem(LoggedBase):
    """One point of a review's agenda."""

    __tablename__ = "review_item"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    text: Mapped[str]
    minutes: Mapped[int] = mapped_column(default=10)
    position: Mapped[int] = mapped_column(default=0)
    done: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")


class ReviewPerson(LoggedBase):
    """Someone who is asked to a review: one of theirs or one of ours."""

    __tablename__ = "review_person"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    state: Mapped[str] = mapped_column(default="invited")
    """An `Attendance`."""


class ReviewDecision(LoggedBase):
    """Something decided at a review; shared with the customer."""

    __tablename__ = "review_decision"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class Commitment(LoggedBase):
    """One period's target under one objective of the plan, set at one review and scored at the next."""

    __tablename__ = "commitment"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    """The review at which it was set."""
    objective_id: Mapped[int] = mapped_column(ForeignKey("objective.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"), index=True)
    """The measure of that objective; without one the review cannot be closed."""
    text: Mapped[str]
    baseline: Mapped[float | None]
    baseline_on: Mapped[date | None]
    target: Mapped[float | None]
    target_high: Mapped[float | None]
    unit: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    came_from_id: Mapped[int | None]
    """The commitment of an earlier review that this one carries on, raises or replaces."""
    scored_in_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"), index=True)
    """The review at which it was scored."""
    result: Mapped[float | None]
    result_on: Mapped[date | None]
    score: Mapped[str] = mapped_column(default="")
    """A `Score`; empty while nobody has scored it."""
    decision: Mapped[str] = mapped_column(default="")
    """A `Decision`; empty while nobody has decided."""
    notes: Mapped[str] = mapped_column(default="")


class Cadence(LoggedBase):
    """How often reviews of a kind are held: with the accounts of a touch model, or with one account."""

    __tablename__ = "cadence"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    """The account with a cadence of its own; empty for a touch model's."""
    touch_model_id: Mapped[int | None] = mapped_column(ForeignKey("touch_model.id"), index=True)
    kind: Mapped[str]
    """A `ReviewKind`."""
    months: Mapped[int]
    """Months from one to the next; 0 where none are held."""
    starts_on: Mapped[date | None]
    """The day from which the months are counted; empty for the fiscal quarter."""

"""Business reviews as they are stored, in the shapes that everything else reads them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class ReviewHead:
    """One review of an account."""

    id: int
    account_id: int
    kind: str
    """A `ReviewKind`."""
    title: str
    day: date
    starts_at: str
    """HH:MM; empty where no time is set."""
    place: str
    host_id: int | None
    status: str
    """A `ReviewStatus`."""
    reason: str
    notes: str
    shared_notes: str
    began_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    frozen: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda."""

    id: int
    review_id: int
    text: str
    minutes: int
    position: int
    done: bool
    notes: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who is asked; exactly one of the two ids is set, or neither where they were deleted."""

    id: int
    review_id: int
    contact_id: int | None
    member_id: int | None
    state: str
    """An `Attendance`."""


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """Something decided at a review."""

    id: int
    review_id: int
    text: str
    position: int


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """One period's target under one objective of the plan."""

    id: int
    review_id: int
    """The review at which it was set."""
    objective_id: int
    measure_id: int | None
    text: str
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_high: float | None
    unit: str
    due: date | None
    owner_id: int | None
    contact_id: int | None
    position: int
    came_from_id: int | None
    scored_in_id: int | None
    result: float | None
    result_on: date | None
    score: str
    """A `Score`; empty while nobody has scored it."""
    decision: str
    """A `Decision`; empty while nobody has decided."""
    notes: str


@dataclass(frozen=True)
class ReviewBook:
    """All reviews of an account with what belongs to them; reviews in the order of their days."""

    reviews: tuple[ReviewHead, ...] = ()
    items: tuple[Item, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    decisions: tuple[DecisionEntry, ...] = ()
    commitments: tuple[CommitmentEntry, ...] = ()
    """In the order of their reviews, and within one in the order of position."""

    @cached_property
    def by_id(self) -> Mapping[int, ReviewHead]:
        """Return the reviews by id."""
        return {review.id: review for review in self.reviews}

    def items_of(self, review_id: int) -> tuple[Item, ...]:
        """Return a review's agenda, in order."""
        return tuple(item for item in self.items if item.review_id == review_id)

    def attendees_of(self, review_id: int) -> tuple[Attendee, ...]:
        """Return who is asked to a review."""
        return tuple(one for one in self.attendees if one.review_id == review_id)

    def decisions_of(self, review_id: int) -> tuple[DecisionEntry, ...]:
        """Return what was decided at a review, in order."""
        return tuple(one for one in self.decisions if one.review_id == review_id)

    def set_at(self, review_id: int) -> tuple[CommitmentEntry, ...]:
        """Return the commitments that were set at a review, in order."""
        return tuple(one for one in self.commitments if one.review_id == review_id)

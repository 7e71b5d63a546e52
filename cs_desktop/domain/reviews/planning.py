"""A review that is to be planned."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cs_desktop.domain.reviews.agendas import Point


@dataclass(frozen=True, slots=True)
class NewReview:
    """All that a review begins with."""

    account_id: int
    kind: str
    """A `ReviewKind`."""
    day: date
    title: str = ""
    starts_at: str = ""
    """HH:MM, or empty."""
    place: str = ""
    host_id: int | None = None
    points: tuple[Point, ...] = ()
    contacts: tuple[int, ...] = field(default=())
    """Who of theirs is asked, by id."""
    members: tuple[int, ...] = field(default=())
    """Who of ours comes along, besides the host."""


def facts_of(review: Any) -> tuple[object, ...]:  # noqa: ANN401 - what was read of a review, or its row
    """Return what of a review can be moved and changed as long as it is planned."""
    return (review.kind, review.title, review.day, review.starts_at, review.place, review.host_id)

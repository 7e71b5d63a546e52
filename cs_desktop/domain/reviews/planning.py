"""A review that is to be planned."""

from dataclasses import dataclass, field
from datetime import date

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

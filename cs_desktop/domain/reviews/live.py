"""Where a meeting stands: which point is on, and how long it and all of it may still take.

All is counted from the moment at which the meeting was begun, so that closing the program stops nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cs_desktop.domain.reviews.content import Item


@dataclass(frozen=True, slots=True)
class Running:
    """A meeting that is under way."""

    place: int
    """Of the point that is on, from 0; how many there are once all are done."""
    point_left: timedelta
    """Until the point that is on should end by the agenda; below zero where it is over time."""
    left: timedelta
    """Until the whole meeting should end; below zero where it is over time."""
    elapsed: timedelta
    """Since it was begun."""

    @property
    def over(self) -> bool:
        """Return whether the point that is on should have ended."""
        return self.point_left < timedelta(0)


def current_place(items: Sequence[Item]) -> int:
    """Return the place of the first point that is not done; the number of points once all are."""
    return next((place for place, item in enumerate(items) if not item.done), len(items))


def running(items: Sequence[Item], began_at: datetime, now: datetime) -> Running:
    """Return where a meeting stands; a clock that was set back counts from the beginning."""
    place = current_place(items)
    elapsed = max(now - began_at, timedelta(0))
    ends = [timedelta(minutes=sum(item.minutes for item in items[: upto + 1])) for upto in range(len(items))]
    whole = ends[-1] if ends else timedelta(0)
    point = ends[place] if place < len(ends) else whole
    return Running(place, point - elapsed, whole - elapsed, elapsed)


def clock_text(time: timedelta) -> str:
    """Return a length of time as minutes and seconds, such as 4:05; with a minus sign once it is over."""
    seconds = int(abs(time).total_seconds())
    sign = "−" if time < timedelta(0) and seconds else ""
    return f"{sign}{seconds // 60}:{seconds % 60:02d}"

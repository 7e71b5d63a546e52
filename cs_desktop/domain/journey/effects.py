"""Whether a bridge moved how many are lost at its stage: those who came before it was done, and after."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import accumulate

from cs_desktop.domain.journey.losing import Course
from cs_desktop.domain.journey.stays import too_long

WINDOW = 365
"""Days before and after in which accounts count that came into the stage."""
USUAL = 180
"""Days within which a loss counts where no time is expected of the stage."""
FEW = 10
"""Of fewer accounts on either side nothing can be said."""
_CHANCE = 0.05
_ROUNDING = 1e-9
"""Tables that are equally likely differ by less, for all the rounding."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge that is done, on whichever maps it stands."""

    id: int
    title: str
    lifecycle_id: int
    done_on: date
    maps: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """How many of those who came into a stage were lost at it."""

    lost: int
    of: int

    @property
    def share(self) -> float | None:
        """Return the share that was lost; None of nobody."""
        return self.lost / self.of if self.of else None


class Verdict(Enum):
    """What the numbers allow to say."""

    FEW = auto()
    """Too few accounts to tell."""
    CHANCE = auto()
    """A difference as large as this comes by chance."""
    FEWER = auto()
    """Fewer are lost since."""
    MORE = auto()


@dataclass(frozen=True, slots=True)
class Effect:
    """What was lost at a bridge's stage before it was done, and after."""

    bridge: Bridge
    before: Side
    after: Side
    undecided: int
    """Accounts that came so lately that their time is not over; they count on neither side."""

    @property
    def is_few(self) -> bool:
        """Return whether there are too few accounts to say anything."""
        return min(self.before.of, self.after.of) < FEW

    @property
    def verdict(self) -> Verdict:
        """Return what the numbers allow to say."""
        if self.is_few:
            return Verdict.FEW
        if chance(self.before, self.after) > _CHANCE:
            return Verdict.CHANCE
        before, after = self.before.lost * self.after.of, self.after.lost * self.before.of
        return Verdict.FEWER if after < before else Verdict.MORE


@dataclass(frozen=True, slots=True)
class Comings:
    """Who came into one stage, by the day, and how many of those until then were lost in time."""

    days: tuple[date, ...]
    """In order; whose time is not over yet stand among them."""
    decided: tuple[int, ...]
    """How many of so many first ones have had their time; one longer than `days`."""
    lost: tuple[int, ...]
    """How many of so many first ones were lost in it; one longer than `days`."""

    def between(self, start: int, end: int) -> tuple[Side, int]:
        """Return the side of those from one place to before another, and how many are undecided."""
        decided = self.decided[end] - self.decided[start]
        return Side(self.lost[end] - self.lost[start], decided), end - start - decided


def comings_of(courses: Iterable[Course], as_of: date) -> dict[int, Comings]:
    """Return who came into each stage of life.

    Each account is watched equally long from the day it came: until its stay would be too long, or USUAL
    days where no time is expected. Who came so lately that this time is not over is undecided, or the later
    ones would look better than they are. Stays whose first day nobody knows are left out.
    """
    found: dict[int, list[tuple[date, bool, bool]]] = {}
    for course in courses:
        rules = course.rules
        for stay, loss in zip(course.stays, course.lost, strict=True):
            if not stay.dated:
                continue
            expected = rules.expected.get(stay.lifecycle_id)
            watched = too_long(expected, rules.lost_after) or USUAL
            decided = (as_of - stay.start).days >= watched
            lost = decided and loss is not None and (loss.day - stay.start).days <= watched
            found.setdefault(stay.lifecycle_id, []).append((stay.start, decided, lost))
    return {stage: _comings(sorted(those)) for stage, those in found.items()}


def _comings(those: Sequence[tuple[date, bool, bool]]) -> Comings:
    days, decided, lost = zip(*those, strict=True)
    return Comings(days, tuple(accumulate(decided, initial=0)), tuple(accumulate(lost, initial=0)))


def effect_of(bridge: Bridge, comings: Mapping[int, Comings]) -> Effect:
    """Return how many were lost at a bridge's stage of those who came before it was done, and after."""
    those = comings.get(bridge.lifecycle_id)
    if those is None:
        return Effect(bridge, Side(0, 0), Side(0, 0), 0)
    first, middle, end = (
        bisect_left(those.days, _later(bridge.done_on, days)) for days in (-WINDOW, 0, WINDOW)
    )
    before, early = those.between(first, middle)
    after, late = those.between(middle, end)
    return Effect(bridge, before, after, early + late)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def chance(before: Side, after: Side) -> float:
    """Return how often two sides differ as much as these by chance alone, or more.

    Fisher's exact test, two-sided: the sum of the probabilities of all tables with the same sums that are
    no likelier than this one (R. A. Fisher, "The Design of Experiments", 1935).
    """
    lost, of = before.lost + after.lost, before.of + after.of
    first, last = max(lost - after.of, 0), min(before.of, lost)
    # From the likeliest table outwards, each from the one before it: of thousands of accounts the numbers of
    # ways have thousands of digits, and tables too rare for a float are too rare to count.
    likeliest = min(max((lost + 1) * (before.of + 1) // (of + 2), first), last)
    ways = {likeliest: 1.0}
    for one in range(likeliest, last):
        ways[one + 1] = (
            ways[one] * (before.of - one) * (lost - one) / ((one + 1) * (after.of - lost + one + 1))
        )
        if not ways[one + 1]:
            break
    for one in range(likeliest, first, -1):
        ways[one - 1] = ways[one] * one * (after.of - lost + one) / ((before.of - one + 1) * (lost - one + 1))
        if not ways[one - 1]:
            break
    here = ways.get(before.lost, 0.0) * (1 + _ROUNDING)
    return min(sum(one for one in ways.values() if one <= here) / sum(ways.values()), 1.0)

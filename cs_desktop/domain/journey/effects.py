"""Whether a bridge moved how many are lost at its stage: those who came before it was done, and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from math import comb

from cs_desktop.domain.journey.losing import Course
from cs_desktop.domain.journey.stays import too_long

WINDOW = 365
"""Days before and after in which accounts count that came into the stage."""
USUAL = 180
"""Days within which a loss counts where no time is expected of the stage."""
FEW = 10
"""Of fewer accounts on either side nothing can be said."""
_CHANCE = 0.05


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
    def verdict(self) -> Verdict:
        """Return what the numbers allow to say."""
        if min(self.before.of, self.after.of) < FEW:
            return Verdict.FEW
        if chance(self.before, self.after) > _CHANCE:
            return Verdict.CHANCE
        before, after = self.before.lost * self.after.of, self.after.lost * self.before.of
        return Verdict.FEWER if after < before else Verdict.MORE


def effect_of(bridge: Bridge, courses: Iterable[Course], as_of: date) -> Effect:
    """Return how many were lost at a bridge's stage of those who came into it before and after it was done.

    Each account is watched equally long from the day it came: until its stay would be too long, or USUAL
    days where no time is expected. Who came so lately that this time is not over is left out, or the later
    ones would look better than they are. Stays whose first day nobody knows are left out too.
    """
    counts = {False: [0, 0], True: [0, 0]}
    undecided = 0
    for course in courses:
        expected = course.rules.expected.get(bridge.lifecycle_id)
        watched = timedelta(days=too_long(expected, course.rules.lost_after) or USUAL)
        for stay, loss in zip(course.stays, course.lost, strict=True):
            apart = (stay.start - bridge.done_on).days
            if stay.lifecycle_id != bridge.lifecycle_id or not stay.dated or not -WINDOW <= apart < WINDOW:
                continue
            if stay.start + watched > as_of:
                undecided += 1
                continue
            side = counts[apart >= 0]
            side[0] += loss is not None and loss.day <= stay.start + watched
            side[1] += 1
    return Effect(bridge, Side(*counts[False]), Side(*counts[True]), undecided)


def chance(before: Side, after: Side) -> float:
    """Return how often two sides differ as much as these by chance alone, or more.

    Fisher's exact test, two-sided: the sum of the probabilities of all tables with the same sums that are
    no likelier than this one (R. A. Fisher, "The Design of Experiments", 1935).
    """
    lost, of = before.lost + after.lost, before.of + after.of
    whole = comb(of, lost)
    first = max(lost - after.of, 0)
    ways = [comb(before.of, first) * comb(after.of, lost - first)]
    # Each from the one before it, without a rest: of thousands of accounts the binomials alone take seconds.
    for one in range(first, min(before.of, lost)):
        more, fewer = (before.of - one) * (lost - one), (one + 1) * (after.of - lost + one + 1)
        ways.append(ways[-1] * more // fewer)
    here = ways[before.lost - first]
    return sum(one for one in ways if one <= here) / whole

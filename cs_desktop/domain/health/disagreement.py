"""Where the newest pulse and the calculated score say different things: listed, never averaged away.

The score is the calculated one: an override is a person's judgment, as the pulse is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.pulses import Pulse

FRESH_DAYS = 90
"""So old a pulse may be to be held against the score."""
VERDICT_DAYS = 180
"""So long after a pulse a loss of ARR tells who was right."""
_RANKS = {Band.AT_RISK: 0, Band.WATCH: 1, Band.HEALTHY: 2}


class Relation(Enum):
    """How the newest pulse and the score of an account stand to each other."""

    BETTER = auto()
    """The pulse is better than the score."""
    WORSE = auto()
    AGREES = auto()
    OLD = auto()
    """The newest pulse is older than FRESH_DAYS."""
    NO_PULSE = auto()
    NO_SCORE = auto()

    @property
    def is_disagreement(self) -> bool:
        """Return whether they say different things."""
        return self in (Relation.BETTER, Relation.WORSE)


class Right(Enum):
    """Who was right about an account where pulse and score differed."""

    PULSE = auto()
    SCORE = auto()
    OPEN = auto()
    """It cannot be told yet."""


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier pulse that differed from the score of its day."""

    pulse: Pulse
    band: Band
    right: Right


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the pulses of one account."""

    newest: Pulse
    since: date | None = None
    """The first day on which the newest one and the score said different things; None where they agree."""
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class PulseBook:
    """What is known of the pulses of all accounts that ever had one, by account."""

    as_of: date
    held: Mapping[int, Held]


def first_loss(steps: Iterable[tuple[date, date | None, int]], after: date) -> date | None:
    """Return the first day after a day on which an account paid less than on it; None where there is none.

    A step pays its ARR from its first day until the day before its end.
    """
    known = list(steps)

    def paid(day: date) -> int:
        return sum(arr for start, end, arr in known if start <= day and (end is None or day < end))

    days = {day for start, end, _ in known for day in (start, end) if day is not None and day > after}
    return next((day for day in sorted(days) if paid(day) < paid(after)), None)


def relation(pulse: Pulse | None, band: Band | None, as_of: date) -> Relation:
    """Return how the newest pulse and the band of the score stand to each other."""
    if pulse is None:
        return Relation.NO_PULSE
    if (as_of - pulse.day).days > FRESH_DAYS:
        return Relation.OLD
    if band is None:
        return Relation.NO_SCORE
    apart = steps_apart(pulse, band)
    if not apart:
        return Relation.AGREES
    return Relation.BETTER if apart > 0 else Relation.WORSE


def steps_apart(pulse: Pulse, band: Band) -> int:
    """Return by how many bands the pulse is better than the score; negative where it is worse."""
    return _RANKS[pulse.says] - _RANKS[band]


def since(pulse: Pulse, bands: Sequence[tuple[date, Band | None]]) -> date | None:
    """Return since when the pulse and the score have said different things; None where they agree at last.

    `bands` tells the band of the score on days from the pulse's on, oldest first. The days between two are
    not looked at; a day without a score ends what is known.
    """
    found: date | None = None
    for day, band in reversed(bands):
        if day < pulse.day or band is None or band is pulse.says:
            break
        found = day
    return found


def verdict(pulse: Pulse, band: Band, lost_on: date | None, as_of: date) -> Right:
    """Return who was right of a pulse and a score that differed.

    `lost_on` is the first day after the pulse on which the account paid less. A loss within VERDICT_DAYS says
    that whoever saw it worse was right, no loss in that time the other one.
    """
    worse, better = (Right.SCORE, Right.PULSE) if steps_apart(pulse, band) > 0 else (Right.PULSE, Right.SCORE)
    last = pulse.day + timedelta(days=VERDICT_DAYS)
    if lost_on is not None and lost_on <= min(last, as_of):
        return worse
    return better if as_of > last else Right.OPEN


def tally(past: Iterable[Past]) -> Mapping[Right, int]:
    """Return how many earlier disagreements ended how."""
    counted = dict.fromkeys(Right, 0)
    for one in past:
        counted[one.right] += 1
    return counted

"""How long an account stayed in each stage of its life, and where it was lost.

An account is lost at a stage if it churned in it, went back from it, or overstayed its expected time by
half (product definition; the bound is the map's own).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Entered:
    """A stage of life that an account came into on a day; None where it then had none."""

    lifecycle_id: int | None
    day: date


@dataclass(frozen=True, slots=True)
class Stay:
    """A time that an account spent in a stage: from `start` to before `end`, None while it lasts."""

    lifecycle_id: int
    start: date
    end: date | None
    dated: bool = True
    """Whether somebody said when it began; otherwise it counts from the day the account became a customer."""

    def days(self, as_of: date) -> int:
        """Return how long it lasted, or has lasted so far."""
        return max(((self.end or as_of) - self.start).days, 0)


@dataclass(frozen=True, slots=True)
class Away:
    """A time in which an account paid nothing any more: from its churn to before it came back, if it did."""

    start: date
    end: date | None = None


class LossWay(Enum):
    """In what way an account was lost at a stage."""

    CHURNED = auto()
    WENT_BACK = auto()
    OVERSTAYED = auto()


@dataclass(frozen=True, slots=True)
class StageLoss:
    """An account was lost at a stage on a day."""

    lifecycle_id: int
    day: date
    way: LossWay


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of a stage: its place on the way, and its days where somebody said."""

    place: int
    days: int | None


def stays(
    history: Iterable[Entered], since: date, as_of: date, away: Sequence[Away] = ()
) -> tuple[Stay, ...]:
    """Return the stays of an account up to a day, the first one first.

    What the history says of days before `since`, when the account became a customer, counts from then on;
    before the first known stage there is no stay. A stay ends where the next one begins, or where the
    account churned; `away` says when it did, in order. Who comes back is in the stage that the history
    says by then, from the day of coming back.
    """
    steps = sorted((entered for entered in history if entered.day <= as_of), key=lambda one: one.day)
    found: list[Stay] = []
    for place, step in enumerate(steps):
        begun = max(step.day, since)
        following = steps[place + 1].day if place + 1 < len(steps) else None
        if step.lifecycle_id is None:
            continue
        for start, end in _present(begun, following, as_of, away):
            if found and found[-1].lifecycle_id == step.lifecycle_id and found[-1].end == start:
                before = found.pop()
                found.append(Stay(step.lifecycle_id, before.start, end, before.dated))
            else:
                dated = step.day > date.min or start > begun
                found.append(Stay(step.lifecycle_id, start, end, dated))
    return tuple(found)


def _present(
    start: date, end: date | None, as_of: date, away: Sequence[Away]
) -> Iterator[tuple[date, date | None]]:
    """Yield the parts of a time in which the account was a customer, as known by a day."""
    for gap in away:
        if gap.start > as_of or (end is not None and gap.start >= end):
            break
        if start < gap.start:
            yield start, gap.start
        if gap.end is None or gap.end > as_of:
            return
        start = max(start, gap.end)
    if end is None or start < end:
        yield start, end


def lost_in(
    found: Sequence[Stay],
    expected: Mapping[int, Expected],
    as_of: date,
    away: Sequence[Away] = (),
    lost_after: int = 150,
) -> tuple[StageLoss | None, ...]:
    """Return for each stay how the account was lost in it; None where it was not.

    `lost_after` is the per cent of the expected days after which a stay is too long. Of several ways the
    one that happened first counts: a stay that was too long before the account went back or churned is
    an overstay.
    """
    churns = {one.start for one in away}
    told: list[StageLoss | None] = []
    for place, stay in enumerate(found):
        ways = [
            (limit, LossWay.OVERSTAYED)
            for limit in [overstays_on(stay, expected.get(stay.lifecycle_id), lost_after)]
            if limit is not None and limit <= as_of and (stay.end is None or limit < stay.end)
        ]
        if stay.end is not None:
            if stay.end in churns:
                ways.append((stay.end, LossWay.CHURNED))
            elif place + 1 < len(found) and _is_back(stay, found[place + 1], expected):
                ways.append((stay.end, LossWay.WENT_BACK))
        day, way = min(ways, key=lambda one: one[0], default=(None, None))
        told.append(None if day is None or way is None else StageLoss(stay.lifecycle_id, day, way))
    return tuple(told)


def overstays_on(stay: Stay, expected: Expected | None, lost_after: int) -> date | None:
    """Return the first day on which a stay is too long; None where that cannot be told.

    The day after expected days × lost_after / 100, rounded down. Where nobody said when the stay began it
    cannot be told, but for the first stage of all, in which an account is from the day it is a customer.
    """
    limit = too_long(expected, lost_after)
    if expected is None or limit is None or not (stay.dated or expected.place == 0):
        return None
    try:
        return stay.start + timedelta(days=limit)
    except OverflowError:
        return None


def too_long(expected: Expected | None, lost_after: int) -> int | None:
    """Return the number of days that is too long for a stay; None where no time is expected."""
    if expected is None or not expected.days or expected.days < 0:
        return None
    return expected.days * lost_after // 100 + 1


def _is_back(stay: Stay, following: Stay, expected: Mapping[int, Expected]) -> bool:
    one, other = expected.get(stay.lifecycle_id), expected.get(following.lifecycle_id)
    return one is not None and other is not None and other.place < one.place

"""Where customers are lost: how many accounts are in each stage, how many were lost there, and with what ARR.

Lost at a stage is who churned in it, went back from it or overstayed it (`stays`). The ARR lost is what the
account paid on the day before.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from cs_desktop.domain.journey.stays import (
    Away,
    Entered,
    Expected,
    LossWay,
    StageLoss,
    Stay,
    lost_in,
    stays,
)

LOST_AFTER = 150
"""Per cent of the expected days, where no map says otherwise."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What an account paid a year over a time: from `start` to before `end`, None while it does."""

    arr: int
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of an account."""

    account_id: int
    customer_since: date | None
    entered: tuple[Entered, ...]
    paid: tuple[Paid, ...] = ()
    renewed: tuple[date, ...] = ()
    """When the renewals were due that were won."""

    def arr_on(self, day: date) -> int:
        """Return what it paid on a day."""
        return sum(one.arr for one in self.paid if one.start <= day and (one.end is None or day < one.end))

    def away(self, as_of: date) -> tuple[Away, ...]:
        """Return the times in which it paid nothing any more, as known by a day, the first one first."""
        begun = sorted(
            (one for one in self.paid if one.arr and one.start <= as_of), key=lambda one: one.start
        )
        found: list[Away] = []
        last: date | None = None
        for one in begun:
            if last is not None and last < one.start:
                found.append(Away(last, one.start))
            last = max(last or date.min, one.end or date.max)
        if last is not None and last <= as_of:
            found.append(Away(last))
        return tuple(found)

    def since(self) -> date | None:
        """Return from when it is a customer: as was said, else from its first payment on."""
        return self.customer_since or min((one.start for one in self.paid), default=None)


@dataclass(frozen=True, slots=True)
class Rules:
    """What is expected of stages of life, and from when on a stay is too long."""

    expected: Mapping[int, Expected]
    lost_after: int = LOST_AFTER

    def over(self, days: Mapping[int, int], lost_after: int) -> "Rules":
        """Return these rules with other expected days where a map says so."""
        changed = {
            stage: Expected(known.place, days.get(stage, known.days))
            for stage, known in self.expected.items()
        }
        return Rules(changed, lost_after)


def lifecycle_rules(stages: Iterable[tuple[int, int | None]]) -> Rules:
    """Return what is expected of the stages of the lifecycle: each with its expected days, in their order."""
    return Rules({stage: Expected(place, days) for place, (stage, days) in enumerate(stages)})


@dataclass(frozen=True, slots=True)
class Course:
    """The stays of an account, each with how it was lost there and what it paid until then."""

    account_id: int
    stays: tuple[Stay, ...]
    lost: tuple[StageLoss | None, ...]
    """One a stay; None where it was not lost in it."""
    arr: tuple[int, ...]
    """One a stay: the ARR lost, 0 where it was not."""
    rules: Rules
    arr_now: int = 0
    renewed: frozenset[int] = frozenset()
    """The places of the stays in which, or in the one after, a renewal was due that was won."""

    @property
    def here(self) -> int | None:
        """Return the stage of life in which it is now."""
        last = self.stays[-1] if self.stays else None
        return last.lifecycle_id if last is not None and last.end is None else None


def course_of(life: Life, rules: Rules, as_of: date) -> Course | None:
    """Return the course of an account up to a day; None where nobody knows since when it is a customer."""
    since = life.since()
    if since is None or since > as_of:
        return None
    away = life.away(as_of)
    found = stays(life.entered, since, as_of, away)
    lost = lost_in(found, rules.expected, as_of, away, rules.lost_after)
    arr = tuple(0 if loss is None else life.arr_on(loss.day - timedelta(days=1)) for loss in lost)
    ends = [stay.end or as_of for stay in found]
    renewed = frozenset(
        place
        for place, stay in enumerate(found)
        if any(stay.start < day <= max(ends[place : place + 2]) for day in life.renewed)
    )
    return Course(life.account_id, found, lost, arr, rules, life.arr_on(as_of), renewed)


@dataclass(frozen=True, slots=True)
class StageFigures:
    """What is lost at one stage of life."""

    lifecycle_id: int
    here: int = 0
    """Accounts that are in it now."""
    here_arr: int = 0
    lost: int = 0
    """Accounts that were lost at it, each once, by its last loss there."""
    lost_arr: int = 0
    ways: Mapping[LossWay, int] = field(default_factory=dict)
    """How many of them in what way."""
    renewed: int = 0
    """How many of those who went back had a renewal won in that stage, or in the one they went back to."""
    renewed_arr: int = 0


def stage_figures(
    courses: Iterable[Course], stages: Sequence[int], after: date | None = None
) -> tuple[StageFigures, ...]:
    """Return the figures of each stage of life, in the order given.

    Only losses after the day `after` count; of several at one stage an account's last one.
    """
    here: Counter[int] = Counter()
    here_arr: Counter[int] = Counter()
    lost: dict[int, list[_Told]] = {}
    for course in courses:
        now = course.here
        if now is not None:
            here[now] += 1
            here_arr[now] += course.arr_now
        last: dict[int, _Told] = {}
        for place, (loss, arr) in enumerate(zip(course.lost, course.arr, strict=True)):
            if loss is not None and (after is None or loss.day > after):
                kept = loss.way is LossWay.WENT_BACK and place in course.renewed
                last[loss.lifecycle_id] = _Told(loss.way, arr, kept)
        for stage, told in last.items():
            lost.setdefault(stage, []).append(told)
    return tuple(_figures(stage, here[stage], here_arr[stage], lost.get(stage, ())) for stage in stages)


class _Told(NamedTuple):
    """An account's last loss at a stage."""

    way: LossWay
    arr: int
    renewed: bool


def _figures(stage: int, here: int, here_arr: int, lost: Collection[_Told]) -> StageFigures:
    renewed = [one.arr for one in lost if one.renewed]
    return StageFigures(
        stage,
        here,
        here_arr,
        len(lost),
        sum(one.arr for one in lost),
        Counter(one.way for one in lost),
        len(renewed),
        sum(renewed),
    )


def undated(courses: Collection[Course]) -> int:
    """Return how many accounts are in a stage of which nobody said when they came into it."""
    last = (course.stays[-1] for course in courses if course.here is not None)
    return sum(not stay.dated for stay in last)

"""Where customers are lost: how many accounts are in each stage, how many were lost there, and with what ARR.

Lost at a stage is who churned in it, went back from it or overstayed it (`stays`). The ARR lost is what the
account paid on the day before.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cs_desktop.domain.journey.stays import Entered, Expected, LossWay, StageLoss, Stay, lost_in, stays

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

    def arr_on(self, day: date) -> int:
        """Return what it paid on a day."""
        return sum(one.arr for one in self.paid if one.start <= day and (one.end is None or day < one.end))

    def churned_on(self, as_of: date) -> date | None:
        """Return the day from which it pays nothing any more; None while it pays, or never paid."""
        begun = [one for one in self.paid if one.start <= as_of]
        last = max((one.end or date.max for one in begun), default=None)
        return last if last is not None and last <= as_of else None

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
    churned = life.churned_on(as_of)
    found = stays(life.entered, since, as_of, churned)
    lost = lost_in(found, rules.expected, as_of, churned, rules.lost_after)
    arr = tuple(0 if loss is None else life.arr_on(loss.day - timedelta(days=1)) for loss in lost)
    return Course(life.account_id, found, lost, arr, rules, life.arr_on(as_of))


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


def stage_figures(
    courses: Iterable[Course], stages: Sequence[int], after: date | None = None
) -> tuple[StageFigures, ...]:
    """Return the figures of each stage of life, in the order given.

    Only losses after the day `after` count; of several at one stage an account's last one.
    """
    here: Counter[int] = Counter()
    here_arr: Counter[int] = Counter()
    lost: dict[int, list[tuple[LossWay, int]]] = {}
    for course in courses:
        now = course.here
        if now is not None:
            here[now] += 1
            here_arr[now] += course.arr_now
        last: dict[int, tuple[LossWay, int]] = {}
        for loss, arr in zip(course.lost, course.arr, strict=True):
            if loss is not None and (after is None or loss.day > after):
                last[loss.lifecycle_id] = (loss.way, arr)
        for stage, told in last.items():
            lost.setdefault(stage, []).append(told)
    return tuple(
        StageFigures(
            stage,
            here[stage],
            here_arr[stage],
            len(lost.get(stage, ())),
            sum(arr for _way, arr in lost.get(stage, ())),
            Counter(way for way, _arr in lost.get(stage, ())),
        )
        for stage in stages
    )


def undated(courses: Collection[Course]) -> int:
    """Return how many accounts are in a stage of which nobody said when they came into it."""
    last = (course.stays[-1] for course in courses if course.here is not None)
    return sum(not stay.dated for stay in last)

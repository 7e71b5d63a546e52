"""Where an account is in its life: its stage now and since when, where it was, and how long it took there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.journey.losing import Course
from cs_desktop.domain.journey.stays import LossWay, Stay, overstays_on


@dataclass(frozen=True, slots=True)
class PastStay:
    """A time in a stage."""

    lifecycle_id: int
    name: str
    start: date
    end: date | None
    dated: bool
    days: int
    lost: LossWay | None
    lost_on: date | None
    renewed: bool = False
    """Whether a renewal was won in it or in the one after."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """How long an account was in a stage, beside what is expected."""

    lifecycle_id: int
    name: str
    expected: int | None
    actual: int | None
    """Days of all its stays there; None where it never was."""
    too_long: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an account is and was."""

    account_id: int
    as_of: date
    stage: str
    """The stage that it is in now; empty for none."""
    figures: tuple[Figure, ...]
    stays: tuple[PastStay, ...]
    """The newest first."""
    times: tuple[StageTime, ...]
    name: str = ""
    """What the account is called."""
    assigned: str = ""
    """The stage that the account is put into, which it is in only while it is a customer."""


def past_stays(course: Course, names: Mapping[int, str], as_of: date) -> tuple[PastStay, ...]:
    """Return the stays of an account, the newest first."""
    told = [
        PastStay(
            *(stay.lifecycle_id, names.get(stay.lifecycle_id, ""), stay.start, stay.end, stay.dated),
            stay.days(as_of),
            None if loss is None else loss.way,
            None if loss is None else loss.day,
            place in course.renewed,
        )
        for place, (stay, loss) in enumerate(zip(course.stays, course.lost, strict=True))
    ]
    return tuple(reversed(told))


def stage_times(
    course: Course, names: Mapping[int, str], stages: Sequence[int], as_of: date
) -> tuple[StageTime, ...]:
    """Return how long an account was in each stage, in the order given."""
    found = []
    for stage in stages:
        those = [stay for stay in course.stays if stay.lifecycle_id == stage]
        expected = course.rules.expected.get(stage)
        late = any(
            _late(stay, overstays_on(stay, expected, course.rules.lost_after), as_of) for stay in those
        )
        days = sum(stay.days(as_of) for stay in those) if those else None
        known = expected.days if expected is not None else None
        found.append(StageTime(stage, names.get(stage, ""), known, days, late, course.here == stage))
    return tuple(found)


def stay_figures(course: Course, names: Mapping[int, str], as_of: date) -> tuple[Figure, ...]:
    """Return the days in the stage of now and those expected of it, each with what says so."""
    here = course.here
    stay = course.stays[-1] if here is not None else None
    expected = None if here is None else course.rules.expected.get(here)
    limit = None if stay is None else overstays_on(stay, expected, course.rules.lost_after)
    days = None if stay is None else stay.days(as_of)
    allowed = expected.days if expected is not None else None
    late = limit is not None and limit <= as_of
    behind = days is not None and allowed is not None and days > allowed
    return (
        Figure(
            label=tr("In {stage} for", stage=names.get(here, "")) if here is not None else tr("In stage for"),
            value=days,
            unit=Unit.DAYS,
            formula=tr("today − the day it came into this stage, or became a customer if later"),
            source=tr("Lifecycle history"),
            as_of=as_of,
            reason="" if stay is not None else tr("The account is in no stage now."),
            note=_since(stay),
            status=Status.RISK if late else Status.WATCH if behind else Status.NONE,
        ),
        Figure(
            label=tr("Expected"),
            value=allowed,
            unit=Unit.DAYS,
            formula=tr(
                "expected days of the stage on the account's map, else in the lifecycle; too long after "
                "{percent}% of them",
                percent=course.rules.lost_after,
            ),
            source=tr("Journey map and lifecycle"),
            as_of=as_of,
            reason="" if allowed is not None else tr("Nobody said how long this stage should take."),
            note="" if limit is None else tr("too long from {day}", day=day_text(limit)),
        ),
    )


def _late(stay: Stay, limit: date | None, as_of: date) -> bool:
    return limit is not None and (limit <= as_of if stay.end is None else limit < stay.end)


def _since(stay: Stay | None) -> str:
    if stay is None:
        return ""
    day = day_text(stay.start)
    return tr("since {day}", day=day) if stay.dated else tr("since {day} or later", day=day)

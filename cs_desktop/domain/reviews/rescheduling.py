"""A proposed review on another day: what a person chooses is taken, and what stands in its way is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.reviews.schedule import FULL_WEEK, Hitch, Proposal, is_free, week_of


@dataclass(frozen=True, slots=True)
class Ground:
    """What days are judged by."""

    taken: Mapping[int, Sequence[date]]
    """The days of the reviews that accounts have, by account."""
    hosted: Sequence[tuple[int | None, date]]
    """Who holds a review on which day."""
    notices: Mapping[int, Sequence[date]]
    """The days of notice before renewals, by account."""
    calendar: WorkCalendar
    today: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The reviews proposed, and what their days are judged by."""

    proposals: tuple[Proposal, ...]
    ground: Ground


def on_day(one: Proposal, day: date, others: Sequence[Proposal], ground: Ground) -> Proposal:
    """Return a proposal on a day that somebody chose; `others` are proposed with it.

    Raises:
        InputError: the day is past.
    """
    if problem := past_problem(day, ground.today):
        raise InputError(problem)
    rest = [other for other in others if other.key != one.key and other.day is not None]
    return replace(one, day=day, hitch=_hitch(one, day, rest, ground))


def past_problem(day: date, today: date) -> str:
    """Return why nothing can be planned for a day; empty where it can be."""
    return tr("{day} is past; choose a day from today on.", day=day_text(day)) if day < today else ""


def _hitch(one: Proposal, day: date, rest: Sequence[Proposal], ground: Ground) -> Hitch | None:
    wanted = one.wanted
    if not ground.calendar.is_work(day):
        return Hitch.DAY_OFF
    mine = [other.day for other in rest if other.wanted.account_id == wanted.account_id and other.day]
    if not is_free(day, (*ground.taken.get(wanted.account_id, ()), *mine)):
        return Hitch.TOO_NEAR
    notices = sorted(ground.notices.get(wanted.account_id, ()))
    notice = next((there for there in notices if wanted.slot <= there < wanted.until), None)
    if notice is not None and day >= notice:
        return Hitch.AFTER_NOTICE
    week, host = week_of(day), wanted.host_id
    held = sum(who == host and week_of(there) == week for who, there in ground.hosted)
    held += sum(
        other.wanted.host_id == host and other.day is not None and week_of(other.day) == week
        for other in rest
    )
    return Hitch.FULL_WEEK if host is not None and held >= FULL_WEEK else None

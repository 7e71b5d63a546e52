"""Reviews for a year, proposed: on working days, apart from others, spread over the weeks of their hosts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cs_desktop.domain.plan.calendar import WorkCalendar

APART = 7
"""Another review of the account is not within so many days."""
SETTLING = 7
"""Figures of the period before are in so many days after it ended."""
REACH = 28
"""A review is held within so many days after that."""
FULL_WEEK = 5
"""So many reviews of one host fill a week."""


class Hitch(StrEnum):
    """Why a proposal is not as it should be."""

    NO_DAY = "no_day"
    """No day is free: no working day far enough from the account's other reviews."""
    AFTER_NOTICE = "after_notice"
    """It is only after the day of notice before the renewal."""
    FULL_WEEK = "full_week"
    """Its host has as many reviews in that week as one can hold."""
    DAY_OFF = "day_off"
    """Somebody chose a day on which nobody works."""
    TOO_NEAR = "too_near"
    """Somebody chose a day near another review of the account."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A review that the cadence asks for."""

    account_id: int
    account: str
    kind: str
    host_id: int | None
    slot: date
    """The first day of its period."""
    until: date
    """The first day of the next period."""
    exact: bool = False
    """The slot is a day that somebody chose: it is taken where it is free."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day for a review, or None where there is none."""

    wanted: Wanted
    day: date | None
    hitch: Hitch | None = None

    @property
    def key(self) -> tuple[int, str, date]:
        """Return what tells it apart in one schedule: account, kind and period."""
        return self.wanted.account_id, self.wanted.kind, self.wanted.slot


def propose(
    wanted: Iterable[Wanted],
    taken: Mapping[int, Sequence[date]],
    hosted: Iterable[tuple[int | None, date]],
    notices: Mapping[int, Sequence[date]],
    calendar: WorkCalendar,
    today: date,
) -> tuple[Proposal, ...]:
    """Return a proposal for each, in the order of their periods.

    `taken` holds the days of the reviews that accounts have, `hosted` who holds a review on which day, and
    `notices` the days of notice before renewals. Of the free days that come into question the first one is
    taken in the week in which the host has the fewest reviews.
    """
    days = {account: list(those) for account, those in taken.items()}
    weeks = Counter((host, week_of(day)) for host, day in hosted if host is not None)
    found: list[Proposal] = []
    for one in sorted(wanted, key=lambda w: (w.slot, w.account.casefold(), w.account_id, w.kind)):
        mine = days.setdefault(one.account_id, [])
        proposal = _proposal(one, mine, weeks, notices.get(one.account_id, ()), calendar, today)
        if proposal.day is not None:
            mine.append(proposal.day)
            if one.host_id is not None:
                weeks[one.host_id, week_of(proposal.day)] += 1
        found.append(proposal)
    return tuple(found)


def is_free(day: date, taken: Iterable[date]) -> bool:
    """Return whether a day is far enough from an account's other reviews."""
    return all(abs((day - other).days) > APART for other in taken)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _proposal(
    one: Wanted,
    mine: Sequence[date],
    weeks: Mapping[tuple[int, date], int],
    notices: Sequence[date],
    calendar: WorkCalendar,
    today: date,
) -> Proposal:
    free = [day for day in _candidates(one, today) if calendar.is_work(day) and is_free(day, mine)]
    if not free:
        return Proposal(one, None, Hitch.NO_DAY)
    notice = next((day for day in sorted(notices) if one.slot <= day < one.until), None)
    before = free if notice is None else [day for day in free if day < notice]

    def load(day: date) -> int:
        return 0 if one.host_id is None else weeks.get((one.host_id, week_of(day)), 0)

    best = (before or free)[0] if one.exact else min(before or free, key=lambda day: (load(day), day))
    if not before:
        return Proposal(one, best, Hitch.AFTER_NOTICE)
    return Proposal(one, best, Hitch.FULL_WEEK if load(best) >= FULL_WEEK else None)


def _candidates(one: Wanted, today: date) -> Iterable[date]:
    """Return the days that come into question: those soon after the period's begin, none that is past."""
    first = one.slot if one.exact else one.slot + timedelta(days=SETTLING)
    last = min(first + timedelta(days=REACH), one.until)
    first = max(first, today + timedelta(days=1))
    if first >= last:
        # The period is under way: what is left of it.
        last = one.until
    return (first + timedelta(days=n) for n in range(max((last - first).days, 0)))

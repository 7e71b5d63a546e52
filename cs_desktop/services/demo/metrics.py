"""What is measured of an account: twelve metrics of the catalogue, each a noisy sight of its state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.demo.calendar import Calendar, Floats, Ints
from cs_desktop.services.demo.chance import Rng, Subject, stream
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.sight import Sight, sight_of

DAILY, MONTHLY = ("usage",), ("email_opt_out", "outcome_attainment", "executive_meetings")
"""Metrics with their own rhythm; all others are weekly."""
METRICS = (
    "usage",
    "weekly_active",
    "features_used",
    "seats_used",
    "tickets",
    "first_response_minutes",
    "resolution_hours",
    "outage_minutes",
    "invoice_days_overdue",
    "email_opt_out",
    "outcome_attainment",
    "executive_meetings",
)
"""What is measured of every account."""
_ONLY_WITH_TICKETS = ("first_response_minutes", "resolution_hours")
_FEATURES = 12
_WORKING_MINUTES = 600.0
_USES_A_DAY = 7.0


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one metric; days are ordinals, ascending."""

    key: str
    days: Ints
    values: Floats


def measured(
    history: History,
    seed: int,
    horizon: Horizon,
    calendar: Calendar,
    executive_days: Iterable[date],
    newest: int | None = None,
) -> list[Series]:
    """Return an account's points, each metric in its own rhythm.

    With `newest` each metric has a point on each of the newest so many days on which the account paid.
    """
    if not history.contract.lines:
        return []
    sight = sight_of(history, seed, horizon, calendar, newest)
    daily = _daily(history, seed, sight, calendar, executive_days)
    if newest is not None:
        return [Series(key, sight.days, values) for key, values in daily.items()]
    return [_in_rhythm(key, sight, values, calendar, daily["tickets"]) for key, values in daily.items()]


def _daily(
    history: History, seed: int, sight: Sight, calendar: Calendar, executive_days: Iterable[date]
) -> dict[str, Floats]:
    """Return every metric's value on every day."""
    profile, n = history.profile, len(sight.days)
    working = calendar.working(profile.industry, profile.region)[sight.places]
    season = calendar.season(profile.industry, profile.season)[sight.places]
    # Day by day, so that what comes later has no part in what came before.
    noise = stream(seed, Subject.POINTS, profile.number).standard_normal((n, 7)).T
    share = sight.adoption * sight.needed
    shaken = 0.93 - sight.stability
    tickets = _tickets(sight, working, shaken, stream(seed, Subject.TICKETS, profile.number))
    meetings = np.isin(sight.days, [day.toordinal() for day in executive_days])
    served = np.clip(1 - sight.outage / _WORKING_MINUTES, 0.1, 1)
    holiday = calendar.holidays[sight.places]
    return {
        "usage": np.round(
            sight.seats * share * _USES_A_DAY * working * season * served * np.exp(0.1 * noise[0])
        ),
        "weekly_active": _share(1.06 * share * (0.7 + 0.3 * holiday * season) + 0.02 * noise[1], 3),
        "features_used": np.clip(
            np.round(1 + 10 * sight.adoption * (0.65 + 0.35 * sight.value) + 0.5 * noise[2]), 1, _FEATURES
        ),
        "seats_used": _share(0.06 + 1.02 * share + 0.012 * noise[3], 3),
        "tickets": tickets,
        "first_response_minutes": np.round(np.exp(3.4 + 3.0 * shaken + 0.35 * noise[4])),
        "resolution_hours": np.round(np.exp(2.3 + 4.2 * shaken + 0.35 * noise[5]), 1),
        "outage_minutes": sight.outage,
        "invoice_days_overdue": sight.late,
        "email_opt_out": _share(0.02 + 0.16 * (1 - sight.relationship) + 0.006 * noise[6], 3),
        "outcome_attainment": np.round(np.clip(1.1 * sight.value, 0, 1.2), 2),
        "executive_meetings": meetings.astype(np.float64),
    }


def _tickets(sight: Sight, working: Floats, shaken: Floats, rng: Rng) -> Floats:
    """Return tickets by day: more from large, new and shaken accounts, and after an outage."""
    size = 0.35 + 0.07 * np.sqrt(sight.seats)
    newness = 1 + 2.5 * np.exp(-sight.age / 45)
    trouble = 1 + 3.5 * np.maximum(shaken, 0)
    yesterday = np.concatenate(([0.0], sight.outage[:-1]))[: len(sight.days)]
    rate = size * newness * trouble * working / 5 + (sight.outage + yesterday) / 90
    return rng.poisson(rate).astype(np.float64)


def _share(values: Floats, decimals: int) -> Floats:
    shares: Floats = np.clip(values, 0.0, 1.0)
    return shares.round(decimals)


def _in_rhythm(key: str, sight: Sight, values: Floats, calendar: Calendar, tickets: Floats) -> Series:
    """Return the points of the days on which a metric is taken."""
    if key in DAILY:
        return Series(key, sight.days, values)
    taken = calendar.month_starts if key in MONTHLY else calendar.weekday == 0
    at = np.flatnonzero(taken[sight.places])
    if BY_KEY[key].kind is MetricKind.SUM:
        # What came in since the point before.
        return Series(key, sight.days[at], np.diff(np.cumsum(values)[at], prepend=0.0))
    if key in _ONLY_WITH_TICKETS:
        at = at[np.diff(np.cumsum(tickets)[at], prepend=0.0) > 0]
    return Series(key, sight.days[at], values[at])

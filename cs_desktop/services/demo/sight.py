"""An account's days as columns: what it was like on each, before anyone measures it."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from cs_desktop.services.demo.calendar import Calendar, Floats, Ints
from cs_desktop.services.demo.chance import Rng, Subject, stream
from cs_desktop.services.demo.history import History, What
from cs_desktop.services.demo.latent import Mind
from cs_desktop.services.demo.options import Horizon

_SEAT_PRICE = 1100
"""ARR of one seat, in major units."""
_LEAST_SEATS = 5.0
_FIRST_INVOICE_DUE, _INVOICE_DAYS = 30, 91
_LONGEST_DELAY = 90


@dataclass(frozen=True, slots=True)
class Sight:
    """The days on which an account paid; columns of equal length."""

    days: Ints
    """Ordinals."""
    places: Ints
    """Each day's place in the calendar."""
    age: Ints
    """Days since the present life began."""
    adoption: Floats
    relationship: Floats
    stability: Floats
    value: Floats
    needed: Floats
    """Part of the seats bought that somebody needs."""
    seats: Floats
    outage: Floats
    """Minutes without service."""
    late: Floats
    """Days by which an invoice is overdue."""


def active_days(history: History, horizon: Horizon) -> int:
    """Return on how many of the days shown the account paid."""
    return sum(max(end - start, 0) for start, end in _spans(history, horizon))


def sight_of(history: History, seed: int, horizon: Horizon, calendar: Calendar, newest: int | None) -> Sight:
    """Return an account's days, or the newest so many of them.

    Between two month-ends the state moves in a straight line.
    """
    spans = _spans(history, horizon)
    days = np.concatenate([np.arange(start, end) for start, end in spans] or [np.empty(0, np.int64)])
    if newest is not None:
        days = days[max(len(days) - newest, 0) :]
    starts = np.array([start.toordinal() for start, _ in history.lives()], np.int64)
    known = _Known.of(history, horizon)
    places = days - calendar.first
    return Sight(
        days=days,
        places=places,
        age=days - starts[np.searchsorted(starts, days, "right") - 1],
        adoption=known.on(days, 0),
        relationship=known.on(days, 1),
        stability=known.on(days, 2),
        value=known.on(days, 3),
        needed=1 - known.on(days, 4),
        seats=np.maximum(_arr(history, days) / _SEAT_PRICE, _LEAST_SEATS),
        outage=_outages(history, calendar)[places],
        late=_lateness(history, known, days, starts, stream(seed, Subject.INVOICES, history.profile.number)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The days at which the state is known, and what it is then, one row a quality."""

    days: Ints
    rows: Floats

    @classmethod
    def of(cls, history: History, horizon: Horizon) -> "_Known":
        newborn = Mind.of(history.profile).state()
        known = [(day.toordinal(), newborn) for day, _ in history.lives()]
        known += [(horizon.start(month + 1).toordinal(), state) for month, state in history.states.items()]
        known.sort(key=lambda knot: knot[0])
        rows = [(s.adoption, s.relationship, s.stability, s.value, s.overbuy, s.pressure) for _, s in known]
        return cls(np.array([day for day, _ in known]), np.array(rows).T)

    def on(self, days: Ints, row: int) -> Floats:
        """Return a quality on each day; between two known days it moves in a straight line."""
        quality: Floats = np.interp(days, self.days, self.rows[row])
        return quality


def _spans(history: History, horizon: Horizon) -> list[tuple[int, int]]:
    """Return the spans of days shown on which the account paid, ends exclusive."""
    after = horizon.until + timedelta(days=1)
    spans = [(max(start, horizon.first), min(end or after, after)) for start, end in history.lives()]
    return [(start.toordinal(), end.toordinal()) for start, end in spans if start < end]


def _arr(history: History, days: Ints) -> Floats:
    total = np.zeros(len(days))
    for line in history.contract.lines:
        changes = np.array([step.day.toordinal() for step in line.steps])
        amounts = np.array([0.0, *(step.arr for step in line.steps)])
        total += amounts[np.searchsorted(changes, days, "right")]
    return total


def _outages(history: History, calendar: Calendar) -> Floats:
    minutes = np.zeros(len(calendar.ordinals))
    for happening in history.happenings:
        if happening.what is What.OUTAGE:
            minutes[happening.day.toordinal() - calendar.first] += happening.amount
    return minutes


def _lateness(history: History, known: _Known, days: Ints, starts: Ints, rng: Rng) -> Floats:
    """Return by how many days an invoice is overdue on each day; invoices come quarterly."""
    last = int(known.days[-1])
    dues = np.sort(
        np.concatenate([np.arange(start + _FIRST_INVOICE_DUE, last, _INVOICE_DAYS) for start in starts])
    )
    dues = np.append(starts[0] - _INVOICE_DAYS, dues)
    strain = (
        40 * np.maximum(0, known.on(dues, 5) - 0.2)
        + 30 * np.maximum(0, 0.5 - known.on(dues, 1))
        + 25 * np.maximum(0, 0.4 - known.on(dues, 3))
    )
    delay = np.clip(strain - 6 + 8 * rng.standard_normal(len(dues)), 0, _LONGEST_DELAY)
    broke = history.day_of(What.INSOLVENT)
    if broke:
        # Who is about to fail has not paid for a while.
        delay[dues >= broke.toordinal() - _LONGEST_DELAY] = _LONGEST_DELAY
    latest = np.searchsorted(dues, days) - 1
    since = days - dues[latest]
    return np.where(since <= delay[latest], since, 0).astype(np.float64)

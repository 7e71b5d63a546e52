"""The pulses of all accounts, held against the scores of their days and what became of the accounts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isnan

import numpy as np

from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.disagreement import (
    FRESH_DAYS,
    Held,
    Past,
    PulseBook,
    first_loss,
    since,
    steps_apart,
    verdict,
)
from cs_desktop.domain.health.pulses import Pulse, newest_first
from cs_desktop.models.queries.commercial import arr_steps
from cs_desktop.models.queries.judgments import pulses
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import read_health

OLDEST_DAYS = 730
"""So far back earlier pulses are held against what happened."""

_Bands = Mapping[int, Mapping[date, Band | None]]
"""Of the calculated scores, by account and day."""
_Steps = Sequence[tuple[date, date | None, int]]


def load_pulse_book(ctx: Context) -> PulseBook:
    """Return the newest pulse of each account with since when it differs, and earlier ones that did."""
    today = ctx.clock.today()
    known: dict[int, list[Pulse]] = {}
    for pulse in ctx.workspace.read(pulses):
        known.setdefault(pulse.account_id, []).append(pulse)
    by_account = {account_id: newest_first(tuple(found)) for account_id, found in known.items()}
    bands = _bands(ctx, _wanted(by_account, today), today)
    steps = _steps(ctx) if any(len(found) > 1 for found in by_account.values()) else {}
    return PulseBook(
        today,
        {
            account_id: _held(found, bands, steps.get(account_id, ()), today)
            for account_id, found in by_account.items()
        },
    )


def _held(known: Sequence[Pulse], bands: _Bands, steps: _Steps, today: date) -> Held:
    newest, *earlier = known
    found = bands.get(newest.account_id, {})
    course = sorted((day, band) for day, band in found.items() if day >= newest.day)
    past = [
        Past(pulse, band, verdict(pulse, band, first_loss(steps, pulse.day), today))
        for pulse in earlier
        if (band := found.get(pulse.day)) is not None and steps_apart(pulse, band)
    ]
    return Held(newest, since(newest, course), tuple(past))


def _wanted(by_account: Mapping[int, Sequence[Pulse]], today: date) -> Mapping[date, Sequence[int]]:
    """Return whose band is asked for on which day: days of pulses, and each week since a fresh newest one."""
    oldest = today - timedelta(days=OLDEST_DAYS)
    weeks = [today - timedelta(weeks=back) for back in range(FRESH_DAYS // 7 + 1)]
    found: dict[date, list[int]] = {}
    for account_id, known in by_account.items():
        days = {pulse.day for pulse in known if oldest <= pulse.day <= today}
        for day in days.union(week for week in weeks if week > known[0].day):
            found.setdefault(day, []).append(account_id)
    return found


def _bands(ctx: Context, wanted: Mapping[date, Sequence[int]], today: date) -> _Bands:
    """Return the bands that are asked for."""
    ids = sorted({account_id for listed in wanted.values() for account_id in listed})
    if not ids:
        return {}
    places = {account_id: place for place, account_id in enumerate(ids)}
    days = sorted(wanted)
    inputs = read_health(ctx, days[0], today)
    found: dict[int, dict[date, Band | None]] = {}
    for scores in inputs.scores_over(np.array(ids, np.int64), days):
        calculated = scores.calculated.tolist()
        # Of the few that are asked for: thousands of accounts have hundreds of days.
        for account_id in wanted[scores.as_of]:
            score = calculated[places[account_id]]
            band = None if isnan(score) else inputs.bands.band(score)
            found.setdefault(account_id, {})[scores.as_of] = band
    return found


def _steps(ctx: Context) -> Mapping[int, _Steps]:
    found: dict[int, list[tuple[date, date | None, int]]] = {}
    for step in ctx.workspace.read(arr_steps):
        found.setdefault(step.account_id, []).append((step.start, step.end, step.arr))
    return found

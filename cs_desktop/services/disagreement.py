"""The pulses of all accounts, held against the scores of their days and what became of the accounts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from cs_desktop.domain.bands import Band
from cs_desktop.domain.disagreement import (
    FRESH_DAYS,
    Held,
    Past,
    PulseBook,
    first_loss,
    since,
    steps_apart,
    verdict,
)
from cs_desktop.domain.pulses import Pulse, newest_first
from cs_desktop.models.queries.commercial import arr_steps
from cs_desktop.models.queries.judgments import pulses
from cs_desktop.services.context import Context
from cs_desktop.services.health import read_health

OLDEST_DAYS = 730
"""So far back earlier pulses are held against what happened."""

_Bands = Mapping[date, Mapping[int, Band | None]]
"""Of the calculated scores, by day and account."""
_Steps = Sequence[tuple[date, date | None, int]]


def load_pulse_book(ctx: Context) -> PulseBook:
    """Return the newest pulse of each account with since when it differs, and earlier ones that did."""
    today = ctx.clock.today()
    by_account: dict[int, list[Pulse]] = {}
    for pulse in ctx.workspace.read(pulses):
        by_account.setdefault(pulse.account_id, []).append(pulse)
    weeks = [today - timedelta(weeks=back) for back in range(FRESH_DAYS // 7 + 1, -1, -1)]
    bands = _bands(ctx, by_account, weeks, today)
    steps = _steps(ctx) if any(len(known) > 1 for known in by_account.values()) else {}
    return PulseBook(
        today,
        {
            account_id: _held(newest_first(tuple(known)), bands, weeks, steps.get(account_id, ()), today)
            for account_id, known in by_account.items()
        },
    )


def _held(known: Sequence[Pulse], bands: _Bands, weeks: Sequence[date], steps: _Steps, today: date) -> Held:
    newest, *earlier = known
    account_id = newest.account_id
    days = sorted({day for day in weeks if day > newest.day} | {newest.day})
    course = [(day, bands[day].get(account_id)) for day in days if day in bands]
    past = [
        Past(pulse, band, verdict(pulse, band, first_loss(steps, pulse.day), today))
        for pulse in earlier
        if (band := bands.get(pulse.day, {}).get(account_id)) is not None and steps_apart(pulse, band)
    ]
    return Held(newest, since(newest, course), tuple(past))


def _bands(
    ctx: Context, by_account: Mapping[int, Sequence[Pulse]], weeks: Sequence[date], today: date
) -> _Bands:
    """Return the bands on the weeks and on the days of pulses."""
    ids = np.array(sorted(by_account), np.int64)
    if not len(ids):
        return {}
    oldest = today - timedelta(days=OLDEST_DAYS)
    told = {pulse.day for known in by_account.values() for pulse in known if oldest <= pulse.day <= today}
    days = sorted(told.union(weeks))
    inputs = read_health(ctx, days[0], today)
    found: dict[date, dict[int, Band | None]] = {}
    for scores in inputs.scores_over(ids, days):
        standings = (scores.standing(place).calculated_band for place in range(len(ids)))
        found[scores.as_of] = dict(zip(ids.tolist(), standings, strict=True))
    return found


def _steps(ctx: Context) -> Mapping[int, _Steps]:
    found: dict[int, list[tuple[date, date | None, int]]] = {}
    for step in ctx.workspace.read(arr_steps):
        found.setdefault(step.account_id, []).append((step.start, step.end, step.arr))
    return found

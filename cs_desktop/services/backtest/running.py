"""One back-test: what is asked, held against what happened."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.backtest import judging
from cs_desktop.analytics.backtest.outcomes import NOTHING, first_after
from cs_desktop.analytics.backtest.panel import (
    Observations,
    Panel,
    followed_by,
    last_of_each,
    left_out,
    measured,
)
from cs_desktop.analytics.backtest.ranks import Draws, Floats, Ints
from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.result import Backtest, Outcome, Question
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.services.backtest.material import Material, read_material
from cs_desktop.services.backtest.mismatching import mismatches
from cs_desktop.services.context import Context
from cs_desktop.services.health.card_lives import read_segments

SEED = 7


def run_backtest(ctx: Context, question: Question, as_of: date, report: Progress = silent) -> Backtest:
    """Return what the scores up to a day knew of the losses up to that day; nothing is written.

    Raises:
        KnownError: there is nothing to test with; it says what is needed.
    """
    material = read_material(ctx, as_of, report, by_today=question.by_today)
    if question.outcome is Outcome.FLAG and not material.flags:
        raise KnownError(
            tr("No account has a flag: import the accounts with a column kept as custom.churn_flag.")
        )
    panel = panel_of(ctx, material, question.outcome)
    seen = observations(panel, material, question)
    if not len(seen):
        raise KnownError(
            tr(
                "No month-end can be tested yet: an account has to pay, to have a score, and {days} days "
                "have to be over since.",
                days=question.horizon_days,
            )
        )
    return _judged(material, panel, seen, question, report)


def panel_of(ctx: Context, material: Material, outcome: Outcome) -> Panel:
    """Return scores and losses of all accounts at all month-ends."""
    days, ids = material.days, material.ids
    month, place = (grid.ravel() for grid in np.indices((len(days), len(ids))))
    at = days[month]
    arr = material.course.at(place, at)
    if outcome is Outcome.EVENT:
        loss = first_after(material.event_places, material.event_days, place, at)
    else:
        level = arr if outcome is Outcome.REDUCED else np.full(len(place), NOTHING, np.int64)
        loss = material.course.first_below(place, at, level)
    shape = (len(days), len(ids))
    return Panel(
        days=days,
        scores=_stacked([one.calculated for one in material.scores], shape),
        pays=(arr >= NOTHING).reshape(shape),
        loss_day=loss.reshape(shape),
        measures=_by_key([measured(one) for one in material.scores], shape),
        without=_by_key([left_out(one) for one in material.scores], shape),
        segments=_segments(ctx, ids[place], at).reshape(shape),
    )


def observations(panel: Panel, material: Material, question: Question) -> Observations:
    """Return the observations that answer the question."""
    if question.outcome is not Outcome.FLAG:
        return followed_by(panel, question.horizon_days, material.until)
    flagged = np.array([material.flags.get(one, False) for one in material.ids.tolist()], bool)
    known = np.array([one in material.flags for one in material.ids.tolist()], bool)
    last = last_of_each(panel, flagged)
    return last.kept(known[last.account])


def _judged(
    material: Material, panel: Panel, seen: Observations, question: Question, report: Progress
) -> Backtest:
    bands = material.scores[0].bands
    flag = question.outcome is Outcome.FLAG
    names = measure_names(material.scores)
    # Each account that is observed is one to draw; who never pays would only dilute the draws.
    accounts_seen, account = np.unique(seen.account, return_inverse=True)
    seen = seen.with_accounts(account.astype(np.int64))
    draws = Draws.make(int(account.max()) + 1, len(seen), SEED)
    told = iter(range(len(names)))
    over = panel.days[panel.days + (0 if flag else question.horizon_days) <= material.until]
    return Backtest(
        question=question,
        as_of=date.fromordinal(material.until),
        month_ends=tuple(date.fromordinal(day) for day in over.tolist()),
        unfinished=len(panel.days) - len(over),
        counted=judging.counted(seen),
        unscored=int((panel.pays & np.isnan(panel.scores))[: len(over)].sum()),
        losses=seen.losses,
        auc=judging.score_auc(seen, draws),
        bands=judging.band_rows(seen, bands, draws),
        calibration=judging.calibration(seen),
        lead=None if flag else judging.lead(panel, bands, seen, accounts_seen),
        measures=judging.measure_values(
            seen, draws, names, lambda name: report(next(told), len(names), tr("Weighing {name}", name=name))
        ),
        segments=judging.segment_values(seen, draws),
        mismatches=mismatches(material),
        draws=len(draws),
        scorecards=_cards(material.scores),
        flagged=bool(material.flags),
        bands_from=bands,
    )


def measure_names(scores: tuple[HealthScores, ...]) -> dict[str, str]:
    """Return the names of all measures by key, the newest of each."""
    return {
        measure.key: measure.name
        for one in scores
        for part in one.parts
        for measure in part.scorecard.measures
    }


def _cards(scores: tuple[HealthScores, ...]) -> tuple[str, ...]:
    cards = {
        (part.scorecard.name, part.scorecard.version)
        for one in scores
        for part in one.parts
        if len(part.calculated)
    }
    return tuple(
        tr("{scorecard}, version {number}", scorecard=name, number=number) for name, number in sorted(cards)
    )


def _stacked(rows: list[Floats], shape: tuple[int, int]) -> Floats:
    return np.stack(rows) if rows else np.empty(shape)


def _by_key(rows: list[dict[str, Floats]], shape: tuple[int, int]) -> dict[str, Floats]:
    keys = sorted({key for row in rows for key in row})
    nothing = np.full(shape[1], np.nan)
    return {key: _stacked([row.get(key, nothing) for row in rows], shape) for key in keys}


def _segments(ctx: Context, accounts_: Ints, days: Ints) -> NDArray[np.object_]:
    segments = read_segments(ctx.workspace)
    codes = np.zeros(len(days), np.int64)
    for day in np.unique(days).tolist():
        rows = days == day
        codes[rows] = segments.on(accounts_[rows], day)
    found: NDArray[np.object_] = np.array(segments.words, dtype=object)[codes]
    return found

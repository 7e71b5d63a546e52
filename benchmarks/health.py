"""All scores of 10,000 accounts by 12 measures at 24 month-ends, from a workspace of 10 million points.

Reading and scoring are timed apart, then together beside DuckDB and polars. These are given the points that
our reader took from the same workspace, as they can read neither its blocks nor what is derived from plans
and the timeline: their sum is our reading, making their frames, and their scoring. Each answer is held
against ours.
"""

import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from benchmarks.harness import Bench, Contender, Sample, finished, limit, timed
from benchmarks.peers.health_frames import DuckDb, Polars
from cs_desktop.analytics.health.windows import Floats, PointColumns
from cs_desktop.common.clock import SystemClock
from cs_desktop.common.periods import add_months
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.scorecards.book import STANDARD_ID, BookCard, CardVersion, ScorecardBook
from cs_desktop.domain.scorecards.card import Axis, Cap, Curve, Measure, Scorecard, Side
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.tables import Account
from cs_desktop.services.context import Context
from cs_desktop.services.health.page import load_health
from cs_desktop.services.health.scoring import HealthInputs, read_health
from cs_desktop.services.metrics.measured import points_of

_MONTHS = 24
_PAGES = 20
_PAGE_MS = 100.0
_SLACK = 1e-9
_O, _E, _N = Axis.OUTCOME, Axis.EXPERIENCE, Axis.NONE
_MEASURES: tuple[tuple[str, float, Axis, Curve], ...] = (
    ("weekly_active", 20, _O, ((0.0, 0), (0.3, 50), (0.5, 70), (0.8, 100))),
    ("usage", 10, _O, ((0.0, 0), (400.0, 50), (4000.0, 100))),
    ("features_used", 10, _O, ((0.0, 0), (3.0, 50), (10.0, 100))),
    ("seats_used", 8, _O, ((0.2, 0), (0.6, 50), (0.95, 100))),
    ("outcome_attainment", 12, _O, ((0.0, 0), (0.5, 50), (1.0, 100))),
    ("tickets", 5, _E, ((0.0, 100), (20.0, 50), (80.0, 0))),
    ("first_response_minutes", 5, _E, ((10.0, 100), (120.0, 50), (600.0, 0))),
    ("resolution_hours", 8, _E, ((4.0, 100), (24.0, 75), (72.0, 40), (168.0, 0))),
    ("outage_minutes", 6, _E, ((0.0, 100), (60.0, 50), (480.0, 0))),
    ("executive_meetings", 6, _E, ((0.0, 20), (1.0, 60), (4.0, 100))),
    ("invoice_days_overdue", 6, _N, ((0.0, 100), (30.0, 50), (90.0, 0))),
    ("email_opt_out", 4, _N, ((0.0, 100), (0.2, 50), (0.6, 0))),
)
_CARD = Scorecard(
    "Twelve",
    tuple(
        Measure(
            *(key, BY_KEY[key].name, weight, axis, curve, BY_KEY[key].kind),
            *(BY_KEY[key].window_days, BY_KEY[key].stale_days),
        )
        for key, weight, axis, curve in _MEASURES
    ),
    (
        Cap("Hardly anyone uses it", "weekly_active", Side.AT_MOST, 0.1, 49),
        Cap("An invoice is 60 days overdue", "invoice_days_overdue", Side.AT_LEAST, 60, 69),
    ),
)
_BOOK = ScorecardBook(
    standard=BookCard(STANDARD_ID, "Twelve", (CardVersion(STANDARD_ID, "Twelve", 1, None, _CARD),))
)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is asked: which accounts, at which month-ends, of which workspace."""

    ctx: Context
    account_ids: NDArray[np.int64]
    days: tuple[date, ...]

    def read(self) -> HealthInputs:
        """Read as the program does."""
        return read_health(self.ctx, self.days[0], self.days[-1], book=_BOOK)

    def score(self, inputs: HealthInputs) -> Floats:
        """Return all scores, days × accounts, with everything that explains them at hand."""
        return np.array([one.calculated for one in inputs.scores_over(self.account_ids, self.days)])

    def both(self) -> Floats:
        """Read, and return all scores."""
        return self.score(self.read())

    def points(self) -> Mapping[str, PointColumns]:
        """Read what is stored of the measures, and nothing else."""
        metrics = {one.key: one.id for one in self.ctx.workspace.read(metric_rows)}
        reach = {one.key: timedelta(days=max(one.window_days, one.stale_days)) for one in _CARD.measures}
        return {
            key: points_of(self.ctx.workspace, metrics[key], self.days[0] - reach[key], self.days[-1])
            for key in reach
        }


def run(bench: Bench) -> None:
    """Compare all scores with DuckDB and polars, and one account's page with what was promised."""
    accounts, points = (1000, 1_000_000) if bench.quick else (10_000, 10_000_000)
    path = bench.folder / "large.csdesk"
    size = ["--accounts", str(accounts), "--points", str(points)]
    finished([sys.executable, "main.py", "demo", path, *size])
    compare(bench, path)


def compare(bench: Bench, path: Path) -> None:
    """Compare on a workspace that is there."""
    clock = SystemClock()
    with closing(open_workspace(path, clock)) as workspace:
        work = _work(Context(workspace, clock, logging.getLogger("benchmarks")))
        inputs = work.read()
        count = sum(len(one.days) for one in inputs.points.values())
        title = (
            f"health of {len(work.account_ids):,} accounts, {len(_CARD.measures)} measures, "
            f"{len(work.days)} month-ends, {count / 1e6:.1f} million points"
        )
        reading = [
            Contender("CS Desktop", partial(timed, work.read)),
            Contender("its blocks of points alone", partial(timed, work.points)),
        ]
        bench.compare(f"{title}: read", reading, rounds=5)
        known = work.score(inputs)
        scoring = [Contender("CS Desktop", partial(timed, partial(work.score, inputs)))]
        both = [Contender("CS Desktop", partial(timed, work.both))]
        for name, peer in _peers(bench, work).items():
            frames = peer.frames(inputs.points)
            _agree(name, known, peer.scores(frames))
            scoring.append(
                Contender(f"{name}, its frames made", partial(timed, partial(peer.scores, frames)))
            )
            both.append(Contender(f"{name}, read by our reader", partial(timed, partial(_both, peer, work))))
        bench.compare(f"{title}: score", scoring, rounds=5)
        bench.compare(f"{title}: read and score", both, rounds=5)
        bench.note(
            f"{title}: DuckDB and polars get the points from our reader, stored and derived, and make "
            "calculated scores; ours keeps what explains each score besides. "
            f"{np.isfinite(known).sum():,} scores agree to {_SLACK}."
        )
        _compare_pages(bench, work)


def _both(peer: DuckDb | Polars, work: _Work) -> Floats:
    return peer.scores(peer.frames(work.read().points))


def _work(ctx: Context) -> _Work:
    ids = ctx.workspace.read(lambda c: c.scalars(select(Account.id).order_by(Account.id)).all())
    first = ctx.clock.today().replace(day=1)
    days = tuple(add_months(first, -back) - timedelta(days=1) for back in range(_MONTHS - 1, -1, -1))
    return _Work(ctx, np.array(ids, np.int64), days)


def _peers(bench: Bench, work: _Work) -> dict[str, DuckDb | Polars]:
    ordinals = [day.toordinal() for day in work.days]
    kinds: tuple[tuple[str, str, Callable[..., DuckDb | Polars]], ...] = (
        ("DuckDB", "duckdb", DuckDb),
        ("polars", "polars", Polars),
    )
    found = {}
    for name, module, make in kinds:
        if find_spec(module) is None:
            bench.note(f"{name} is not installed and was left out.")
        else:
            found[name] = make(_CARD, work.account_ids, ordinals)
    return found


def _agree(name: str, ours: Floats, theirs: Floats) -> None:
    if not np.allclose(ours, theirs, rtol=0, atol=_SLACK, equal_nan=True):
        raise RuntimeError(f"{name} does not find the same scores")


def _compare_pages(bench: Bench, work: _Work) -> None:
    """Measure what the Health tab reads of an account: score, 53 weeks, 4 quarters, what happened."""
    asked = work.account_ids[np.linspace(0, len(work.account_ids) - 1, _PAGES).astype(int)].tolist()

    def pages() -> None:
        for account_id in asked:
            load_health(work.ctx, account_id)

    bench.compare(
        f"health page of one account of {len(work.account_ids):,}, mean of {_PAGES}",
        [
            Contender("CS Desktop", lambda: Sample(timed(pages).value / _PAGES * 1000)),
            limit("promised", _PAGE_MS),
        ],
        rounds=5,
        unit="ms",
    )

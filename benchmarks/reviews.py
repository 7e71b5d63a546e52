"""The place Reviews with those of 10,000 accounts: shown, sorted, filtered, walked, each beside its limit."""

import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import cycle

from PySide6.QtWidgets import QApplication

from benchmarks.harness import Bench, Contender, Sample, limit
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.reviews.hits import HitEntry, HitsBy, HitsOver
from cs_desktop.domain.reviews.lineage import HitRate
from cs_desktop.domain.reviews.overview import Choice, Group, ReviewRow, ReviewsOverview
from cs_desktop.views.reviews_place.screen import ReviewsScreen, View
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.theme import Theme

ACCOUNTS = 10_000
_EACH = 4
_OPEN_MS, _STEP_MS = 200.0, 100.0
_TODAY = date(2026, 10, 13)


def run(bench: Bench) -> None:
    """Measure what a person waits for at the place."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_typeface()
    theme = Theme(application, ThemeChoice.LIGHT)
    theme.apply()
    count = ACCOUNTS // 10 if bench.quick else ACCOUNTS
    overview = many_reviews(count)
    steps: tuple[tuple[str, Callable[[ReviewsScreen], object], float], ...] = (
        ("listed", lambda screen: screen.list.choose_group(Group.LATER), _OPEN_MS),
        ("in the calendar", lambda screen: screen.show_view(View.CALENDAR), _OPEN_MS),
        ("on the timeline", lambda screen: screen.show_view(View.TIMELINE), _OPEN_MS),
        ("by hit rate", _rate, _OPEN_MS),
        ("found by name", _find, _STEP_MS),
    )
    for what, step, most in steps:
        bench.compare(
            f"reviews of {count:,} accounts {what} and painted",
            [
                Contender("CS Desktop", partial(_taken, theme, application, overview, step)),
                limit(f"{most:g} ms", most),
            ],
            rounds=3,
            unit="ms",
        )


def many_reviews(accounts: int) -> ReviewsOverview:
    """Return accounts with three reviews held and one planned each."""
    rows = [
        ReviewRow(
            *(
                place * _EACH + quarter + 1,
                place,
                f"Account {place:05}",
                f"Owner {place % 200}",
                "Mid-market",
            ),
            *("qbr", f"Q{quarter + 1} review", date(2026, 1, 5) + timedelta(days=91 * quarter + place % 60)),
            status="planned" if quarter == _EACH - 1 else "closed",
        )
        for place in range(accounts)
        for quarter in range(_EACH)
    ]
    hits = tuple(
        HitEntry(
            row.account_id, row.account, row.owner, row.segment, row.kind, over, HitRate(row.id % 4, 4), 1
        )
        for row, over in zip(rows, cycle((*HitsOver, HitsOver.ALL)), strict=False)
    )
    return ReviewsOverview(_TODAY, tuple(sorted(rows, key=lambda row: row.day)), hits=hits, accounts=accounts)


def _rate(screen: ReviewsScreen) -> None:
    screen.hits.over.setCurrentIndex(len(HitsOver) - 1)
    screen.hits.choose(HitsBy.ACCOUNT)
    screen.show_view(View.HITS)


def _find(screen: ReviewsScreen) -> None:
    screen.filters.search.setText("account 007")
    screen.filters.changed.emit()
    chosen = screen.chosen
    assert chosen is not None
    assert chosen.choice == Choice(text="account 007")


def _taken(
    theme: Theme,
    application: QApplication,
    overview: ReviewsOverview,
    step: Callable[[ReviewsScreen], object],
) -> Sample:
    screen = ReviewsScreen(theme, ActionTable(application))
    screen.resize(1200, 800)
    screen.show()
    screen.show_overview(overview)
    screen.grab()
    began = time.perf_counter()
    step(screen)
    screen.grab()
    taken = (time.perf_counter() - began) * 1000
    screen.close()
    screen.deleteLater()
    return Sample(taken)

"""Typing into the filter of 10,000 accounts and sorting them: from a key to the painted table, offscreen."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Bench, Contender, Sample, limit
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.theme import Theme

ACCOUNTS = 10_000
FRAME_MS = 16.0
TODAY = date(2026, 10, 13)
_TYPED = "arr>100k owner:ana renewal<180d freight"
_SORTED = (PortfolioColumn.ARR, PortfolioColumn.NAME, PortfolioColumn.HEALTH, PortfolioColumn.RENEWAL)


def run(bench: Bench) -> None:
    """Measure the slowest of all keystrokes, and the slowest click on a heading, beside a frame."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_typeface()
    screen = _screen(application)
    for subject, strokes in (
        ("filter and sort keystroke painted, worst of a sentence typed and taken back", _typing),
        ("sort by another heading painted, worst of four", _sorting),
    ):
        bench.compare(
            subject,
            [
                Contender("CS Desktop", partial(_worst, strokes, screen)),
                limit("one frame", FRAME_MS),
            ],
            rounds=5,
            unit="ms",
        )
    screen.close()


def _worst(strokes: Callable[[PortfolioScreen], Iterator[float]], screen: PortfolioScreen) -> Sample:
    return Sample(max(strokes(screen)))


def _typing(screen: PortfolioScreen) -> Iterator[float]:
    screen.search.setFocus()
    for letter in _TYPED:
        yield _painted(screen, partial(QTest.keyClicks, screen.search, letter))
    for _ in _TYPED:
        yield _painted(screen, screen.search.backspace)


def _sorting(screen: PortfolioScreen) -> Iterator[float]:
    for column in _SORTED:
        yield _painted(screen, partial(screen.look.turn, column, added=False))


def _painted(screen: PortfolioScreen, do: Callable[[], object]) -> float:
    """Return the milliseconds from an input to the pixels."""
    start = time.perf_counter()
    do()
    screen.table.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def _screen(application: QApplication) -> PortfolioScreen:
    theme = Theme(application, ThemeChoice.LIGHT)
    theme.apply()
    screen = PortfolioScreen(theme, ActionTable(application))
    rows = tuple(sorted(_rows(), key=lambda row: row.name))
    screen.show_portfolio(Portfolio("Bench", "USD", TODAY, rows, (), 1), PortfolioIndex(rows, TODAY))
    theme.dress(screen)
    screen.resize(1236, 850)
    screen.show()
    application.processEvents()
    return screen


def _rows() -> Iterator[PortfolioRow]:
    chance, bands = Random(7), Bands()  # noqa: S311 - the same made-up accounts each time
    firsts, lasts = ("Halden", "Kessel", "Orsola", "Perrin"), ("Freight", "Foods", "Labs")
    for number in range(ACCOUNTS):
        health = chance.uniform(10, 98)
        yield PortfolioRow(
            id=number + 1,
            external_id=f"A-{number:05}",
            name=f"{chance.choice(firsts)} {chance.choice(lasts)} {number}",
            parent="",
            owner=chance.choice(("Ana Ruiz", "Jon Field", "Mei Tan", "")),
            segment=chance.choice(("Enterprise", "Mid-market", "SMB")),
            touch_model=chance.choice(("High touch", "Low touch", "Tech touch")),
            lifecycle=chance.choice(("Onboard", "Adopt", "Renew")),
            industry=chance.choice(("Freight", "Retail", "Health")),
            region=chance.choice(("EMEA", "Americas", "APAC")),
            tier=chance.choice("ABC"),
            relation=Relation.CUSTOMER,
            customer_since=TODAY - timedelta(chance.randrange(2000)),
            arr=chance.randrange(1, 900_000) * 100,
            arr_year_ago=chance.randrange(1, 900_000) * 100,
            arr_history=tuple(chance.randrange(1, 900_000) for _ in range(13)),
            renewal=TODAY + timedelta(chance.randrange(-30, 400)),
            forecast=chance.choice(tuple(Forecast)),
            last_contact=TODAY - timedelta(chance.randrange(200)),
            health=health,
            band=bands.band(health),
            quadrant=chance.choice(tuple(Quadrant)),
            health_history=tuple(chance.uniform(10, 98) for _ in range(12)),
        )

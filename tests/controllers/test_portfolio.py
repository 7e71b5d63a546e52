"""The portfolio arrives in stages, whole in the end, and at once where it was kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.common.paths import PROFILE_VARIABLE
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.domain.changes import Change, Merged
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.services import portfolio_cache
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import load_portfolio
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
    edit_account,
    new_workspace,
)


class Shown:
    """What the controller told, in order."""

    def __init__(self, book: Context) -> None:
        self.jobs, self.hub, self.book = Jobs(), ChangeHub(), book
        self.told: list[str] = []
        self.seen: list[Portfolio] = []
        self.knows_health: list[bool] = []
        self.portfolio = PortfolioController(self.jobs, self.hub, lambda: book)
        self.portfolio.loaded.connect(self._show)
        self.portfolio.scored.connect(lambda _portfolio: self.told.append("scored"))
        self.portfolio.completed.connect(lambda _portfolio: self.told.append("completed"))

    def _show(self, portfolio: Portfolio, index: object) -> None:
        self.told.append("loaded")
        self.seen.append(portfolio)
        self.knows_health.append(index.knows(parse_query("health:watch", TODAY)))  # type: ignore[attr-defined] # an index

    def load(self, qtbot: QtBot) -> list[str]:
        self.told.clear()
        self.seen.clear()
        self.portfolio.load()
        qtbot.waitUntil(lambda: not self.jobs.busy)
        return self.told


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "profile"))
    workspace = new_workspace(tmp_path / "a.csdesk")
    halden = add_account(workspace)
    add_subscription(workspace, halden, add_product(workspace), ("new", date(2025, 4, 1), 64_000_000))
    add_points(workspace, halden, add_metric(workspace, "weekly_active"), {TODAY: 0.9})
    made = Shown(context(workspace))
    yield made
    made.jobs.close()
    made.hub.close()
    workspace.close()


def into_food(shown: Shown) -> Change:
    merged = edit_account(shown.book, shown.seen[-1].rows[0].id, "industry", "", "Food")
    assert isinstance(merged, Merged)
    assert merged.change is not None
    return merged.change


def test_money_comes_first_then_health_then_all_of_it(shown: Shown, qtbot: QtBot) -> None:
    assert shown.load(qtbot) == ["loaded", "loaded", "scored", "loaded", "completed"]
    first, second, third = shown.seen
    assert [row.arr for row in first.rows] == [64_000_000]
    assert PortfolioColumn.HEALTH in first.pending
    assert shown.knows_health == [False, True, True]
    assert second.rows[0].health == third.rows[0].health != first.rows[0].health
    assert (first.is_whole, second.is_whole, third.is_whole) == (False, False, True)
    assert third == load_portfolio(shown.book)


def test_a_change_tells_of_the_portfolio_once(shown: Shown, qtbot: QtBot) -> None:
    shown.load(qtbot)
    shown.told.clear()
    shown.hub.publish(into_food(shown))
    qtbot.waitUntil(lambda: "completed" in shown.told and not shown.jobs.busy)
    assert shown.told == ["loaded", "scored", "completed"]
    assert shown.seen[-1].rows[0].industry == "Food"


def test_a_kept_portfolio_comes_at_once(shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portfolio_cache, "FROM_ACCOUNTS", 1)
    shown.load(qtbot)
    whole = shown.seen[-1]
    assert shown.load(qtbot) == ["loaded", "scored", "completed"]
    assert shown.seen == [whole]


def test_what_was_changed_is_kept_when_the_workspace_is_left(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portfolio_cache, "FROM_ACCOUNTS", 1)
    shown.load(qtbot)
    shown.hub.publish(into_food(shown))
    qtbot.waitUntil(lambda: shown.seen[-1].rows[0].industry == "Food" and not shown.jobs.busy)
    assert portfolio_cache.kept_portfolio(shown.book) is None
    shown.portfolio.leave()
    qtbot.waitUntil(lambda: not shown.jobs.busy)
    assert portfolio_cache.kept_portfolio(shown.book) == shown.seen[-1]


def test_after_leaving_nothing_more_is_told(shown: Shown, qtbot: QtBot) -> None:
    shown.portfolio.load()
    shown.jobs.drop_all()
    shown.portfolio.leave()
    qtbot.waitUntil(lambda: not shown.jobs.busy)
    assert shown.told == []

"""Accounts side by side."""

from datetime import timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.charts.comparison import HEALTH, names_apart
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.services.charts.comparing import WEEKS, load_comparison
from cs_desktop.services.health.page import load_health
from tests.workspaces import TODAY, add_account, add_metric, add_points, context, new_workspace


def test_each_account_has_its_own_course_and_gone_ones_none(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "book.csdesk")
    halden, quillon, empty = (add_account(workspace, name) for name in ("Halden", "Quillon", "Empty"))
    metric = add_metric(workspace, "weekly_active")
    for account, share in ((halden, 0.8), (quillon, 0.4)):
        days = {TODAY - timedelta(days=back): share - back / 2000 for back in range(0, 400, 7)}
        add_points(workspace, account, metric, days)
    ctx = context(workspace)
    found = load_comparison(ctx, [quillon, 1, halden, empty], HEALTH)
    assert found.account_ids == (quillon, halden, empty)
    assert [series.name for series in found.chart.series] == ["Quillon", "Halden", "Empty"]
    assert found.chart.series[2].y == (None,) * (WEEKS + 1)
    # The same as each account's own page tells.
    for series, account in zip(found.chart.series, found.account_ids, strict=True):
        trend = load_health(ctx, account).trend
        assert [*series.x] == [point.day for point in trend]
        assert [*series.y] == [None if p.score is None else shown_score(p.score) for p in trend]
    assert found.chart.formula
    assert {HEALTH, "weekly_active"} <= {key for key, _ in found.measures}
    used = load_comparison(ctx, [halden, quillon], "weekly_active").chart
    # A point a week: the mean of each is the point, the newest one of today.
    assert [(series.y[-1], series.x[-1]) for series in used.series] == [(0.8, TODAY), (0.4, TODAY)]
    with pytest.raises(KnownError, match="not in the workspace any more"):
        load_comparison(ctx, [halden], "gone")
    workspace.close()


def test_equal_names_are_told_apart() -> None:
    rows = [
        PortfolioRow(1, name="Acme", owner="Ana"),
        PortfolioRow(2, name="Acme", owner="Ana"),
        PortfolioRow(3, name="Acme"),
        PortfolioRow(4, name="Bolt"),
    ]
    assert names_apart(rows) == {"Acme (Ana)": 1, "Acme (Ana) 2": 2, "Acme (3)": 3, "Bolt": 4}

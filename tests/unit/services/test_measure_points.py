"""Where the points behind a measure came from."""

from datetime import date, timedelta

import numpy as np
import pytest

from cs_desktop.domain.health.feeds import FeedKind
from cs_desktop.domain.health.measure_points import points_told
from cs_desktop.domain.health.moves import why
from cs_desktop.domain.metrics.readings import BY_HAND
from cs_desktop.domain.scorecards.book import STANDARD_ID
from cs_desktop.domain.scorecards.content import STANDARD_CONTENT
from cs_desktop.domain.scorecards.editing import with_typed
from cs_desktop.models.points import writing
from cs_desktop.models.queries.point_sources import Point, point_sources
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.health.measure_points import load_measure_points
from cs_desktop.services.health.page import load_health
from cs_desktop.services.history import revert
from cs_desktop.services.scorecards.drafts import set_draft
from cs_desktop.services.scorecards.publishing import publish_scorecard
from tests.workspaces import TODAY, add_account, add_metric, context

MONDAY = TODAY - timedelta(days=8)


def write(workspace: WorkspaceFile, source: str, account: int, metric: int, points: dict[date, float]) -> int:
    """Write points as one batch and return the change."""
    days = np.array([day.toordinal() for day in points], np.int32)
    one, values = np.ones(len(points), np.int64), np.array(list(points.values()), np.float64)
    written = workspace.write(
        "Write", lambda tx: writing.upsert(tx, source, one * metric, one * account, days, values)
    )
    assert written.change is not None
    return written.change.change_set_id


def test_each_point_says_where_it_came_from(workspace: WorkspaceFile) -> None:
    account, other, metric = (
        add_account(workspace),
        add_account(workspace, "Castellan"),
        add_metric(workspace, "weekly_active"),
    )
    days = [MONDAY - timedelta(weeks=back) for back in range(3)]
    write(workspace, "usage.csv", account, metric, dict.fromkeys(days, 0.4))
    write(workspace, "usage.xlsx", other, metric, dict.fromkeys(days, 0.9))
    write(workspace, BY_HAND, account, metric, {MONDAY: 0.6})
    mistaken = write(workspace, "wrong.csv", account, metric, {days[1]: 0.1})
    ctx = context(workspace)
    revert(ctx, mistaken)
    shown = load_health(ctx, account)
    assert (shown.feeds["weekly_active"].kind, shown.feeds["nps"].answers) == (FeedKind.BY_HAND, 0)
    points = load_measure_points(ctx, account, "weekly_active")
    assert [(row.day, row.text, row.source) for row in points.rows] == [
        (days[0], "60.0%", "By hand"),
        # What was undone is as the file before had left it.
        (days[1], "40.0%", "CSV import, file usage.csv"),
        (days[2], "40.0%", "CSV import, file usage.csv"),
    ]
    assert points_told(points).endswith("3 count today: the average of 30 days.")
    asked = {Point(metric, MONDAY.toordinal(), 0.6), Point(metric, MONDAY.toordinal(), 0.7)}
    found = workspace.read(lambda c: point_sources(c, account, asked, 1_000_000))
    assert [point.value for point in found] == [0.6]
    # Too much to unpack: nobody knows.
    assert workspace.read(lambda c: point_sources(c, account, asked, 10)) == {}


def test_the_course_by_the_version_of_its_time_and_by_today(workspace: WorkspaceFile) -> None:
    account, metrics = (
        add_account(workspace),
        [add_metric(workspace, key) for key in ("weekly_active", "invoice_days_overdue")],
    )
    days = [TODAY - timedelta(weeks=back) for back in range(30)]
    for metric, value in zip(metrics, (0.3, 0.0), strict=True):
        write(workspace, "usage.csv", account, metric, dict.fromkeys(days, value))
    ctx = context(workspace)
    plain = load_health(ctx, account)
    # 55 × 50 + 10 × 100 over 65: the weights of the outcome axis are all with usage.
    assert plain.trend[-2].score == plain.health.score == pytest.approx(57.692307692)
    assert plain.recomputed == ()
    heavier = with_typed(
        with_typed(STANDARD_CONTENT, "invoice_days_overdue", "weight", "20"), "nps", "weight", "5"
    )
    set_draft(ctx, STANDARD_ID, STANDARD_CONTENT, heavier)
    publish_scorecard(ctx, STANDARD_ID, heavier, "Money tells more.")
    shown = load_health(ctx, account)
    # 55 × 50 + 20 × 100 over 75 from today on; before that the version of its time.
    assert shown.health.score == pytest.approx(63.333333333)
    assert (shown.trend[-2].score, shown.recomputed[-2].score) == (
        pytest.approx(57.692307692),
        pytest.approx(63.333333333),
    )
    month = shown.moved[0]
    assert (month.card, month.points) == ("Standard, version 1", pytest.approx(5.641025641))
    assert [(why(move), round(move.points, 2)) for move in month.moves] == [
        # 20 / 75 × 50 − 10 / 65 × 50; usage gives 0, whatever its weight.
        ("weight 15% → 27%", 5.64),
    ]
    assert [event.name for event in shown.events] == ["Scorecard, version 2"]

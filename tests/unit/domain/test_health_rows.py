"""The rows of the measures: what they say, and that they add up."""

from datetime import timedelta

import pytest

from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.health.explained import explained
from cs_desktop.domain.health.feeds import FeedKind, MeasureFeed, source_told, value_in_words
from cs_desktop.domain.health.moves import moved
from cs_desktop.domain.health.rows import measure_rows
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.domain.health.standing import AccountHealth, Bands
from cs_desktop.domain.health.told import causes, missing_axis, standing_text
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.vocabulary import MetricKind
from tests.unit.analytics.point_samples import AS_OF
from tests.unit.domain.test_health_moves import CARD, both

FEEDS = {
    "weekly_active": MeasureFeed("weekly_active", FeedKind.IMPORT, "share", MetricKind.MEAN, 7, "usage.csv"),
    "nps": MeasureFeed("nps", FeedKind.SURVEY, "points", MetricKind.MEAN, 365, answers=1),
    "errors": MeasureFeed(
        "errors", FeedKind.DERIVED, "count", MetricKind.SUM, 7, "outages", scale=((90, "calm"),)
    ),
}


def shown(before: AccountHealth, after: AccountHealth) -> HealthShown:
    """Return what is told of two days."""
    return HealthShown(
        account_id=1,
        as_of=after.as_of,
        scorecard=CARD,
        bands=Bands(),
        health=after,
        trend=(),
        recomputed=(),
        trail=(),
        moved=(moved(before, after),),
        feeds=FEEDS,
    )


def test_rows_add_up_and_say_what_is_missing() -> None:
    # See test_health_moves: 43 then, 82.86 now; nobody answers any more, whose 30 % go to the others.
    told = shown(
        *both(CARD, {"weekly_active": 60, "nps": 40, "errors": 5}, {"weekly_active": 80, "errors": 90})
    )
    rows = measure_rows(told, told.moved[0])
    assert [(row.name, row.points_text, row.moved_text, row.weight_text, row.read) for row in rows] == [
        ("Use", "+21.4", "+16.4", "50% → 71%", "Jun 30"),
        ("Calm", "+11.4", "+20.4", "20% → 29%", "Live"),
        ("Liking", "0.0", "+3.0", "30% → 0%", "May 31"),
        ("Total", "+32.9", "+39.9", "100%", ""),
    ]
    assert [(row.value, row.source) for row in rows[1:3]] == [
        ("calm in 7 days", "Timeline"),
        ("stale after 7 days", "Survey"),
    ]
    assert (
        rows[-1].points == pytest.approx(sum(row.points for row in rows[:-1])) == pytest.approx(32.857142857)
    )
    lines = explained(told.health.contributions[0], told).splitlines()
    assert lines == [
        "Use: 8,000.0%, average",
        "Value: the average of 7 days",
        "Score 80.0: the measure's value over its window, by the scorecard's curve",
        "71.4% × (80.0 − 50) / 100 = 21.4 points",
        "Weight 50.0%, with a share of what is missing 71.4%",
        "CSV import, file usage.csv, as of Jun 30, 2026",
    ]


def test_a_cap_that_is_gone_keeps_its_row() -> None:
    held = {"weekly_active": 90.0, "nps": 90.0, "errors": 10.0}
    told = shown(*both(CARD, held, {**held, "errors": 90.0}))
    rows = measure_rows(told, told.moved[0])
    # 60 then: 74 held down by 14; 90 now.
    assert [(row.name, row.points_text, row.moved_text) for row in rows[-2:]] == [
        ("Nobody is calm", "–", "+14.0"),
        ("Total", "+40.0", "+30.0"),
    ]
    assert rows[-2].value == "holds the score no more"


def test_where_everything_is_too_old() -> None:
    _, after = both(CARD, {"weekly_active": 60}, {})
    assert list(causes(CARD, Bands(), after)) == [
        "Everything that was read is too old to count, so there is no score."
    ]
    told = shown(after, after)
    assert [row.moved_text for row in measure_rows(told, told.moved[0])] == ["–"] * 4


def test_the_quadrant_in_words() -> None:
    trail = [
        HealthPoint(AS_OF - timedelta(days=90 * back), 60, 60, 40, quadrant)
        for back, quadrant in ((3, Quadrant.HIGH_RISK), (2, Quadrant.TRAPPED), (1, Quadrant.TRAPPED))
    ]
    assert standing_text(Quadrant.TRAPPED, trail) == "Trapped, 1 quarter"
    assert standing_text(Quadrant.ACCESSIBLE, trail) == "Accessible"
    _, after = both(CARD, {}, {"nps": 40})
    assert missing_axis(after) == "The scorecard has no measure for one of the axes, so there is no quadrant."


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (MetricKind.SUM, "6 in 30 days"),
        (MetricKind.MAX, "6 at most"),
        (MetricKind.LAST, "6"),
        (MetricKind.MEAN, "6, average"),
    ],
)
def test_values_say_how_they_came_about(how: MetricKind, words: str) -> None:
    feed = MeasureFeed("calls", FeedKind.BY_HAND, "count", how)
    assert value_in_words(6, feed) == words
    assert value_in_words(None, feed) == "–"
    assert source_told(feed) == "By hand"
    assert value_in_words(6, MeasureFeed("met", FeedKind.DERIVED, "days", MetricKind.AGE)) == "6 days ago"

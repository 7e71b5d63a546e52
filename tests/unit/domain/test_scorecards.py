"""Scorecards refuse what makes no sense, in one line."""

from dataclasses import replace

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD, Axis, Cap, Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MetricKind

ONE = Measure("usage", "Usage", 100, Axis.OUTCOME, ((0, 0), (10, 100)), MetricKind.SUM, 30, 30)


def test_the_default_speaks_for_both_axes() -> None:
    assert {Axis.OUTCOME, Axis.EXPERIENCE} <= {measure.axis for measure in DEFAULT_SCORECARD.measures}
    assert sum(measure.weight for measure in DEFAULT_SCORECARD.measures) == 100


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weight": 0.0}, "greater than 0"),
        ({"weight": float("nan")}, "greater than 0"),
        ({"window_days": 0}, "at least one day"),
        ({"curve": ()}, "scores from 0 to 100"),
        ({"curve": ((0, 0), (1, 101))}, "scores from 0 to 100"),
        ({"curve": ((1, 0), (1, 100))}, "must rise"),
        ({"curve": ((2, 0), (1, 100))}, "must rise"),
    ],
)
def test_a_measure_that_cannot_be_scored_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(KnownError, match=words):
        replace(ONE, **change)


def test_weights_must_sum_to_100() -> None:
    with pytest.raises(KnownError, match=r"sum to 90; make them sum to 100"):
        Scorecard("Mine", (replace(ONE, weight=90),))


def test_a_measure_twice_is_refused() -> None:
    half = replace(ONE, weight=50)
    with pytest.raises(KnownError, match="twice"):
        Scorecard("Mine", (half, half))


def test_a_cap_needs_its_measure_and_a_limit_on_the_scale() -> None:
    for cap in (Cap("A", "tickets", Side.AT_LEAST, 5, 40), Cap("B", "usage", Side.AT_MOST, 5, 101)):
        with pytest.raises(KnownError, match=r"needs a measure of Mine and a limit of 0 to 100"):
            Scorecard("Mine", (ONE,), (cap,))


def test_a_measure_is_not_known_before_its_day() -> None:
    with pytest.raises(KnownError, match="0 days or more"):
        replace(ONE, lag_days=-1)


def test_a_cap_looks_at_a_number() -> None:
    with pytest.raises(KnownError, match="needs a measure of Mine"):
        Scorecard("Mine", (ONE,), (Cap("A", "usage", Side.AT_LEAST, float("nan"), 40),))

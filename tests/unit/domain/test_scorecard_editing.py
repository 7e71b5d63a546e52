"""Working on a draft: weights, measures, caps, the points of a curve."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.scorecards.book import Rule
from cs_desktop.domain.scorecards.card import Axis, Measure, Side
from cs_desktop.domain.scorecards.content import STANDARD_CONTENT, CardContent
from cs_desktop.domain.scorecards.curves import (
    score_at,
    with_exact,
    with_new_point,
    with_point_after,
    with_point_at,
    without_point,
)
from cs_desktop.domain.scorecards.editing import (
    MeasureChoice,
    moved_measure,
    problems,
    read_age,
    spread_to_100,
    with_cap,
    with_cap_typed,
    with_measure,
    with_rule,
    with_typed,
    with_weights,
    without_cap,
    without_measure,
)
from cs_desktop.domain.vocabulary import MetricKind

USAGE = Measure("usage", "Usage", 60, Axis.OUTCOME, ((0, 0), (10, 100)), MetricKind.SUM, 30, 30)
LATE = replace(USAGE, key="late", name="Late", weight=20, curve=((0, 100), (30, 0)))
DRAFT = CardContent((USAGE, LATE))
NPS = MeasureChoice("nps", "NPS", "count", MetricKind.MEAN, 365, 365, is_survey=True)
CURVE = ((0.0, 0.0), (10.0, 50.0), (20.0, 100.0))


def weighted(*weights: float) -> CardContent:
    return CardContent(tuple(replace(USAGE, key=str(n), weight=w) for n, w in enumerate(weights)))


def weights(content: CardContent) -> list[float]:
    return [measure.weight for measure in content.measures]


def test_a_new_measure_takes_what_is_left_to_100() -> None:
    made = with_measure(DRAFT, NPS, ((0, 50),))
    # 100 − 60 − 20 = 20; where nothing is left it gets 10, and the sum says so.
    assert (made.measures[-1].weight, made.measures[-1].axis) == (20, Axis.EXPERIENCE)
    assert with_measure(made, replace(NPS, key="ces", is_survey=False), ((0, 50),)).measures[-1].weight == 10
    with pytest.raises(InputError, match="already"):
        with_measure(made, NPS, ((0, 50),))
    assert moved_measure(made, "nps", -5).measures[0].key == "nps"


def test_a_measure_goes_with_its_caps() -> None:
    capped = with_cap(with_cap(DRAFT, "late"), "usage")
    # The late one scores least from 30 on, usage up to 0.
    assert [(cap.side, cap.threshold) for cap in capped.caps] == [(Side.AT_LEAST, 30), (Side.AT_MOST, 0)]
    assert [cap.measure for cap in without_measure(capped, "late").caps] == ["usage"]
    assert with_cap_typed(capped, 0, "threshold", "65%", "share").caps[0].threshold == 0.65
    assert with_cap_typed(capped, 0, "limit", "69").caps[0].limit == 69
    assert without_cap(capped, 0).caps == capped.caps[1:]


def test_weights_spread_in_proportion() -> None:
    # 60 : 20 = 75 : 25; thirds of 100 leave one point, which the first gets.
    assert weights(spread_to_100(DRAFT)) == [75, 25]
    assert weights(spread_to_100(weighted(5, 5, 5))) == [34, 33, 33]
    assert spread_to_100(CardContent()) == CardContent()


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=12))
def test_spread_weights_sum_to_100_and_keep_their_order(given: list[float]) -> None:
    found = weights(spread_to_100(weighted(*given)))
    assert sum(found) == 100
    assert all(weight >= 1 and weight == int(weight) for weight in found)
    ranked = [weight for _, weight in sorted(zip(given, found, strict=True))]
    assert ranked == sorted(ranked)
    if all(weight / sum(given) >= 0.01 for weight in given):
        assert all(
            abs(weight - share / sum(given) * 100) < 1 + 1e-6
            for weight, share in zip(found, given, strict=True)
        )


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("weight", "0", "above 0"),
        ("weight", "a lot", "above 0"),
        ("weight", "101", "up to 100"),
        ("window_days", "0", "from 1 to 3660"),
        ("lag_days", "-1", "from 0"),
        ("stale_days", "1.5", "from 1"),
        ("name", "  ", "cannot be empty"),
        ("name", "x" * 301, "at most 300"),
        ("note", "x" * 2001, "at most 2000"),
    ],
)
def test_what_is_no_value_is_refused(field: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        with_typed(DRAFT, "usage", field, text)


def test_what_is_typed_is_taken() -> None:
    made = DRAFT
    for field, text in (("weight", "12.5"), ("lag_days", "3"), ("name", " 使用 "), ("note", "Why")):
        made = with_typed(made, "usage", field, text)
    one = made.measures[0]
    assert (one.weight, one.lag_days, one.name, one.note) == (12.5, 3, "使用", "Why")


def test_suggested_weights_replace_those_of_the_draft() -> None:
    found = with_weights(with_cap(DRAFT, "late"), {"usage": 100, "late": 0})
    assert (weights(found), found.caps) == ([100], ())
    with pytest.raises(InputError, match="counts"):
        with_weights(DRAFT, {"usage": 0, "late": 0})


def test_a_rule_is_for_some_account() -> None:
    assert with_rule(DRAFT, segment="SMB", age_from=0, age_below=90).rule == Rule("SMB", "", 0, 90)
    assert (read_age("age_from", " "), read_age("age_from", "90")) == (None, 90)
    with pytest.raises(InputError, match="must come before"):
        with_rule(DRAFT, age_from=90, age_below=90)


def test_what_is_left_to_do_is_said() -> None:
    assert problems(CardContent()) == ("Add a measure.",)
    assert problems(DRAFT) == ("The weights sum to 80; make them sum to 100.",)
    assert problems(STANDARD_CONTENT) == ()


def test_a_point_is_moved_between_its_neighbours() -> None:
    assert with_point_at(CURVE, 1, 12, 70, 0.5)[1] == (12, 70)
    # Kept half a unit from 20, and on the scale of 0 to 100.
    assert with_point_at(CURVE, 1, 30, 130, 0.5)[1] == (19.5, 100)
    assert with_point_at(CURVE, 0, -7, -3, 0.5)[0] == (-7, 0)
    # No room between 0 and 20 for a gap of 11 at both sides: only the score moves.
    assert with_point_at(CURVE, 1, 15, 60, 11)[1] == (10, 60)


def test_points_come_and_go() -> None:
    assert with_new_point(CURVE, 5, 10) == (((0, 0), (5, 10), (10, 50), (20, 100)), 1)
    assert with_new_point(CURVE, 10, 60) == (((0, 0), (10, 60), (20, 100)), 1)
    # Halfway from 0 to 10 the line is at 25; after the last one it goes on level.
    assert with_point_after(CURVE, 0, 4)[0][1] == (5, 25)
    assert with_point_after(CURVE, 2, 4)[0][3] == (24, 100)
    assert without_point(CURVE, 0) == CURVE[1:]
    with pytest.raises(InputError, match="needs one point"):
        without_point(CURVE[:1], 0)
    assert with_exact(CURVE, 1, 3, 4)[1] == (3, 4)
    with pytest.raises(InputError, match="greater value"):
        with_exact(CURVE, 1, 20, 4)


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.floats(0, 100)), min_size=1, max_size=6, unique_by=lambda p: p[0]
    ),
    st.integers(0, 5),
    st.floats(-1e7, 1e7),
    st.floats(-50, 150),
)
def test_whatever_is_dragged_stays_a_curve(
    points: list[tuple[float, float]], place: int, value: float, score: float
) -> None:
    curve = tuple(sorted(points))
    moved = with_point_at(curve, place % len(curve), value, score, 0.001)
    replace(USAGE, curve=moved)  # refuses what is no curve
    assert len(moved) == len(curve)
    low, high = min(y for _, y in moved), max(y for _, y in moved)
    assert low - 1e-9 <= score_at(moved, value) <= high + 1e-9
    assert math.isclose(score_at(moved, moved[-1][0]), moved[-1][1], abs_tol=1e-9)

"""How far commitments were kept: worked by hand, by laws, and against a slow reference."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.reviews.scoring import Goal, attainment, score_of, target_problem

HUNDREDTHS = st.integers(-100_000, 100_000)


@pytest.mark.parametrize(
    ("goal", "result", "part", "score"),
    [
        # (94.8 − 91.8) / (94.0 − 91.8) = 3.0 / 2.2
        (Goal("raise", 91.8, 94.0), 94.8, 3.0 / 2.2, "met"),
        # (6.4 − 5.9) / (7.0 − 5.9) = 0.5 / 1.1 = 45%
        (Goal("raise", 5.9, 7.0), 6.4, 0.5 / 1.1, "missed"),
        # (33 − 27) / (33 − 28) = 6 / 5
        (Goal("lower", 33, 28), 27, 1.2, "met"),
        # (33 − 30.5) / (33 − 28) = 2.5 / 5: exactly half is partly
        (Goal("lower", 33, 28), 30.5, 0.5, "partly"),
        # (0.2 − 0.1) / (0.3 − 0.1) is half, whatever computers make of it
        (Goal("raise", 0.1, 0.3), 0.2, 0.5, "partly"),
        # Worse than the start: (30 − 33) … of a raise from 33 to 43 = −3 / 10
        (Goal("raise", 33, 43), 30, -0.3, "missed"),
        # 49.5 / 99 = half of what was to be kept
        (Goal("keep_at_least", None, 99), 49.5, 0.5, "partly"),
        (Goal("keep_at_least", 80, 99), 99, 1.0, "met"),
        # At most 10, there are 40: 10 / 40
        (Goal("keep_at_most", None, 10), 40, 0.25, "missed"),
        # A range of 20, missed by 5: 1 − 5 / 20
        (Goal("stay_within", 90, 80, 100), 105, 0.75, "partly"),
        # It began 10 outside and is 4 outside now: 1 − 4 / 10
        (Goal("stay_within", 70, 80, 100), 76, 0.6, "partly"),
        (Goal("stay_within", 70, 80, 100), 80, 1.0, "met"),
        # From place 0 to place 4 of the scale, 2 reached: 2 / 4
        (Goal("scale", 0, 4), 2, 0.5, "partly"),
        (Goal("done", 0, 1), 1, 1.0, "met"),
        (Goal("done", 0, 1), 0, 0.0, "missed"),
    ],
)
def test_worked_examples(goal: Goal, result: float, part: float, score: str) -> None:
    assert attainment(goal, result) == pytest.approx(part)
    assert score_of(attainment(goal, result)) == score


@pytest.mark.parametrize("goal", [Goal("raise", None, 5), Goal("raise", 5, None), Goal("stay_within", 1, 2)])
def test_what_has_no_way_from_where_to_where_is_not_scored(goal: Goal) -> None:
    assert attainment(goal, 3.0) is None
    assert score_of(attainment(goal, 3.0)) == ""
    assert attainment(Goal("raise", 1, 2), None) is None


@given(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS)
def test_a_way_is_what_fractions_make_of_it(start: int, target: int, result: int) -> None:
    kind = "raise" if target >= start else "lower"
    found = attainment(Goal(kind, start / 100, target / 100), result / 100)
    if start == target:
        assert found == float(result >= target)
    else:
        slow = Fraction(result - start, target - start)
        assert found == pytest.approx(float(slow), rel=1e-9, abs=1e-8)
        assert (found >= 1) == (slow >= 1)


@given(
    st.sampled_from(["raise", "keep_at_least", "scale", "done"]),
    *(st.integers(-500, 500) for _ in range(4)),
)
def test_more_is_never_worse_where_it_is_to_go_up(
    kind: str, start: int, target: int, one: int, other: int
) -> None:
    goal = Goal(kind, start, target)
    less, more = (attainment(goal, value) for value in sorted((one, other)))
    assert less is not None
    assert more is not None
    assert less <= more
    flipped = {"raise": "lower", "scale": "lower", "keep_at_least": "keep_at_most"}.get(kind)
    if flipped == "lower":
        assert attainment(Goal(flipped, -start, -target), -one) == attainment(goal, one)


@given(st.integers(-100, 100), st.integers(1, 100), st.integers(-100, 100), st.integers(-300, 300))
def test_nearer_to_the_range_is_never_worse(low: int, width: int, start: int, result: int) -> None:
    goal = Goal("stay_within", start, low, low + width)

    def outside(value: int) -> int:
        return max(low - value, value - low - width, 0)

    found = attainment(goal, result)
    assert found is not None
    assert (found == 1) == (outside(result) == 0)
    nearer = result + (1 if result < low else -1)
    if outside(result):
        better = attainment(goal, nearer)
        assert better is not None
        assert better >= found


def test_targets_that_a_kind_cannot_have_are_told() -> None:
    assert target_problem(Goal("raise", 5, 5))
    assert target_problem(Goal("lower", 5, 6))
    assert target_problem(Goal("stay_within", 5, 6, 4))
    assert target_problem(Goal("done", 0, 2))
    assert not target_problem(Goal("raise", 5, 6))
    assert not target_problem(Goal("keep_at_least", 5, 4))

"""Parts of a blueprint wait for each other, never in a circle, and measures count in words."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.plan.blueprint_details import (
    MOST_LAG,
    Wait,
    measure_at,
    waits_of,
    with_kind,
    with_lag,
    with_scale,
    with_wait,
    without_wait,
)
from cs_desktop.domain.plan.blueprint_editing import rows_of, without
from cs_desktop.domain.plan.blueprints import (
    Blueprint,
    BlueprintAction,
    BlueprintMeasure,
    BlueprintMilestone,
    BlueprintObjective,
    read_blueprint,
    stored_blueprint,
)
from cs_desktop.domain.vocabulary import MeasureKind

KEYS = ("a", "b", "c", "m")
DRAFT = Blueprint(
    objectives=(BlueprintObjective("o", "Aim", measures=(BlueprintMeasure("q", "Mood"),)),),
    actions=tuple(BlueprintAction(key, f"Action {key}") for key in "abc"),
    milestones=(BlueprintMilestone("m", "Live"),),
)


def test_a_step_waits_with_days_between_until_it_does_not() -> None:
    made = with_lag(with_wait(DRAFT, "m", "a"), "m", "a", 5)
    assert waits_of(made, "m") == (Wait("a", "Action a", 5),)
    assert waits_of(with_lag(made, "m", "a", 10_000), "m")[0].lag == MOST_LAG
    assert with_wait(made, "m", "a") is made
    assert read_blueprint(stored_blueprint(made), "X") == made
    assert without_wait(made, "m", "a") == DRAFT
    # Without what is waited for nothing waits.
    assert not without(made, rows_of(made)[2]).dependencies


def test_a_circle_is_named_and_refused() -> None:
    made = with_wait(with_wait(DRAFT, "b", "a"), "m", "b")
    with pytest.raises(
        InputError,
        match="in a circle, in which nothing could ever begin: Action a → Action b → Live → Action a",
    ):
        with_wait(made, "a", "m")
    with pytest.raises(InputError, match="begin: Action a → Action a"):
        with_wait(made, "a", "a")


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=12))
def test_whatever_is_tied_there_is_an_order_to_do_it_in(ties: list[tuple[str, str]]) -> None:
    draft = DRAFT
    for waits, needs in ties:
        try:
            draft = with_wait(draft, waits, needs)
        except InputError:
            # What is refused would have left no order.
            assert not _order([*((one.waits, one.needs) for one in draft.dependencies), (waits, needs)])
    assert _order([(one.waits, one.needs) for one in draft.dependencies])


def _order(ties: list[tuple[str, str]]) -> bool:
    """Return whether there is an order in which nothing comes before what it waits for: by trying all."""
    return any(all(order.index(w) > order.index(n) for w, n in ties) for order in permutations(KEYS))


def test_a_measure_counts_in_words_only_as_a_scale() -> None:
    row = rows_of(DRAFT)[1]
    made = with_scale(with_kind(DRAFT, row, MeasureKind.SCALE), row, " Bad , Fair, Good")
    assert measure_at(made, row) == BlueprintMeasure("q", "Mood", kind="scale", scale=("Bad", "Fair", "Good"))
    assert read_blueprint(stored_blueprint(made), "X") == made
    assert measure_at(with_kind(made, row, MeasureKind.LOWER), row).scale == ()
    for text, told in (("Bad", "from 2 to 12"), ("Bad, bad", "once"), ("Bad, " + "x" * 61, "at most 60")):
        with pytest.raises(InputError, match=told):
            with_scale(made, row, text)
    assert measure_at(with_scale(made, row, ""), row).scale == ()

"""What the numbers of a measure may be, what they are typed as, and the values that people enter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.content import EnteredPoint
from cs_desktop.domain.plan.editing import add_measure, add_objective, move_measure, move_objective
from cs_desktop.domain.plan.entering import delete_value, enter_value, set_progress, take_baseline
from cs_desktop.domain.plan.measuring import (
    check,
    read_given_steps,
    read_scale,
    read_value,
    steps_typed,
    value_typed,
)
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.shown import Series
from tests.unit.domain.plan.test_judging import BEGUN, TODAY, a_measure, an_objective, shown


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"target": 5.8}, "above its baseline"),
        ({"kind": "lower"}, "below its baseline"),
        ({"kind": "stay_within", "target_high": 7.0}, "upper end"),
        ({"kind": "done", "target": 2.0}, "no other target"),
        ({"kind": "scale", "scale": {"words": ["No", "Yes"]}, "baseline": 0.0, "target": 7.0}, "No, Yes"),
        ({"due": BEGUN}, "after the day of the baseline"),
        ({"due": BEGUN - timedelta(days=30), "baseline_on": None}, "before the plan begins"),
        ({"steps": {"steps": [["2027-06-01", 7.0]]}}, "Steps lie between"),
    ],
)
def test_numbers_that_cannot_be_together_are_refused(values, why):
    with pytest.raises(InputError, match=why):
        check(a_measure(**values), BEGUN - timedelta(days=10))


def test_what_is_not_said_yet_is_no_mistake():
    check(a_measure())
    check(a_measure(baseline=None, target=None, due=None, baseline_on=None))
    check(a_measure(kind="keep_at_most", target=1.0))


@pytest.mark.parametrize(
    ("values", "text", "stored"),
    [
        ({}, "6.5", 6.5),
        ({}, "1,200", 1200.0),
        ({"unit": "share"}, "34%", 0.34),
        ({"unit": "money"}, "$520K", 52_000_000.0),
        ({"unit": "money"}, "-4.50", -450.0),
        ({"unit": "% of sites"}, "34%", 34.0),
        ({"kind": "done"}, "done", 1.0),
        ({"kind": "scale", "scale": {"words": ["Never", "Daily"]}}, "daily", 1.0),
        ({}, "", None),
    ],
)
def test_a_value_is_read_as_it_is_typed(values, text, stored):
    measure = a_measure(**values)
    assert read_value(measure, text, "USD") == stored
    assert read_value(measure, value_typed(measure, stored, "USD"), "USD") == stored


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "much"),
        ({}, "inf"),
        ({}, "6,5"),
        ({"unit": "money"}, "much"),
        ({"kind": "done"}, "half"),
        ({"kind": "scale"}, "Daily"),
    ],
)
def test_what_is_no_value_is_refused(values, text):
    with pytest.raises(InputError):
        read_value(a_measure(**values), text, "USD")


def test_scales_and_steps_go_to_text_and_back():
    assert read_scale("Never, Weekly ,Daily") == {"words": ["Never", "Weekly", "Daily"]}
    for wrong in ("Never", "Daily, daily", ", ".join(map(str, range(13)))):
        with pytest.raises(InputError):
            read_scale(wrong)
    measure = a_measure()
    steps = read_given_steps(measure, "2026-11-01: 7\n2026-09-20: 6.2", "USD")
    assert steps == {"steps": [["2026-09-20", 6.2], ["2026-11-01", 7.0]]}
    assert steps_typed(replace(measure, steps=steps), "USD") == "2026-09-20: 6.2\n2026-11-01: 7"
    for wrong in ("soon: 7", "2026-11-01", "2026-11-01: 7\n2026-11-01: 8"):
        with pytest.raises(InputError):
            read_given_steps(measure, wrong, "USD")


def puts(gesture):
    return {(put.kind, put.id): dict(put.values) for put in gesture.puts}


def test_a_value_is_entered_with_its_day_and_the_newest_is_where_it_is():
    points = [EnteredPoint(5, 1, TODAY - timedelta(days=7), 6.2, "")]
    page = shown(a_measure(), points=points)
    before = enter_value(page, a_measure(), TODAY - timedelta(days=9), "6.1", "Survey")
    assert before.adds[0].values["value"] == 6.1
    assert puts(before)[(Kind.MEASURE, 1)] == {"current": 6.2, "current_on": TODAY - timedelta(days=7)}
    same = enter_value(page, a_measure(), TODAY - timedelta(days=7), "6.3", "")
    assert not same.adds
    assert puts(same)[(Kind.MEASURE_POINT, 5)]["value"] == 6.3
    gone = delete_value(page.content, a_measure(), points[0])
    assert puts(gone)[(Kind.MEASURE, 1)] == {"current": None, "current_on": None}
    for day, text in ((None, "6"), (TODAY + timedelta(days=1), "6"), (TODAY, "")):
        with pytest.raises(InputError):
            enter_value(page, a_measure(), day, text, "")


def test_the_baseline_is_the_metrics_value_of_its_day():
    measure = a_measure(metric_id=3)
    series = Series((BEGUN - timedelta(days=3), BEGUN + timedelta(days=3)), (5.5, 5.9))
    gesture = take_baseline(shown(measure, measured={1: series}), measure)
    assert puts(gesture)[(Kind.MEASURE, 1)] == {"baseline": 5.5, "baseline_on": BEGUN}
    with pytest.raises(InputError):
        take_baseline(shown(measure), measure)
    high = Series((BEGUN,), (9.0,))
    with pytest.raises(InputError, match="above its baseline"):
        take_baseline(shown(measure, measured={1: high}), measure)


def test_progress_by_hand_needs_a_reason():
    with pytest.raises(InputError):
        set_progress(1, Progress.MET, "  ", TODAY)
    assert puts(set_progress(1, None, "", TODAY))[(Kind.OBJECTIVE, 1)]["override"] == ""


def test_moving_an_objective_keeps_the_others_in_order():
    page = shown()
    three = tuple(an_objective(id=n, position=0) for n in (1, 2, 3))
    content = replace(page.content, objectives=three)
    moved = puts(move_objective(content, 3, 0))
    order = sorted((1, 2, 3), key=lambda n: moved.get((Kind.OBJECTIVE, n), {}).get("position", 0))
    assert order == [3, 1, 2]
    assert not move_objective(content, 2, 1)
    assert add_objective(content, "New").adds[0].values["position"] == 1
    assert add_measure(content, 2, "New").adds[0].values["objective_id"] == 2


def after_moving(measures, gesture):
    """Return the measures of each objective, in order, once the gesture is done."""
    values = {measure.id: (measure.objective_id, measure.position) for measure in measures}
    for (_, measure_id), put in puts(gesture).items():
        objective, position = values[measure_id]
        values[measure_id] = (put.get("objective_id", objective), put.get("position", position))
    found = {}
    for measure_id in sorted(values, key=lambda one: (values[one][1], one)):
        found.setdefault(values[measure_id][0], []).append(measure_id)
    return found


@given(
    owners=st.lists(st.sampled_from((1, 2, 3)), min_size=1, max_size=6),
    moved=st.integers(1, 6),
    to=st.sampled_from((1, 2, 3)),
    place=st.integers(-1, 7),
)
def test_a_measure_is_moved_to_its_place_and_no_other_changes_its_order(owners, moved, to, place):
    measures = [a_measure(id=n, objective_id=owner, position=n // 2) for n, owner in enumerate(owners, 1)]
    objectives = tuple(an_objective(id=n) for n in (1, 2, 3))
    content = replace(shown(*measures).content, objectives=objectives)
    before = after_moving(measures, Gesture(""))
    gesture = move_measure(content, moved, to, place)
    expected = {owner: [one for one in ids if one != moved] for owner, ids in before.items()}
    if moved > len(owners):
        expected = before
    else:
        expected.setdefault(to, []).insert(max(place, 0), moved)
    assert after_moving(measures, gesture) == {owner: ids for owner, ids in expected.items() if ids}
    assert bool(gesture) == (before != {owner: ids for owner, ids in expected.items() if ids})
    assert not move_measure(content, 1, 9, 0)

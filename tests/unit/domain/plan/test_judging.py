"""Where measures and objectives stand, with the reason; the bar that shows it; and what is told beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.bar import bar_places
from cs_desktop.domain.plan.content import EnteredPoint, PlanContent, PlanHead, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.judging import calculated, judge_measure, judge_objective
from cs_desktop.domain.plan.leading import course_of, course_text
from cs_desktop.domain.plan.progress import (
    MeasureFacts,
    Progress,
    expected,
    objective_standing,
    progress,
    read_steps,
    together,
)
from cs_desktop.domain.plan.shown import PlanShown, Series
from cs_desktop.domain.plan.words import target_said, unit_said, value_said
from cs_desktop.domain.vocabulary import MeasureKind

TODAY = date(2026, 10, 13)
BEGUN, DUE = TODAY - timedelta(days=60), TODAY + timedelta(days=40)
ORDER = [Progress.OVERDUE, Progress.BEHIND, Progress.NOT_STARTED, Progress.ON_PACE, Progress.MET]


def a_head():
    nothing = dict.fromkeys(("starts_on", "ends_on", "next_review", "checked_on", "check_days"))
    return PlanHead(
        *(1, 1, "Plan", "active", ""),
        **nothing,
        version=1,
        blueprint_id=None,
        edition=0,
        learning=None,
        notes="",
        shared_notes="",
    )


def an_objective(**values):
    plain = PlanObjective(
        1, "Departures leave on time", "", "open", 0, None, None, None, "", "", None, "", ""
    )
    return replace(plain, **values)


def a_measure(**values):
    plain = PlanMeasure(
        *(1, 1, "Satisfaction", "raise", "of 10", None, 5.8, BEGUN, 7.5, None, 6.4, TODAY, DUE, 0),
        *("", None, None, None, None, "", None, ""),
    )
    return replace(plain, **values)


def shown(*measures, objective=None, points=(), **more):
    content = PlanContent(a_head(), (objective or an_objective(),), measures, tuple(points))
    return PlanShown(1, TODAY, (), content, **more)


def test_the_reason_has_its_numbers():
    # 60 of 100 days: 5.8 + 1.7 × 0.6 = 6.82
    judged = judge_measure(shown(a_measure()), a_measure())
    assert judged.progress is Progress.BEHIND
    assert judged.reason == "Behind: 6.4 of 10 where 6.82 of 10 should be by today"


@pytest.mark.parametrize(
    ("values", "stands", "reason"),
    [
        ({"target": None}, Progress.NOT_STARTED, "Not started: it has no target yet"),
        ({"current": None}, Progress.NOT_STARTED, "Not started: nobody has measured it yet"),
        ({"current": 7.6}, Progress.MET, "Met: 7.6 of 10, the target is 7.5"),
        (
            {"due": TODAY - timedelta(days=1)},
            Progress.OVERDUE,
            "Overdue: 6.4 of 10 where 7.5 was due Oct 12, 2026",
        ),
        (
            {"kind": "stay_within", "target": 5.0, "target_high": 6.0},
            Progress.BEHIND,
            "Behind: 6.4 of 10 where 5–6 is to be kept",
        ),
        (
            {"baseline_on": None},
            Progress.NOT_STARTED,
            "Not started: 6.4 of 10; give baseline, its day and a due day to see where it should be",
        ),
    ],
)
def test_each_standing_says_why(values, stands, reason):
    measure = a_measure(**values)
    judged = judge_measure(shown(measure), measure)
    assert (judged.progress, judged.reason) == (stands, reason)


def test_a_retired_metric_is_told_and_not_called_late():
    measure = a_measure(metric_id=7)
    series = Series((TODAY - timedelta(days=50), TODAY - timedelta(days=43)), (6.0, 6.1))
    page = shown(
        measure, measured={1: series}, metrics={7: "Survey"}, retired={7: TODAY - timedelta(days=40)}
    )
    judged = judge_measure(page, measure)
    assert judged.progress is None
    assert judged.current == 6.1
    assert judged.reason == (
        "The metric Survey ended Sep 3, 2026; the last value is 6.1 of 10 of Aug 31, 2026. "
        "Choose another, or enter values yourself"
    )


def test_values_ahead_do_not_count():
    measure = a_measure(metric_id=7)
    series = Series((TODAY - timedelta(days=1), TODAY + timedelta(days=1)), (6.9, 1.0))
    assert judge_measure(shown(measure, measured={1: series}), measure).current == 6.9
    points = [EnteredPoint(1, 1, TODAY, 6.5, ""), EnteredPoint(2, 1, TODAY + timedelta(days=1), 9.0, "")]
    assert judge_measure(shown(a_measure(), points=points), a_measure()).current == 6.5


def test_the_worst_measure_decides_and_its_name_is_told():
    good = a_measure(id=2, name="Hours", kind="lower", baseline=40.0, target=20.0, current=20.0)
    page = shown(a_measure(), good)
    judged = judge_objective(page, an_objective())
    assert judged.progress is Progress.BEHIND
    assert judged.reason.startswith("Satisfaction: Behind")


def test_what_is_set_by_hand_holds_and_the_calculated_is_kept_beside_it():
    objective = an_objective(override="on_pace", override_reason="The survey came late")
    page = shown(a_measure(), objective=objective)
    assert judge_objective(page, objective).progress is Progress.ON_PACE
    assert judge_objective(page, objective).reason == "Set by hand: The survey came late"
    assert calculated(page, objective).progress is Progress.BEHIND


@pytest.mark.parametrize(
    ("stands", "whole"),
    [
        ([], None),
        ([None], None),
        ([Progress.MET, Progress.OVERDUE, Progress.BEHIND], Progress.OVERDUE),
        ([Progress.NOT_STARTED, Progress.MET], Progress.ON_PACE),
        ([Progress.NOT_STARTED, None], Progress.NOT_STARTED),
        ([Progress.MET, None], Progress.MET),
    ],
)
def test_several_measures_together(stands, whole):
    assert together(stands) is whole


def goodness(kind, target, high):
    """Return what grows as a value of such a measure becomes better."""
    if kind is MeasureKind.STAY_WITHIN:
        return lambda value: -max(target - value, value - high, 0.0)
    less = kind in (MeasureKind.LOWER, MeasureKind.KEEP_AT_MOST)
    return lambda value: -value if less else value


NUMBERS = st.integers(-50, 50).map(float)
STEPS = st.lists(st.tuples(st.integers(-60, 60), NUMBERS), max_size=3)


@given(
    kind=st.sampled_from(list(MeasureKind)),
    numbers=st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    width=st.integers(0, 30),
    ends=st.integers(-5, 60),
    steps=STEPS,
    others=st.lists(st.sampled_from([*Progress, None]), max_size=2),
)
def test_a_better_value_never_makes_a_measure_or_its_objective_worse(
    kind, numbers, width, ends, steps, others
):
    base, target, *values = numbers
    worse, better = sorted(values, key=goodness(kind, target, target + width))
    line = tuple(sorted((TODAY + timedelta(days=day), value) for day, value in steps))

    def stands(current):
        facts = MeasureFacts(
            *(kind, base, BEGUN, target, current, TODAY + timedelta(days=ends)),
            target_high=target + width,
            steps=line,
        )
        return progress(facts, TODAY)

    assert ORDER.index(stands(worse)) <= ORDER.index(stands(better))
    before, after = (objective_standing("open", "", [stands(one), *others]) for one in (worse, better))
    assert ORDER.index(before) <= ORDER.index(after)


@given(st.permutations([*Progress, None]), st.integers(0, 6))
def test_the_order_of_its_measures_decides_nothing_of_an_objective(stands, count):
    some = stands[:count]
    assert objective_standing("open", "", some) is objective_standing("open", "", some[::-1])


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(-100, 100))
def test_a_range_is_kept_exactly_inside_it(low, high, current):
    facts = MeasureFacts(MeasureKind.STAY_WITHIN, None, None, low, current, DUE, target_high=high)
    kept = progress(facts, TODAY) is Progress.ON_PACE
    assert kept == (low <= current <= high)


def test_steps_take_the_place_of_the_line():
    stored = {"steps": [["2026-11-01", 7.0], ["2026-09-20", 6.2], ["never", 1]]}
    steps = read_steps(stored)
    assert steps == ((date(2026, 9, 20), 6.2), (date(2026, 11, 1), 7.0))
    facts = MeasureFacts(MeasureKind.RAISE, 5.8, BEGUN, 7.5, 6.4, DUE, steps=steps)
    assert expected(facts, date(2026, 9, 19)) == 5.8
    assert expected(facts, TODAY) == 6.2
    assert progress(facts, TODAY) is Progress.ON_PACE


def test_between_the_places_of_a_scale_there_is_nothing():
    # From 0 to 3 in 100 days, 60 passed: 1.8, so the first place has to be reached, not the second.
    facts = MeasureFacts(MeasureKind.SCALE, 0.0, BEGUN, 3.0, 1.0, DUE)
    assert expected(facts, TODAY) == 1.0
    assert progress(facts, TODAY) is Progress.ON_PACE


def test_what_is_to_be_done_is_not_late_before_its_day():
    facts = MeasureFacts(MeasureKind.DONE, None, None, 1.0, 0.0, DUE)
    assert progress(facts, TODAY) is Progress.ON_PACE
    assert progress(replace(facts, due=TODAY - timedelta(days=1)), TODAY) is Progress.OVERDUE
    assert progress(replace(facts, current=1.0), TODAY) is Progress.MET


def test_worse_than_the_baseline_stands_left_of_it():
    # From 40 to 20, 45 now, 28 wanted: shares −0.25, 0.6; the bar spans 1.25.
    facts = MeasureFacts(MeasureKind.LOWER, 40.0, BEGUN, 20.0, 45.0, DUE)
    places = bar_places(facts, 28.0)
    assert places.current == 0.0
    assert places.start == pytest.approx(0.2)
    assert places.expected == pytest.approx(0.85 / 1.25)
    assert places.target == 1.0


@given(
    kind=st.sampled_from(list(MeasureKind)),
    numbers=st.tuples(*[st.floats(-1e6, 1e6)] * 4),
)
def test_nothing_is_clamped_and_nothing_leaves_the_bar(kind, numbers):
    base, target, high, current = numbers
    facts = MeasureFacts(kind, base, BEGUN, target, current, DUE, target_high=max(high, target))
    places = bar_places(facts, None)
    for place in (places.start, places.current, places.target):
        assert -1e-9 <= place <= 1 + 1e-9


@pytest.mark.parametrize(
    ("unit", "value", "said", "told"),
    [
        ("% of departures", 94.8, "94.8%", "% of departures"),
        ("$ per month", 548_000.0, "$548K", "$ per month"),
        ("share", 0.665, "66.5%", "%"),
        ("of 10", 6.4, "6.4", "of 10"),
        ("days", 3.0, "3 days", "days"),
        ("", 1234.0, "1,234", ""),
    ],
)
def test_values_are_said_in_their_unit(unit, value, said, told):
    measure = a_measure(unit=unit)
    assert value_said(measure, value) == said
    assert unit_said(measure) == told


def test_scales_and_deeds_speak_in_words():
    scale = a_measure(kind="scale", scale={"words": ["Never", "Weekly", "Daily"]}, target=2.0)
    assert (value_said(scale, 1.0), target_said(scale)) == ("Weekly", "Daily")
    assert value_said(a_measure(kind="done"), 0.0) == "Not done"


def test_the_rate_says_when_one_arrives():
    # 5.8, 5.9 … 6.3 a week apart: 0.1 a week. From 6.3 on Sep 18 to 7.5 are 12 weeks: Dec 11.
    begun = date(2026, 8, 14)
    points = [EnteredPoint(n, 1, begun + timedelta(weeks=n), 5.8 + n / 10, "") for n in range(6)]
    measure = a_measure(baseline_on=begun)
    page = shown(measure, points=points)
    course = course_of(page, measure, judge_measure(page, measure))
    assert course.arrives == date(2026, 12, 11)
    late = "after it is due" if course.earliest > DUE else "in time" if course.latest <= DUE else ""
    assert late in course_text(course, DUE)
    assert course_text(course, DUE).startswith("At this rate you arrive on Dec 11, 2026")
    assert course_of(page, a_measure(kind="keep_at_least"), judge_measure(page, measure)) is None

"""The library of measures: kept, never with an invented baseline, and choosing what fits an objective."""

from datetime import date

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.library import MeasureText
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.library import (
    add_from_measure,
    add_measure,
    change_measure,
    delete_measure,
    fitting_measures,
    load_library,
    take_in_shipped,
)
from cs_desktop.services.plan.plans import add_plan
from cs_desktop.services.plan.showing import load_plan
from tests.workspaces import TODAY, add_account, add_metric, add_points


def _objective(ctx, account, library_id, *, state="met", **measure):
    """Add a plan with an objective and its measure; return plan and measure."""
    plan_id = add_plan(ctx, account).plan_id
    builder = GestureBuilder("Work")
    objective = builder.add(Kind.OBJECTIVE, text="Use it daily", state=state)
    new = builder.add(Kind.MEASURE, objective_id=objective, name="Active", library_id=library_id, **measure)
    return plan_id, do_plan_gesture(ctx, plan_id, builder.made()).ids[new]


def test_where_customers_began_is_told_from_closed_objectives_alone(ctx):
    account = add_account(ctx.workspace)
    library_id = add_measure(ctx, MeasureText("Active users")).value
    assert load_library(ctx).measures[0].own is None
    for baseline, current, number in ((10.0, 30.0, 1), (40.0, 50.0, 3), (20.0, None, 2)):
        day = date(2026, 3, number)
        _objective(ctx, account, library_id, baseline=baseline, baseline_on=day, current=current)
    _objective(ctx, account, library_id, state="open", baseline=99.0)
    _objective(ctx, account, library_id, baseline=None)
    shown = load_library(ctx).measures[0]
    own = shown.own
    # Baselines 10, 20, 40: the one in the middle is 20; ends 30 and 50: between them lies 40.
    assert (own.count, own.middle, own.low, own.high) == (3, 20.0, 10.0, 40.0)
    assert (own.newest, own.ended, shown.uses) == (date(2026, 3, 3), 40.0, 5)


def test_a_measure_that_a_metric_feeds_ended_where_the_metric_was_when_due(ctx):
    account, metric = add_account(ctx.workspace), add_metric(ctx.workspace)
    add_points(ctx.workspace, account, metric, {date(2026, 3, 1): 5.0, date(2026, 6, 1): 8.0, TODAY: 2.0})
    library_id = add_measure(ctx, MeasureText("Use", metric_id=metric)).value
    _objective(ctx, account, library_id, baseline=1.0, metric_id=metric, due=date(2026, 6, 30))
    assert load_library(ctx).measures[0].own.ended == 8.0


def test_what_fits_comes_first_with_the_accounts_own_baseline(ctx):
    account, metric = add_account(ctx.workspace), add_metric(ctx.workspace)
    add_points(ctx.workspace, account, metric, {date(2026, 10, 1): 0.22})
    response = add_measure(ctx, MeasureText("First response", use_case="Support")).value
    satisfied = add_measure(ctx, MeasureText("Planner satisfaction")).value
    active = add_measure(ctx, MeasureText("Weekly active planners", metric_id=metric)).value
    found = fitting_measures(ctx, account, "Night-shift planners work in the plan every week").measures
    # Two words shared, then one, then none.
    assert [one.entry.id for one in found] == [active, satisfied, response]
    assert [(one.baseline, one.baseline_on) for one in found[:2]] == [(0.22, date(2026, 10, 1)), (None, None)]
    fitting = fitting_measures(ctx, account, "Planners work in the plan", "Adoption", {satisfied})
    assert [one.entry.id for one in fitting.measures] == [active]


def test_measures_are_changed_and_deleted_and_names_are_their_own(ctx):
    account = add_account(ctx.workspace)
    library_id = add_measure(ctx, MeasureText("Active users", "Who did something", unit="people")).value
    with pytest.raises(InputError, match="called active USERS"):
        add_measure(ctx, MeasureText("active USERS"))
    with pytest.raises(InputError, match="words of a scale"):
        add_measure(ctx, MeasureText("Mood", kind="scale"))
    plan_id, _measure = _objective(ctx, account, library_id)
    entry = load_library(ctx).measures[0].entry
    change_measure(ctx, entry, MeasureText("Active people", kind="keep_at_least"))
    assert load_library(ctx).measures[0].entry.kind == "keep_at_least"
    with pytest.raises(KnownError, match="Somebody else"):
        change_measure(ctx, entry, MeasureText("Other"))
    delete_measure(ctx, library_id)
    assert load_library(ctx).measures == ()
    assert load_plan(ctx, account, plan_id).content.measures[0].name == "Active"


def test_a_measure_of_a_plan_comes_into_the_library_and_belongs_to_it(ctx):
    account = add_account(ctx.workspace)
    plan_id, measure_id = _objective(ctx, account, None, baseline=7.0, definition="What counts")
    library_id = add_from_measure(ctx, measure_id).value
    (shown,) = load_library(ctx).measures
    assert (shown.entry.id, shown.entry.definition, shown.own.middle) == (library_id, "What counts", 7.0)
    assert load_plan(ctx, account, plan_id).content.measures[0].library_id == library_id
    with pytest.raises(InputError, match="The library has"):
        add_from_measure(ctx, measure_id)


def test_the_programs_measures_come_in_once_and_without_baselines(ctx):
    take_in_shipped(ctx)
    first = load_library(ctx).measures
    assert len(first) > 12
    assert {one.own for one in first} == {None}
    assert all(one.entry.definition for one in first)
    take_in_shipped(ctx)
    assert load_library(ctx).measures == first

"""Plan, inspector and Home tell the same of every objective: by all of its measures, whatever their kind."""

from datetime import timedelta

from cs_desktop.domain.attention import Rule, Weights
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.home import Scope
from cs_desktop.domain.plan.judging import judge_objective
from cs_desktop.domain.plan.progress import LATE, Progress
from cs_desktop.models.tables import Measure, Metric, Objective, SuccessPlan
from cs_desktop.services.home import load_home
from cs_desktop.services.inspection import inspect_account
from cs_desktop.services.plan.showing import load_plan
from cs_desktop.services.portfolio import load_portfolio
from tests.workspaces import TODAY, add_account, add_metric, add_points, context, new_workspace

WORDS = {"words": ["Never", "Monthly", "Weekly", "Daily"]}
LINE = {"baseline": 0.0, "baseline_on": TODAY - timedelta(days=60), "due": TODAY + timedelta(days=40)}
LATE_ONE = {**LINE, "kind": "raise", "target": 100.0, "current": 10.0}
GOOD = {**LINE, "kind": "raise", "target": 100.0, "current": 61.0}
SCALE = {**LINE, "kind": "scale", "target": 3.0, "current": 0.0, "scale": WORDS}
DONE = {"kind": "done", "target": 1.0, "current": 0.0, "due": TODAY - timedelta(days=1)}
KEPT = {**LINE, "kind": "stay_within", "target": 5.0, "target_high": 6.0, "current": 7.0, "unit": "of 10"}
OBJECTIVES = {
    "the second is late": ({}, GOOD, LATE_ONE),
    "all are well": ({}, GOOD, GOOD),
    "a word is late": ({}, SCALE),
    "a deed is overdue": ({}, GOOD, DONE),
    "a range is left": ({}, KEPT),
    "called well": ({"override": "on_pace", "override_reason": "late survey"}, LATE_ONE),
    "called behind": ({"override": "behind", "override_reason": "their words"}, GOOD),
    "met by decision": ({"state": "met"}, LATE_ONE),
    "nothing known": ({}, {**GOOD, "current": None}),
    "newest point": ({}, {**GOOD, "current": 99.0}),
    "old point": ({}, {**GOOD, "current": 99.0}),
    "retired": ({}, {**GOOD, "current": 99.0}),
}


def test_all_tell_the_same_of_an_objective(tmp_path):
    workspace = new_workspace(tmp_path / "same.csdesk")
    account = add_account(workspace, "Halden Freight")
    fed = {name: add_metric(workspace, f"m{place}") for place, name in enumerate(list(OBJECTIVES)[-3:])}

    def plan(tx):
        whole = SuccessPlan(id=tx.new_id(), account_id=account, name="Plan", status="active")
        tx.session.add(whole)
        tx.session.flush()
        for place, (text, (own, *measures)) in enumerate(OBJECTIVES.items()):
            objective = Objective(id=tx.new_id(), plan_id=whole.id, text=text, position=place, **own)
            tx.session.add(objective)
            tx.session.flush()
            for number, values in enumerate(measures):
                name = f"{text} {number}"
                made = {"metric_id": fed.get(text), "position": number, **values}
                tx.session.add(Measure(id=tx.new_id(), objective_id=objective.id, name=name, **made))
        tx.session.get(Metric, fed["retired"]).active_to = TODAY - timedelta(days=3)

    workspace.write("Plan", plan)
    # A level over seven days: their mean would be well, the newest is not; and what is ahead does not count.
    days = {TODAY - timedelta(days=1): 90.0, TODAY: 20.0, TODAY + timedelta(days=1): 90.0}
    add_points(workspace, account, fed["newest point"], days)
    add_points(workspace, account, fed["old point"], {TODAY - timedelta(days=400): 1.0})
    add_points(workspace, account, fed["retired"], {TODAY - timedelta(days=5): 1.0})
    ctx = context(workspace)
    shown = load_plan(ctx, account)
    page = {one.text: judge_objective(shown, one).progress for one in shown.content.objectives}
    bars = inspect_account(ctx, account).objectives
    home = load_home(ctx, load_portfolio(ctx), Scope.TEAM, None, Weights())
    workspace.close()

    ids = {one.id: one.text for one in shown.content.objectives}
    assert {ids[bar.id]: bar.progress for bar in bars} == page
    late = {text for text, stands in page.items() if stands in LATE}
    assert late == {
        *("the second is late", "a word is late", "a deed is overdue", "a range is left", "called behind"),
        *("newest point", "old point"),
    }
    assert page["retired"] is None
    assert page["a deed is overdue"] is Progress.OVERDUE
    found = [item.finding for item in home.items if item.finding.rule is Rule.OBJECTIVE]
    owners = {one.id: one.objective_id for one in shown.content.measures}
    told = {
        ids[one.about_id if one.about is Kind.OBJECTIVE else owners[one.about_id]]: one.why for one in found
    }
    assert set(told) == late
    # 3 × 60 / 100 = 1.8: the first word above the lowest should be reached.
    assert told["a word is late"] == "Never against Monthly expected by today"
    assert told["a range is left"] == "7 of 10 against 5–6 of 10 expected by today"
    assert told["a deed is overdue"].endswith("Not done, the target is Done")
    bar = next(bar for bar in bars if ids[bar.id] == "a word is late")
    assert (bar.text, bar.current_text, bar.target_text) == ("a word is late 0", "Never", "Daily")

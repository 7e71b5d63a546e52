"""Plans begin with blueprints, which are saved, published, followed, and refused where they are newer."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.plan.blueprint_changes import Deed
from cs_desktop.domain.plan.blueprint_details import with_kind, with_scale
from cs_desktop.domain.plan.blueprint_editing import rows_of
from cs_desktop.domain.plan.blueprints import (
    Blueprint,
    BlueprintObjective,
    Described,
    read_blueprint,
    stored_blueprint,
)
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.tables import Milestone, PlanBlueprint, PlanDependency
from cs_desktop.services.history import revert
from cs_desktop.services.plan.blueprints import (
    add_blueprint,
    delete_blueprint,
    describe_blueprint,
    publish_blueprint,
    read_blueprints,
    read_plan_starts,
    save_as_blueprint,
    set_draft,
)
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.shipped import shipped_blueprints
from cs_desktop.services.plan.showing import load_plan
from cs_desktop.services.plan.starting import (
    follow_blueprint,
    review_blueprint,
    start_from_own,
    start_from_shipped,
)
from tests.workspaces import TODAY, add_account, add_metric, add_points, dump


def _metric(ctx):
    """Return the id of a metric under the key that shipped blueprints name."""
    return next(
        (
            row[0]
            for row in ctx.workspace.read(
                lambda c: c.exec_driver_sql("SELECT id FROM metric WHERE key = 'weekly_active'").all()
            )
        ),
        None,
    ) or add_metric(ctx.workspace, "weekly_active")


def _change(ctx, blueprint_id, change):
    base = read_blueprints(ctx).drafts[blueprint_id]
    set_draft(ctx, blueprint_id, base, change(base))


def _with_objective(text):
    def change(base):
        new = BlueprintObjective(f"new-{len(base.objectives)}", text)
        return Blueprint(**{**_fields(base), "objectives": (*base.objectives, new)})

    return change


def _fields(blueprint):
    return {name: getattr(blueprint, name) for name in Blueprint.__dataclass_fields__}


@pytest.mark.parametrize("shipped", shipped_blueprints(), ids=lambda one: one.key)
def test_each_shipped_blueprint_makes_a_whole_plan_without_invented_numbers(ctx, shipped):
    account = add_account(ctx.workspace)
    made = start_from_shipped(ctx, account, shipped.key)
    content = load_plan(ctx, account, made.plan_id).content
    blueprint = shipped.blueprint
    assert len(content.objectives) == len(blueprint.objectives)
    assert len(content.actions) == len(blueprint.actions)
    assert len(content.dependencies) == len(blueprint.dependencies)
    assert {one.baseline for one in content.measures} == {None}
    assert {one.target for one in content.measures} == {None}
    assert all(one.objective_id is not None for one in content.actions)
    assert all(TODAY <= one.starts_on <= one.due for one in content.actions)
    assert {day.isoweekday() for one in content.actions for day in (one.starts_on, one.due)} <= {
        1,
        2,
        3,
        4,
        5,
    }
    revert(ctx, made.change.change_set_id)
    assert load_plan(ctx, account).content is None


def test_a_measure_begins_where_the_accounts_own_metric_is(ctx):
    account, metric = add_account(ctx.workspace), _metric(ctx)
    add_points(ctx.workspace, account, metric, {date(2026, 9, 1): 0.2, date(2026, 10, 1): 0.3})
    content = load_plan(ctx, account, start_from_shipped(ctx, account, "onboarding-90-days").plan_id).content
    fed = [one for one in content.measures if one.metric_id == metric]
    assert [(one.baseline, one.baseline_on) for one in fed] == [(0.3, date(2026, 10, 1))]


def test_the_accounts_own_outcome_is_not_replaced(ctx):
    told = add_account(ctx.workspace, desired_outcome="On time")
    untold = add_account(ctx.workspace, "Other")
    assert (
        load_plan(ctx, told, start_from_shipped(ctx, told, "renewal-case").plan_id).content.head.outcome == ""
    )
    assert load_plan(
        ctx, untold, start_from_shipped(ctx, untold, "renewal-case").plan_id
    ).content.head.outcome


def test_a_blueprint_of_a_plan_keeps_nothing_of_its_customer(ctx):
    account = add_account(ctx.workspace)
    made = start_from_shipped(ctx, account, "renewal-case")
    content = load_plan(ctx, account, made.plan_id).content
    builder = GestureBuilder("Work")
    builder.put(Kind.OBJECTIVE, content.objectives[0].id, notes="Rival looks at them", shared_notes="Agreed")
    builder.put(Kind.OBJECTIVE, content.objectives[2].id, state="dropped")
    builder.put(Kind.MEASURE, content.measures[0].id, baseline=3.5, target=7.25, worth_value=9900)
    builder.put(Kind.PLAN_ACTION, content.actions[0].id, notes="Ask quietly", done_on=TODAY)
    do_plan_gesture(ctx, made.plan_id, builder.made())
    blueprint_id = save_as_blueprint(ctx, made.plan_id, "Ours").value
    stored = ctx.workspace.read(
        lambda c: str(c.execute(select(PlanBlueprint.content, PlanBlueprint.draft)).all())
    )
    for secret in ("Rival", "Agreed", "3.5", "7.25", "9900", "quietly", "2026", "Halden"):
        assert secret not in stored
    draft = read_blueprints(ctx).drafts[blueprint_id]
    assert [one.text for one in draft.objectives] == [one.text for one in content.objectives[:2]]
    assert len(draft.actions) == len(content.actions)
    assert len(draft.dependencies) == len(content.dependencies)


def test_days_survive_the_way_through_a_blueprint(ctx):
    """A plan of today becomes a blueprint and a plan of today again: the same days."""
    one, other = add_account(ctx.workspace), add_account(ctx.workspace, "Other")
    first = start_from_shipped(ctx, one, "adoption-recovery")
    blueprint_id = save_as_blueprint(ctx, first.plan_id, "Ours").value
    second = start_from_own(ctx, other, blueprint_id)

    def days(account, plan_id):
        content = load_plan(ctx, account, plan_id).content
        return [(a.text, a.party, a.starts_on, a.due) for a in content.actions], sorted(
            (m.name, m.due) for m in content.milestones
        )

    assert days(one, first.plan_id) == days(other, second.plan_id)


def test_milestones_belong_to_the_new_plan(ctx):
    account = add_account(ctx.workspace)
    made = start_from_shipped(ctx, account, "renewal-case")
    found = ctx.workspace.read(lambda c: c.execute(select(Milestone.plan_id, Milestone.account_id)).all())
    assert set(map(tuple, found)) == {(made.plan_id, account)}
    assert len(ctx.workspace.read(lambda c: c.execute(select(PlanDependency.plan_id)).all())) == 6


def test_drafts_are_published_as_editions_and_plans_tell_which_they_follow(ctx):
    account = add_account(ctx.workspace)
    blueprint_id = add_blueprint(ctx, "renewal-case").value
    publish_blueprint(ctx, blueprint_id)
    start_from_own(ctx, account, blueprint_id)
    _change(ctx, blueprint_id, _with_objective("Another aim"))
    (entry,) = read_plan_starts(ctx).own
    assert (entry.edition, entry.has_draft, entry.plans, entry.outdated) == (1, True, 1, 0)
    assert len(entry.blueprint.objectives) == 3
    publish_blueprint(ctx, blueprint_id)
    page = read_blueprints(ctx)
    assert [one.number for one in page.editions[blueprint_id]] == [2, 1]
    assert [(one.account, one.edition) for one in page.followers[blueprint_id]] == [("Halden Freight", 1)]
    assert (page.entries[0].plans, page.entries[0].outdated) == (1, 1)
    with pytest.raises(KnownError, match="not changed since"):
        publish_blueprint(ctx, blueprint_id)


def test_a_measure_that_counts_in_other_words_is_followed(ctx):
    account = add_account(ctx.workspace)
    blueprint_id = add_blueprint(ctx, "renewal-case").value
    publish_blueprint(ctx, blueprint_id)
    plan_id = start_from_own(ctx, account, blueprint_id).plan_id

    def scaled(base):
        row = rows_of(base)[1]
        return with_scale(with_kind(base, row, MeasureKind.SCALE), row, "Bad, Fair, Good")

    _change(ctx, blueprint_id, scaled)
    publish_blueprint(ctx, blueprint_id)
    found = review_blueprint(ctx, plan_id)
    told = [(one.field, one.before, one.now) for one in found.proposals]
    assert told == [("kind", "raise", "scale"), ("scale", "", "Bad, Fair, Good")]
    follow_blueprint(ctx, plan_id, 2, {one.id for one in found.proposals})
    measures = load_plan(ctx, account, plan_id).content.measures
    assert [one.scale for one in measures if one.kind == "scale"] == [{"words": ["Bad", "Fair", "Good"]}]


def test_a_newer_edition_is_followed_by_what_was_ticked_as_one_step(ctx):
    account = add_account(ctx.workspace)
    blueprint_id = add_blueprint(ctx, "renewal-case").value
    publish_blueprint(ctx, blueprint_id)
    plan_id = start_from_own(ctx, account, blueprint_id).plan_id
    with pytest.raises(KnownError, match="no newer edition"):
        review_blueprint(ctx, plan_id)
    content = load_plan(ctx, account, plan_id).content
    builder = GestureBuilder("Work")
    # By hand: one action is reworded, another taken out.
    builder.put(Kind.PLAN_ACTION, content.actions[1].id, text="Count with our own finance")
    builder.drop(Kind.PLAN_ACTION, [content.actions[2].id])
    do_plan_gesture(ctx, plan_id, builder.made())

    def reword(base):
        objectives = (
            BlueprintObjective(
                base.objectives[0].key, "We can prove it", "Value", 90, base.objectives[0].measures
            ),
            *base.objectives[1:],
            BlueprintObjective("extra", "We speak for it"),
        )
        return Blueprint(**{**_fields(base), "objectives": objectives})

    _change(ctx, blueprint_id, reword)
    publish_blueprint(ctx, blueprint_id)
    found = review_blueprint(ctx, plan_id)
    assert [(one.deed, one.key, one.now, one.own) for one in found.proposals] == [
        (Deed.CHANGE, "proof", "We can prove it", False),
        (Deed.ADD, "extra", "", False),
    ]
    before = dump(ctx.workspace)
    change = follow_blueprint(ctx, plan_id, 2, {("extra", "")})
    after = load_plan(ctx, account, plan_id).content
    assert [one.text for one in after.objectives][-1] == "We speak for it"
    assert after.objectives[0].text == content.objectives[0].text
    assert after.head.edition == 2
    assert len(after.actions) == len(content.actions) - 1
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_what_one_wrote_oneself_is_proposed_but_told_apart(ctx):
    account = add_account(ctx.workspace)
    blueprint_id = add_blueprint(ctx, "renewal-case").value
    publish_blueprint(ctx, blueprint_id)
    plan_id = start_from_own(ctx, account, blueprint_id).plan_id
    measure = load_plan(ctx, account, plan_id).content.measures[0]
    builder = GestureBuilder("Work")
    builder.put(Kind.MEASURE, measure.id, unit="letters")
    do_plan_gesture(ctx, plan_id, builder.made())

    def rename_unit(base):
        stored = stored_blueprint(base)
        stored["objectives"][0]["measures"][0]["unit"] = "proofs"
        return read_blueprint(stored, "")

    _change(ctx, blueprint_id, rename_unit)
    publish_blueprint(ctx, blueprint_id)
    (only,) = review_blueprint(ctx, plan_id).proposals
    assert (only.field, only.before, only.now, only.own) == ("unit", "letters", "proofs", True)


def test_a_draft_that_somebody_else_changed_is_not_overwritten(ctx):
    blueprint_id = add_blueprint(ctx, "renewal-case").value
    base = read_blueprints(ctx).drafts[blueprint_id]
    set_draft(ctx, blueprint_id, base, _with_objective("Theirs")(base))
    with pytest.raises(KnownError, match="Somebody else"):
        set_draft(ctx, blueprint_id, base, _with_objective("Mine")(base))
    with pytest.raises(InputError, match="cannot be empty"):
        _change(ctx, blueprint_id, _with_objective(" "))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"format": 2}, "format 2"),
        ({"risks": []}, "“risks”"),
        ({"actions": [{"key": "a", "text": "x", "party": "broker"}]}, "“broker”"),
        ({"objectives": [{"key": "a", "text": "x", "mood": 1}]}, "“mood”"),
        (
            {
                "objectives": [
                    {"key": "a", "text": "x", "measures": [{"key": "m", "name": "n", "kind": "curve"}]}
                ]
            },
            "“curve”",
        ),
    ],
)
def test_a_blueprint_of_a_newer_version_says_so(ctx, content, what):
    blueprint_id = add_blueprint(ctx).value

    def plant(tx):
        tx.session.get(PlanBlueprint, blueprint_id).draft = content

    ctx.workspace.write("Plant", plant)
    (entry,) = read_plan_starts(ctx).own
    assert entry.blueprint is None
    assert "newer version" in entry.problem
    assert what in entry.problem
    with pytest.raises(KnownError, match="newer version"):
        start_from_own(ctx, add_account(ctx.workspace), blueprint_id)


def test_blueprints_are_named_and_deleted_and_plans_stay(ctx):
    account = add_account(ctx.workspace)
    blueprint_id = add_blueprint(ctx, "renewal-case").value
    begun = read_plan_starts(ctx).own[0].described
    describe_blueprint(ctx, blueprint_id, begun, begun._replace(name="For banks", segment="Enterprise"))
    assert [(one.name, one.segment) for one in read_plan_starts(ctx).own] == [("For banks", "Enterprise")]
    with pytest.raises(InputError):
        describe_blueprint(ctx, blueprint_id, Described("For banks"), Described(" "))
    # Who began before names something else; what both changed is not written over.
    describe_blueprint(ctx, blueprint_id, begun, begun._replace(use_case="Renewal of banks"))
    with pytest.raises(KnownError, match="Somebody else changed this blueprint"):
        describe_blueprint(ctx, blueprint_id, begun, begun._replace(name="For insurers"))
    assert read_plan_starts(ctx).own[0].described == ("For banks", "Enterprise", "Renewal of banks")
    made = start_from_own(ctx, account, blueprint_id)
    delete_blueprint(ctx, blueprint_id)
    assert load_plan(ctx, account, made.plan_id).content.head.blueprint_id == blueprint_id
    with pytest.raises(KnownError, match="deleted by someone else"):
        review_blueprint(ctx, made.plan_id)


def test_a_plan_begins_on_a_work_day(ctx):
    account = add_account(ctx.workspace)
    content = load_plan(ctx, account, start_from_shipped(ctx, account, "renewal-case").plan_id).content
    # October 13, 2026 is a Tuesday; 30 days on is Thursday, November 12; 90 days on is January 11, a Monday.
    assert content.actions[0].due == TODAY + timedelta(days=30) == date(2026, 11, 12)
    assert content.actions[2].due == date(2027, 1, 11)

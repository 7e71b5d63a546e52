"""What the page of a journey shows: the chosen map, its days, and where the account stands."""

from datetime import date

from cs_desktop.domain.journey.shown import Standing
from cs_desktop.models.queries.workspace import stage_names
from cs_desktop.models.tables import Account, AccountAttribute, JourneyMap, Objective, SuccessPlan
from cs_desktop.services.journey.maps import start_map
from cs_desktop.services.journey.showing import load_journey
from cs_desktop.services.journey.starting import start_from_shipped
from tests.workspaces import TODAY, add_account


def _put_in_stage(ctx, account, name, since):
    ids = {stage: stage_id for stage_id, stage in ctx.workspace.read(stage_names).items()}

    def work(tx):
        tx.session.get_one(Account, account).lifecycle_id = ids[name]
        row = {"account_id": account, "field": "lifecycle", "value": str(ids[name]), "valid_from": since}
        tx.session.add(AccountAttribute(id=tx.new_id(), **row))

    ctx.workspace.write("Set stage", work)


def test_an_account_without_a_map_shows_none(ctx):
    account = add_account(ctx.workspace)
    shown = load_journey(ctx, account)
    assert (shown.account_id, shown.content, shown.maps) == (account, None, ())


def test_the_map_asked_for_else_the_first_that_is_not_archived(ctx):
    account = add_account(ctx.workspace)
    old, new = start_map(ctx, account, "A, old").value, start_map(ctx, account, "B, new").value

    def archive(tx):
        tx.session.get_one(JourneyMap, old).status = "archived"

    ctx.workspace.write("Archive", archive)
    for wanted, found in ((None, new), (old, old), (77, new)):
        content = load_journey(ctx, account, wanted).content
        assert content is not None
        assert content.head.id == found
    assert [entry.name for entry in load_journey(ctx, account).maps] == ["A, old", "B, new"]


def test_where_the_account_stands_between_the_days_of_its_stages(ctx):
    account = add_account(ctx.workspace, customer_since=date(2026, 1, 1))
    start_from_shipped(ctx, account, "saas-high-touch")
    # Adopt is expected to take 180 days; 45 of them have gone, a quarter.
    since = date.fromordinal(TODAY.toordinal() - 45)
    _put_in_stage(ctx, account, "Adopt", since)
    shown = load_journey(ctx, account)
    assert shown.content is not None
    assert shown.standing == Standing(shown.content.stages[2].id, since, 0.25)
    # Buy takes the first 90 days from 1 January on: until 1 April.
    assert (shown.days[0].start, shown.days[0].end) == (date(2026, 1, 1), date(2026, 4, 1))


def test_one_that_is_over_its_time_stands_at_the_end_of_its_stage(ctx):
    account = add_account(ctx.workspace)
    start_from_shipped(ctx, account, "saas-high-touch")
    _put_in_stage(ctx, account, "Onboard", date(2020, 1, 1))
    standing = load_journey(ctx, account).standing
    assert standing is not None
    assert standing.share == 1.0


def test_the_objectives_of_the_account_come_with_their_numbers_in_the_plan(ctx):
    account, other = add_account(ctx.workspace), add_account(ctx.workspace, "Other")
    start_map(ctx, account, "Journey")

    def work(tx):
        for whose, name, status in (
            (account, "Old", "done"),
            (account, "Plan", "active"),
            (other, "X", "active"),
        ):
            plan = SuccessPlan(id=tx.new_id(), account_id=whose, name=name, status=status)
            tx.session.add(plan)
            tx.session.flush()
            for place, text in ((1, f"{name} second"), (0, f"{name} first")):
                tx.session.add(Objective(id=tx.new_id(), plan_id=plan.id, text=text, position=place))

    ctx.workspace.write("Plan", work)
    shown = load_journey(ctx, account).objectives
    assert [(one.number, one.text, one.plan) for one in shown] == [
        (1, "Plan first", "Plan"),
        (2, "Plan second", "Plan"),
        (1, "Old first", "Old"),
        (2, "Old second", "Old"),
    ]

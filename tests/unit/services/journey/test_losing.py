"""Where customers are lost, read from a small workspace: whose, by what rules, and beside which bridges."""

from datetime import date, timedelta

import pytest

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.effects import Side, Verdict
from cs_desktop.domain.journey.losing_words import formula
from cs_desktop.domain.journey.losses_shown import LossScope
from cs_desktop.domain.journey.stays import LossWay
from cs_desktop.models.queries.journey_losing import live_maps
from cs_desktop.models.queries.workspace import stage_names
from cs_desktop.models.tables import AccountAttribute, JourneyMap, LifecycleStage
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.losing import load_losses
from cs_desktop.services.journey.maps import read_map
from cs_desktop.services.journey.whereabouts import load_whereabouts
from tests.unit.services.journey.maps import add_map
from tests.workspaces import TODAY, add_account, add_product, add_subscription


@pytest.fixture
def stages(ctx):
    """Return the ids of the stages of life by name; 100 days are expected of the first two."""
    ids = {name: stage_id for stage_id, name in ctx.workspace.read(stage_names).items()}

    def work(tx):
        for name in ("Onboard", "Adopt"):
            tx.session.get_one(LifecycleStage, ids[name]).expected_days = 100

    ctx.workspace.write("Expect", work)
    return ids


def _ago(days):
    return TODAY - timedelta(days=days)


def _customer(ctx, product, name, since, *entered, ended=None, arr=1000, segment="Mid"):
    account = add_account(ctx.workspace, name, customer_since=since, segment=segment)
    events = [("new", since, arr), *([("cancel", ended, 0)] if ended else [])]
    add_subscription(ctx.workspace, account, product, *events)

    def work(tx):
        for stage, day in entered:
            row = {"account_id": account, "field": "lifecycle", "value": str(stage), "valid_from": day}
            tx.session.add(AccountAttribute(id=tx.new_id(), **row))

    ctx.workspace.write("Enter", work)
    return account


def _map(ctx, account, stage, days, template=None, bridge=None, source=None):
    """Add a map with one stage, which may have a bridge that is done on a day."""
    map_id = add_map(ctx, account, f"Map of {account}")

    def follow(tx):
        tx.session.get_one(JourneyMap, map_id).template_id = template

    ctx.workspace.write("Follow", follow)
    builder = GestureBuilder("Fill")
    column = builder.add(
        Kind.JOURNEY_STAGE, name="Go live", position=0, lifecycle_id=stage, expected_days=days
    )
    if bridge is not None:
        values = {"kind": "bridge", "title": "Clinic", "state": "done", "closed_on": bridge}
        builder.add(Kind.JOURNEY_CARD, stage_id=column, source_id=source, **values)
    do_gesture(ctx, map_id, builder.made())
    return map_id


def _told(losses):
    return {one.name: (one.figures.here, one.figures.lost, one.figures.lost_arr) for one in losses.stages}


def test_whose_losses_and_by_what_rules(ctx, stages):
    product, onboard, adopt = add_product(ctx.workspace), stages["Onboard"], stages["Adopt"]
    # Onboarding for 160 days; 150 are half as much again as 100, so 151 are too long.
    slow = _customer(ctx, product, "Slow", _ago(160), (onboard, _ago(160)))
    # Churned in adoption 20 days ago.
    _customer(ctx, product, "Gone", _ago(90), (adopt, _ago(80)), ended=_ago(20), arr=500, segment="Small")
    # Lost 400 days ago, which counts only where all that is known counts.
    _customer(ctx, product, "Long ago", _ago(900), (adopt, _ago(800)), ended=_ago(400), arr=70)
    add_account(ctx.workspace, "Nothing known", segment="Small")

    whole = load_losses(ctx, LossScope())
    assert (whole.accounts, whole.left_out, whole.segments) == (3, 1, ("Mid", "Small"))
    assert _told(whole)["Onboard"] == (1, 1, 1000)
    assert _told(whole)["Adopt"] == (0, 1, 500)
    assert whole.stages[0].figures.ways == {LossWay.OVERSTAYED: 1}
    assert _told(load_losses(ctx, LossScope(months=None)))["Adopt"] == (0, 2, 570)
    small = load_losses(ctx, LossScope(segment="Small"))
    assert (_told(small)["Onboard"], _told(small)["Adopt"]) == ((0, 0, 0), (0, 1, 500))

    # Its own map allows 200 days, and the template only those who follow it.
    template = _map(ctx, None, onboard, 110)
    _map(ctx, slow, onboard, 200, template=template)
    assert _told(load_losses(ctx, LossScope()))["Onboard"] == (1, 0, 0)
    # 150% by its map, and by all others: one per cent is told. A map of its own says another.
    assert load_losses(ctx, LossScope()).lost_after == (150,)
    followed = load_losses(ctx, LossScope(template_id=template))
    assert followed.accounts == 1
    assert _told(followed)["Go live"] == (1, 0, 0)
    assert [(one.name, one.maps) for one in followed.templates] == [(f"Map of {None}", 1)]
    (mine,) = (one.id for one in ctx.workspace.read(live_maps) if one.account_id == slow)
    ctx.workspace.write("Bound", lambda tx: setattr(tx.session.get_one(JourneyMap, mine), "lost_after", 200))
    told = load_losses(ctx, LossScope())
    assert told.lost_after == (150, 200)
    assert "longer than 150% to 200%, as the account's own map says, of its expected days" in formula(told)


def test_a_bridge_is_told_of_once_from_the_day_it_was_first_done(ctx, stages):
    product, onboard = add_product(ctx.workspace), stages["Onboard"]
    done = _ago(400)
    before = _customer(ctx, product, "Before", _ago(600), (onboard, _ago(600)))
    after = _customer(ctx, product, "After", _ago(390), (onboard, _ago(390)), (stages["Adopt"], _ago(300)))
    _customer(ctx, product, "Late", _ago(40), (onboard, _ago(40)))
    root = _map(ctx, before, onboard, 100, bridge=done)
    card = _bridge(ctx, root)
    _map(ctx, after, onboard, 100, bridge=_ago(350), source=card)
    (effect,) = load_losses(ctx, LossScope()).effects
    assert (effect.bridge.title, effect.bridge.done_on, effect.bridge.maps) == ("Clinic", done, 2)
    assert (effect.before, effect.after, effect.undecided) == (Side(1, 1), Side(0, 1), 1)
    assert effect.verdict is Verdict.FEW
    # Of a segment without its maps nothing is told.
    assert load_losses(ctx, LossScope(segment="Other")).effects == ()


def _bridge(ctx, map_id):
    """Return the id of the one bridge of a map."""
    (card,) = read_map(ctx, map_id).cards
    return card.id


def test_days_are_read_as_they_are_stored(ctx, stages):
    product = add_product(ctx.workspace)
    _customer(ctx, product, "Ever", _ago(900), (stages["Adopt"], date(1, 1, 1)))
    losses = load_losses(ctx, LossScope())
    # Nobody said when it came into adoption: it is there, and never too long.
    assert (losses.undated, _told(losses)["Adopt"]) == (1, (1, 0, 0))
    # A stage that no write of ours left there is damage, and told as such.
    hurt = _customer(ctx, product, "Hurt", _ago(90), ("no number", _ago(80)))
    for read in (lambda: load_losses(ctx, LossScope()), lambda: load_whereabouts(ctx, hurt)):
        with pytest.raises(DamagedValueError):
            read()


def test_where_one_account_is_is_read_by_its_own_map(ctx, stages):
    product, onboard = add_product(ctx.workspace), stages["Onboard"]
    account = _customer(ctx, product, "Here", _ago(30), (onboard, _ago(30)))
    _map(ctx, account, onboard, 15)
    found = load_whereabouts(ctx, account)
    assert (found.stage, [(one.name, one.days) for one in found.stays]) == ("Onboard", [("Onboard", 30)])
    days, expected, value = found.figures
    # 15 days are expected, 22 allowed: too long on the 23rd.
    assert (days.value, expected.value, value.value) == (30, 15, None)
    assert (found.stays[0].lost, found.stays[0].lost_on) == (LossWay.OVERSTAYED, _ago(30 - 23))
    nowhere = load_whereabouts(ctx, add_account(ctx.workspace, "Nobody knows"))
    assert (nowhere.stage, nowhere.stays) == ("", ())
    assert load_whereabouts(ctx, 12345) is None

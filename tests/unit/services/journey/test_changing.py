"""One gesture is one step: all of it or nothing, undone as a whole, and nothing of others is lost."""

from datetime import date

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.models.tables import JourneyMap
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from cs_desktop.services.journey import changing
from cs_desktop.services.journey.changing import do_gesture
from tests.unit.services.journey.maps import add_map, fill_map, read_map
from tests.workspaces import TODAY, add_account, dump


def _card(content, title):
    return next(card for card in content.cards if card.title == title)


def test_a_gesture_is_one_step_that_undo_takes_back_and_redo_brings_again(ctx):
    map_id = add_map(ctx)
    before = dump(ctx.workspace)
    builder = GestureBuilder("Add stage with card")
    stage = builder.add(Kind.JOURNEY_STAGE, name="Buy", position=0)
    lane = builder.add(Kind.JOURNEY_LANE, kind="notes", name="Notes", position=0)
    card = builder.add(Kind.JOURNEY_CARD, kind="note", title="Hello", stage_id=stage, lane_id=lane)
    done = do_gesture(ctx, map_id, builder.made())
    assert done.change is not None
    assert done.change.label == "Add stage with card in Journey"
    content = read_map(ctx, map_id)
    (found,) = content.cards
    assert (found.id, found.stage_id, found.lane_id) == (done.ids[card], done.ids[stage], done.ids[lane])
    after = dump(ctx.workspace)
    undone = revert(ctx, done.change.change_set_id).change
    assert undone is not None
    assert dump(ctx.workspace) == before
    revert(ctx, undone.change_set_id)
    assert dump(ctx.workspace) == after


def test_values_are_put_and_what_says_the_same_changes_nothing(ctx):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)
    bridge = _card(content, "Clinic")
    builder = GestureBuilder("Move card")
    builder.put(Kind.JOURNEY_CARD, bridge.id, start=4)
    builder.put(Kind.JOURNEY_CARD, bridge.id, due=date(2026, 11, 6))
    assert do_gesture(ctx, map_id, builder.made()).change is not None
    moved = _card(read_map(ctx, map_id), "Clinic")
    assert (moved.start, moved.due) == (4, date(2026, 11, 6))
    assert do_gesture(ctx, map_id, builder.made()).change is None


def test_a_new_gap_of_an_account_is_open_since_today_but_a_copy_as_long_as_its_original(ctx):
    days = {"kind": "gap", "state": "open"}
    for account, found in ((add_account(ctx.workspace), TODAY), (None, None)):
        map_id = add_map(ctx, account)
        builder = GestureBuilder("Add")
        builder.add(Kind.JOURNEY_CARD, title="New", **days)
        builder.add(Kind.JOURNEY_CARD, title="Known", **days, opened_on=date(2026, 1, 5))
        builder.add(Kind.JOURNEY_CARD, title="Copy", **days, opened_on=None)
        builder.add(Kind.JOURNEY_CARD, title="Bridge", kind="bridge", state="planned")
        do_gesture(ctx, map_id, builder.made())
        assert {card.title: card.opened_on for card in read_map(ctx, map_id).cards} == {
            "New": found,
            "Known": date(2026, 1, 5),
            "Copy": None,
            "Bridge": None,
        }


def test_a_bridge_goes_with_its_links_and_a_stage_with_its_feelings(ctx):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)
    builder = GestureBuilder("Delete")
    builder.drop(Kind.JOURNEY_CARD, [_card(content, "Clinic").id])
    builder.drop(Kind.JOURNEY_STAGE, [content.stages[0].id])
    do_gesture(ctx, map_id, builder.made())
    left = read_map(ctx, map_id)
    assert [card.title for card in left.cards] == ["Kickoff call", "Never trained"]
    assert left.links == ()
    assert left.emotions == ()


def test_what_points_at_somebody_who_left_meanwhile_is_kept_without_them(ctx):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)
    clinic, gone = _card(content, "Clinic"), 77
    builder = GestureBuilder("Work")
    builder.put(Kind.JOURNEY_CARD, clinic.id, owner_id=gone, metric_id=gone, due=date(2026, 11, 6))
    builder.put(Kind.JOURNEY_STAGE, content.stages[0].id, lifecycle_id=gone, expected_days=30)
    builder.put(Kind.JOURNEY_EMOTION, content.emotions[0].id, persona_id=gone, value=-2.0)
    builder.add(Kind.JOURNEY_CARD, kind="owner", title="Ana Ruiz", owner_id=gone)
    do_gesture(ctx, map_id, builder.made())
    found = read_map(ctx, map_id)
    clinic = found.cards_by_id[clinic.id]
    assert (clinic.owner_id, clinic.metric_id, clinic.due) == (None, None, date(2026, 11, 6))
    assert (found.stages[0].lifecycle_id, found.stages[0].expected_days) == (None, 30)
    assert found.emotions == content.emotions, "a feeling is somebody's"
    assert _card(found, "Ana Ruiz").owner_id is None


def test_the_cards_of_a_stage_that_goes_are_kept_as_not_placed(ctx):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)
    builder = GestureBuilder("Delete stage")
    builder.drop(Kind.JOURNEY_STAGE, [content.stages[1].id])
    do_gesture(ctx, map_id, builder.made())
    left = read_map(ctx, map_id)
    assert len(left.cards) == len(content.cards)
    assert not any(left.is_placed(card) for card in left.cards)


def test_what_somebody_else_deleted_meanwhile_is_left_out_and_what_is_added_there_is_kept(ctx):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)
    gone, card = content.stages[1].id, _card(content, "Kickoff call")
    theirs = GestureBuilder("Delete stage")
    theirs.drop(Kind.JOURNEY_STAGE, [gone])
    theirs.drop(Kind.JOURNEY_CARD, [card.id])
    do_gesture(ctx, map_id, theirs.made())
    mine = GestureBuilder("Add cards")
    mine.put(Kind.JOURNEY_CARD, card.id, title="Gone already")
    mine.add(Kind.JOURNEY_CARD, kind="touchpoint", title="Kept", stage_id=gone, lane_id=content.lanes[0].id)
    mine.add(Kind.JOURNEY_EMOTION, persona_id=content.personas[0].id, stage_id=gone, value=2.0)
    do_gesture(ctx, map_id, mine.made())
    left = read_map(ctx, map_id)
    kept = _card(left, "Kept")
    assert kept.stage_id is None
    assert not any(card.title == "Gone already" for card in left.cards)
    assert [feeling.value for feeling in left.emotions] == [1.0]


def test_parts_of_another_map_are_not_touched(ctx):
    mine, other = add_map(ctx), add_map(ctx, name="Other")
    content = fill_map(ctx, other)
    builder = GestureBuilder("Reach over")
    builder.put(Kind.JOURNEY_CARD, content.cards[0].id, title="Mine now")
    builder.drop(Kind.JOURNEY_STAGE, [content.stages[0].id])
    assert do_gesture(ctx, mine, builder.made()).change is None
    assert read_map(ctx, other) == content


def test_a_locked_map_and_one_that_is_gone_say_so(ctx):
    map_id = add_map(ctx)

    def lock(tx):
        tx.session.get_one(JourneyMap, map_id).locked = True

    ctx.workspace.write("Lock", lock)
    builder = GestureBuilder("Add stage")
    builder.add(Kind.JOURNEY_STAGE, name="Buy", position=0)
    with pytest.raises(KnownError, match="locked; unlock it"):
        do_gesture(ctx, map_id, builder.made())
    with pytest.raises(KnownError, match="deleted by someone else"):
        do_gesture(ctx, 77, builder.made())


def test_a_title_that_is_too_long_and_too_many_cards_are_refused_and_nothing_is_half_done(ctx, monkeypatch):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)
    before = dump(ctx.workspace)
    builder = GestureBuilder("Rename")
    builder.put(Kind.JOURNEY_CARD, content.cards[0].id, title="Short")
    builder.put(Kind.JOURNEY_STAGE, content.stages[0].id, name="x" * 301)
    with pytest.raises(InputError, match="at most 300 characters; this text has 301"):
        do_gesture(ctx, map_id, builder.made())
    assert dump(ctx.workspace) == before
    monkeypatch.setattr(changing, "MOST_CARDS", 3)
    more = GestureBuilder("Add card")
    more.add(Kind.JOURNEY_CARD, kind="note", title="One more")
    with pytest.raises(InputError, match="at most 3 cards; this one has 3"):
        do_gesture(ctx, map_id, more.made())


def test_a_map_goes_with_its_account_and_comes_back_with_it(ctx):
    account = add_account(ctx.workspace)
    map_id = add_map(ctx, account)
    builder = GestureBuilder("Add milestone")
    builder.add(Kind.MILESTONE, name="First depot live", due=date(2026, 12, 2))
    do_gesture(ctx, map_id, builder.made())
    fill_map(ctx, map_id)
    before = dump(ctx.workspace)
    assert read_map(ctx, map_id).milestones[0].name == "First depot live"
    change = delete_accounts(ctx, [account])
    tables = dump(ctx.workspace)
    assert not any(tables[kind.value] for kind in Kind if kind.value.startswith(("journey", "milestone")))
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before

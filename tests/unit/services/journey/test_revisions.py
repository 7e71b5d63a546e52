"""A revision shows the map as it was, and brings it back as one step."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.comparing import compare
from cs_desktop.domain.journey.differences import Way
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.domain.team import MemberEntry
from cs_desktop.models.tables import JourneyMap
from cs_desktop.services.history import revert
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.revisions import keep_revision, restore
from cs_desktop.services.team import remove_member, save_member, saved_member
from tests.unit.services.journey.maps import add_map, content_of, fill_map, read_map, revisions
from tests.workspaces import NOON, add_account, dump


def _keep(ctx, map_id, name=""):
    (revision,) = keep_revision(ctx, map_id, RevisionKind.NAMED, name).ids[Kind.JOURNEY_REVISION]
    return revision


def test_revisions_are_numbered_and_listed_newest_first(ctx):
    map_id = add_map(ctx)
    _keep(ctx, map_id, " First try ")
    keep_revision(ctx, map_id, RevisionKind.ENDED)
    newest, oldest = revisions(ctx, map_id)
    assert (newest.number, newest.kind, newest.name) == (2, RevisionKind.ENDED, "")
    assert (oldest.number, oldest.kind, oldest.name) == (1, RevisionKind.NAMED, "First try")
    assert oldest.made_at == NOON.now()


def test_it_shows_the_map_as_it_was_and_what_differs(ctx):
    account = add_account(ctx.workspace)
    map_id = add_map(ctx, account)
    before = fill_map(ctx, map_id)
    revision = _keep(ctx, map_id)
    builder = GestureBuilder("Work")
    titles = {card.title: card.id for card in before.cards}
    builder.put(Kind.JOURNEY_CARD, titles["Kickoff call"], stage_id=before.stages[0].id, notes="n" * 400)
    builder.put(Kind.JOURNEY_CARD, titles["Never trained"], state="closed")
    builder.drop(Kind.JOURNEY_CARD, [titles["Clinic"]])
    builder.put(Kind.JOURNEY_EMOTION, before.emotions[0].id, value=-0.5)
    builder.add(
        Kind.JOURNEY_CARD,
        kind="touchpoint",
        title="New",
        lane_id=before.lanes[0].id,
        stage_id=before.stages[0].id,
    )
    do_gesture(ctx, map_id, builder.made())
    assert content_of(ctx, map_id, revision) == before
    found = compare(content_of(ctx, map_id, revision), read_map(ctx, map_id))
    told = {(one.way, one.title) for one in found.differences}
    assert told == {
        (Way.ADDED, "New"),
        (Way.REMOVED, "Clinic"),
        (Way.MOVED, "Kickoff call"),
        (Way.CHANGED, "Kickoff call"),
        (Way.CLOSED, "Never trained"),
        (Way.RATED, "Hopeful"),
    }
    # From +1.0 to -0.5.
    assert [feeling.delta for feeling in found.feelings] == [-1.5]


def test_restoring_is_one_step_and_undo_takes_it_back(ctx):
    map_id = add_map(ctx)
    before = fill_map(ctx, map_id)
    revision = _keep(ctx, map_id)
    builder = GestureBuilder("Delete")
    builder.drop(Kind.JOURNEY_STAGE, [before.stages[1].id])
    builder.drop(Kind.JOURNEY_CARD, [before.cards[0].id])
    builder.add(Kind.JOURNEY_STAGE, name="Renew", position=7)
    do_gesture(ctx, map_id, builder.made())
    changed = dump(ctx.workspace)
    change = restore(ctx, revision)
    assert change.label == "Restore revision 1 of Journey"
    assert read_map(ctx, map_id) == before
    assert revisions(ctx, map_id)[0].kind is RevisionKind.RESTORED
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == changed


def test_what_is_written_of_the_map_as_a_whole_is_brought_back(ctx):
    map_id = add_map(ctx)
    ana = saved_member(save_member(ctx, None, MemberEntry("Ana Ruiz")))
    _write_head(ctx, map_id, notes="As agreed in May", segment="Enterprise", owner_id=ana)
    revision, before = _keep(ctx, map_id), read_map(ctx, map_id)
    _write_head(ctx, map_id, notes="", segment="", owner_id=None, name="Other", lost_after=200)
    restore(ctx, revision)
    assert read_map(ctx, map_id) == before
    _write_head(ctx, map_id, owner_id=None)
    remove_member(ctx, ana)
    restore(ctx, revision)
    assert read_map(ctx, map_id).head.owner_id is None


def _write_head(ctx, map_id, **values):
    def work(tx):
        head = tx.session.get_one(JourneyMap, map_id)
        for name, value in values.items():
            setattr(head, name, value)

    ctx.workspace.write("Write", work)


def test_whoever_left_the_team_since_does_not_come_back_with_the_map(ctx):
    map_id = add_map(ctx)
    card = fill_map(ctx, map_id).cards[0].id
    ana = saved_member(save_member(ctx, None, MemberEntry("Ana Ruiz")))
    _own(ctx, map_id, card, ana)
    revision = _keep(ctx, map_id)
    _own(ctx, map_id, card, None)
    remove_member(ctx, ana)
    restore(ctx, revision)
    assert content_of(ctx, map_id, revision).cards_by_id[card].owner_id == ana
    assert read_map(ctx, map_id).cards_by_id[card].owner_id is None


def _own(ctx, map_id, card, member):
    builder = GestureBuilder("Set owner")
    builder.put(Kind.JOURNEY_CARD, card, owner_id=member)
    do_gesture(ctx, map_id, builder.made())


def test_one_that_is_gone_says_so(ctx):
    with pytest.raises(KnownError, match="not there any more"):
        content_of(ctx, add_map(ctx), 77)


_steps = st.lists(
    st.tuples(st.sampled_from(["add", "move", "retitle", "drop", "feel"]), st.integers(0, 9)), max_size=8
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_steps, after=_steps)
def test_whatever_was_done_since_the_revision_shows_what_was(ctx, before, after):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    for step in before:
        _do(ctx, map_id, *step)
    held = read_map(ctx, map_id)
    revision = _keep(ctx, map_id)
    for step in after:
        _do(ctx, map_id, *step)
    assert content_of(ctx, map_id, revision) == held
    restore(ctx, revision)
    assert read_map(ctx, map_id) == held
    assert not compare(held, read_map(ctx, map_id)).differences


def _do(ctx, map_id, what, number):
    content = read_map(ctx, map_id)
    builder = GestureBuilder(what)
    stage = content.stages[number % len(content.stages)].id
    card = content.cards[number % len(content.cards)] if content.cards else None
    if what == "add" or card is None:
        lane = content.lanes[0].id
        builder.add(Kind.JOURNEY_CARD, kind="touchpoint", title=f"T{number}", stage_id=stage, lane_id=lane)
    elif what == "move":
        builder.put(Kind.JOURNEY_CARD, card.id, stage_id=stage, row=number)
    elif what == "retitle":
        builder.put(Kind.JOURNEY_CARD, card.id, title=f"R{number}" * 60, notes="x" * 300)
    elif what == "drop":
        builder.drop(Kind.JOURNEY_CARD, [card.id])
    else:
        builder.put(Kind.JOURNEY_EMOTION, content.emotions[0].id, value=number / 10)
    do_gesture(ctx, map_id, builder.made())

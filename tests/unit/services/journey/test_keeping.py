"""Revisions that nobody asked for: where one begins and ends, at milestones, when publishing or restoring."""

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.comparing import compare
from cs_desktop.domain.journey.differences import Way
from cs_desktop.domain.journey.revisions import NOW as AS_NOW
from cs_desktop.domain.journey.revisions import TEMPLATE
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.services.history import undo_stacks
from cs_desktop.services.journey.keeping import do_kept, keep_if_changed, keep_reached, restore_kept
from cs_desktop.services.journey.looking_back import load_revisions, load_state, load_states
from cs_desktop.services.journey.maps import publish_template, start_map
from cs_desktop.services.journey.revisions import delete_revision, keep_revision, rename_revision
from tests.unit.services.journey.maps import add_map, content_of, fill_map, read_map, revisions
from tests.workspaces import TODAY, add_account


def _retitle(ctx, map_id, title, *, begins=False):
    builder = GestureBuilder("Rename card")
    builder.put(Kind.JOURNEY_CARD, read_map(ctx, map_id).cards[0].id, title=title)
    return do_kept(ctx, map_id, builder.made(), begins=begins)


def _kinds(ctx, map_id):
    return [row.kind for row in revisions(ctx, map_id)]


def test_what_was_before_the_first_gesture_is_kept_once(ctx):
    map_id = add_map(ctx)
    before = fill_map(ctx, map_id)
    _retitle(ctx, map_id, "One", begins=True)
    _retitle(ctx, map_id, "Two")
    assert _kinds(ctx, map_id) == [RevisionKind.STARTED]
    assert content_of(ctx, map_id, revisions(ctx, map_id)[0].id) == before
    keep_if_changed(ctx, map_id, RevisionKind.ENDED)
    # Who begins again where the last revision stands has nothing to keep, and who did nothing neither.
    assert keep_if_changed(ctx, map_id, RevisionKind.ENDED) is None
    _retitle(ctx, map_id, "Three", begins=True)
    assert _kinds(ctx, map_id) == [RevisionKind.ENDED, RevisionKind.STARTED]


def test_what_is_kept_by_itself_is_no_step_that_one_takes_back(ctx):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    _retitle(ctx, map_id, "One", begins=True)
    keep_if_changed(ctx, map_id, RevisionKind.ENDED)
    assert undo_stacks(ctx).undo[-1].label == "Rename card in Journey"
    keep_revision(ctx, map_id, RevisionKind.NAMED, "Before the QBR")
    assert undo_stacks(ctx).undo[-1].label == "Keep revision of Journey"


def test_a_milestone_that_is_reached_keeps_what_the_map_came_to(ctx):
    map_id = add_map(ctx, add_account(ctx.workspace))
    fill_map(ctx, map_id)
    builder = GestureBuilder("Add milestone")
    new = builder.add(Kind.MILESTONE, name="First depot live")
    milestone = do_kept(ctx, map_id, builder.made(), begins=False).ids[new]
    builder = GestureBuilder("Reach milestone")
    builder.put(Kind.MILESTONE, milestone, reached_on=TODAY)
    do_kept(ctx, map_id, builder.made(), begins=False)
    (row,) = revisions(ctx, map_id)
    assert (row.kind, row.name) == (RevisionKind.MILESTONE, "First depot live")
    (kept,) = content_of(ctx, map_id, row.id).milestones
    assert kept.reached_on == TODAY
    # Where the day is typed in, in the inspector or the plan, it is kept too; not where it is taken away.
    keep_reached(ctx, milestone)
    assert [(one.kind, one.name) for one in revisions(ctx, map_id)] == [(row.kind, row.name)] * 2
    builder = GestureBuilder("Reach milestone")
    builder.put(Kind.MILESTONE, milestone, reached_on=None)
    do_kept(ctx, map_id, builder.made(), begins=False)
    assert keep_reached(ctx, milestone) is None
    assert len(revisions(ctx, map_id)) == 2


def test_publishing_keeps_what_was_published(ctx):
    template = add_map(ctx)
    publish_template(ctx, template)
    (row,) = revisions(ctx, template)
    assert row.kind is RevisionKind.PUBLISHED
    assert content_of(ctx, template, row.id).head.edition == 1


def test_restoring_keeps_first_what_there_was(ctx):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    (first,) = keep_revision(ctx, map_id, RevisionKind.NAMED).ids[Kind.JOURNEY_REVISION]
    _retitle(ctx, map_id, "Lost otherwise")
    changed = read_map(ctx, map_id)
    restore_kept(ctx, map_id, first)
    assert _kinds(ctx, map_id) == [RevisionKind.RESTORED, RevisionKind.ENDED, RevisionKind.NAMED]
    assert content_of(ctx, map_id, revisions(ctx, map_id)[1].id) == changed


def test_the_list_tells_what_changed_from_each_to_the_next(ctx):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    _retitle(ctx, map_id, "One", begins=True)
    keep_revision(ctx, map_id, RevisionKind.NAMED, "Two things")
    builder = GestureBuilder("Delete cards")
    builder.drop(Kind.JOURNEY_CARD, [card.id for card in read_map(ctx, map_id).cards][:2])
    do_kept(ctx, map_id, builder.made(), begins=False)
    found = load_revisions(ctx, map_id, {})
    newest, first = found.rows
    assert found.since_before(first.id) is None
    assert found.since_before(newest.id) == {Way.CHANGED: 1}
    # Both cards that went; the link of one of them is not told by itself.
    assert found.since_before(AS_NOW) == {Way.REMOVED: 2}
    delete_revision(ctx, newest.id)
    again = load_revisions(ctx, map_id, found.tallies)
    assert [row.id for row in again.rows] == [first.id]
    assert again.since_before(AS_NOW) == {Way.REMOVED: 2}


def test_what_is_known_of_old_steps_is_not_read_again(ctx):
    map_id = add_map(ctx)
    fill_map(ctx, map_id)
    for title in ("One", "Two"):
        keep_revision(ctx, map_id, RevisionKind.NAMED)
        _retitle(ctx, map_id, title)
    newest, first = revisions(ctx, map_id)
    known = {(newest.id, first.id): {Way.ADDED: 99}}
    found = load_revisions(ctx, map_id, known)
    assert found.since_before(newest.id) == {Way.ADDED: 99}
    assert found.since_before(AS_NOW) == {Way.CHANGED: 1}


def test_one_is_renamed_and_deleted(ctx):
    map_id = add_map(ctx)
    (one,) = keep_revision(ctx, map_id, RevisionKind.ENDED).ids[Kind.JOURNEY_REVISION]
    rename_revision(ctx, one, " Before the QBR ")
    assert revisions(ctx, map_id)[0].name == "Before the QBR"
    assert rename_revision(ctx, one, "Before the QBR") is None
    with pytest.raises(InputError, match="at most 300"):
        rename_revision(ctx, one, "x" * 301)
    delete_revision(ctx, one)
    assert revisions(ctx, map_id) == ()
    with pytest.raises(KnownError, match="not there any more"):
        delete_revision(ctx, one)


def test_two_states_are_read_as_of_one_moment(ctx):
    map_id = add_map(ctx, add_account(ctx.workspace, customer_since=TODAY))
    before = fill_map(ctx, map_id)
    (one,) = keep_revision(ctx, map_id, RevisionKind.NAMED, "First").ids[Kind.JOURNEY_REVISION]
    _retitle(ctx, map_id, "One")
    old, new = load_states(ctx, map_id, one, AS_NOW)
    assert (old.row.name, old.content, old.begins) == ("First", before, TODAY)
    assert (new.row, new.content) == (None, read_map(ctx, map_id))
    delete_revision(ctx, one)
    with pytest.raises(KnownError, match="not there any more"):
        load_state(ctx, map_id, one)


def test_a_map_is_compared_with_the_template_that_it_came_from(ctx):
    template = add_map(ctx, name="High touch")
    fill_map(ctx, template)
    account = add_account(ctx.workspace)
    map_id = start_map(ctx, account, "Journey", read_map(ctx, template)).value
    old, new = load_states(ctx, map_id, TEMPLATE, AS_NOW)
    # Nothing was done since, and the two are told in the same ids.
    assert not compare(old.content, new.content).differences
    assert (old.name, load_revisions(ctx, map_id, {}).template) == ("High touch", "High touch")
    builder = GestureBuilder("Work")
    cards = {card.title: card for card in new.content.cards}
    builder.put(Kind.JOURNEY_CARD, cards["Kickoff call"].id, stage_id=new.content.stages[0].id)
    builder.put(Kind.JOURNEY_CARD, cards["Never trained"].id, opened_on=TODAY)
    builder.drop(Kind.JOURNEY_CARD, [cards["Clinic"].id])
    do_kept(ctx, map_id, builder.made(), begins=False)
    old, new = load_states(ctx, map_id, TEMPLATE, AS_NOW)
    # Since when a gap is open is the account's own, of which a template says nothing.
    told = {(one.way, one.title) for one in compare(old.content, new.content).differences}
    assert told == {(Way.MOVED, "Kickoff call"), (Way.REMOVED, "Clinic")}
    with pytest.raises(KnownError, match="not there any more"):
        load_state(ctx, template, TEMPLATE)


def test_a_state_that_only_a_newer_program_knows_says_so_and_the_others_are_listed(ctx):
    map_id = add_map(ctx)
    card = fill_map(ctx, map_id).cards[0]
    for kind in ("hologram", card.kind.value):
        builder = GestureBuilder("Change card")
        builder.put(Kind.JOURNEY_CARD, card.id, kind=kind)
        do_kept(ctx, map_id, builder.made(), begins=False)
        keep_revision(ctx, map_id, RevisionKind.NAMED, kind)
    newest, unknown = revisions(ctx, map_id)
    found = load_revisions(ctx, map_id, {})
    assert (len(found.rows), found.since_before(AS_NOW), found.since_before(newest.id)) == (2, {}, None)
    with pytest.raises(KnownError, match=r"newer version .* \(hologram\)"):
        load_state(ctx, map_id, unknown.id)

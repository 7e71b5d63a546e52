"""Maps become templates, templates are published and started from, and maps follow their new editions."""

from datetime import date

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.template_changes import Deed
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.models.tables import JourneyLane, JourneyMap
from cs_desktop.services.editing import edit_field
from cs_desktop.services.history import revert
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.following import follow_template, review
from cs_desktop.services.journey.maps import delete_map, duplicate_map, lock_map, maps_of, publish_template
from cs_desktop.services.journey.own_templates import (
    edition_of,
    read_starts,
    save_as_template,
    set_segment,
    start_from_own,
)
from cs_desktop.services.journey.revisions import keep_revision, restore
from cs_desktop.services.journey.showing import load_journey
from cs_desktop.services.journey.starting import start_from_shipped
from tests.unit.services.journey.maps import add_map, fill_map, read_map, revisions
from tests.workspaces import add_account, dump


def _do(ctx, map_id, kind, part_id, **values):
    builder = GestureBuilder("Change")
    builder.put(kind, part_id, **values)
    do_gesture(ctx, map_id, builder.made())


def _unlocked(ctx, template):
    lock_map(ctx, template, locked=False)
    return read_map(ctx, template)


def test_a_template_keeps_nothing_that_holds_for_its_account_only(ctx):
    account = add_account(ctx.workspace)
    map_id = add_map(ctx, account)
    content = fill_map(ctx, map_id)
    builder = GestureBuilder("Work")
    gap = next(card for card in content.cards if card.title == "Never trained")
    bridge = next(card for card in content.cards if card.title == "Clinic")
    builder.put(Kind.JOURNEY_CARD, gap.id, state="closed", closed_on=date(2026, 1, 9))
    builder.put(Kind.JOURNEY_CARD, bridge.id, state="done", due=date(2026, 1, 9), baseline=0.2)
    builder.put(Kind.JOURNEY_STAGE, content.stages[1].id, starts_on=date(2026, 1, 1))
    builder.add(
        Kind.MILESTONE,
        name="Live",
        due=date(2026, 1, 31),
        stage_id=content.stages[1].id,
    )
    do_gesture(ctx, map_id, builder.made())
    template = read_map(ctx, save_as_template(ctx, map_id, "Ours").value)
    assert (template.head.account_id, template.head.template_id, template.head.edition) == (None, None, 0)
    cards = {card.title: card for card in template.cards}
    assert (cards["Never trained"].state, cards["Never trained"].closed_on) == ("open", None)
    clinic = cards["Clinic"]
    assert (clinic.state, clinic.due, clinic.baseline) == ("planned", None, None)
    # From January 1 to 31 there are 30 days.
    (milestone,) = template.milestones
    assert (milestone.after_days, milestone.due) == (30, None)
    assert {part.source_id for part in (*template.stages, *template.cards)} == {None}
    assert len(template.links) == len(template.emotions) == 1


def test_a_map_is_started_from_the_newest_edition_and_not_from_what_is_being_changed(ctx):
    account = add_account(ctx.workspace)
    template = add_map(ctx, None, "Ours")
    content = fill_map(ctx, template)
    publish_template(ctx, template)
    _unlocked(ctx, template)
    _do(ctx, template, Kind.JOURNEY_STAGE, content.stages[0].id, name="Purchase")
    started = read_map(ctx, start_from_own(ctx, account, template).value)
    assert [stage.name for stage in started.stages] == ["Buy", "Onboard"]
    assert (started.head.template_id, started.head.edition) == (template, 1)
    assert [stage.source_id for stage in started.stages] == [stage.id for stage in content.stages]
    assert not load_journey(ctx, account).is_outdated
    publish_template(ctx, template)
    assert load_journey(ctx, account).is_outdated
    assert edition_of(ctx, template, 1) is not None
    assert edition_of(ctx, template, 3) is None


def test_a_map_follows_a_new_edition_as_one_step_that_undo_takes_back(ctx):
    account = add_account(ctx.workspace)
    template = add_map(ctx, None, "Ours")
    content = fill_map(ctx, template)
    publish_template(ctx, template)
    map_id = start_from_own(ctx, account, template).value
    mine = read_map(ctx, map_id)
    _do(ctx, map_id, Kind.JOURNEY_STAGE, mine.stages[1].id, name="Go live here")
    _unlocked(ctx, template)
    builder = GestureBuilder("Improve")
    for stage, name in zip(content.stages, ("Purchase", "Implement"), strict=True):
        builder.put(Kind.JOURNEY_STAGE, stage.id, name=name)
    builder.add(Kind.JOURNEY_STAGE, name="Grow", position=2)
    do_gesture(ctx, template, builder.made())
    with pytest.raises(KnownError, match="no newer edition of Ours"):
        review(ctx, map_id)
    publish_template(ctx, template)
    found = review(ctx, map_id)
    assert (found.template, found.edition, found.follows) == ("Ours", 2, 1)
    assert [(one.deed, one.name, one.own) for one in found.proposals] == [
        (Deed.RENAME, "Buy", False),
        (Deed.RENAME, "Go live here", True),
        (Deed.ADD, "Grow", False),
    ]
    before = dump(ctx.workspace)
    change = follow_template(ctx, map_id, 2, [one.key for one in found.proposals if not one.own])
    after = read_map(ctx, map_id)
    assert [stage.name for stage in after.stages] == ["Purchase", "Go live here", "Grow"]
    assert after.head.edition == 2
    assert change.label == "Follow template in Journey"
    revert(ctx, change.change_set_id)
    assert dump(ctx.workspace) == before


def test_a_milestone_of_a_new_edition_gets_its_day_and_no_other_does(ctx):
    template = add_map(ctx, None, "Ours")
    buy = fill_map(ctx, template).stages[0].id
    _add_milestone(ctx, template, buy, "Signed")
    publish_template(ctx, template)
    map_id = start_from_own(ctx, add_account(ctx.workspace), template).value
    edit_field(ctx, Typed(FieldRef(Kind.JOURNEY_MAP, map_id, "starts_on"), "x", "", "2026-03-02"))
    _unlocked(ctx, template)
    _add_milestone(ctx, template, buy, "Live")
    publish_template(ctx, template)
    follow_template(ctx, map_id, 2, [one.key for one in review(ctx, map_id).proposals])
    # March 2 and 30 days; the other one had no day when the map was started, and that is left so.
    days = {one.name: one.due for one in read_map(ctx, map_id).milestones}
    assert days == {"Signed": None, "Live": date(2026, 4, 1)}


def _add_milestone(ctx, template, stage, name):
    builder = GestureBuilder("Add milestone")
    builder.add(Kind.MILESTONE, name=name, stage_id=stage, after_days=30)
    do_gesture(ctx, template, builder.made())


def test_a_map_brought_back_to_before_an_edition_can_follow_it_again(ctx):
    template = add_map(ctx, None, "Ours")
    content = fill_map(ctx, template)
    publish_template(ctx, template)
    map_id = start_from_own(ctx, add_account(ctx.workspace), template).value
    (before,) = keep_revision(ctx, map_id, RevisionKind.NAMED).ids[Kind.JOURNEY_REVISION]
    _unlocked(ctx, template)
    _do(ctx, template, Kind.JOURNEY_STAGE, content.stages[0].id, name="Purchase")
    publish_template(ctx, template)
    offered = review(ctx, map_id).proposals
    follow_template(ctx, map_id, 2, [one.key for one in offered])
    restore(ctx, before)
    assert read_map(ctx, map_id).head.edition == 1
    assert review(ctx, map_id).proposals == offered
    # A template keeps its count, whatever it is brought back to: an edition is published once.
    lock_map(ctx, template, locked=False)
    restore(ctx, min(row.id for row in revisions(ctx, template)))
    assert read_map(ctx, template).head.edition == 2


def test_what_cannot_be_followed_is_said(ctx):
    account = add_account(ctx.workspace)
    template = add_map(ctx, None, "Ours")
    fill_map(ctx, template)
    publish_template(ctx, template)
    map_id = start_from_own(ctx, account, template).value
    publish_template(ctx, template)
    with pytest.raises(KnownError, match="published meanwhile"):
        follow_template(ctx, map_id, 1, [])

    def hurry_on(tx):
        tx.session.get_one(JourneyMap, map_id).edition = 5

    ctx.workspace.write("Bring in from elsewhere", hurry_on)
    with pytest.raises(KnownError, match="follows edition 5 of Ours, of which this file knows only 2"):
        review(ctx, map_id)
    delete_map(ctx, template)
    with pytest.raises(KnownError, match="template of this map is gone"):
        review(ctx, map_id)


def test_a_copy_of_a_map_has_a_name_of_its_own_and_leaves_the_milestones_where_they_are(ctx):
    account = add_account(ctx.workspace)
    first = start_from_shipped(ctx, account, "saas-high-touch").value
    for field, text in (("starts_on", "2026-03-02"), ("notes", "As agreed")):
        edit_field(ctx, Typed(FieldRef(Kind.JOURNEY_MAP, first, field), "x", "", text))
    copies = [duplicate_map(ctx, first).value for _ in range(2)]
    second = start_from_shipped(ctx, account, "renewal").value
    names = {entry.id: entry.name for entry in maps_of(ctx, account)}
    assert [names[id_] for id_ in (first, *copies, second)] == [
        "Journey",
        "Journey (copy)",
        "Journey (copy) 2",
        "Journey 2",
    ]
    whole, copy = read_map(ctx, first), read_map(ctx, copies[0])
    assert [card.title for card in copy.cards] == [card.title for card in whole.cards]
    assert (copy.head.starts_on, copy.head.notes) == (date(2026, 3, 2), "As agreed")
    assert whole.milestones
    assert copy.milestones == ()
    template = save_as_template(ctx, first, "Ours").value
    assert read_map(ctx, template).head.notes == "", "they are about the account"
    other = read_map(ctx, duplicate_map(ctx, template).value)
    assert (other.head.template_id, other.head.name) == (None, "Ours (copy)")
    assert len(other.milestones) == len(whole.milestones)


def test_a_template_says_for_whom_it_is_and_is_shown_on_an_account_s_desk(ctx):
    account = add_account(ctx.workspace)
    template = add_map(ctx, None, "Ours")
    set_segment(ctx, template, "Enterprise")
    (own,) = read_starts(ctx).own
    assert (own.name, own.segment) == ("Ours", "Enterprise")
    shown = load_journey(ctx, account, template)
    assert shown.content is not None
    assert (shown.content.head.id, shown.standing, shown.maps) == (template, None, ())
    with pytest.raises(KnownError, match="Only a template is meant for a segment"):
        set_segment(ctx, add_map(ctx, account), "Enterprise")


def test_a_map_that_a_newer_program_worked_on_says_so(ctx):
    map_id = add_map(ctx)
    content = fill_map(ctx, map_id)

    def work(tx):
        tx.session.get_one(JourneyLane, content.lanes[0].id).kind = "hologram"

    ctx.workspace.write("Work with a newer program", work)
    with pytest.raises(KnownError, match=r"worked on this map \(hologram\); update"):
        load_journey(ctx, add_account(ctx.workspace), map_id)

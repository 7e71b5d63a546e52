"""Maps are started, copied, locked, published and deleted, each as one step."""

from dataclasses import replace
from datetime import date

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.services.history import revert
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.maps import (
    delete_map,
    lock_map,
    maps_of,
    publish_template,
    read_map,
    rename_map,
    start_map,
)
from tests.unit.services.journey.maps import fill_map
from tests.workspaces import add_account, dump


def _without_ids(content: MapContent) -> list[object]:
    """Return what a map says, with names in place of ids."""
    stages = {stage.id: stage.name for stage in content.stages}
    lanes = {lane.id: lane.name for lane in content.lanes}
    people = {persona.id: persona.name for persona in content.personas}
    cards = content.cards_by_id
    return [
        [(stage.name, stage.position, stage.expected_days) for stage in content.stages],
        [(lane.kind, lane.name, lane.position) for lane in content.lanes],
        [(c.title, c.kind, c.row, stages.get(c.stage_id), lanes.get(c.lane_id)) for c in content.cards],
        [(people[e.persona_id], stages[e.stage_id], e.value, e.word) for e in content.emotions],
        [(cards[link.source_id].title, cards[link.target_id].title) for link in content.links],
        [(m.name, stages.get(m.stage_id), m.party) for m in content.milestones],
    ]


def test_a_map_made_from_a_template_says_the_same_and_remembers_where_it_came_from(ctx):
    template = start_map(ctx, None, "High touch").value
    fill_map(ctx, template)
    builder = GestureBuilder("Add milestone")
    stage = read_map(ctx, template).stages[1].id
    builder.add(Kind.MILESTONE, name="Live", stage_id=stage, after_days=30, due=date(2026, 1, 1))
    do_gesture(ctx, template, builder.made())
    publish_template(ctx, template)
    source = read_map(ctx, template)
    account = add_account(ctx.workspace)
    before = dump(ctx.workspace)
    made = start_map(ctx, account, "Halden's journey", source)
    found = read_map(ctx, made.value)
    assert _without_ids(found) == _without_ids(source)
    assert [card.source_id for card in found.cards] == [card.id for card in source.cards]
    assert (found.head.template_id, found.head.edition) == (template, 1)
    assert found.milestones[0].due is None, "days are an account's own"
    assert made.change is not None
    revert(ctx, made.change.change_set_id)
    assert dump(ctx.workspace) == before


def test_an_account_s_map_copied_keeps_its_days_and_is_no_template_s_child(ctx):
    account = add_account(ctx.workspace)
    first = start_map(ctx, account, "One").value
    content = fill_map(ctx, first)
    builder = GestureBuilder("Set due")
    builder.put(Kind.JOURNEY_CARD, content.cards[2].id, due=date(2026, 11, 6))
    do_gesture(ctx, first, builder.made())
    copy = read_map(ctx, start_map(ctx, account, "Two", read_map(ctx, first)).value)
    assert copy.cards[2].due == date(2026, 11, 6)
    assert copy.head.template_id is None
    assert {card.source_id for card in copy.cards} == {None}


def test_a_card_whose_stage_is_gone_is_copied_as_not_placed(ctx):
    content = fill_map(ctx, start_map(ctx, None, "T").value)
    content = replace(content, stages=content.stages[:1], emotions=())
    copy = read_map(ctx, start_map(ctx, None, "Copy", content).value)
    assert [card.stage_id for card in copy.cards] == [None, None, None]


def test_a_stage_of_life_that_is_gone_is_not_copied(ctx):
    content = fill_map(ctx, start_map(ctx, None, "T").value)
    gone = replace(content, stages=tuple(replace(stage, lifecycle_id=77) for stage in content.stages))
    copy = read_map(ctx, start_map(ctx, None, "Copy", gone).value)
    assert [stage.lifecycle_id for stage in copy.stages] == [None, None]


def test_the_list_tells_accounts_maps_from_templates(ctx):
    account = add_account(ctx.workspace)
    fill_map(ctx, start_map(ctx, account, "Theirs").value)
    start_map(ctx, None, "Template")
    assert [(entry.name, entry.stages) for entry in maps_of(ctx, account)] == [("Theirs", 2)]
    assert [(entry.name, entry.status) for entry in maps_of(ctx, None)] == [("Template", "draft")]


def test_names_are_wanted_and_bounded(ctx):
    map_id = start_map(ctx, None, " Journey ").value
    assert read_map(ctx, map_id).head.name == "Journey"
    with pytest.raises(InputError, match="Enter a name"):
        rename_map(ctx, map_id, "  ")
    with pytest.raises(InputError, match="at most 300"):
        start_map(ctx, None, "x" * 301)
    assert rename_map(ctx, map_id, "Journey") is None


def test_a_published_template_is_locked_until_it_is_unlocked(ctx):
    template = start_map(ctx, None, "T").value
    publish_template(ctx, template)
    with pytest.raises(KnownError, match="locked"):
        rename_map(ctx, template, "U")
    lock_map(ctx, template, locked=False)
    rename_map(ctx, template, "U")
    publish_template(ctx, template)
    head = read_map(ctx, template).head
    assert (head.edition, head.status, head.locked) == (2, "published", True)
    with pytest.raises(KnownError, match="Only a template"):
        publish_template(ctx, start_map(ctx, add_account(ctx.workspace), "A").value)


def test_a_deleted_map_comes_back_whole(ctx):
    account = add_account(ctx.workspace)
    for owner in (None, account):
        map_id = start_map(ctx, owner, "Journey").value
        fill_map(ctx, map_id)
        builder = GestureBuilder("Add milestone")
        builder.add(Kind.MILESTONE, name="Live")
        do_gesture(ctx, map_id, builder.made())
        before = dump(ctx.workspace)
        change = delete_map(ctx, map_id)
        left = dump(ctx.workspace)["milestone"]
        assert bool(left) == (owner is not None), "an account's milestones stay"
        with pytest.raises(KnownError, match="deleted by someone else"):
            read_map(ctx, map_id)
        revert(ctx, change.change_set_id)
        assert dump(ctx.workspace) == before
        delete_map(ctx, map_id)

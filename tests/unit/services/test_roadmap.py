"""The roadmap: items kept, joined to accounts with a reason, and never told to whom they are not for."""

from datetime import date

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.roadmap import RoadmapText
from cs_desktop.models.queries.roadmap import items_for
from cs_desktop.services.roadmap import (
    add_item,
    change_item,
    delete_item,
    drop_interest,
    load_interests,
    load_roadmap,
    move_item,
    set_interest,
)
from tests.workspaces import add_account, context

BULK = RoadmapText("Bulk approval", "A week in one step", "in_progress", date(2026, 11, 30), shared=True)
ENGINE = RoadmapText("New engine", notes="Only if Ana stays")


def test_items_and_interests_from_first_to_last(workspace):
    ctx = context(workspace)
    account = add_account(workspace)
    bulk, engine = add_item(ctx, BULK).value, add_item(ctx, ENGINE).value
    set_interest(ctx, account, engine, "  It takes us through lunch ")
    assert set_interest(ctx, account, bulk, "").label == "Say that Bulk approval matters to Halden Freight"
    assert (
        set_interest(ctx, account, bulk, "Clicks").label == "Say why Bulk approval matters to Halden Freight"
    )
    assert set_interest(ctx, account, bulk, "Clicks") is None
    shown = load_roadmap(ctx)
    assert [(item.name, item.text) for item in shown.items] == [(BULK.name, BULK), (ENGINE.name, ENGINE)]
    assert [(one.name, one.why) for one in shown.interested[bulk]] == [("Halden Freight", "Clicks")]
    found = [
        workspace.read(lambda c, only=only: items_for(c, account, shared_only=only)) for only in (True, False)
    ]
    told = [[(item.name, why) for item, why in items] for items in found]
    assert told == [
        [("Bulk approval", "Clicks")],
        [("New engine", "It takes us through lunch"), ("Bulk approval", "Clicks")],
    ]
    move_item(ctx, engine, 0)
    assert [item.id for item in load_roadmap(ctx).items] == [engine, bulk]
    delete_item(ctx, engine)
    assert [one.roadmap_item_id for one in load_interests(ctx, account)] == [bulk]
    drop_interest(ctx, account, bulk)
    assert drop_interest(ctx, account, bulk) is None
    assert load_interests(ctx, account) == ()


def test_what_cannot_be_is_refused(workspace):
    ctx = context(workspace)
    item = add_item(ctx, BULK).value
    for wrong in (RoadmapText(" "), RoadmapText("bulk APPROVAL"), RoadmapText("A", state="soon")):
        with pytest.raises(InputError):
            add_item(ctx, wrong)
    (entry,) = load_roadmap(ctx).items
    assert change_item(ctx, entry, BULK) is None
    assert change_item(ctx, entry, RoadmapText("Approval")) is not None
    with pytest.raises(KnownError, match="meanwhile"):
        change_item(ctx, entry, ENGINE)
    with pytest.raises(KnownError, match="deleted"):
        set_interest(ctx, add_account(workspace), item + 1, "Why")

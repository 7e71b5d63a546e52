"""Frozen decks: the same to the byte whatever changes since, kept, checked, undone, refused when damaged."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.comparing import Otherwise
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.progress import silent
from cs_desktop.models.search.rows import rows_after
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.services.attached import files_of
from cs_desktop.services.attachments import attach
from cs_desktop.services.checking import check_open
from cs_desktop.services.context import Context
from cs_desktop.services.deck.snapshots import (
    compare_snapshots,
    compare_with_live,
    freeze,
    frozen_deck,
    use_snapshot,
)
from cs_desktop.services.deck.stored.editing import move_slide, remove_slide, set_part, set_slide_text
from cs_desktop.services.deck.stored.showing import load_deck
from cs_desktop.services.deck.stored.starting import delete_deck, new_deck
from cs_desktop.services.history import revert
from cs_desktop.services.purging import what_to_purge
from tests.pictures import png
from tests.workspaces import add_account, add_metric, add_points, dump


@pytest.fixture
def account(workspace: WorkspaceFile) -> int:
    found = add_account(workspace, desired_outcome="Leave on time")
    metric = add_metric(workspace, "outcome_attainment")
    add_points(workspace, found, metric, {date(2026, 6, 29): 0.7, date(2026, 9, 28): 0.845})
    return found


@pytest.fixture
def deck(ctx: Context, account: int) -> int:
    return new_deck(ctx, account, DeckTemplate.EBR, Audience.CLIENT)[0]


def pdf(deck: AnyDeck, path: Path) -> bytes:
    render_pdf(deck, path)
    return path.read_bytes()


def shown_id(ctx: Context, deck_id: int) -> int:
    frozen = load_deck(ctx, deck_id).frozen
    assert frozen is not None
    return frozen.id


def test_a_frozen_deck_is_the_same_to_the_byte_when_all_has_changed(
    ctx: Context, workspace: WorkspaceFile, account: int, deck: int, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(png(30, 20))
    attach(ctx, account, tmp_path / "logo.png", Role.LOGO)
    before = load_deck(ctx, deck).deck
    assert before.logo is not None
    drawn = pdf(before, tmp_path / "before.pdf")
    freeze(ctx, deck, "For the board", before)
    metric = add_metric(workspace, "weekly_active")
    add_points(workspace, account, metric, {date(2026, 6, 29): 0.5, date(2026, 9, 28): 0.9})
    (tmp_path / "logo.png").write_bytes(png(40, 20))
    attach(ctx, account, tmp_path / "logo.png", Role.LOGO)
    shown = load_deck(ctx, deck)
    assert shown.frozen is not None
    assert (shown.frozen.note, shown.deck) == ("For the board", before)
    assert pdf(shown.deck, tmp_path / "after.pdf") == drawn
    assert [one.place for one in shown.slides if one.place is not None] == list(range(len(before.slides)))
    use_snapshot(ctx, deck, None)
    live = load_deck(ctx, deck)
    assert live.frozen is None
    assert live.deck != before
    assert [one.id for one in live.snapshots] == [shown.frozen.id]
    assert [file.role for file in files_of(ctx, account)] == [Role.LOGO]
    searched = workspace.read(lambda connection: rows_after(connection, Kind.ATTACHMENT, 0, 100))
    assert [row.head for row in searched] == ["logo.png"]


def test_what_is_frozen_is_compared_with_what_came_since(
    ctx: Context, workspace: WorkspaceFile, account: int, deck: int
) -> None:
    freeze(ctx, deck)
    first = shown_id(ctx, deck)
    assert compare_with_live(ctx, first) == ()
    metric = add_metric(workspace, "weekly_active")
    add_points(workspace, account, metric, {date(2026, 6, 29): 0.5, date(2026, 9, 28): 0.9})
    found = compare_with_live(ctx, first)
    assert (Otherwise.ADDED, "adoption") in {(one.kind, one.slide) for one in found}
    freeze(ctx, deck)
    assert compare_snapshots(ctx, first, shown_id(ctx, deck)) == found


def test_a_deck_that_shows_a_frozen_state_is_not_changed(ctx: Context, deck: int) -> None:
    world = next(one for one in load_deck(ctx, deck).slides if one.design.key is SlideKey.WORLD).design.id
    freeze(ctx, deck)
    for change in (
        lambda: set_part(ctx, deck, "number", on=False),
        lambda: set_slide_text(ctx, world, "priorities", "", "New"),
    ):
        with pytest.raises(KnownError, match="frozen state"):
            change()


def test_a_frozen_deck_says_nothing_of_what_is_written_since(ctx: Context, deck: int) -> None:
    first = load_deck(ctx, deck)
    adoption = next(one for one in first.slides if one.design.key is SlideKey.ADOPTION)
    summary = next(one for one in first.slides if one.design.key is SlideKey.SUMMARY)
    assert adoption.absent
    freeze(ctx, deck)
    state = shown_id(ctx, deck)
    use_snapshot(ctx, deck, None)
    set_slide_text(ctx, summary.design.id, "title", "", "Halden kept its pace over the summer")
    set_part(ctx, deck, "number", on=False)
    use_snapshot(ctx, deck, state)
    shown = load_deck(ctx, deck)
    now = next(one for one in shown.slides if one.design.id == summary.design.id)
    assert (now.title, now.design.title) == (summary.title, "")
    assert (shown.deck.parts.number, shown.design.parts.number) == (True, False)
    # What was left out when it was frozen is no part of it.
    assert adoption.design.id not in {one.design.id for one in shown.slides}


def test_a_frozen_deck_has_its_own_slides_in_their_order_whatever_the_design_is_now(
    ctx: Context, deck: int
) -> None:
    before = load_deck(ctx, deck)
    there = [one for one in before.slides if one.place is not None]
    freeze(ctx, deck)
    state = shown_id(ctx, deck)
    use_snapshot(ctx, deck, None)
    remove_slide(ctx, there[1].design.id)
    kept = [one.design.id for one in before.slides if one.design.id != there[1].design.id]
    move_slide(ctx, deck, list(reversed(kept)))
    use_snapshot(ctx, deck, state)
    shown = load_deck(ctx, deck)
    assert [(one.design.key, one.title, one.place) for one in shown.slides] == [
        (one.design.key, one.title, one.place) for one in there
    ]
    ids = [one.design.id for one in shown.slides]
    assert (len(set(ids)), ids[0], ids[1] < 0) == (len(there), there[0].design.id, True)


def test_frozen_files_are_checked_go_with_their_deck_and_come_back(
    ctx: Context, workspace: WorkspaceFile, deck: int
) -> None:
    freeze(ctx, deck)
    before = dump(workspace)
    kept = frozen_deck(ctx, shown_id(ctx, deck))
    assert what_to_purge(ctx).is_empty
    assert check_open(ctx, silent).clean
    change = delete_deck(ctx, deck)
    assert what_to_purge(ctx).files == 1
    revert(ctx, change.change_set_id)
    assert dump(workspace) == before
    assert frozen_deck(ctx, shown_id(ctx, deck)) == kept


def test_a_damaged_state_says_so_and_leaves_the_way_to_live_values(
    ctx: Context, workspace: WorkspaceFile, deck: int
) -> None:
    freeze(ctx, deck)
    with closing(sqlite3.connect(workspace.path)) as file, file:
        file.execute("UPDATE attachment_content SET content = x'00'")
    assert not check_open(ctx, silent).clean
    shown = load_deck(ctx, deck)
    assert (shown.deck.slides, shown.frozen) == ((), shown.snapshots[0])
    assert "damaged" in shown.warnings[0]
    assert [one.text for one in shown.findings] == list(shown.warnings)
    use_snapshot(ctx, deck, None)
    assert load_deck(ctx, deck).deck.slides

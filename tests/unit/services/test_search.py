"""Finding words in a workspace: what is shown is what stands there now."""

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.models.tables import Activity
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.backups import back_up_now, restore
from cs_desktop.services.context import Context
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from cs_desktop.services.purging import purge
from cs_desktop.services.search import index_of, search, update_index
from cs_desktop.services.workspaces import open_
from tests.workspaces import (
    NOON,
    TODAY,
    add_account,
    add_metric,
    add_points,
    context,
    edit_account,
    new_workspace,
)

NOTES = "Met the new sponsor; she wants the rail project finished before the audit in spring."


@pytest.fixture(autouse=True)
def _profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS_DESKTOP_PROFILE", str(tmp_path / "profile"))


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    opened = new_workspace(tmp_path / "a.csdesk")
    yield context(opened)
    opened.close()


def _add_call(workspace: WorkspaceFile, account_id: int, notes: str) -> None:
    def work(tx: WriteTx) -> None:
        tx.session.add(Activity(id=tx.new_id(), account_id=account_id, kind="call", day=TODAY, notes=notes))

    workspace.write("Add call", work)


def test_a_hit_says_where_it_was_found_and_shows_the_words_around_it(ctx: Context) -> None:
    account = add_account(ctx.workspace)
    _add_call(ctx.workspace, account, NOTES)
    update_index(ctx)
    page = search(ctx, "rail spons")
    (hit,) = page.hits
    assert page.complete
    assert page.counts == {Kind.ACTIVITY: 1}
    assert (hit.kind, hit.account_id, hit.account, hit.column) == (
        Kind.ACTIVITY,
        account,
        "Halden Freight",
        "notes",
    )
    assert hit.name == "Activity Call on Oct 13, 2026"
    assert hit.field == "Notes"
    assert [hit.snippet[start:end] for start, end in hit.bold] == ["spons", "rail"]


def test_one_s_own_fields_are_found_under_their_own_names(ctx: Context) -> None:
    add_account(ctx.workspace, custom={"Region code": "EMEA-7", "Seats": 12})
    update_index(ctx)
    (hit,) = search(ctx, "emea").hits
    assert (hit.name, hit.field, hit.snippet) == ("Account Halden Freight", "Region code", "EMEA-7")


def test_what_is_gone_or_changed_since_is_never_shown(ctx: Context) -> None:
    deleted = add_account(ctx.workspace, "Halden Freight", notes="secret plan")
    changed = add_account(ctx.workspace, "Marlowe", notes="secret plan")
    update_index(ctx)
    assert len(search(ctx, "secret").hits) == 2
    delete_accounts(ctx, [deleted])
    edit_account(ctx, changed, "notes", "secret plan", "nothing")
    # The index has not heard of it yet.
    page = search(ctx, "secret")
    assert (page.hits, page.complete) == ((), False)
    update_index(ctx)
    assert search(ctx, "secret").counts == {}


def test_before_the_index_is_made_that_is_said(ctx: Context) -> None:
    add_account(ctx.workspace)
    page = search(ctx, "halden")
    assert (page.hits, page.complete) == ((), False)


def test_it_can_be_narrowed_to_kinds_and_to_an_account(ctx: Context) -> None:
    first, second = add_account(ctx.workspace, "Halden one"), add_account(ctx.workspace, "Halden two")
    _add_call(ctx.workspace, second, "about halden")
    update_index(ctx)
    assert {hit.id for hit in search(ctx, "halden", [Kind.ACCOUNT]).hits} == {first, second}
    assert {hit.kind for hit in search(ctx, "halden", account_id=second).hits} == {
        Kind.ACCOUNT,
        Kind.ACTIVITY,
    }
    assert search(ctx, "halden", [Kind.ACTIVITY]).counts == {Kind.ACCOUNT: 2, Kind.ACTIVITY: 1}


def test_a_question_without_words_finds_nothing(ctx: Context) -> None:
    update_index(ctx)
    assert search(ctx, "  -- \" ' * ").hits == ()


def test_a_damaged_index_is_made_anew(ctx: Context) -> None:
    add_account(ctx.workspace)
    update_index(ctx)
    path = index_of(ctx.workspace.path).path
    path.write_bytes(b"SQLite format 3\0" + bytes(200) + b"nonsense" * 2000)
    assert not search(ctx, "halden").complete
    update_index(ctx)
    assert len(search(ctx, "halden").hits) == 1
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE words")
    update_index(ctx)
    search(ctx, "halden")
    update_index(ctx)
    assert len(search(ctx, "halden").hits) == 1


def test_a_file_that_can_only_be_read_is_searched_too(ctx: Context) -> None:
    add_account(ctx.workspace)
    reader = context(WorkspaceFile(ctx.workspace.path, NOON, Author("ines", "desk-9"), read_only=True))
    update_index(reader)
    assert len(search(reader, "halden").hits) == 1
    reader.workspace.close()


def test_two_programs_make_one_index_together(ctx: Context) -> None:
    for number in range(30):
        add_account(ctx.workspace, f"Account {number}")
    other = context(open_(ctx.workspace.path, NOON))
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(update_index, each) for each in (ctx, other) * 4]:
            done.result()
    other.workspace.close()
    assert len(search(ctx, "account").hits) == 30


def test_only_its_owner_reads_the_index(ctx: Context) -> None:
    update_index(ctx)
    assert index_of(ctx.workspace.path).path.stat().st_mode & 0o77 == 0


def test_indexes_that_nobody_used_for_long_are_taken_away(ctx: Context) -> None:
    folder = index_of(ctx.workspace.path).path.parent
    folder.mkdir(parents=True)
    old = folder / "old.search"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    update_index(ctx)
    update_index(ctx)
    assert [path.name for path in folder.glob("*.search")] == [index_of(ctx.workspace.path).path.name]


def _found(ctx: Context, question: str) -> list[str]:
    """Return the names of what is found once the index is caught up."""
    update_index(ctx)
    page = search(ctx, question)
    assert page.complete
    return sorted(hit.name for hit in page.hits)


def test_what_an_undo_brings_back_is_found_again_and_a_purge_changes_nothing(ctx: Context) -> None:
    account = add_account(ctx.workspace, "Halden Freight")
    add_points(ctx.workspace, account, add_metric(ctx.workspace, "usage"), {TODAY: 1.0})
    _add_call(ctx.workspace, account, "about the zebra")
    everything = _found(ctx, "zebra")
    gone = delete_accounts(ctx, [account])
    assert _found(ctx, "zebra") == []
    revert(ctx, gone.change_set_id)
    assert _found(ctx, "zebra") == everything
    delete_accounts(ctx, [account])
    purge(ctx)
    assert _found(ctx, "zebra") == []


def test_what_a_colleague_writes_is_found(ctx: Context) -> None:
    account = add_account(ctx.workspace, "Halden Freight")
    update_index(ctx)
    other = context(WorkspaceFile(ctx.workspace.path, NOON, Author("ines", "desk-9")))
    _add_call(other.workspace, account, "about the okapi")
    edit_account(other, account, "name", "Halden Freight", "Halden Rail")
    other.workspace.close()
    assert _found(ctx, "okapi") == ["Activity Call on Oct 13, 2026"]
    assert _found(ctx, "halden") == ["Account Halden Rail"]


def test_a_backup_that_is_brought_back_is_searched_as_it_was(ctx: Context) -> None:
    path = ctx.workspace.path
    add_account(ctx.workspace, "Halden Freight", notes="zebra")
    backup = back_up_now(ctx)
    add_account(ctx.workspace, "Marlowe", notes="okapi")
    assert _found(ctx, "okapi") == ["Account Marlowe"]
    ctx.workspace.close()
    restore(backup, path, NOON)
    back = context(open_(path, NOON))
    assert _found(back, "okapi") == []
    assert _found(back, "zebra") == ["Account Halden Freight"]
    # Another account takes the place in the log that Marlowe had.
    add_account(back.workspace, "Perrin", notes="tapir")
    assert _found(back, "okapi tapir") == []
    assert _found(back, "tapir") == ["Account Perrin"]
    back.workspace.close()


@pytest.mark.parametrize(
    ("notes", "question", "bold"),
    [
        ("株式会社サンプル", "サンプル", ["サンプル"]),
        ("株式会社サンプル", "社", ["社"]),
        ("Hauptstraße in Łódź", "lodz hauptstras", ["Hauptstraß", "Łódź"]),
        ("السيد مُحَمَّد سعيد", "محمد", ["مُحَمَّد"]),
        ("אמר שָׁלוֹם לכולם", "שלום", ["שָׁלוֹם"]),
        ("Launch 🚀 in spring", "🚀", ["🚀"]),
        ("the night shift left", '"night shift"', ["night shift"]),
    ],
)
def test_any_script_is_found_and_marked(ctx: Context, notes: str, question: str, bold: list[str]) -> None:
    add_account(ctx.workspace, "Halden", notes=notes)
    add_account(ctx.workspace, "Perrin", notes="the shift by night, the left")
    update_index(ctx)
    (hit,) = search(ctx, question).hits
    assert hit.name == "Account Halden"
    assert [hit.snippet[start:end] for start, end in hit.bold] == bold

"""The index of words follows the log: after any edits it equals one made from nothing."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, String

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import FIELD_LABELS, Form
from cs_desktop.domain.search_text import wanted_in
from cs_desktop.domain.searchable import NOT_TYPED, SEARCHED
from cs_desktop.models.base import LoggedBase, UtcTime
from cs_desktop.models.search.building import bring_up_to_date, is_current
from cs_desktop.models.search.index_file import IndexFile
from cs_desktop.models.tables import Account, Activity, Contact, Objective, SuccessPlan
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from cs_desktop.services.workspaces import open_
from tests.workspaces import NOON, TODAY, add_account, context, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    opened = new_workspace(tmp_path / "a.csdesk")
    yield opened
    opened.close()


@pytest.fixture
def index(tmp_path: Path) -> IndexFile:
    return IndexFile(tmp_path / "cache" / "a.search")


def _add_rich_account(tx: WriteTx, name: str) -> int:
    account = Account(id=tx.new_id(), name=name, notes="the notes", custom={"Region code": "EMEA-7"})
    plan = SuccessPlan(id=tx.new_id(), account_id=account.id, name="Plan")
    for thing in (account, plan):
        tx.session.add(thing)
        tx.session.flush()
    tx.session.add_all(
        [
            Contact(id=tx.new_id(), account_id=account.id, name="Ana Ruiz", notes="sponsor"),
            Activity(id=tx.new_id(), account_id=account.id, kind="call", day=TODAY, notes="spoke of rails"),
            Objective(id=tx.new_id(), plan_id=plan.id, text="Departures leave on time"),
        ]
    )
    return account.id


def _found(index: IndexFile, question: str) -> list[tuple[Kind, int]]:
    return [(place.kind, place.id) for place in index.find(wanted_in(question))]


def test_every_text_column_is_searched_or_said_to_be_none_that_people_type() -> None:
    known = {
        (kind.value, column)
        for kind, labels in FIELD_LABELS.items()
        for column, label in labels.items()
        # Words are our own, links are ids, opaque values mean nothing, days are stored as texts too.
        if label.form in (Form.WORD, Form.LINK, Form.OPAQUE, Form.TIME, Form.DAY)
        or column in NOT_TYPED.get(kind, ())
    }
    for table in LoggedBase.metadata.tables.values():
        if table.name not in set(Kind):
            continue
        for column in table.columns:
            kind = Kind(table.name)
            typed = isinstance(column.type, String | JSON) or (
                hasattr(column.type, "impl_instance")
                and isinstance(column.type.impl_instance, JSON)
                and not isinstance(column.type, UtcTime)
            )
            if typed and (table.name, column.name) not in known:
                assert column.name in SEARCHED[kind], f"{table.name}.{column.name} is not searched"


def test_what_was_typed_is_found_wherever_it_stands(workspace: WorkspaceFile, index: IndexFile) -> None:
    account = workspace.write("Add", lambda tx: _add_rich_account(tx, "株式会社サンプル")).value
    bring_up_to_date(workspace, index)
    assert is_current(workspace, index)
    assert _found(index, "サンプル") == [(Kind.ACCOUNT, account)]
    assert _found(index, "emea 7") == [(Kind.ACCOUNT, account)]
    for question, kind in (
        ("spons", Kind.CONTACT),
        ("rails spoke", Kind.ACTIVITY),
        ("departures", Kind.OBJECTIVE),
    ):
        (place,) = index.find(wanted_in(question))
        assert (place.kind, place.account_id) == (kind, account)


def test_words_of_two_fields_are_found_together_but_never_as_a_phrase(
    workspace: WorkspaceFile, index: IndexFile
) -> None:
    account = add_account(workspace, "Halden", notes="freight")
    bring_up_to_date(workspace, index)
    assert _found(index, "freight halden") == [(Kind.ACCOUNT, account)]
    # One word of a question is a phrase where it is written with a hyphen.
    assert _found(index, "halden-freight") == []


def test_names_come_first_then_the_newest(workspace: WorkspaceFile, index: IndexFile) -> None:
    mentioned = add_account(workspace, "Marlowe", notes="like Halden")
    named = add_account(workspace, "Halden")
    later = add_account(workspace, "Perrin", notes="not like Halden")
    bring_up_to_date(workspace, index)
    assert [row_id for _, row_id in _found(index, "halden")] == [named, later, mentioned]


def test_a_large_change_is_taken_in_piece_by_piece(
    workspace: WorkspaceFile, index: IndexFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(workspace, index)
    monkeypatch.setattr("cs_desktop.models.search.building.CHANGES", 3)
    workspace.write("Add many", lambda tx: [_add_rich_account(tx, f"Account {n}") for n in range(4)])
    bring_up_to_date(workspace, index)
    assert len(_found(index, "account")) == 4
    assert is_current(workspace, index)


def test_another_file_under_the_same_name_is_noticed(tmp_path: Path, index: IndexFile) -> None:
    first = new_workspace(tmp_path / "a.csdesk")
    add_account(first, "Halden")
    bring_up_to_date(first, index)
    first.close()
    other = new_workspace(tmp_path / "a.csdesk")
    add_account(other, "Marlowe")
    assert not is_current(other, index)
    bring_up_to_date(other, index)
    assert _found(index, "halden") == []
    assert len(_found(index, "marlowe")) == 1
    other.close()


def test_an_older_version_brought_back_is_noticed(tmp_path: Path, index: IndexFile) -> None:
    path = tmp_path / "a.csdesk"
    opened = new_workspace(path)
    add_account(opened, "Halden")
    opened.close()
    backup = path.read_bytes()
    for expected in ("marlowe", "halden"):
        opened = open_(path, NOON)
        if expected == "marlowe":
            add_account(opened, "Marlowe")
        bring_up_to_date(opened, index)
        assert len(_found(index, expected)) == 1
        opened.close()
        path.write_bytes(backup)
    assert _found(index, "marlowe") == []


WORDS = st.sampled_from(["", "Halden Freight", "株式会社サンプル", "sponsor left", "Straße 9"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "delete", "undo", "look"]), st.integers(0, 5), WORDS),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=15)
def test_it_equals_one_made_from_nothing_after_any_edits(steps: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = new_workspace(Path(folder, "a.csdesk"))
        ctx = context(workspace)
        index = IndexFile(Path(folder, "a.search"))
        accounts: list[int] = []
        changes: list[int] = []
        for what, pick, text in steps:
            change = None
            if what == "add":
                written = workspace.write("Add", partial(_add_rich_account, name=text or "x"))
                accounts.append(written.value)
                change = written.change
            elif what == "edit" and accounts:
                change = workspace.write("Edit", _editing(accounts[pick % len(accounts)], text)).change
            elif what == "delete" and accounts:
                # It may be gone already.
                with suppress(KnownError):
                    change = delete_accounts(ctx, [accounts[pick % len(accounts)]])
            elif what == "undo" and changes:
                change = revert(ctx, changes[pick % len(changes)]).change
            else:
                bring_up_to_date(workspace, index)
            if change is not None:
                changes.append(change.change_set_id)
        bring_up_to_date(workspace, index)
        fresh = IndexFile(Path(folder, "fresh.search"))
        bring_up_to_date(workspace, fresh)
        assert index.everything() == fresh.everything()
        workspace.close()


def _editing(account_id: int, text: str) -> Callable[[WriteTx], None]:
    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        if account is not None:
            account.notes = text
            account.custom = {"Own": text}

    return work

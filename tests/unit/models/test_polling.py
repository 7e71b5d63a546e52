"""Noticing what others commit, and being told of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.presence import OthersChange
from cs_desktop.models.log.others import ROWS_READ, SETS_TOLD, changes_since
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.models.tables import Account
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from tests.workspaces import NOON, add_account, new_workspace


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[WorkspaceFile]:
    workspace = new_workspace(tmp_path / "a.csdesk")
    yield workspace
    workspace.close()


@pytest.fixture
def theirs(mine: WorkspaceFile) -> Iterator[WorkspaceFile]:
    workspace = open_workspace(mine.path, NOON)
    yield workspace
    workspace.close()


def told(workspace: WorkspaceFile, position: int) -> tuple[int, tuple[OthersChange, ...]]:
    return workspace.read(lambda c: changes_since(c, position, workspace.actor_id))


def position(workspace: WorkspaceFile) -> int:
    return workspace.read(log_position)


def add_many(tx: WriteTx, count: int) -> None:
    columns = Account.__table__.columns
    row = dict(tx.session.execute(select(*columns)).mappings().first() or {})
    tx.bulk_insert(Account, [row | {"id": tx.new_id(), "name": f"Account {n}"} for n in range(count)])


def test_a_poll_tells_that_somebody_committed_and_else_nothing(
    mine: WorkspaceFile, theirs: WorkspaceFile
) -> None:
    first = mine.poll()
    assert first is not None
    assert mine.poll() == first
    add_account(theirs)
    second = mine.poll()
    assert second not in (None, first)
    assert mine.poll() == second
    with pytest.raises(ZeroDivisionError):
        theirs.write("Fail", lambda tx: tx.today.day // 0)
    assert mine.poll() == second


def test_a_poll_of_a_busy_file_asks_to_ask_again(mine: WorkspaceFile) -> None:
    first = mine.poll()
    with closing(sqlite3.connect(mine.path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        assert mine.poll() is None
        stranger.execute("ROLLBACK")
    assert mine.poll() == first


def test_a_file_replaced_or_gone_is_said_so_and_can_come_back(mine: WorkspaceFile) -> None:
    assert mine.poll() is not None
    away = mine.path.rename(mine.path.with_suffix(".away"))
    with pytest.raises(KnownError, match=r"a\.csdesk is gone; put it back"):
        mine.poll()
    mine.path.write_bytes(away.read_bytes())
    with pytest.raises(KnownError, match="was replaced or removed by another program; open it again"):
        mine.poll()
    with pytest.raises(KnownError, match="was replaced"):
        add_account(mine)
    away.replace(mine.path)
    assert mine.poll() is not None


def test_others_changes_come_with_their_author_and_what_they_touched(
    mine: WorkspaceFile, theirs: WorkspaceFile
) -> None:
    before = position(mine)
    halden = add_account(theirs, "Halden Freight")
    add_account(mine, "Mine alone")
    kessel = add_account(theirs, "Kessel Dental")
    newest, changes = told(mine, before)
    assert newest == position(mine)
    assert [(c.change.label, c.change.ids) for c in changes] == [
        ("Add Halden Freight", {Kind.ACCOUNT: frozenset({halden})}),
        ("Add Kessel Dental", {Kind.ACCOUNT: frozenset({kessel})}),
    ]
    author = theirs.read(lambda c: c.exec_driver_sql('SELECT "user", host FROM actor').all())[0]
    assert {(c.user, c.host) for c in changes} == {tuple(author)}
    assert told(mine, newest) == (newest, ())


def test_an_import_is_told_as_everything_without_reading_it_back(
    mine: WorkspaceFile, theirs: WorkspaceFile
) -> None:
    add_account(mine)
    before = position(mine)
    small = add_account(theirs, "Small")
    theirs.write("Import accounts", lambda tx: add_many(tx, ROWS_READ))
    add_account(theirs, "After")
    _, changes = told(mine, before)
    everything = dict.fromkeys(Kind)
    assert [c.change.ids for c in changes] == [{Kind.ACCOUNT: frozenset({small})}, everything, everything]


def test_after_a_long_sleep_the_newest_stands_for_all(mine: WorkspaceFile, theirs: WorkspaceFile) -> None:
    before = position(mine)
    for n in range(SETS_TOLD + 1):
        add_account(theirs, f"Account {n}")
    newest, changes = told(mine, before)
    assert newest == before + SETS_TOLD + 1
    assert [(c.change.label, c.change.ids) for c in changes] == [
        (f"Add Account {SETS_TOLD}", dict.fromkeys(Kind))
    ]


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 3)), max_size=12))
def test_what_is_told_is_what_the_others_were_told_themselves(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, int]]
) -> None:
    """Law: looking now and then gives every change of others once, as their own write reported it."""
    mine = new_workspace(tmp_path_factory.mktemp("law") / "a.csdesk")
    theirs = open_workspace(mine.path, NOON)
    seen, reported = list[Change](), list[Change | None]()
    at = position(mine)
    for is_mine, count in steps:
        workspace = mine if is_mine else theirs

        def add(tx: WriteTx, count: int = count) -> None:
            tx.session.add_all(Account(id=tx.new_id(), name="A") for _ in range(count))

        written = workspace.write(f"Add {count}", add)
        if not is_mine:
            reported.append(written.change)
        if count > 1:
            at, changes = told(mine, at)
            seen += [other.change for other in changes]
    seen += [other.change for other in told(mine, at)[1]]
    mine.close()
    theirs.close()
    assert seen == reported

"""Trouble with the file under an open workspace: said in words, nothing half done, and it goes on after."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.common.errors import BusyError, KnownError
from cs_desktop.models.schema import SCHEMA_VERSION
from cs_desktop.models.workspace_file import WorkspaceFile
from tests.full_disk import full_disk
from tests.mortals import mortal
from tests.unusable import alter, good, listing
from tests.workspaces import NOON, add_account, dump, new_workspace, open_


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    (folder := tmp_path / "shared").mkdir()
    file = new_workspace(folder / "team.csdesk")
    add_account(file, "Kept")
    yield file
    file.close()


def refused(workspace: WorkspaceFile, words: str) -> None:
    """Check that a write is refused in these words, once more with the same, and lets go of the file."""
    for _again in range(2):
        with pytest.raises(KnownError, match=words) as refusal:
            add_account(workspace, "Lost")
        assert "\n" not in str(refusal.value)
    if workspace.path.exists():
        # A transaction left open would hold others off.
        with closing(sqlite3.connect(workspace.path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")


def goes_on(workspace: WorkspaceFile) -> None:
    """Check that the next write works, and that of the refused ones nothing is there."""
    add_account(workspace, "After")
    assert names(workspace) == ["After", "Kept"]


def names(workspace: WorkspaceFile) -> list[str]:
    return workspace.read(
        lambda c: [name for (name,) in c.exec_driver_sql("SELECT name FROM account ORDER BY 1")]
    )


@pytest.mark.parametrize("room", [0, 512, 4096, 6000, 9000])
def test_a_full_disk(workspace: WorkspaceFile, room: int) -> None:
    before = listing(workspace.path.parent)
    with full_disk(room):
        refused(workspace, "could not be written .its disk is full.*free some space.*try again")
        assert listing(workspace.path.parent) == before
        assert names(workspace) == ["Kept"]
    goes_on(workspace)


def test_replaced_underneath(workspace: WorkspaceFile, tmp_path: Path) -> None:
    other = good(tmp_path, "other.csdesk")
    whole = other.read_bytes()
    mine = workspace.path.rename(tmp_path / "mine.csdesk")
    other.replace(workspace.path)
    refused(workspace, "team.csdesk was replaced or removed by another program; open it again")
    assert workspace.path.read_bytes() == whole, "not a byte goes into the stranger"
    mine.replace(workspace.path)
    goes_on(workspace)


def test_vanished_and_back(workspace: WorkspaceFile, tmp_path: Path) -> None:
    away = workspace.path.rename(tmp_path / "away.csdesk")
    refused(workspace, "team.csdesk is gone; put it back or open another workspace")
    away.rename(workspace.path)
    goes_on(workspace)


def test_the_folder_removed_and_back(workspace: WorkspaceFile, tmp_path: Path) -> None:
    away = workspace.path.parent.rename(tmp_path / "away")
    refused(workspace, "team.csdesk is gone; put it back or open another workspace")
    away.rename(workspace.path.parent)
    goes_on(workspace)


def test_removed_for_good(workspace: WorkspaceFile) -> None:
    shutil.rmtree(workspace.path.parent)
    refused(workspace, "team.csdesk is gone; put it back")
    assert not workspace.path.parent.exists(), "nothing is made again where it was"


@mortal
def test_made_read_only(tmp_path: Path) -> None:
    (folder := tmp_path / "shared").mkdir()
    workspace = new_workspace(folder / "team.csdesk")
    add_account(workspace, "Kept")
    folder.chmod(0o555)
    refused(workspace, "team.csdesk cannot be (opened|written).*folder.*writable")
    folder.chmod(0o755)
    goes_on(workspace)
    folder.chmod(0)
    with pytest.raises(KnownError, match=r"cannot be reached \(permission denied\); check its folder"):
        add_account(workspace)
    folder.chmod(0o755)
    workspace.close()


def test_upgraded_by_a_newer_program(workspace: WorkspaceFile) -> None:
    alter(workspace.path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    refused(workspace, "upgraded by a newer program; close it and update yours")
    alter(workspace.path, f"PRAGMA user_version={SCHEMA_VERSION}")
    goes_on(workspace)


def test_a_trigger_that_comes_in(workspace: WorkspaceFile) -> None:
    alter(workspace.path, "CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM account; END")
    refused(workspace, "was given a trigger or a view by another program; restore a backup")
    assert names(workspace) == ["Kept"]


def test_locked_for_longer_than_the_patience(
    workspace: WorkspaceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cs_desktop.models.write.PATIENCE_S", 0.05)
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        for _again in range(2):
            with pytest.raises(BusyError, match="is in use by another program; try again"):
                add_account(workspace, "Lost")
        stranger.execute("ROLLBACK")
    goes_on(workspace)


def test_whoever_says_what_they_do_is_named_as_the_one_who_holds_the_file(
    workspace: WorkspaceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cs_desktop.models.write.PATIENCE_S", 0.05)
    monkeypatch.setenv("LOGNAME", "Bob")
    other = open_(workspace.path, NOON)
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        workspace.presence.announce()
        with other.presence.doing("Importing usage.csv"):
            workspace.presence.beat()
            with pytest.raises(BusyError, match=r"is in use by Bob \(importing usage.csv\); try again"):
                add_account(workspace, "Lost")
        lock.execute("ROLLBACK")
    other.close()
    goes_on(workspace)


def test_reading_goes_on_while_writing_is_refused(workspace: WorkspaceFile) -> None:
    before = dump(workspace, log=True)
    with full_disk():
        refused(workspace, "could not be written")
        assert dump(workspace, log=True) == before

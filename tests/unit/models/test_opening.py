"""Every way in which a file can be no workspace has its own words, and a refused file keeps its bytes."""

import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.common.paths import PROFILE_VARIABLE
from cs_desktop.models.clean_close import CloseMarker
from cs_desktop.models.opening import NewWorkspace, create_workspace, current_author, open_workspace
from tests.workspaces import NOON, add_account, dump, new_workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "team.csdesk"
    workspace = new_workspace(file)
    add_account(workspace)
    workspace.close()
    return file


def _refused(path: Path, words: str) -> None:
    before = path.read_bytes()
    with pytest.raises(KnownError, match=words):
        open_workspace(path, NOON)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*-journal"))


def _alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_zero_bytes(tmp_path):
    path = tmp_path / "empty.csdesk"
    path.touch()
    _refused(path, "is empty")


@pytest.mark.parametrize("content", [b"name,arr\nHalden,1\n", b"SQLite format 3\x00", b"\x00" * 4096])
def test_not_sqlite(tmp_path, content):
    path = tmp_path / "other.csdesk"
    path.write_bytes(content)
    _refused(path, "not a CS Desktop workspace")


def test_another_application(tmp_path):
    path = tmp_path / "other.csdesk"
    _alter(path, "CREATE TABLE notes (id INTEGER)")
    _refused(path, "another application")


def test_a_newer_version(path):
    _alter(path, "PRAGMA user_version=99")
    _refused(path, "newer CS Desktop .format 99.*update the program")


@pytest.mark.parametrize("share", [0.03, 0.5, 0.99])
def test_cut_short(path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    _refused(path, "cut short")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM contact; END", "trigger named 'spy'"),
        ("CREATE VIEW peek AS SELECT 1", "view named 'peek'"),
        ("CREATE TABLE extra (id INTEGER)", "table 'extra'"),
        ("ALTER TABLE contact ADD COLUMN shoe_size INTEGER", "table 'contact'"),
        ("DROP INDEX ix_account_name", "table 'account'"),
    ],
)
def test_a_schema_that_is_not_ours(path, statement, words):
    _alter(path, statement)
    _refused(path, words)


def test_a_trigger_that_comes_in_while_the_file_is_open_does_nothing(path):
    workspace = open_workspace(path, NOON)
    _alter(path, "CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM contact; END")
    with pytest.raises(Exception, match="not authorized"):
        add_account(workspace)
    assert len(dump(workspace)["account"]) == 1
    workspace.close()


def test_missing_and_folder(tmp_path):
    with pytest.raises(KnownError, match="does not exist"):
        open_workspace(tmp_path / "gone.csdesk", NOON)
    with pytest.raises(KnownError, match="is a folder"):
        open_workspace(tmp_path, NOON)


def test_wal_is_turned_back(path):
    _alter(path, "PRAGMA journal_mode=WAL")
    workspace = open_workspace(path, NOON)
    add_account(workspace)
    workspace.close()
    assert path.read_bytes()[18] == 1


def test_a_file_in_wal_mode_that_is_refused_stays_as_it_is(path):
    _alter(path, "CREATE VIEW spy AS SELECT 1")
    _alter(path, "PRAGMA journal_mode=WAL")
    _refused(path, "spy")


def test_damage_after_a_crash_is_found(path):
    """A program that is gone without closing leaves a marker; the next opening looks for damage."""
    crash = (
        "import os, sys; from pathlib import Path; from cs_desktop.common.clock import SystemClock; "
        "from cs_desktop.models.opening import open_workspace; "
        "w = open_workspace(Path(sys.argv[1]), SystemClock()); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", crash, str(path)], check=False).returncode == 9
    content = bytearray(path.read_bytes())
    # The last page: nothing that is read before the content is looked over.
    content[-4096:-4088] = b"\xff" * 8
    path.write_bytes(content)
    for _again in range(2):
        _refused(path, "is damaged")


def test_a_file_that_was_found_whole_after_a_crash_is_not_looked_over_again(path):
    marker = CloseMarker.of(path)
    marker.folder.mkdir(parents=True, exist_ok=True)
    (marker.folder / "999999999").touch()
    assert marker.was_left_open()
    open_workspace(path, NOON).close()
    assert not marker.was_left_open()


def test_a_write_cut_off_after_its_first_page_is_rolled_back(path):
    """Killed in the middle of COMMIT: the header tells of pages that were still to be written."""
    whole = path.read_bytes()
    journal = path.with_name(path.name + "-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN IMMEDIATE")
        rows = [(1, account, 2026, 1, b"", b"x" * 4000, 0) for account in range(200)]
        connection.executemany("INSERT INTO point_block VALUES (?,?,?,?,?,?,?)", rows)
        left_behind = journal.read_bytes()
    assert path.read_bytes() == whole
    started = bytearray(whole)
    struct.pack_into(">I", started, 28, len(whole) // 4096 + 200)
    path.write_bytes(started)
    journal.write_bytes(left_behind)
    open_workspace(path, NOON).close()
    assert not journal.exists()
    assert path.read_bytes() == whole


def test_a_profile_that_cannot_be_written_costs_the_marker_only(path, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "file" / "profile"))
    workspace = open_workspace(path, NOON)
    add_account(workspace)
    workspace.close()


def test_an_author_whom_the_system_cannot_name_is_unknown(monkeypatch):
    """As on Windows, which has no module pwd, in a process without the usual environment."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "pwd", None)
    assert current_author().user == "unknown"


def test_making_one_refuses_what_exists_and_what_makes_no_sense(path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(KnownError, match="exists already"):
        create_workspace(path, NewWorkspace(), NOON)
    assert path.read_bytes() == before
    with pytest.raises(KnownError, match=r"folder .* does not exist"):
        create_workspace(tmp_path / "no" / "such.csdesk", NewWorkspace(), NOON)
    for bad, words in (
        (NewWorkspace(currency="dollars"), "ISO 4217"),
        (NewWorkspace(fiscal_start=13), "month 1 to 12"),
    ):
        with pytest.raises(KnownError, match=words):
            create_workspace(tmp_path / "new.csdesk", bad, NOON)
    assert not (tmp_path / "new.csdesk").exists()

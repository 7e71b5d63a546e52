"""A restore puts a whole file in place or nothing, and keeps what was there."""

import gzip
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.backups import FileState, InUseError
from cs_desktop.models.backup import side_folder
from cs_desktop.models.backup.folder import backup_folder
from cs_desktop.models.backup.restoring import restore
from cs_desktop.models.schema import SCHEMA_VERSION
from tests.mortals import mortal
from tests.unusable import CASES, Case, good, leave_journal, leave_wal, listing
from tests.workspaces import NOON, add_account, dump, open_

NOW = NOON.now()
NO_PLACE = {
    *("folder", "missing folder", "pipe", "socket", "device", "link to itself"),
    *("name too long", "no room for a journal's name", "path too long"),
}
"""The cases that are no place for any file."""
STAMP = "2026-10-13T120000"
VERSION_1 = Path(__file__).parents[2] / "data" / "schemas" / "version-1.csdesk.gz"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup with one account, of a workspace that lies in a folder of its own."""
    (tmp_path / "vault").mkdir()
    return good(tmp_path / "vault", "backup.csdesk")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def _names(path: Path) -> list[str]:
    workspace = open_(path, NOON)
    try:
        return sorted(str(row[1]) for row in _accounts(workspace))
    finally:
        workspace.close()


def _accounts(workspace):
    return workspace.read(lambda c: c.exec_driver_sql("SELECT id, name FROM account").all())


def _workspace_ahead(home: Path, backup: Path) -> Path:
    """Return a workspace that came from the backup and has one account more."""
    path = Path(shutil.copy(backup, home / "team.csdesk"))
    workspace = open_(path, NOON)
    add_account(workspace, "Brightmoor Foods")
    workspace.close()
    return path


def _content(path: Path) -> list[str]:
    """Return all that a database holds; a copy differs from it in a counter of the header."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as look:
        return list(look.iterdump())


def _files(folder: Path) -> list[str]:
    return [name for name, content in listing(folder).items() if content is not None]


def test_a_healthy_file_goes_back_and_is_kept_as_a_backup(home, backup):
    path = _workspace_ahead(home, backup)
    done = restore(backup, path, NOW)
    assert _names(path) == ["Halden Freight"]
    assert done.was is FileState.HEALTHY
    assert done.kept == backup_folder(path) / f"{STAMP}-before-restore.csdesk"
    assert _names(done.kept) == ["Brightmoor Foods", "Halden Freight"]
    assert (done.held.accounts, done.held.label, done.upgrades) == (1, "Add Halden Freight", False)
    restore(done.kept, path, NOW)
    assert _names(path) == ["Brightmoor Foods", "Halden Freight"]


def test_a_file_that_is_gone_comes_back(home, backup):
    path = home / "team.csdesk"
    done = restore(backup, path, NOW)
    assert (done.was, done.kept, done.kept_beside) == (FileState.MISSING, None, ())
    assert _names(path) == ["Halden Freight"]


def test_a_journal_without_its_file_is_not_played_into_the_new_one(home, backup):
    path = _workspace_ahead(home, backup)
    leave_journal(path)
    path.unlink()
    done = restore(backup, path, NOW)
    assert [file.name for file in done.kept_beside] == [f"team-damaged-{STAMP}.csdesk-journal"]
    assert _content(path) == _content(backup)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whatever_the_file_has_become_it_is_kept_and_the_backup_takes_its_place(home, backup, case: Case):
    """Every way in which a file can be unusable, as the file to be replaced."""
    path = case.make(home)
    if case.name in NO_PLACE:
        before = _files(home)
        with pytest.raises(KnownError):
            restore(backup, path, NOW)
        assert _files(home) == before
        return
    there = path.exists()
    raw = path.read_bytes() if there else b""
    done = restore(backup, path, NOW)
    assert _content(path) == _content(backup)
    if done.was is FileState.DAMAGED:
        assert done.kept == home / f"{path.stem}-damaged-{STAMP}.csdesk"
        assert done.kept.read_bytes() == raw
    elif there:
        assert done.was is FileState.HEALTHY, "what SQLite finds whole is kept as a backup"
        assert done.kept.parent == backup_folder(path)
    else:
        assert done.was is FileState.MISSING
    assert not list(home.rglob("*.part"))


@pytest.mark.parametrize("case", [c for c in CASES if c.name != "view in WAL mode"], ids=str)
def test_whatever_the_backup_has_become_it_is_refused_and_the_file_stays(home, backup, tmp_path, case: Case):
    """The same ways, as the backup: refused in the same words, and not a byte of the workspace changes."""
    path = _workspace_ahead(home, backup)
    before = listing(home)
    (tmp_path / "bad").mkdir()
    bad = case.make(tmp_path / "bad")
    with pytest.raises(KnownError):
        restore(bad, path, NOW)
    assert {name: content for name, content in listing(home).items() if content is not None} == before


def test_a_damaged_page_is_found_before_anything_is_touched(home, backup):
    path = _workspace_ahead(home, backup)
    before = path.read_bytes()
    content = bytearray(backup.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    backup.write_bytes(content)
    with pytest.raises(KnownError, match=r"backup.csdesk is damaged.*older backup"):
        restore(backup, path, NOW)
    assert path.read_bytes() == before
    assert not [name for name in _files(home) if "backups" in name]


def test_a_damaged_page_in_the_workspace_is_kept(home, backup):
    path = _workspace_ahead(home, backup)
    content = bytearray(path.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    path.write_bytes(content)
    done = restore(backup, path, NOW)
    assert (done.was, done.kept) == (FileState.DAMAGED, home / f"team-damaged-{STAMP}.csdesk")
    assert done.kept.read_bytes() == content
    assert _names(path) == ["Halden Freight"]


def test_a_file_left_in_the_middle_of_a_write_is_kept_with_its_journal(home, backup):
    """Both together still are what they were: opened in a copy, they go back to before the write."""
    path = _workspace_ahead(home, backup)
    leave_journal(path)
    raw = path.read_bytes(), path.with_name("team.csdesk-journal").read_bytes()
    done = restore(backup, path, NOW)
    assert done.was is FileState.CUT_OFF
    assert (done.kept.read_bytes(), done.kept_beside[0].read_bytes()) == raw
    assert [file.name for file in done.kept_beside] == [f"team-damaged-{STAMP}.csdesk-journal"]
    assert not path.with_name("team.csdesk-journal").exists()
    assert _names(path) == ["Halden Freight"]
    assert _names(done.kept) == ["Brightmoor Foods", "Halden Freight"]


def test_a_file_in_wal_mode_leaves_no_wal_for_the_new_one(home, backup):
    path = _workspace_ahead(home, backup)
    leave_wal(path)
    done = restore(backup, path, NOW)
    assert _files(home) == ["team.csdesk", f"team.csdesk.d/backups/{done.kept.name}"]
    with closing(sqlite3.connect(done.kept)) as look:
        assert look.execute("SELECT DISTINCT notes FROM account").fetchone() == ("written in WAL mode",)


def test_two_damaged_files_of_one_second_are_both_kept(home, backup):
    path = home / "team.csdesk"
    for text in ("first", "second"):
        path.write_text(text, encoding="utf-8")
        restore(backup, path, NOW)
    kept = {file.name: file.read_bytes() for file in home.glob("team-damaged-*")}
    assert kept == {
        f"team-damaged-{STAMP}.csdesk": b"first",
        f"team-damaged-{STAMP}_2.csdesk": b"second",
    }


def test_any_other_kind_of_file_is_not_replaced(home, backup):
    notes = home / "notes.txt"
    notes.write_text("precious", encoding="utf-8")
    with pytest.raises(KnownError, match="not a CS Desktop workspace"):
        restore(backup, notes, NOW)
    assert notes.read_text(encoding="utf-8") == "precious"
    assert _files(home) == ["notes.txt"]


def test_the_backup_itself_is_no_place_to_restore_it_to(backup):
    before = backup.read_bytes()
    with pytest.raises(KnownError, match="is the backup itself"):
        restore(backup, backup.parent / "." / backup.name, NOW)
    assert backup.read_bytes() == before


def test_a_link_to_the_workspace_stays_one(home, backup, tmp_path):
    path = _workspace_ahead(home, backup)
    link = tmp_path / "link.csdesk"
    link.symlink_to(path)
    restore(backup, link, NOW)
    assert link.is_symlink()
    assert _names(path) == ["Halden Freight"]


def test_a_backup_of_an_older_format_is_restored_and_upgraded_when_opened(home, tmp_path):
    old = tmp_path / "old.csdesk"
    old.write_bytes(gzip.decompress(VERSION_1.read_bytes()))
    path = home / "team.csdesk"
    done = restore(old, path, NOW)
    assert done.upgrades
    workspace = open_(path, NOON)
    assert dump(workspace)["account"]
    workspace.close()
    assert [f.name for f in backup_folder(path).iterdir()] == [
        f"{STAMP}-before-version-{SCHEMA_VERSION}.csdesk"
    ]


def test_permissions_stay_those_of_the_workspace(home, backup):
    path = _workspace_ahead(home, backup)
    path.chmod(0o640)
    restore(backup, path, NOW)
    assert path.stat().st_mode & 0o777 == 0o640


def test_another_program_in_the_middle_of_a_write_is_waited_for_and_then_named(home, backup, monkeypatch):
    path = _workspace_ahead(home, backup)
    before = path.read_bytes()
    monkeypatch.setattr("cs_desktop.models.backup.restoring._PATIENCE_S", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUseError, match="being written by another program"):
            restore(backup, path, NOW)
        stranger.execute("UPDATE account SET notes='still mine'")
        stranger.execute("COMMIT")
    assert path.read_bytes() != before
    assert not list(home.rglob("*.part"))


def test_who_has_the_old_file_open_cannot_write_into_the_new_one(home, backup):
    path = _workspace_ahead(home, backup)
    open_elsewhere = open_(path, NOON)
    add_account(open_elsewhere, "Perrin Books")
    done = restore(backup, path, NOW)
    with pytest.raises(KnownError, match="replaced or removed by another program"):
        add_account(open_elsewhere, "Too Late Inc")
    open_elsewhere.close()
    assert _names(path) == ["Halden Freight"]
    assert "Perrin Books" in _names(done.kept)


@mortal
def test_a_folder_that_cannot_be_written(tmp_path):
    home, vault = tmp_path / "home", tmp_path / "vault"
    home.mkdir()
    vault.mkdir()
    backup = good(vault, "backup.csdesk")
    path = _workspace_ahead(home, backup)
    shutil.rmtree(side_folder(path), ignore_errors=True)
    before = listing(home)
    home.chmod(0o500)
    try:
        with pytest.raises(KnownError, match=r"was not restored .permission denied.*Nothing was changed"):
            restore(backup, path, NOW)
        assert listing(home) == before
    finally:
        home.chmod(0o700)


@mortal
def test_a_backup_that_cannot_be_read_or_written(tmp_path):
    """Backups are often read-only: that is no hindrance, and does not make the workspace so."""
    backup = good(tmp_path, "backup.csdesk")
    home = tmp_path / "home"
    home.mkdir()
    path = _workspace_ahead(home, backup)
    backup.chmod(0o400)
    restore(backup, path, NOW)
    assert _names(path) == ["Halden Freight"]
    backup.chmod(0)
    with pytest.raises(KnownError, match="cannot be read"):
        restore(backup, path, NOW)


def _in_a_process(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    start = (
        "import os, resource, signal, sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from cs_desktop.common.errors import KnownError;"
        "from cs_desktop.models.backup.restoring import restore\n"
    )
    command = [sys.executable, "-c", start + code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_disk_that_becomes_full_changes_nothing(home, backup):
    path = _workspace_ahead(home, backup)
    before = path.read_bytes()
    answer = _in_a_process(
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40960, 40960))\n"
        "try: restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC))\n"
        "except KnownError as error: sys.exit(str(error))",
        *(backup, path),
    )
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "team.csdesk was not restored" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert path.read_bytes() == before
    assert not list(home.rglob("*.part"))


_ENDED_AT_CALL = (
    # Ends, as if killed, just before the given file operation of the interpreter.
    "calls = [0]\n"
    "def end(event, _arguments):\n"
    "    if event in sys.argv[4].split():\n"
    "        calls[0] += 1\n"
    "        if calls[0] == int(sys.argv[3]): os._exit(9)\n"
    "sys.addaudithook(end)\n"
    "restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC))"
)
_RENAMES = "os.rename os.link"
_EVERYTHING = f"{_RENAMES} os.remove open os.truncate os.chmod sqlite3.connect"


def _nothing(path: Path) -> None:
    del path


def _tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


_HARMS = {"healthy": _nothing, "torn": _tear, "left in a write": leave_journal}


@pytest.mark.parametrize(
    ("harm", "call"),
    [("healthy", 1), ("healthy", 2), ("torn", 2), ("left in a write", 2), ("left in a write", 3)],
)
def test_killed_between_two_renames_loses_nothing(home, backup, harm: str, call: int):
    _kill_and_try_again(home, backup, harm, call, _RENAMES)


@pytest.mark.torture
@pytest.mark.parametrize("call", range(1, 30))
@pytest.mark.parametrize("harm", _HARMS)
def test_killed_at_any_step_loses_nothing(home, backup, harm: str, call: int):
    _kill_and_try_again(home, backup, harm, call, _EVERYTHING)


def _kill_and_try_again(home: Path, backup: Path, harm: str, call: int, operations: str) -> None:
    """Old or new, whole: never half; and what was there is there, or beside, with its journal."""
    path = _workspace_ahead(home, backup)
    whole = _content(path) if harm == "healthy" else []
    _HARMS[harm](path)
    journal = path.with_name("team.csdesk-journal")
    old = (path.read_bytes(), journal.read_bytes() if journal.exists() else None)
    answer = _in_a_process(_ENDED_AT_CALL, backup, path, call, operations)
    assert answer.returncode == (9 if operations == _RENAMES else answer.returncode), answer.stderr
    if path.exists() and path.read_bytes() == old[0]:
        assert (journal.read_bytes() if journal.exists() else None) == old[1]
    elif path.exists():
        assert _content(path) == _content(backup)
        assert not journal.exists()
    kept = [path, *home.glob("team-damaged-*.csdesk"), *backup_folder(path).glob("*.csdesk")]
    there = [file for file in kept if file.exists()]
    assert any(file.read_bytes() == old[0] or (whole and _content(file) == whole) for file in there)
    restore(backup, path, NOW)
    assert _content(path) == _content(backup)
    assert _names(path) == ["Halden Freight"]

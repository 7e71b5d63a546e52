"""A backup is a whole copy or none, and what is in its way is said in one line."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.backups import Reason, is_reason, reason_text
from cs_desktop.models.backup import back_up, side_folder
from cs_desktop.models.backup.folder import backup_folder, list_backups, newest_backup, thin
from cs_desktop.models.backup.making import back_up_to
from cs_desktop.models.tables import Account
from cs_desktop.models.write import WriteTx
from tests.workspaces import NOON, add_account, dump, new_workspace, open_

NOW = NOON.now()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "team.csdesk"
    workspace = new_workspace(file)
    add_account(workspace)
    workspace.close()
    return file


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workspace = open_(path, NOON)
    try:
        return dump(workspace, log=True)
    finally:
        workspace.close()


def _files(path: Path) -> list[str]:
    return sorted(file.name for file in side_folder(path).rglob("*") if file.is_file())


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    path.write_bytes(content)


def test_a_backup_opens_and_holds_the_same(path):
    copy = back_up(path, NOW, "by-hand")
    assert copy.name == "2026-10-13T120000-by-hand.csdesk"
    assert _content(copy) == _content(path)


def test_several_of_one_second_have_names_of_their_own(path):
    names = [back_up(path, NOW, "idle").name for _ in range(3)]
    assert names == [
        "2026-10-13T120000-idle.csdesk",
        "2026-10-13T120000_2-idle.csdesk",
        "2026-10-13T120000_3-idle.csdesk",
    ]
    assert [info.path.name for info in list_backups(path)] == names[::-1]


def test_two_programs_in_one_second_do_not_meet(path):
    makers = [threading.Thread(target=back_up, args=(path, NOW, "idle")) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(list_backups(path)) == 4
    assert not list(backup_folder(path).glob("*.part"))


def test_a_damaged_file_is_not_copied(path):
    _damage(path)
    with pytest.raises(KnownError, match="is damaged"):
        back_up(path, NOW, "by-hand")
    assert _files(path) == []


def test_a_file_that_sqlite_cannot_read_at_all_is_not_copied(path):
    path.write_bytes(b"SQLite format 3\0" + b"\x11" * 8000)
    with pytest.raises(KnownError, match="is damaged"):
        back_up(path, NOW, "by-hand")
    assert _files(path) == []


def test_a_file_where_the_folder_should_be_is_named(path):
    side_folder(path).write_text("in the way", encoding="utf-8")
    with pytest.raises(KnownError, match="No backup could be written"):
        back_up(path, NOW, "by-hand")


def test_a_disk_without_room_leaves_nothing_behind(path):
    """The system itself refuses to let the file grow, in a process of its own."""
    made = (
        "import resource, sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from cs_desktop.common.errors import KnownError; from cs_desktop.models.backup import back_up;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40960, 40960))\n"
        "try: back_up(Path(sys.argv[1]), datetime.now(UTC), 'idle')\n"
        "except KnownError as error: sys.exit(str(error))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", made, str(path)], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "No backup could be written" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert _files(path) == []


def test_a_copy_in_wal_mode_is_turned_back(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").fetchone()
        copy = back_up(path, NOW, "idle")
    assert copy.read_bytes()[18] == 1
    assert _files(path) == [copy.name]


def test_others_write_between_the_steps_of_a_copy(tmp_path):
    """Pages enough for several steps, and a writer that never rests: the copy is one moment's, and whole."""
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    account = add_account(workspace, notes="0")
    rows = [(1, n, 2026, 1, b"", b"x" * 3000, 0) for n in range(6000)]
    with closing(sqlite3.connect(path)) as filler:
        filler.executemany("INSERT INTO point_block VALUES (?,?,?,?,?,?,?)", rows)
        filler.commit()
    stop, counted = threading.Event(), [0]

    def add_one(tx: WriteTx) -> None:
        tx.session.get_one(Account, account).notes = str(counted[0])

    def count_up() -> None:
        while not stop.is_set():
            counted[0] += 1
            workspace.write("Count", add_one)

    counter = threading.Thread(target=count_up)
    counter.start()
    try:
        copy = back_up(path, NOW, "idle")
    finally:
        stop.set()
        counter.join()
        workspace.close()
    with closing(sqlite3.connect(copy)) as look:
        (notes,) = look.execute("SELECT notes FROM account").fetchone()
        (updates,) = look.execute("SELECT count(*) FROM change WHERE op='update'").fetchone()
        (blocks,) = look.execute("SELECT count(*) FROM point_block").fetchone()
    assert (int(notes), blocks) == (updates, 6000)
    assert counted[0] > 1


def test_a_file_that_stays_locked_is_said_to_be_in_use(path, monkeypatch):
    monkeypatch.setattr("cs_desktop.models.backup.making._PATIENCE_S", 0.1)
    monkeypatch.setattr("cs_desktop.models.connections._READ_TIMEOUT_S", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KnownError, match="in use by another program"):
            back_up(path, NOW, "idle")
    assert _files(path) == []


def test_what_nobody_finished_is_taken_away_and_nothing_else(path):
    folder = backup_folder(path)
    folder.mkdir(parents=True)
    strangers = ["holiday.jpg", "team.csdesk", "2026-10-13-notes.csdesk", "my.csdesk.part", "plan.part"]
    old = "2026-10-12T090000-idle.csdesk.part"
    fresh = "2026-10-13T115959-idle.csdesk.part"
    for name in (*strangers, old, fresh):
        (folder / name).write_text("something", encoding="utf-8")
        two_hours_ago = (folder / name).stat().st_mtime - 7200
        if name != fresh:
            os.utime(folder / name, (two_hours_ago, two_hours_ago))
    copy = back_up(path, NOW, "idle")
    assert {file.name for file in folder.iterdir()} == {*strangers, fresh, copy.name}
    thin(path, NOW + timedelta(days=3000))
    assert {file.name for file in folder.iterdir()} == {*strangers, fresh, copy.name}


def test_the_list_says_what_cannot_be_used(path):
    whole = back_up(path, NOW - timedelta(hours=1), "by-hand")
    empty = whole.with_name("2026-10-13T100000-before-version-2.csdesk")
    empty.touch()
    whole.with_name("2026-99-99T100000-idle.csdesk").touch()
    whole.with_name("2026-10-13T100000-whim.csdesk").touch()
    first, second = list_backups(path)
    assert (first.path, first.reason, first.size, first.problem) == (
        whole,
        "by-hand",
        whole.stat().st_size,
        "",
    )
    assert first.made_at == NOW - timedelta(hours=1)
    assert second.path == empty
    assert "is empty" in second.problem


def test_a_workspace_without_backups_has_none(tmp_path):
    assert list_backups(tmp_path / "gone.csdesk") == []
    assert newest_backup(tmp_path / "gone.csdesk", NOW) is None


def test_a_backup_from_the_future_is_not_the_newest(path):
    back_up(path, NOW + timedelta(days=365), "idle")
    assert newest_backup(path, NOW) is None
    made = back_up(path, NOW, "idle")
    assert newest_backup(path, NOW) == (made, NOW)


def test_thinning_throws_away_what_the_rule_says(path):
    for minutes in (0, 5, 29, 31, 60 * 24 * 3, 60 * 24 * 3 + 10):
        back_up(path, NOW - timedelta(minutes=minutes), "idle")
    thin(path, NOW)
    ages = [(NOW - info.made_at) / timedelta(minutes=1) for info in list_backups(path)]
    # 12:00 is a half hour of its own; 11:55 and 11:31 share the one before; 11:29 has another.
    assert ages == [0, 5, 31, 60 * 24 * 3]


def test_a_copy_elsewhere_is_never_written_over_anything(path, tmp_path):
    out = tmp_path / "copy.csdesk"
    assert back_up_to(path, out) == out
    assert _content(out) == _content(path)
    before = out.read_bytes()
    with pytest.raises(KnownError, match="exists already"):
        back_up_to(path, out)
    assert out.read_bytes() == before
    with pytest.raises(KnownError, match="No backup could be written"):
        back_up_to(path, tmp_path / "no" / "copy.csdesk")
    assert not list(tmp_path.glob("*.part"))


def test_every_reason_has_its_words():
    words = [reason_text(reason) for reason in (*Reason, "before-version-3")]
    assert len(set(words)) == len(words)
    assert words[-1] == "Before the upgrade to format 3"
    assert not is_reason("before-version-")
    assert not is_reason("whim")

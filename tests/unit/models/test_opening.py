"""Every way in which a file can be no workspace has its own words, and a refused file keeps its bytes."""

import contextlib
import os
import random
import re
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.common.paths import PROFILE_VARIABLE
from cs_desktop.models.clean_close import CloseMarker
from cs_desktop.models.opening import NewWorkspace, create_workspace, current_author, open_workspace
from cs_desktop.models.schema import SCHEMA_VERSION
from tests.mortals import mortal
from tests.unusable import CASES, PAGE, alter, good, leave_journal, leave_wal, listing
from tests.workspaces import NOON, add_account, dump


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return good(tmp_path)


def _refused(path: Path, words: str) -> None:
    before = listing(path.parent)
    with pytest.raises(KnownError, match=words) as refusal:
        open_workspace(path, NOON)
    assert "\n" not in str(refusal.value)
    assert listing(path.parent) == before


def dump_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workspace = open_workspace(path, NOON)
    try:
        return dump(workspace)
    finally:
        workspace.close()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_way_of_being_unusable_has_its_words_and_nothing_is_touched(case, tmp_path):
    path = case.make(tmp_path)
    before = listing(tmp_path)
    with pytest.raises(KnownError, match=case.words) as refusal:
        open_workspace(path, NOON)
    assert "\n" not in str(refusal.value)
    assert listing(tmp_path) == before


def test_the_words_differ_where_the_causes_do(tmp_path):
    """Cases of one cause share their words; no two causes do."""
    said: dict[str, set[str]] = {}
    for number, case in enumerate(CASES):
        (folder := tmp_path / str(number)).mkdir()
        path = case.make(folder)
        with pytest.raises(KnownError) as refusal:
            open_workspace(path, NOON)
        said.setdefault(re.sub(r"\S*\.csdesk", "NAME", str(refusal.value)), set()).add(case.name)
    shared = [names for names in said.values() if len(names) > 1]
    assert sorted(map(sorted, shared)) == [
        ["column", "index too many"],
        ["cut after a page", "cut by a byte", "cut in the middle"],
        ["cut inside the header", "text", "the magic alone", "zeros"],
        ["link to nothing", "missing", "missing folder"],
        ["made but empty", "never finished"],
        ["page size of nonsense", "schema zeroed"],
        ["pipe", "socket"],
        ["view", "view in WAL mode"],
    ]


def test_a_trigger_that_comes_in_while_the_file_is_open_does_nothing(path):
    workspace = open_workspace(path, NOON)
    alter(path, "CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM contact; END")
    with pytest.raises(KnownError, match="was given a trigger or a view by another program"):
        add_account(workspace)
    assert len(dump(workspace)["account"]) == 1
    workspace.close()


def test_wal_is_turned_back(path):
    alter(path, "PRAGMA journal_mode=WAL")
    workspace = open_workspace(path, NOON)
    add_account(workspace)
    workspace.close()
    assert path.read_bytes()[18] == 1


def test_a_file_in_wal_mode_that_is_refused_stays_as_it_is(path):
    alter(path, "CREATE VIEW spy AS SELECT 1")
    alter(path, "PRAGMA journal_mode=WAL")
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
    whole = path.read_bytes()
    leave_journal(path)
    assert path.read_bytes() != whole
    open_workspace(path, NOON).close()
    assert listing(path.parent) == {path.name: whole}


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


@mortal
def test_what_may_not_be_read_or_written_says_whom_to_ask(tmp_path):
    """All permissions, one after the other."""
    path = good(tmp_path)
    path.chmod(0)
    with pytest.raises(KnownError, match=r"cannot be read \(permission denied\); ask its owner"):
        open_workspace(path, NOON)

    path.chmod(0o444)
    _opens_for_reading_only(path)

    path.chmod(0o644)
    tmp_path.chmod(0o555)
    _opens_for_reading_only(path)
    with pytest.raises(KnownError, match=r"new\.csdesk cannot be made here \(permission denied\)"):
        create_workspace(tmp_path / "new.csdesk", NewWorkspace(), NOON)
    tmp_path.chmod(0o755)

    leave_journal(path)
    tmp_path.chmod(0o555)
    _refused(path, "middle of a write and cannot be written here; copy both the file and its -journal")
    tmp_path.chmod(0o755)
    open_workspace(path, NOON).close()

    leave_wal(path)
    tmp_path.chmod(0o555)
    _refused(path, "another way of writing .WAL. and cannot be written here; copy the file and its -wal")
    tmp_path.chmod(0o755)

    tmp_path.chmod(0)
    with pytest.raises(KnownError, match=r"cannot be read \(permission denied\); ask its owner"):
        open_workspace(path, NOON)
    tmp_path.chmod(0o755)


def _opens_for_reading_only(path: Path) -> None:
    before = listing(path.parent)
    workspace = open_workspace(path, NOON)
    assert workspace.read_only
    assert len(dump(workspace)["account"]) == 1
    with pytest.raises(KnownError, match="open for reading only; make it writable"):
        add_account(workspace)
    workspace.close()
    assert listing(path.parent) == before


def test_a_file_and_its_link_are_one(path, tmp_path):
    """The journal and the side folder lie beside the file itself; a link elsewhere has neither."""
    (elsewhere := tmp_path / "elsewhere").mkdir()
    link = elsewhere / "shortcut.csdesk"
    link.symlink_to(path)
    whole = dump_of(path)
    leave_journal(path)
    workspace = open_workspace(link, NOON)
    assert workspace.path == path
    assert dump(workspace) == whole, "the journal beside the target was rolled back"
    add_account(workspace)
    workspace.close()
    assert sorted(p.name for p in elsewhere.iterdir()) == ["shortcut.csdesk"]


def test_names_in_any_script_and_of_any_bytes(tmp_path):
    for name in (
        "顧客 計画 #1 100%.csdesk",
        "عملاء?.csdesk",
        'it\'s "quoted" & €.csdesk',
        "line\nbreak.csdesk",
    ):
        workspace = open_workspace(good(tmp_path, name), NOON)
        add_account(workspace)
        workspace.close()
    if os.name == "posix":
        path = tmp_path / os.fsdecode(b"latin-\xe9.csdesk")
        path.write_bytes(good(tmp_path).read_bytes())
        workspace = open_workspace(path, NOON)
        add_account(workspace)
        workspace.close()
    with pytest.raises(KnownError, match="cannot be the name"):
        open_workspace(tmp_path / "nul\0.csdesk", NOON)


def test_the_version_counts_that_a_cut_off_write_goes_back_to(path):
    """Killed in the middle of an upgrade: the raw header tells of a version that will be rolled back."""
    whole = dump_of(path)
    alter(path, "PRAGMA user_version=1")
    leave_journal(path)
    content = bytearray(path.read_bytes())
    struct.pack_into(">i", content, 60, SCHEMA_VERSION)
    path.write_bytes(content)
    # What is rolled back to has the tables of the current version, so the step to it cannot be run.
    with pytest.raises(Exception, match="duplicate column name"):
        open_workspace(path, NOON)
    alter(path, f"PRAGMA user_version={SCHEMA_VERSION}")
    assert dump_of(path) == whole


def test_what_was_written_in_wal_mode_is_kept(path):
    leave_wal(path)
    workspace = open_workspace(path, NOON)
    assert [row for row in dump(workspace)["account"] if "written in WAL mode" in row]
    add_account(workspace)
    workspace.close()
    assert path.read_bytes()[18] == 1
    assert sorted(p.name for p in path.parent.iterdir()) == ["team.csdesk"]


def test_a_page_that_is_lost_later_on_is_told_when_it_is_read(path):
    """All is well at opening, so the file is opened; a damaged page is refused wherever it is met."""
    with contextlib.closing(sqlite3.connect(path)) as look:
        ((page,),) = look.execute("SELECT rootpage FROM sqlite_master WHERE name='account'")
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    workspace = open_workspace(path, NOON)
    for use in (dump, add_account):
        with pytest.raises(KnownError, match=r"team\.csdesk is damaged; restore"):
            use(workspace)
    workspace.close()
    assert path.read_bytes() == content


@pytest.mark.parametrize("seed", range(30))
def test_random_bytes_flipped_are_refused_or_read_but_never_a_crash(path, seed):
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 4, 40))):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    before = listing(path.parent)
    with contextlib.suppress(KnownError):
        workspace = open_workspace(path, NOON)
        try:
            dump(workspace, log=True)
        finally:
            workspace.close()
    assert listing(path.parent) == before

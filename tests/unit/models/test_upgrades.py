"""A file of every released version opens, keeps what it holds, and equals a fresh one."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.models.backup import side_folder
from cs_desktop.models.check.run import check_file
from cs_desktop.models.migrations import MIGRATIONS, migrate
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.schema import SCHEMA_VERSION, check_schema
from tests.full_disk import full_disk
from tests.mortals import mortal
from tests.schemas import VERSIONS, content, only_known, stored
from tests.unusable import alter, leave_journal, leave_wal, listing
from tests.workspaces import NOON, add_account, new_workspace

every_version = pytest.mark.parametrize("version", VERSIONS)
NEWEST = max(VERSIONS)
"""How an upgrade fails is tried with a file of this version alone: all is taken back in the same way."""


def shape(path: Path) -> dict[str, object]:
    """Return all that the schema says, in words of its own; more than the opening compares."""
    with closing(sqlite3.connect(path)) as connection:
        flags = {row[1]: row[2:] for row in connection.execute("PRAGMA main.table_list")}
        made = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        pragmas = [connection.execute(f"PRAGMA {n}").fetchone() for n in ("application_id", "user_version")]
    indexes = {row[1]: " ".join((row[3] or "").replace('"', "").split()) for row in made if row[0] == "index"}
    checks = {
        row[1]: sorted(re.findall(r"CONSTRAINT \w+|CHECK \(.*\)", row[3]))
        for row in made
        if row[0] == "table"
    }
    return {"flags": flags, "indexes": indexes, "constraints": checks, "pragmas": pragmas}


@every_version
def test_it_holds_what_it_held_and_is_like_a_fresh_one(version, tmp_path):
    path = stored(version, tmp_path)
    before = content(path)
    workspace = open_workspace(path, NOON)
    add_account(workspace, "After")
    workspace.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("DELETE FROM account WHERE name='After'").rowcount == 1
        connection.execute("DELETE FROM actor WHERE id NOT IN (SELECT actor_id FROM change_set)")
        check_schema(connection, path.name)
    upgraded = stored(version, tmp_path, "again.csdesk")
    open_workspace(upgraded, NOON).close()
    assert only_known(content(upgraded), before) == before
    (tmp_path / "fresh").mkdir()
    new_workspace(tmp_path / "fresh" / "team.csdesk").close()
    assert shape(upgraded) == shape(tmp_path / "fresh" / "team.csdesk")


@every_version
def test_the_backup_before_it_is_the_old_file(version, tmp_path):
    path = stored(version, tmp_path)
    before = content(path)
    open_workspace(path, NOON).close()
    (backup,) = side_folder(path).rglob("*.csdesk")
    assert backup.name == f"2026-10-13T120000-before-version-{SCHEMA_VERSION}.csdesk"
    assert content(backup) == before
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    open_workspace(path, NOON).close()
    assert len(list(side_folder(path).rglob("*.csdesk"))) == 1, "the second opening has nothing to upgrade"


@every_version
def test_the_check_finds_nothing_wrong_with_it(version, tmp_path):
    path = stored(version, tmp_path)
    open_workspace(path, NOON).close()
    result = check_file(path, NOON, lambda *_: None)
    assert result.findings == ()


def _break(operations):
    operations.execute("DELETE FROM survey")
    raise RuntimeError("stop")


def _orphan(operations):
    operations.execute("DELETE FROM account")


def _leave_a_table(operations):
    operations.execute("CREATE TABLE extra (id INTEGER)")


@pytest.mark.parametrize(
    ("step", "error", "words"),
    [
        (_break, RuntimeError, "stop"),
        (_orphan, KnownError, "could not be upgraded .a row of .* lost its owner.; nothing changed"),
        (_leave_a_table, KnownError, "altered by another program .table 'extra'"),
    ],
)
def test_a_step_that_fails_leaves_all_as_it_was(tmp_path, step, error, words):
    path = stored(NEWEST, tmp_path)
    before = listing(tmp_path)
    with pytest.raises(error, match=words):
        migrate(path, (*MIGRATIONS, step), NOON.now(), check_schema)
    assert listing(tmp_path) == before


@pytest.mark.parametrize("share", [0, 0.05, 0.3, 0.9, 1.0, 1.02])
def test_a_disk_that_fills_up_on_the_way_leaves_all_as_it_was(tmp_path, share):
    path = stored(NEWEST, tmp_path)
    before, held = listing(tmp_path), content(path)
    with (
        full_disk(int(path.stat().st_size * share)),
        pytest.raises(KnownError, match=r"(full|space|written)"),
    ):
        open_workspace(path, NOON)
    assert listing(tmp_path) == before
    open_workspace(path, NOON).close()
    assert only_known(content(path), held) == held


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM contact; END", "trigger named 'spy'"),
        ("CREATE VIEW peek AS SELECT 1", "view named 'peek'"),
        ("ALTER TABLE contact ADD COLUMN shoe_size INTEGER", "another program .table 'contact'"),
        ("CREATE TABLE extra (id INTEGER)", "another program .table 'extra'"),
    ],
)
def test_one_that_was_altered_is_not_upgraded_first(tmp_path, statement, words):
    path = stored(NEWEST, tmp_path)
    alter(path, statement)
    before = listing(tmp_path)
    with pytest.raises(KnownError, match=words):
        open_workspace(path, NOON)
    assert listing(tmp_path) == before


@mortal
def test_one_that_cannot_be_written_says_what_to_do(tmp_path):
    path = stored(NEWEST, tmp_path)
    path.chmod(0o444)
    before = listing(tmp_path)
    with pytest.raises(KnownError, match=r"made by an older CS Desktop and has to be upgraded.*copy it"):
        open_workspace(path, NOON)
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    with pytest.raises(KnownError, match=r"made by an older CS Desktop and has to be upgraded.*copy it"):
        open_workspace(path, NOON)
    tmp_path.chmod(0o755)
    assert listing(tmp_path) == before


@mortal
def test_one_without_room_for_a_backup_says_what_to_do(tmp_path):
    path = stored(NEWEST, tmp_path)
    side_folder(path).mkdir()
    side_folder(path).chmod(0o555)
    before = listing(tmp_path)
    with pytest.raises(KnownError, match=r"[Bb]ackup.*(writable|permission)"):
        open_workspace(path, NOON)
    assert listing(tmp_path) == before
    side_folder(path).chmod(0o755)


@pytest.mark.parametrize("leave", [leave_journal, leave_wal])
def test_one_that_a_crash_left_is_finished_and_upgraded(tmp_path, leave):
    path = stored(NEWEST, tmp_path)
    before = content(path)
    leave(path)
    workspace = open_workspace(path, NOON)
    workspace.close()
    held = only_known(content(path), before)
    if leave is leave_wal:
        assert {row["notes"] for row in held["account"]} == {"written in WAL mode"}
        held["account"], before["account"] = [], []
    assert held == before


# The steps of the child, then one that waits to be killed before the transaction is committed.
_STOP_HALF_WAY = """
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from cs_desktop.models.migrations import MIGRATIONS, migrate

def fill(operations):
    operations.execute("CREATE TABLE filling AS SELECT * FROM change")
    operations.execute("UPDATE account SET notes='half'")
    print("half way", flush=True)
    sys.stdin.read()

migrate(Path(sys.argv[1]), (*MIGRATIONS, fill), datetime.now(UTC))
"""


def test_killed_half_way_it_goes_back_by_itself(tmp_path):
    path = stored(NEWEST, tmp_path)
    held = content(path)
    command = [sys.executable, "-c", _STOP_HALF_WAY, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half way\n"
        child.kill()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM account").fetchone()
    assert content(path) == held
    open_workspace(path, NOON).close()
    assert only_known(content(path), held) == held


_OPEN = """
import sys
import time
from pathlib import Path
from cs_desktop.common.clock import SystemClock
from cs_desktop.common.errors import KnownError
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account

print("ready", flush=True)
sys.stdin.readline()
try:
    workspace = open_workspace(Path(sys.argv[1]), SystemClock())
    workspace.write("Add", lambda tx: tx.session.add(Account(id=tx.new_id(), name="New")))
    workspace.close()
    print("opened")
except KnownError as error:
    print(error)
"""


def test_of_programs_that_open_it_at_the_same_moment_each_is_served_or_told(tmp_path):
    path = stored(NEWEST, tmp_path)
    held = content(path)
    command = [sys.executable, "-c", _OPEN, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": {**os.environ}}
    children = [subprocess.Popen(command, **pipes) for _ in range(3)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate()[0].strip() for child in children]
    assert [child.returncode for child in children] == [0, 0, 0]
    served = said.count("opened")
    assert served >= 1
    assert all(s == "opened" or re.search("in use by another program; try again", s) for s in said), said
    now = only_known(content(path), held)
    added = [row for row in now["account"] if row["name"] == "New"]
    assert len(added) == served
    now["account"] = [row for row in now["account"] if row["name"] != "New"]
    for table in ("actor", "change_set", "change", "account_attribute"):
        assert [row for row in held[table] if row not in now[table]] == []
    same = held.keys() - {"actor", "change_set", "change", "account_attribute"}
    assert {t: now[t] for t in same} == {t: held[t] for t in same}


_UPGRADE = """
import sys
import time
from pathlib import Path
from cs_desktop.common.clock import SystemClock
from cs_desktop.models.migrations import runner  # Alembic is loaded before the clock starts
import alembic.migration, alembic.operations
from cs_desktop.models.opening import open_workspace

print("ready", flush=True)
sys.stdin.readline()
open_workspace(Path(sys.argv[1]), SystemClock())
print("opened", flush=True)
sys.stdin.read()
"""


@pytest.mark.torture
@every_version
def test_killed_at_any_moment_it_is_the_old_file_or_the_new_one(version, tmp_path, record_property):
    """Killed after waits spread over the time that an upgrade takes here."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    took, found = 0.2, {"old": 0, "new": 0}
    for number in range(60):
        (folder := tmp_path / str(number)).mkdir()
        path = stored(version, folder)
        held = content(path)
        with subprocess.Popen([sys.executable, "-c", _UPGRADE, str(path)], **pipes) as child:
            assert child.stdout.readline() == "ready\n"
            begun = time.monotonic()
            child.stdin.write("go\n")
            child.stdin.flush()
            if number == 0:
                assert child.stdout.readline() == "opened\n"
                took = time.monotonic() - begun
            else:
                time.sleep(took * number / 60)
            child.kill()
        with closing(sqlite3.connect(path)) as connection:
            (now,) = connection.execute("PRAGMA user_version").fetchone()
        found["old" if now == version else "new"] += 1
        assert only_known(content(path), held) == held
        open_workspace(path, NOON).close()
        assert check_file(path, NOON, lambda *_: None).findings == ()
    assert found["old"] > 0
    record_property("killed in an upgrade", 60)
    record_property("found as it was, or upgraded whole", found)

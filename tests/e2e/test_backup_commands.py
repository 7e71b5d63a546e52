"""backup and restore as processes: what they print, what they leave, what they refuse."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.services.workspaces import open_
from tests.commands import refuse_all
from tests.unusable import good
from tests.workspaces import NOON, add_account

ROOT = Path(__file__).parents[2]
_HOLD_OPEN = """
import sys
from pathlib import Path
from cs_desktop.common.clock import SystemClock
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account

workspace = open_workspace(Path(sys.argv[1]), SystemClock())
workspace.presence.announce()
print("open", flush=True)
sys.stdin.readline()
try:
    workspace.write("Add", lambda tx: tx.session.add(Account(id=tx.new_id(), name="Too Late Inc")))
    print("written", flush=True)
except Exception as error:
    print(error, flush=True)
workspace.close()
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return good(tmp_path)


def run(*arguments: object, now: str = "2026-10-13T12:00:00") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    environment = {**os.environ, "CS_DESKTOP_NOW": now, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as look:
        return sorted(row[0] for row in look.execute("SELECT name FROM account"))


def _add(path: Path, name: str) -> None:
    workspace = open_(path, NOON)
    add_account(workspace, name)
    workspace.close()


def test_back_up_lose_and_restore(workspace: Path):
    answer = run("backup", workspace)
    assert answer.returncode == 0, answer.stderr
    made = workspace.with_name("team.csdesk.d") / "backups" / "2026-10-13T120000-by-hand.csdesk"
    first, second = answer.stdout.splitlines()
    assert re.fullmatch(f"Made {re.escape(str(made))} \\(\\d+ KB\\)", first)
    assert re.match("It holds 1 account and 2 changes, the last “Add Halden Freight” by ", second)
    _add(workspace, "Brightmoor Foods")
    answer = run("restore", made, workspace)
    assert answer.returncode == 0, answer.stderr
    kept = made.with_name("2026-10-13T120000-before-restore.csdesk")
    assert answer.stdout.splitlines()[0] == f"Restored {workspace} from {made}"
    assert answer.stdout.splitlines()[2:] == [f"The file as it was is kept as {kept}"]
    assert _names(workspace) == ["Halden Freight"]
    assert _names(kept) == ["Brightmoor Foods", "Halden Freight"]


def test_the_worst_hour(workspace: Path):
    """The file is torn and its journal lies beside it: both are kept, and what was saved comes back."""
    out = workspace.with_name("safe.csdesk")
    assert run("backup", workspace, "--out", out).returncode == 0
    torn = workspace.read_bytes()[:10_000]
    workspace.write_bytes(torn)
    journal = workspace.with_name("team.csdesk-journal")
    journal.write_bytes(b"half a journal")
    answer = run("restore", out, workspace)
    assert answer.returncode == 0, answer.stderr
    kept = workspace.with_name("team-damaged-2026-10-13T120000.csdesk")
    assert f"kept as {kept}" in answer.stdout
    assert f"and beside it {kept}-journal" in answer.stdout
    assert (kept.read_bytes(), Path(f"{kept}-journal").read_bytes()) == (torn, b"half a journal")
    assert not journal.exists()
    assert run("metrics", workspace, "--from", "2026-01-01", "--to", "2027-01-01").returncode == 0


def test_what_is_refused_changes_nothing(workspace: Path, tmp_path: Path):
    text = tmp_path / "notes.txt"
    text.write_text("precious", encoding="utf-8")
    out = tmp_path / "out.csdesk"
    assert run("backup", workspace, "--out", out).returncode == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    refuse_all(
        (1, "out.csdesk exists already", ("backup", workspace, "--out", out)),
        (1, "does not exist", ("backup", tmp_path / "gone.csdesk")),
        (1, "not a CS Desktop workspace", ("backup", text)),
        (1, "not a CS Desktop workspace", ("restore", text, workspace)),
        (1, "not a CS Desktop workspace", ("restore", out, text)),
        (1, "gone.csdesk does not exist", ("restore", tmp_path / "gone.csdesk", workspace)),
        (1, "is the backup itself", ("restore", workspace, workspace)),
        (2, "Missing argument", ("restore", out)),
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_it_can_be_backed_up_while_others_have_it_open(workspace: Path):
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD_OPEN, str(workspace)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "open\n"
        made = workspace.with_name("safe.csdesk")
        assert run("backup", workspace, "--out", made).returncode == 0
        words = r"team.csdesk is open elsewhere \(.*\); close it there first\. Or restore anyway with --force"
        answer = run("restore", made, workspace)
        assert (answer.returncode, answer.stdout) == (1, "")
        (line,) = answer.stderr.strip().splitlines()
        assert re.match(f"Error: .*{words}", line)
        answer = run("restore", made, workspace, "--force")
        assert answer.returncode == 0, answer.stderr
        other.stdin.write("go on\n")
        other.stdin.flush()
        assert "was replaced or removed by another program" in other.stdout.readline()
        assert other.wait(30) == 0
    assert _names(workspace) == ["Halden Freight"]


def test_a_writer_that_never_stops_loses_nothing_to_a_backup(workspace: Path):
    """The backup is one moment of it: every change that it holds is whole, and the writer goes on."""
    code = _HOLD_OPEN.split("sys.stdin", maxsplit=1)[0] + (
        "from itertools import count\n"
        "for n in count():\n"
        "    workspace.write('Add', lambda tx: tx.session.add(Account(id=tx.new_id(), name=str(n))))\n"
        "    print(n, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(workspace)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        assert other.stdout.readline() == "0\n"
        begun = time.monotonic()
        assert run("backup", workspace, "--out", workspace.with_name("safe.csdesk")).returncode == 0
        assert time.monotonic() - begun < 30
        other.terminate()
        acknowledged = [0, *map(int, other.stdout.read().split())]
    with closing(sqlite3.connect(workspace.with_name("safe.csdesk"))) as look:
        (accounts,) = look.execute("SELECT count(*) FROM account").fetchone()
        (sets,) = look.execute("SELECT count(*) FROM change_set").fetchone()
        assert look.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    # Made, one account, then one each.
    assert accounts == sets - 1
    assert len(_names(workspace)) >= len(acknowledged) + 1

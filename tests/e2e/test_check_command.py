"""main.py check, as scripts use it."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import Answer, run_all
from tests.workspaces import add_account, new_workspace

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the check."""
    command = [sys.executable, str(ROOT / "main.py"), "check", *(str(a) for a in arguments)]
    environment = {**os.environ, "CS_DESKTOP_NOW": "2026-10-13T12:00:00", "PYTHONUTF8": "1", "TZ": "UTC"}
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "team.csdesk"
    workspace = new_workspace(file)
    add_account(workspace, industry="Freight")
    workspace.close()
    return file


def _damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE account SET industry='Freigxt'")
        connection.commit()


def test_a_whole_file_is_said_to_be_whole(path):
    answer = run(path)
    assert (answer.returncode, answer.stderr) == (0, "")
    # 1 workspace, 3 touch models, 5 stages and an account, in two entries.
    assert answer.stdout == (
        "team.csdesk is whole (Oct 13, 2026, 12:00 PM): 13 rows, 13 changes in 2 entries of the log, "
        "0 blocks of metric points, 0 attachments\n"
    )


def test_one_of_something_and_what_is_wrong_in_words(path):
    new = path.with_name("new.csdesk")
    new_workspace(new).close()
    one, folder, nothing, mend, gone = run_all(
        ("check", new),
        ("check", "."),
        ("check",),
        ("check", path, "--mend"),
        ("check", new.with_stem("gone")),
    )
    assert "12 changes in 1 entry of the log" in one.out
    assert (folder.status, folder.err) == (1, "Error: . is a folder; choose a workspace file.\n")
    assert nothing.status == 2
    assert mend.status == 2
    assert gone.status == 1
    assert "does not exist" in gone.err


def _checked_and_repaired(path: Path, *options: str) -> tuple[Answer, Answer, Answer]:
    """Damage a workspace, check it, which leaves it alone, repair it, and check it once more."""
    _damage(path)
    before = path.read_bytes()
    (listed,) = run_all(("check", path, *options))
    assert path.read_bytes() == before
    return listed, *run_all(("check", path, "--repair", *options), ("check", path))


def test_damage_is_listed_then_repaired_and_then_gone(path):
    listed, repaired, again = _checked_and_repaired(path)
    assert listed.status == 1
    assert listed.out.splitlines()[0] == (
        "Problem: Halden Freight: Industry reads 'Freigxt', the log says 'Freight'. Repair: set it back."
    )
    assert "Set 1 value back to what the log says" in listed.out
    assert repaired.status == 0
    assert "before-repair" in repaired.out
    assert again.status == 0


def test_the_same_as_json(path):
    listed, repaired, _again = _checked_and_repaired(path, "--json")
    assert listed.status == 1
    found = json.loads(listed.out)
    assert (found["clean"], found["problems"], found["repaired"]) == (False, 1, False)
    assert found["findings"][0]["place"]["field"] == "industry"
    assert (found["findings"][0]["found"], found["findings"][0]["expected"]) == ("'Freigxt'", "'Freight'")
    after = json.loads(repaired.out)
    assert (after["repaired"], after["after"]["clean"]) == (True, True)


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files as Unix shells do")
def test_no_room_for_the_copy_is_no_damage(path):
    """16 blocks of 1,024 bytes are less than the workspace, yet enough for the log of the program."""
    command = f'ulimit -f 16; exec "{sys.executable}" "{ROOT / "main.py"}" check "{path}"'
    answer = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "could not be copied to look at it; free some space" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1

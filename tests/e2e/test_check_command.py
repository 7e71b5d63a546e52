"""main.py check, as scripts use it."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

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


def test_one_of_something_is_said_as_one(tmp_path):
    new_workspace(tmp_path / "new.csdesk").close()
    assert "12 changes in 1 entry of the log" in run(tmp_path / "new.csdesk").stdout


def test_a_folder_is_named_in_the_refusal():
    answer = run(".")
    assert (answer.returncode, answer.stderr) == (1, "Error: . is a folder; choose a workspace file.\n")


def test_damage_is_listed_then_repaired_and_then_gone(path):
    _damage(path)
    before = path.read_bytes()
    listed = run(path)
    assert listed.returncode == 1
    assert listed.stdout.splitlines()[0] == (
        "Problem: Halden Freight: Industry reads 'Freigxt', the log says 'Freight'. Repair: set it back."
    )
    assert "Set 1 value back to what the log says" in listed.stdout
    assert path.read_bytes() == before
    repaired = run(path, "--repair")
    assert repaired.returncode == 0
    assert "before-repair" in repaired.stdout
    assert run(path).returncode == 0


def test_the_same_as_json(path):
    _damage(path)
    listed = run(path, "--json")
    assert listed.returncode == 1
    found = json.loads(listed.stdout)
    assert (found["clean"], found["problems"], found["repaired"]) == (False, 1, False)
    assert found["findings"][0]["place"]["field"] == "industry"
    assert (found["findings"][0]["found"], found["findings"][0]["expected"]) == ("'Freigxt'", "'Freight'")
    repaired = json.loads(run(path, "--repair", "--json").stdout)
    assert (repaired["repaired"], repaired["after"]["clean"]) == (True, True)


def test_wrong_use_and_a_file_that_is_not_there(path):
    assert run().returncode == 2
    assert run(path, "--mend").returncode == 2
    answer = run(path.with_name("gone.csdesk"))
    assert answer.returncode == 1
    assert "does not exist" in answer.stderr


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files as Unix shells do")
def test_no_room_for_the_copy_is_no_damage(path):
    """16 blocks of 1,024 bytes are less than the workspace, yet enough for the log of the program."""
    command = f'ulimit -f 16; exec "{sys.executable}" "{ROOT / "main.py"}" check "{path}"'
    answer = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "could not be copied to look at it; free some space" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1

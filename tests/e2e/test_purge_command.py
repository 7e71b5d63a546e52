"""Purging from the command line: first told, then done."""

from datetime import date
from pathlib import Path

import pytest

from cs_desktop.services.deleting import delete_accounts
from tests.commands import refuse_all
from tests.e2e.test_command_line import run
from tests.workspaces import add_account, add_metric, add_points, context, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    file = new_workspace(tmp_path / "team.csdesk")
    account = add_account(file)
    add_points(file, account, add_metric(file), {date(2026, 5, 1): 1.0, date(2026, 5, 2): 2.0})
    delete_accounts(context(file), [account])
    file.close()
    return file.path


def test_what_would_go_is_said_and_only_yes_does_it(workspace):
    before = workspace.read_bytes()
    told = run("purge", workspace)
    assert told.returncode == 0, told.stderr
    assert "  2 points of 1 deleted account (20 bytes)\n" in told.stdout
    assert workspace.read_bytes() == before
    done = run("purge", workspace, "--yes")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Purged:", "  2 points of 1 deleted account (20 bytes)"]
    assert lines[-1].endswith("-before-purge.csdesk")
    assert run("purge", workspace, "--yes").stdout == "There is nothing to purge.\n"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    refuse_all((1, "missing.csdesk", ("purge", tmp_path / "missing.csdesk")))

"""Files with one flipped bit: no crash of the process, and the check finds what changed.

Each is opened, read as the window reads, and checked in a child process (tests/bit_flips.py),
where a crash of SQLite or Python would show as a missing line.
"""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from cs_desktop.models.tables import Account, Attachment
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.demo import DemoOptions, make_demo
from cs_desktop.services.history import revert
from cs_desktop.services.workspaces import open_
from tests.workspaces import NOON, context, edit_account

ROOT = Path(__file__).parents[2]
SHORT, LONG = 25, 500
AT_ONCE = 50
LEAST_FOUND = 0.99


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    """A small sample workspace with edits, undone ones, long texts and a file in it."""
    path = tmp_path_factory.mktemp("flips") / "small.csdesk"
    make_demo(path, DemoOptions(accounts=4, months=4), NOON, lambda *_: None)
    file = open_(path, NOON)
    try:
        _edit(file)
    finally:
        file.close()
    return path


def _edit(file: WorkspaceFile) -> None:
    accounts = file.read(lambda c: c.exec_driver_sql("SELECT id, industry FROM account").all())
    for account, industry in accounts:
        change = edit_account(context(file), account, "industry", industry, "Rail").change
        assert change is not None
        revert(context(file), change.change_set_id)

        def write_notes(tx: WriteTx, account: int = account) -> None:
            tx.session.get_one(Account, account).notes += "What the plant managers said. " * 20

        for _ in range(3):
            file.write("Change notes", write_notes)

    def attach(tx: WriteTx) -> None:
        content = b"".join(sha256(bytes([n])).digest() for n in range(200))
        digest = sha256(content).hexdigest()
        tx.session.connection().exec_driver_sql(
            "INSERT INTO attachment_content VALUES (?,?)", (digest, content)
        )
        tx.session.add(
            Attachment(
                id=tx.new_id(),
                role="file",
                name="evidence.bin",
                media_type="application/octet-stream",
                size=len(content),
                sha256=digest,
                added_at=tx.now - timedelta(days=(tx.today - date(2026, 1, 1)).days),
            )
        )

    file.write("Attach", attach)


def _flip(workspace: Path, folder: Path, first: int, count: int) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "tests.bit_flips", str(workspace), str(folder), str(first), str(count)]
    environment = {**os.environ, "CS_DESKTOP_PROFILE": str(folder / "profile")}
    ran = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _check(flips: list[dict[str, object]], count: int) -> str:
    """Hold the figures against what was promised, and return them as one line."""
    assert len(flips) == count
    crashed = [flip for flip in flips if flip["crashed"]]
    assert crashed == []
    changed = [flip for flip in flips if flip["content_changed"]]
    escaped = [flip for flip in changed if (flip["opened"], flip["checked"]) == ("fine", "fine")]
    assert len(escaped) <= (1 - LEAST_FOUND) * len(changed), escaped
    found = len(changed) - len(escaped)
    return f"{count} flips, 0 crashes; {len(changed)} changed content, {found} of them were found"


def test_one_flipped_bit_is_found(workspace, tmp_path):
    _check(_flip(workspace, tmp_path, 0, SHORT), SHORT)


@pytest.mark.torture
def test_one_flipped_bit_in_five_hundred_files_is_found(workspace, tmp_path):
    flips = [flip for first in range(0, LONG, AT_ONCE) for flip in _flip(workspace, tmp_path, first, AT_ONCE)]
    print(_check(flips, LONG))  # noqa: T201 - the figure that the run is made for

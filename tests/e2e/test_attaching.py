"""Files of accounts, from the command line."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.commands import refuse_all
from tests.e2e.test_command_line import run
from tests.pictures import bomb, png
from tests.workspaces import add_account, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = new_workspace(tmp_path / "team.csdesk")
    add_account(made, "Halden Freight", external_id="H-1")
    made.close()
    return made.path


def test_files_go_in_and_come_out(workspace: Path, tmp_path: Path) -> None:
    content = bytes(range(256)) * 40
    source, logo, out = tmp_path / "Größe \u202e.bin", tmp_path / "logo.png", tmp_path / "out.bin"
    source.write_bytes(content)
    logo.write_bytes(png())
    answer = run("attach", workspace, "--account", "H-1", source)
    assert (answer.returncode, answer.stdout.strip()) == (0, "Attached Größe .bin to H-1"), answer.stderr
    assert run("attach", workspace, "--account", "Halden Freight", logo, "--logo").returncode == 0
    answer = run("attachments", workspace, "--account", "H-1", "--json")
    found = json.loads(answer.stdout)["files"]
    assert [(file["role"], file["name"], file["media_type"]) for file in found] == [
        ("logo", "logo.png", "image/png"),
        ("file", "Größe .bin", "application/octet-stream"),
    ]
    sha256 = hashlib.sha256(content).hexdigest()
    assert found[1]["sha256"] == sha256
    assert found[1]["size"] == len(content)
    answer = run("attachments", workspace, "--account", "H-1", "--save", sha256[:12], "--out", out)
    assert answer.returncode == 0, answer.stderr
    assert out.read_bytes() == content


def test_what_goes_wrong_is_one_line(workspace: Path, tmp_path: Path) -> None:
    empty, logo = tmp_path / "empty.txt", tmp_path / "bomb.png"
    empty.write_bytes(b"")
    logo.write_bytes(bomb())
    attach = ("attach", workspace, "--account", "H-1")
    save = ("attachments", workspace, "--account", "H-1", "--save", "abcdef")
    refuse_all(
        (1, "is empty", (*attach, empty)),
        (1, "30,000 x 30,000", (*attach, logo, "--logo")),
        (1, "is this workspace itself", (*attach, workspace)),
        (1, "0 files", (*save, "--out", empty)),
        (2, "go together", save),
    )

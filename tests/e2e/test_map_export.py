"""Journey maps on the command line: a process without a screen, its files and its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cs_desktop.services.journey.starting import start_from_shipped
from tests.commands import refuse_all
from tests.workspaces import add_account, context, new_workspace

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a script would, with no display to be found."""
    command = [sys.executable, str(ROOT / "main.py"), "export", "map", *(str(a) for a in arguments)]
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in without}
    environment |= {"CS_DESKTOP_NOW": "2026-10-13T12:00:00", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with an account that has a map, and one that has none."""
    path = tmp_path_factory.mktemp("book") / "team.csdesk"
    file = new_workspace(path)
    start_from_shipped(context(file), add_account(file, "Halden Freight"), "renewal")
    add_account(file, "Brightmoor Foods")
    file.close()
    return path


def test_a_picture_needs_no_screen_and_sheets_are_counted(book: Path, tmp_path: Path) -> None:
    picture, sheets = tmp_path / "map.png", tmp_path / "map.pdf"
    answer = run(book, "--account", "halden freight", "--out", picture)
    assert (answer.returncode, answer.stdout) == (0, f"Wrote {picture}\n"), answer.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    answer = run(book, "--account", "Halden Freight", "--paper", "a4-tiles", "--no-brand", "--out", sheets)
    assert answer.returncode == 0
    assert answer.stdout.endswith("pages)\n")
    assert sheets.read_bytes().startswith(b"%PDF-")


def test_wrong_use_and_what_is_missing_is_one_clear_line(book: Path, tmp_path: Path) -> None:
    halden, none = ("export", "map", book, "--account", "Halden Freight"), ("--account", "Brightmoor Foods")
    refuse_all(
        (2, "must end in .pdf, .svg, .png, .csv", (*halden, "--out", tmp_path / "map.doc")),
        (1, "no journey map yet", ("export", "map", book, *none, "--out", tmp_path / "map.pdf")),
    )
    assert list(tmp_path.iterdir()) == []

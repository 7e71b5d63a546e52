"""What is loaded before the first page is painted, and how the program starts and ends."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cs_desktop.__main__ import opens_window
from cs_desktop.cli.program import program
from cs_desktop.common.errors import KnownError
from cs_desktop.views.screenshots import parse_size

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("pandas", "numpy", "sqlalchemy", "alembic", "pyqtgraph", "reportlab", "cs_desktop.services", "click"),
    *("cs_desktop.domain.health", "cs_desktop.domain.changes", "logging.handlers", "socket", "platform"),
)

PAINT_AND_QUIT = """
import sys
from cs_desktop.__main__ import main
status = main([])
print(status, *(name for name in sys.argv[1:] if name in sys.modules))
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    found = run("-c", PAINT_AND_QUIT, *HEAVY, CS_DESKTOP_QUIT_AFTER_PAINT="1")
    assert found.returncode == 0, found.stderr
    assert found.stdout.split() == ["0"]


def test_the_first_page_waits_where_a_workspace_is_to_be_opened() -> None:
    named = PAINT_AND_QUIT.replace("main([])", "main(['missing.csdesk'])")
    found = run("-c", named, "cs_desktop.views.welcome.screen", CS_DESKTOP_QUIT_AFTER_PAINT="1")
    assert found.returncode == 0, found.stderr
    assert found.stdout.split() == ["0"]


SOURCES_KEPT = """
import linecache
from cs_desktop.__main__ import main
status = main([])
print(status, *(name for name in linecache.cache if "cs_desktop" in name))
"""


def test_the_source_of_what_is_loaded_is_not_kept_in_memory() -> None:
    found = run("-c", SOURCES_KEPT, CS_DESKTOP_QUIT_AFTER_PAINT="1")
    assert found.returncode == 0, found.stderr
    assert found.stdout.split() == ["0"]


CLOSED_EARLY = """
import sys
from cs_desktop.__main__ import main
from cs_desktop.views.wiring.parts import Parts
build_next, turns = Parts._build_next, []
def closing(parts):
    turns.append(parts)
    parts.window.close() if len(turns) == 4 else build_next(parts)
Parts._build_next = closing
status = main(["missing.csdesk"])
print(status, len(turns))
"""


def test_a_window_that_is_closed_while_it_is_built_is_gone_at_once() -> None:
    found = run("-W", "error", "-c", CLOSED_EARLY)
    assert (found.returncode, found.stdout.split(), found.stderr) == (0, ["0", "4"], "")


READ_AND_TELL = """
import sys
import cs_desktop.views.wiring
import cs_desktop.services.portfolio_refresh
print(*(name for name in ("pandas", "alembic", "reportlab", "openpyxl", "babel") if name in sys.modules))
"""


def test_a_window_at_work_needs_no_pandas() -> None:
    found = run("-c", READ_AND_TELL)
    assert (found.returncode, found.stdout.strip()) == (0, ""), found.stderr


def test_commands_load_no_qt() -> None:
    found = run(
        "-c", "import sys, cs_desktop.__main__ as m; m.main(['--version']); print('PySide6' in sys.modules)"
    )
    assert found.stdout.splitlines()[-1] == "False", found.stderr


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--demo"], True),
        (["book.csdesk"], True),
        (["folder/book"], True),
        (["missing.csdesk"], True),
        (["--help"], False),
        (["--version"], False),
        (["chekc"], False),
        (["export", "deck", "a.csdesk"], False),
    ],
)
def test_paths_open_the_window_and_words_are_commands(arguments: list[str], window: bool) -> None:
    assert opens_window(arguments) is window


def test_no_command_looks_like_a_path() -> None:
    names = program.list_commands(click.Context(program))
    assert len(names) > 3
    assert [name for name in names if opens_window([name])] == []


def test_a_clock_that_makes_no_sense_is_one_clear_line() -> None:
    found = run("main.py", CS_DESKTOP_NOW="soon", CS_DESKTOP_QUIT_AFTER_PAINT="1")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("Error: CS_DESKTOP_NOW is 'soon'")
    assert "Traceback" not in found.stderr


def test_pictures_of_screens(tmp_path: Path) -> None:
    # All of them are looked at by `test_every_screen`.
    chosen = ("--theme", "dark", "--size", "1100x700", "--until", "portfolio")
    found = run("main.py", "screenshots", str(tmp_path / "new"), *chosen)
    assert found.returncode == 0, found.stderr
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert sorted(Path(line).name for line in found.stdout.split()) == names
    assert names == ["home-dark.png", "new-workspace-dark.png", "portfolio-dark.png", "welcome-dark.png"]
    # A page with nothing on it packs into much less.
    assert all((tmp_path / "new" / name).stat().st_size > 8_000 for name in names)


def test_a_screen_that_there_is_not(tmp_path: Path) -> None:
    found = run("main.py", "screenshots", str(tmp_path), "--until", "nowhere")
    assert found.returncode == 1
    assert found.stderr.startswith("Error: There is no screen 'nowhere'; there are welcome, ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", ["", "1440", "1440x", "axb", "10x10", "99999x900", "-1440x900"])
def test_sizes_that_make_no_sense(size: str) -> None:
    with pytest.raises(KnownError, match="size"):
        parse_size(size)


def test_a_size() -> None:
    assert parse_size("1440x900") == (1440, 900)

"""What every test shares: a profile of its own, no window on the screen, how hard properties are tried."""

import compileall
import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from tests.mortals import held_back

__all__ = ["held_back"]

settings.register_profile("default", max_examples=50, deadline=None)
settings.register_profile("torture", max_examples=2000, deadline=None)
settings.load_profile("default")

_LONGEST = ("test_every_screen", "test_every_action", "test_long_day")
"""Modules whose tests take many seconds each."""


def pytest_configure(config: pytest.Config) -> None:
    """Give the run (with xdist: each worker) a new profile, and hide the user's own from it.

    Programs that a test starts inherit this.
    """
    folder = tempfile.TemporaryDirectory(prefix="cs-desktop-tests-")
    config.add_cleanup(folder.cleanup)
    runtime = Path(folder.name, "runtime")
    runtime.mkdir(mode=0o700)
    for name in [name for name in os.environ if name.startswith(("CS_DESKTOP_", "QT_"))]:
        del os.environ[name]
    os.environ["CS_DESKTOP_PROFILE"] = str(Path(folder.name, "profile"))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The texts that the tests look for are the English ones, whatever this machine speaks.
    os.environ["LC_ALL"] = "C.UTF-8"
    # Qt warns where it is missing, and a warning fails a test.
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    if sys.dont_write_bytecode and not hasattr(config, "workerinput"):
        # Otherwise each of the many programs that tests start would compile itself anew.
        compileall.compile_dir(config.rootpath / "cs_desktop", quiet=2)


@pytest.fixture(scope="session")
def acceptance_data() -> Path:
    """Return the folder of real exports that `make acceptance DATA=FOLDER` names."""
    folder = Path(os.environ.get("ACCEPTANCE_DATA", ""))
    if not os.environ.get("ACCEPTANCE_DATA") or not folder.is_dir():
        pytest.fail("name the folder of sample exports: make acceptance DATA=FOLDER", pytrace=False)
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.path.stem not in _LONGEST)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the long tests measured, whichever process ran them."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        if "torture" in report.keywords and report.user_properties:
            terminalreporter.write_line(report.nodeid.rpartition("::")[2])
            for name, value in report.user_properties:
                terminalreporter.write_line(f"  {name}: {value}")

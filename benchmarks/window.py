"""From the command to a painted window, offscreen: ours on the sample workspace, and an empty QMainWindow."""

import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks.harness import Bench, Contender, Sample, finished, limit, process
from cs_desktop.common.paths import PROFILE_VARIABLE
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.views.screen import PORTFOLIO


def run(bench: Bench) -> None:
    """Compare the first painting of the window, and that of the portfolio in it."""
    workspace = bench.folder / "sample.csdesk"
    environment = {"QT_QPA_PLATFORM": "offscreen", "CS_DESKTOP_PROFILE": str(bench.folder / "profile")}
    quitting = environment | {"CS_DESKTOP_QUIT_AFTER_PAINT": "1"}
    finished([sys.executable, "main.py", "demo", workspace], environment)
    start_on_portfolio(bench.folder / "profile", workspace)
    ours = [sys.executable, "-m", "benchmarks.peers.first_paint"]
    bare = [sys.executable, "-m", "benchmarks.peers.bare_window"]
    bench.compare(
        "window painted, and quit",
        [
            Contender("CS Desktop", partial(process, [sys.executable, "main.py", workspace], quitting)),
            Contender("bare QMainWindow", partial(process, bare, environment)),
        ],
        rounds=7,
    )
    bench.compare(
        "portfolio painted",
        [
            Contender("CS Desktop", partial(painted, [*ours, workspace], environment)),
            Contender("bare QMainWindow, empty", partial(painted, bare, environment)),
        ],
        rounds=7,
    )
    switching: list[str | Path] = [sys.executable, "-m", "benchmarks.peers.switching", workspace]
    bench.compare(
        "switch between places, the slowest painted",
        [
            Contender("CS Desktop", lambda: told(switching, environment)),
            limit("aim", 0.1),
        ],
        rounds=3,
    )
    idle: list[str | Path] = [sys.executable, "-m", "benchmarks.peers.idle_memory"]
    bench.compare(
        "memory at rest, sample workspace open",
        [
            Contender("CS Desktop", lambda: told([*idle, workspace], environment)),
            Contender("bare QMainWindow", lambda: told(idle, environment)),
        ],
        rounds=3,
        unit="MB",
    )


def start_on_portfolio(profile: Path, workspace: Path) -> None:
    """Have a workspace open where its accounts stand, as if the user had been there last."""
    with patch.dict(os.environ, {PROFILE_VARIABLE: str(profile)}):
        Preferences(logging.getLogger(__name__)).set_place(str(workspace.resolve()), PORTFOLIO.key)


def painted(command: Sequence[str | Path], environment: dict[str, str]) -> Sample:
    """Return the time from the start of the process to the moment that it told."""
    end = finished(command, environment)
    return Sample(float(end.output.split()[0]) - end.started, end.peak_mb)


def told(command: Sequence[str | Path], environment: dict[str, str]) -> Sample:
    """Return what the process printed, and its peak memory."""
    end = finished(command, environment)
    return Sample(float(end.output.split()[0]), end.peak_mb)

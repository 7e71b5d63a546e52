"""Making and opening the large sample workspace: 10,000 accounts, 10 million points."""

import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.harness import Bench, Contender, limit, megabytes, process, timed
from benchmarks.window import painted
from cs_desktop.common.clock import SystemClock
from cs_desktop.models.connections import connect
from cs_desktop.models.opening import open_workspace

_MINUTES_S = 300.0
"""The promise is "in minutes"."""
_PLAIN_ROWS_BYTES = 24
"""What a point takes as a row of its own, measured by the subject `points`."""


def run(bench: Bench) -> None:
    """Compare time and size with what was promised."""
    accounts, points = (1000, 1_000_000) if bench.quick else (10_000, 10_000_000)
    path = bench.folder / "large.csdesk"
    size = ["--accounts", str(accounts), "--points", str(points)]
    title = f"sample workspace of {accounts:,} accounts and {points:,} points"
    share = points / 10_000_000
    bench.compare(
        title,
        [
            Contender("CS Desktop", partial(process, [sys.executable, "main.py", "demo", path, *size])),
            limit("promised", _MINUTES_S * share),
        ],
        rounds=1,
    )
    bench.compare(
        f"{title}: size of the file",
        [
            Contender("CS Desktop", partial(megabytes, path)),
            limit("the points alone as rows", points * _PLAIN_ROWS_BYTES / 1e6),
        ],
        rounds=1,
        unit="MB",
    )
    bench.compare(
        f"{title}: opened, every check made",
        [
            Contender("CS Desktop", lambda: timed(lambda: open_workspace(path, SystemClock()).close())),
            Contender("bare sqlite3, counting the accounts", lambda: timed(lambda: _count(path))),
        ],
        rounds=5,
    )
    environment = {"QT_QPA_PLATFORM": "offscreen", "CS_DESKTOP_PROFILE": str(bench.folder / "profile")}
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.peers.first_paint", path]
    bench.compare(
        f"{title}: window opened on it, portfolio painted",
        [
            Contender("CS Desktop", partial(painted, command, environment)),
            Contender("reading the bytes of the file", lambda: timed(path.read_bytes)),
        ],
        rounds=3,
    )


def _count(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("SELECT count(*) FROM account").fetchone()

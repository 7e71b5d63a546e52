"""Making the large sample workspace that other measurements use: 10,000 accounts, 10 million points."""

import sys
from functools import partial

from benchmarks.harness import Bench, Contender, limit, megabytes, process

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

"""Import of a million metric rows: whole processes, from CSV to a file on disk.

Ours checks every row, finds its account and metric, logs the batch and can undo it; the peers copy text
into a table of the same four columns.
"""

import csv
import shutil
import sys
from datetime import date, timedelta
from functools import partial
from itertools import product
from pathlib import Path

from benchmarks.harness import Bench, Contender, Sample, finished, limit, process
from benchmarks.window import told

_DAYS = 84
_METRICS = 12
_FIRST_DAY = date(2026, 1, 5)
_ROWS_OF_AN_ACCOUNT = _DAYS * _METRICS


def run(bench: Bench) -> None:
    """Compare imports into a workspace that knows the accounts."""
    accounts = [
        f"A-{n:05d}" for n in range(1, (1_000_000 // _ROWS_OF_AN_ACCOUNT // (10 if bench.quick else 1)) + 1)
    ]
    source = bench.folder / "metrics.csv"
    _write_points(source, accounts)
    workspace = _workspace(bench.folder, accounts)
    rows = len(accounts) * _ROWS_OF_AN_ACCOUNT
    contenders = [
        Contender("CS Desktop", partial(_ours, workspace, source)),
        Contender("csv + executemany", partial(_peer, source, "plain")),
        Contender("pandas to_sql", partial(_peer, source, "pandas")),
        Contender("sqlite-utils", partial(_sqlite_utils, source)),
    ]
    if shutil.which("sqlite3"):
        contenders.insert(1, Contender("sqlite3 .import", partial(_command_line, source)))
    else:
        bench.note("The sqlite3 command line is not installed, so `.import` was not measured.")
    bench.compare(f"import {rows / 1e6:.2f} million metric rows", contenders, rounds=3)
    again = _imported(workspace, source)
    bench.compare(
        f"import {rows / 1e6:.2f} million metric rows again, changing nothing",
        [
            Contender("CS Desktop", lambda: process(_import(again, "metrics", source))),
            Contender("CS Desktop, first time", partial(_ours, workspace, source)),
        ],
        rounds=1,
    )
    environment = {"QT_QPA_PLATFORM": "offscreen", "CS_DESKTOP_PROFILE": str(bench.folder / "profile")}
    stall: list[str | Path] = [sys.executable, "-m", "benchmarks.peers.import_stall", workspace, source]
    bench.compare(
        f"window at a standstill while it imports {rows / 1e6:.2f} million metric rows, the longest",
        [Contender("CS Desktop", partial(told, stall, environment)), limit("aim", 0.05)],
        rounds=1,
    )


def _write_points(path: Path, accounts: list[str]) -> None:
    """Write a file a day after the other, as an export has it."""
    days = [_FIRST_DAY + timedelta(days=n) for n in range(_DAYS)]
    names = [f"metric_{n}" for n in range(1, _METRICS + 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["account", "metric", "date", "value"])
        for n, (day, account, name) in enumerate(product(days, accounts, names)):
            writer.writerow([account, name, day.isoformat(), n * 37 % 10_007 / 100])


def _workspace(folder: Path, accounts: list[str]) -> Path:
    workspace, source = folder / "ours.csdesk", folder / "accounts.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["external_id", "name"])
        writer.writerows((account, f"Company {account}") for account in accounts)
    finished([sys.executable, "main.py", "new", workspace])
    finished(_import(workspace, "accounts", source))
    return workspace


def _import(workspace: Path, kind: str, source: Path) -> list[str | Path]:
    return [sys.executable, "main.py", "import", workspace, kind, source]


def _imported(workspace: Path, source: Path) -> Path:
    copy = workspace.with_stem("again")
    shutil.copyfile(workspace, copy)
    finished(_import(copy, "metrics", source))
    return copy


def _ours(workspace: Path, source: Path) -> Sample:
    copy = workspace.with_stem("copy")
    shutil.copyfile(workspace, copy)
    sample = process(_import(copy, "metrics", source))
    copy.unlink()
    return sample


def _peer(source: Path, way: str) -> Sample:
    return _into_new(source, [sys.executable, "-m", "benchmarks.peers.csv_rows", way, source])


def _sqlite_utils(source: Path) -> Sample:
    database = _new(source)
    return process([sys.executable, "-m", "sqlite_utils", "insert", database, "point", source, "--csv"])


def _command_line(source: Path) -> Sample:
    table = "CREATE TABLE point (account TEXT, metric TEXT, date TEXT, value REAL)"
    return process(["sqlite3", _new(source), table, f".import --csv --skip 1 {source} point"])


def _into_new(source: Path, command: list[str | Path]) -> Sample:
    return process([*command, _new(source)])


def _new(source: Path) -> Path:
    database = source.with_name("peer.db")
    database.unlink(missing_ok=True)
    return database

"""One edit, committed and shown: what logging, undo and sharing cost beside a bare SQLite transaction.

Both wait for the disk in the same way (journal_mode=DELETE, synchronous=EXTRA).
"""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks.harness import Bench, Contender, Sample, finished, limit, timed
from cs_desktop.common.clock import SystemClock
from cs_desktop.models.connections import connect
from cs_desktop.models.opening import NewWorkspace, create_workspace
from cs_desktop.models.tables import Account
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx

_ACCOUNTS = 1000
_EDITS = 200
_SHOWN_EDITS = 40
_AIM_MS = 3.0
"""What our edit may take longer than a bare transaction."""
_FRAME_MS = 1000 / 60

# What one edit leaves in the log: a change set and a change.
_LOG = """
CREATE TABLE change_set (pos INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER UNIQUE, label TEXT);
CREATE TABLE change (set_pos INTEGER, n INTEGER, entity TEXT, entity_id INTEGER, field TEXT, old TEXT,
    new TEXT, PRIMARY KEY (set_pos, n));
CREATE INDEX ix_change ON change (entity, entity_id);
"""


def run(bench: Bench) -> None:
    """Compare single edits of one field."""
    edits = _EDITS // 10 if bench.quick else _EDITS
    with (
        closing(_workspace(bench.folder / "ours.csdesk")) as workspace,
        closing(_bare(bench.folder / "bare.db")) as bare,
        closing(_bare(bench.folder / "logged.db")) as logged,
    ):
        logged.executescript(_LOG)
        bench.compare(
            "one edit, committed",
            [
                Contender("CS Desktop", lambda: _each(edits, lambda i: _edit(workspace, i))),
                Contender("bare UPDATE", lambda: _each(edits, lambda i: _update(bare, i))),
                Contender(
                    f"the aim: bare UPDATE + {_AIM_MS:g} ms",
                    lambda: Sample(_each(edits, lambda i: _update(bare, i)).value + _AIM_MS),
                ),
                Contender(
                    "bare UPDATE + log rows", lambda: _each(edits, lambda i: _update(logged, i, logged=True))
                ),
            ],
            rounds=5,
            unit="ms",
        )
    _compare_shown(bench)


def _compare_shown(bench: Bench) -> None:
    """Compare what the window takes to show an edit once it is committed with one frame at 60 Hz."""
    workspace = bench.folder / "sample.csdesk"
    environment = {"QT_QPA_PLATFORM": "offscreen", "CS_DESKTOP_PROFILE": str(bench.folder / "profile")}
    finished([sys.executable, "main.py", "demo", workspace], environment)
    edits = str(_SHOWN_EDITS // 4 if bench.quick else _SHOWN_EDITS)
    command: list[str | Path] = [
        *(sys.executable, "-m", "benchmarks.peers.shown_edit"),
        *(workspace, edits),
    ]
    told: list[float] = []

    def shown() -> Sample:
        commit, painting = finished(command, environment).output.split()
        told.append(float(commit))
        return Sample(float(painting))

    bench.compare(
        "one edit in the window, from committed to painted",
        [Contender("CS Desktop", shown), limit("one frame at 60 Hz", _FRAME_MS)],
        rounds=3,
        unit="ms",
    )
    bench.note(f"From Enter in the window to the word that the edit is committed: {median(told):.1f} ms.")


def _each(times: int, work: Callable[[int], object]) -> Sample:
    def all_of_them() -> None:
        for i in range(times):
            work(i)

    return Sample(timed(all_of_them).value / times * 1000)


def _workspace(path: Path) -> WorkspaceFile:
    workspace = create_workspace(path, NewWorkspace(), SystemClock())

    def add(tx: WriteTx) -> None:
        tx.session.add_all(Account(id=i, name=f"Account {i}") for i in range(1, _ACCOUNTS + 1))

    workspace.write("Add accounts", add)
    return workspace


def _bare(path: Path) -> sqlite3.Connection:
    path.touch()
    connection = connect(path)
    connection.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT, industry TEXT)")
    connection.execute("BEGIN")
    rows = [(i, f"Account {i}", "") for i in range(1, _ACCOUNTS + 1)]
    connection.executemany("INSERT INTO account VALUES (?,?,?)", rows)
    connection.commit()
    return connection


def _edit(workspace: WorkspaceFile, i: int) -> None:
    def change(tx: WriteTx) -> None:
        account = tx.session.get_one(Account, i % _ACCOUNTS + 1)
        account.industry = "Metals" if account.industry != "Metals" else "Paper"

    workspace.write("Change industry", change)


def _update(connection: sqlite3.Connection, i: int, *, logged: bool = False) -> None:
    number = i % _ACCOUNTS + 1
    connection.execute("BEGIN IMMEDIATE")
    (old,) = connection.execute("SELECT industry FROM account WHERE id=?", (number,)).fetchone()
    new = "Metals" if old != "Metals" else "Paper"
    connection.execute("UPDATE account SET industry=? WHERE id=?", (new, number))
    if logged:
        pos = connection.execute("INSERT INTO change_set (label) VALUES ('Change industry')").lastrowid
        row = (pos, number, old, new)
        connection.execute("INSERT INTO change VALUES (?,0,'account',?,'industry',?,?)", row)
    connection.commit()

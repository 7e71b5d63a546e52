"""What is acknowledged stays: programs killed in the middle of a write, and many at one file at once.

The short forms belong to every run; `make torture` has a thousand kills, and a minute of eight writers.
"""

import random
import sqlite3
import time
from contextlib import closing

import pytest

from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account
from tests.hands import Written, count_up, heard, keep_backing_up, keep_reading, start, write_steps
from tests.workspaces import NOON, add_account, new_workspace

REOPEN_LIMIT_S = 2.0
WAIT_LIMIT_S = 2.0
MANY, LONG_S = 1000, 60
_STEPS_S = 0.02
"""About what a few steps take."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "team.csdesk"


def _facts(workspace, account_id):
    """Return the two fields of the account, and how many contacts it has."""

    def read(connection):
        fields = connection.execute(
            Account.__table__.select().where(Account.__table__.c.id == account_id)
        ).one()
        contacts = connection.exec_driver_sql("SELECT count(*), max(CAST(name AS INT)) FROM contact").one()
        return int(fields.industry), int(fields.region), *contacts

    return workspace.read(read)


def _kill_one(path, account_id):
    """Let a program write some steps, kill it in the next ones, and return the last that it was sure of."""
    process, pipe = start(write_steps, path, account_id)
    said = [pipe.recv() for _ in range(random.randint(1, 4))]
    time.sleep(random.uniform(0, _STEPS_S))  # the moment of the kill; nothing waits for it
    process.kill()
    process.join()
    return max([*said, *heard(pipe)])


@pytest.mark.parametrize(
    "kills", [pytest.param(12, id="short"), pytest.param(MANY, id="long", marks=pytest.mark.torture)]
)
def test_a_killed_program_loses_nothing_it_was_sure_of(path, kills, record_property):
    workspace = new_workspace(path)
    account = add_account(workspace, industry="0", region="0")
    workspace.close()
    slowest = 0.0
    in_flight = 0
    before = 0
    for _ in range(kills):
        sure = max(before, _kill_one(path, account))
        begun = time.monotonic()
        workspace = open_workspace(path, NOON)
        industry, region, contacts, newest = _facts(workspace, account)
        slowest = max(slowest, time.monotonic() - begun)
        workspace.close()
        # One step may have been committed whose word did not get out any more.
        assert sure <= industry <= sure + 1
        assert industry == region == contacts == (newest or 0)
        in_flight += industry - sure
        before = industry
    assert before > kills / 2, "the programs were killed before they wrote"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (logged,) = connection.execute("SELECT count(*) FROM change_set WHERE label='Step'").fetchone()
    assert logged == before
    assert kills < MANY or slowest < REOPEN_LIMIT_S
    record_property(f"{kills} × kill -9", f"{before} edits acknowledged or committed, 0 lost, 0 half applied")
    record_property("committed though not yet acknowledged", in_flight)
    record_property("slowest reopening with the first read", f"{slowest:.3f} s")


def _finish(started):
    results = []
    for process, pipe in started:
        results.append(pipe.recv())
        process.join()
        pipe.close()
    assert all(isinstance(result, Written) for result in results)
    return results


@pytest.mark.parametrize(
    ("writers", "readers", "seconds"),
    [
        pytest.param(4, 1, 3, id="short"),
        pytest.param(8, 3, LONG_S, id="long", marks=pytest.mark.torture),
    ],
)
def test_many_programs_at_once_lose_no_update(path, writers, readers, seconds, record_property):
    workspace = new_workspace(path)
    shared = add_account(workspace, name="Shared", notes="0")
    own = [add_account(workspace, name=f"Writer {i}", notes="0") for i in range(writers)]
    workspace.close()
    until = time.monotonic() + seconds
    writing = [start(count_up, path, shared, account, until) for account in own]
    others = [start(keep_reading, path, until) for _ in range(readers)]
    others.append(start(keep_backing_up, path, until))
    counted, seen = _finish(writing), _finish(others)

    errors = [error for result in (*counted, *seen) for error in result.errors]
    assert errors == []
    with closing(sqlite3.connect(path)) as connection:
        notes = dict(connection.execute("SELECT name, CAST(notes AS INT) FROM account").fetchall())
        (logged,) = connection.execute("SELECT count(*) FROM change WHERE op='update'").fetchone()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    edits = [result.edits for result in counted]
    assert notes == {"Shared": sum(edits), **{f"Writer {i}": n for i, n in enumerate(edits)}}
    assert logged == 2 * sum(edits), "rows changed = changes logged"
    worst = max(result.worst_s for result in counted)
    if seconds >= LONG_S:
        # A short run on a busy machine says nothing of times.
        assert worst < WAIT_LIMIT_S
        assert min(edits) * 3 >= max(edits), "a writer was starved"
    record_property(f"{writers} writers, {readers} readers, backups for {seconds} s", f"{sum(edits)} edits")
    record_property("worst wait of a writer", f"{worst:.3f} s")
    record_property("least and most busy writer", f"{min(edits)} and {max(edits)} edits")
    record_property(
        "reads and worst", f"{sum(r.edits for r in seen[:-1])}, {max(r.worst_s for r in seen[:-1]):.3f} s"
    )
    record_property("backups and worst", f"{seen[-1].edits}, {seen[-1].worst_s:.3f} s")

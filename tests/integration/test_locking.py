"""Two programs on one file: real processes, the same write path as the window's."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account
from cs_desktop.models.write import WriteTx
from tests.workspaces import NOON, add_account, dump, new_workspace

_COUNT_UP = """
import sys
from pathlib import Path
from cs_desktop.common.clock import SystemClock
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account

def add_one(tx):
    account = tx.session.get_one(Account, int(sys.argv[2]))
    account.notes = str(int(account.notes) + 1)

workspace = open_workspace(Path(sys.argv[1]), SystemClock())
for _ in range(int(sys.argv[3])):
    workspace.write("Add one", add_one)
workspace.close()
"""


def test_no_update_of_two_writing_processes_is_lost(tmp_path: Path):
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    account = add_account(workspace, notes="0")
    each = 60
    command = [sys.executable, "-c", _COUNT_UP, str(path), str(account), str(each)]
    others = [subprocess.Popen(command) for _ in range(2)]
    stop = threading.Event()

    def keep_reading() -> None:
        while not stop.is_set():
            dump(workspace, log=True)

    reader = threading.Thread(target=keep_reading)
    reader.start()
    codes = [process.wait() for process in others]
    stop.set()
    reader.join()
    assert codes == [0, 0]
    notes = workspace.read(lambda c: c.exec_driver_sql("SELECT notes FROM account").scalar_one())
    log = dump(workspace, log=True)
    workspace.close()
    assert notes == str(2 * each)
    ups = [row for row in log["change"] if row[4] == "update"]
    assert len(ups) == 2 * each, "rows changed = changes logged"
    assert len({(row[2], row[3]) for row in log["change_set"]}) == len(log["change_set"])


def test_a_reader_at_commit_makes_the_writer_wait_and_nothing_more(tmp_path: Path):
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN")
        stranger.execute("SELECT count(*) FROM account").fetchone()
        done = workspace.submit("Add", _add)
        # The writer holds its lock and waits; it is not done while the reader reads.
        while not path.with_name(path.name + "-journal").exists():
            pass
        assert not done.done()
        stranger.execute("COMMIT")
        assert done.result(timeout=10).change is not None
    assert len(dump(workspace)["account"]) == 1
    workspace.close()


def test_a_large_write_that_is_under_way_keeps_nobody_from_reading(tmp_path: Path):
    """Pages spilled before COMMIT would lock readers out: a bulk import may take seconds."""
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    with closing(sqlite3.connect(path, timeout=0, check_same_thread=False)) as reader:

        def write_much(tx: WriteTx) -> int:
            tx.session.add_all(Account(id=tx.new_id(), name="x" * 3000) for _ in range(2000))
            tx.session.flush()
            (seen,) = reader.execute("SELECT count(*) FROM account").fetchone()
            return int(seen)

        assert workspace.write("Add many", write_much).value == 0
        assert reader.execute("SELECT count(*) FROM account").fetchone() == (2000,)
    workspace.close()


def test_a_writer_that_waits_for_ever_is_told_so_and_keeps_no_lock(tmp_path: Path, monkeypatch):
    path = tmp_path / "team.csdesk"
    workspace = new_workspace(path)
    monkeypatch.setattr("cs_desktop.models.write.PATIENCE_S", 0.2)
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(KnownError, match="in use by another program"):
            workspace.write("Add", _add)
        stranger.execute("COMMIT")
    add_account(workspace)
    assert len(dump(workspace)["account"]) == 1
    workspace.close()
    open_workspace(path, NOON).close()


def _add(tx: WriteTx) -> None:
    tx.session.add(Account(id=tx.new_id(), name="Halden"))

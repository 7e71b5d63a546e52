"""Other programs at one workspace file: real processes that use the same write path as the window.

They come from multiprocessing's fork server, which has everything imported, so that a thousand of them
take minutes and not hours.
"""

import logging
import multiprocessing
import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from sqlalchemy import func, select

from cs_desktop.common.clock import SystemClock
from cs_desktop.models.backup import back_up
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account, Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import load_portfolio

ROOT = Path(__file__).resolve().parents[1]


@cache
def server() -> ForkServerContext:
    """Return the context whose processes start with this module imported."""
    # The fork server does not take sys.path along to what it preloads.
    os.environ["PYTHONPATH"] = str(ROOT)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.hands"])
    return context


def start(work: Callable[..., None], *args: object) -> tuple[ForkServerProcess, Connection]:
    """Start a process that runs work(pipe, *args); return it and the end of the pipe to hear it by."""
    mine, theirs = server().Pipe()
    process = server().Process(target=work, args=(theirs, *args), daemon=True)
    process.start()
    theirs.close()
    return process, mine


def heard(pipe: Connection) -> list[object]:
    """Return everything a process still said before its end."""
    said = []
    try:
        while True:
            said.append(pipe.recv())
    except (EOFError, ConnectionResetError):
        return said


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer did: acknowledged edits, the longest one in seconds, and what a user was told."""

    edits: int
    worst_s: float
    errors: tuple[str, ...]


def write_steps(pipe: Connection, path: Path, account_id: int) -> None:
    """Write for ever steps that belong together, and say the number of each once it is acknowledged.

    Step n sets two fields to n and adds contact n: after a kill either all three are there or none.
    """
    workspace = open_workspace(path, SystemClock())

    def step(tx: WriteTx) -> int:
        account = tx.session.get_one(Account, account_id)
        number = int(account.industry) + 1
        account.industry = str(number)
        tx.session.add(Contact(id=tx.new_id(), account_id=account_id, name=str(number)))
        tx.session.flush()
        account.region = str(number)
        return number

    pipe.send(0)
    while True:
        pipe.send(workspace.write("Step", step).value)


def count_up(pipe: Connection, path: Path, account_id: int, mine: int, until: float) -> None:
    """Add one to a shared counter and to one's own until a moment of `time.monotonic`; send Written."""
    edits, worst, errors = 0, 0.0, []

    def step(tx: WriteTx) -> None:
        shared, own = tx.session.get_one(Account, account_id), tx.session.get_one(Account, mine)
        shared.notes = str(int(shared.notes) + 1)
        own.notes = str(int(own.notes) + 1)

    with closing(open_workspace(path, SystemClock())) as workspace:
        while time.monotonic() < until:
            begun = time.monotonic()
            try:
                workspace.write("Add one", step)
                edits += 1
            except Exception as error:  # noqa: BLE001 - any error at all is one too many
                errors.append(repr(error))
            worst = max(worst, time.monotonic() - begun)
    pipe.send(Written(edits, worst, tuple(errors)))


def keep_reading(pipe: Connection, path: Path, until: float) -> None:
    """Read the portfolio and the sum of all counters again and again; send Written, its edits the reads."""
    reads, worst, errors = 0, 0.0, []
    with closing(open_workspace(path, SystemClock())) as workspace:
        context = Context(workspace, SystemClock(), logging.getLogger("reader"))
        while time.monotonic() < until:
            begun = time.monotonic()
            try:
                load_portfolio(context)
                workspace.read(lambda c: c.execute(select(func.count(Account.id))).all())
                reads += 1
            except Exception as error:  # noqa: BLE001 - any error at all is one too many
                errors.append(repr(error))
            worst = max(worst, time.monotonic() - begun)
    pipe.send(Written(reads, worst, tuple(errors)))


def keep_backing_up(pipe: Connection, path: Path, until: float) -> None:
    """Make backups one after the other; send Written, its edits the backups."""
    made, worst, errors = 0, 0.0, []
    while time.monotonic() < until:
        begun = time.monotonic()
        try:
            back_up(path, SystemClock().now(), f"torture-{made}")
            made += 1
        except Exception as error:  # noqa: BLE001 - any error at all is one too many
            errors.append(repr(error))
        worst = max(worst, time.monotonic() - begun)
    pipe.send(Written(made, worst, tuple(errors)))

"""Two programs on one file: what it costs to notice nothing, and to show another's edit."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from benchmarks.harness import Bench, Contender, Sample, timed
from cs_desktop.common.clock import SystemClock
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.models.connections import connect
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.demo import DemoOptions, make_demo
from cs_desktop.services.portfolio import load_portfolio
from cs_desktop.services.portfolio_refresh import refresh_portfolio
from cs_desktop.services.watching import first_outlook, look

_LOOKS = 500
_COLLEAGUES = 5


def run(bench: Bench) -> None:
    """Compare a look at a file at rest, and a refresh after another's edit."""
    accounts, points = (1000, 100_000) if bench.quick else (10_000, 1_000_000)
    path = bench.folder / "shared.csdesk"
    make_demo(path, DemoOptions(accounts=accounts, points=points), SystemClock())
    with ExitStack() as open_files:
        ctx, *others = (_opened(path, open_files) for _ in range(1 + _COLLEAGUES))
        for other in others:
            other.workspace.presence.announce()
        _compare_looks(bench, ctx, path)
        _compare_refreshes(bench, ctx, others[0], accounts)


def _compare_looks(bench: Bench, ctx: Context, path: Path) -> None:
    at_rest = look(ctx, first_outlook(ctx))
    with closing(connect(path)) as bare:
        bench.compare(
            f"a look at a file that {_COLLEAGUES} others have open, nothing new",
            [
                Contender("CS Desktop, with who is there", lambda: _each(lambda: look(ctx, at_rest))),
                Contender("CS Desktop, the file alone", lambda: _each(ctx.workspace.poll)),
                Contender("bare PRAGMA data_version", lambda: _each(lambda: _version(bare))),
                Contender("bare count of the log", lambda: _each(lambda: _count(bare))),
            ],
            rounds=7,
            unit="ms",
        )


def _compare_refreshes(bench: Bench, ctx: Context, other: Context, accounts: int) -> None:
    known = load_portfolio(ctx)
    account_id = known.rows[accounts // 2].id
    seen = look(ctx, first_outlook(ctx))

    def edit() -> None:
        other.workspace.write("Change industry", lambda tx: _change(tx, account_id))

    def refreshed() -> Portfolio:
        (changed,) = look(ctx, seen).changes
        return _indexed(refresh_portfolio(ctx, known, changed.change))

    def noticed() -> Sample:
        nonlocal seen
        seen = look(ctx, seen)
        return timed(refreshed, edit)

    bench.compare(
        f"another's edit noticed and in the table of {accounts:,} accounts",
        [
            Contender("CS Desktop, the rows concerned", noticed),
            Contender("reading everything again", lambda: timed(lambda: _indexed(load_portfolio(ctx)), edit)),
        ],
        rounds=5,
    )
    bench.note(
        "In the window up to a second between two looks and 50 ms of waiting for more come before that."
    )


def _opened(path: Path, open_files: ExitStack) -> Context:
    workspace = open_workspace(path, SystemClock())
    open_files.callback(workspace.close)
    return Context(workspace, SystemClock(), logging.getLogger(__name__))


def _each(work: Callable[[], object]) -> Sample:
    def all_of_them() -> None:
        for _ in range(_LOOKS):
            work()

    return Sample(timed(all_of_them).value / _LOOKS * 1000)


def _version(connection: sqlite3.Connection) -> object:
    return connection.execute("PRAGMA data_version").fetchone()


def _count(connection: sqlite3.Connection) -> object:
    return connection.execute("SELECT count(*) FROM change_set").fetchone()


def _change(tx: WriteTx, account_id: int) -> None:
    account = tx.session.get_one(Account, account_id)
    account.industry = "Metals" if account.industry != "Metals" else "Paper"


def _indexed(portfolio: Portfolio) -> Portfolio:
    PortfolioIndex(portfolio.rows, portfolio.as_of, portfolio.currency)
    return portfolio

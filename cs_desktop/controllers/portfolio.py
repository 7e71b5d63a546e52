"""The table of all accounts: read in the background, read again when something in it changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from cs_desktop.controllers.hub import ChangeHub, merged
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import portfolio_stages
from cs_desktop.services.portfolio_cache import keep_portfolio, kept_portfolio
from cs_desktop.services.portfolio_refresh import SHOWN_KINDS, refresh_portfolio

_Read = tuple[Portfolio, PortfolioIndex]


class PortfolioController(QObject):
    """Reads the portfolio; only the newest answer is heard."""

    loaded = Signal(object, object)
    """Portfolio and its PortfolioIndex; while it is first read, several times, each with more of it."""
    scored = Signal(object)
    """Portfolio whose health is known: once when it is first read, and after each change."""
    completed = Signal(object)
    """Portfolio; nothing more of it is to be read for now."""
    failed = Signal(object)
    _read_so_far = Signal(int, object)
    """The number of the reading, and what it has found."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._context = context
        self._refresher = Refresher(self._read)
        self.shown: Portfolio | None = None
        """What was told last, for who comes later; None before, and once it was left."""
        self._known: Portfolio | None = None
        self._kept: Portfolio | None = None
        """What the next opening of the workspace begins with."""
        self._changes: list[Change] = []
        """Not in what is known yet."""
        self._follows = True
        self._reading = 0
        self._scored = 0
        """The reading that health was last told of."""
        self._read_so_far.connect(self._show_so_far)
        hub.subscribe(self, SHOWN_KINDS, self._refresh)

    def load(self) -> None:
        """Read everything, and keep it up to date."""
        self._follows = True
        self._known = self._kept = None
        self._refresher.read()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        if self._follows:
            self._keep(self._known)
        self._follows = False
        self.shown = None
        self._reading += 1
        self._refresher.stop()

    def _read(self) -> Job:
        context, known, changes = self._context(), self._known, self._changes
        self._known, self._changes = None, []
        self._reading += 1
        reading = self._reading

        def work(job: Job) -> _Read:
            if known is not None and changes:
                return _indexed(refresh_portfolio(context, known, merged(changes)))
            return self._in_stages(context, job, reading)

        return self._jobs.run(work, self._deliver, self.failed.emit, key="portfolio")

    def _in_stages(self, context: Context, job: Job, reading: int) -> _Read:
        """Read everything, telling what is known so far; on the worker's thread."""
        kept = kept_portfolio(context)
        if kept is not None:
            return _indexed(kept)
        for portfolio in portfolio_stages(context):
            job.report(0, None)
            found = _indexed(portfolio)
            if not portfolio.is_whole:
                self._read_so_far.emit(reading, found)
        return found

    @Slot(int, object)
    def _show_so_far(self, reading: int, found: _Read) -> None:
        if reading == self._reading:
            self.shown = found[0]
            self.loaded.emit(*found)
            if not found[0].pending:
                self._scored = reading
                self.scored.emit(found[0])

    def _deliver(self, found: _Read) -> None:
        before, self._known = self.shown, found[0]
        self.shown = found[0]
        # A change of what a score may hang on need not have moved any.
        if before is None or before.rows is not found[0].rows or before.tiles is not found[0].tiles:
            self.loaded.emit(*found)
        if self._scored != self._reading:
            # It came at once, as after a change.
            self.scored.emit(found[0])
        # Whatever begins then would slow down the painting of what was just told.
        self._jobs.soon(partial(self._complete, self._reading, found[0]))

    def _complete(self, reading: int, portfolio: Portfolio) -> None:
        if reading != self._reading:
            return
        self.completed.emit(portfolio)
        if self._kept is None:
            self._keep(portfolio)

    def _keep(self, portfolio: Portfolio | None) -> None:
        if portfolio is None or portfolio is self._kept:
            return
        self._kept, context = portfolio, self._context()
        self._jobs.run(
            lambda _job: keep_portfolio(context, portfolio),
            lambda _none: None,
            lambda _error: None,
            keep=True,
        )

    def _refresh(self, change: Change) -> None:
        if self._follows:
            self._changes.append(change)
            self._refresher.refresh()


def _indexed(portfolio: Portfolio) -> _Read:
    return portfolio, PortfolioIndex(portfolio.rows, portfolio.as_of, portfolio.currency, portfolio.pending)

"""The table of all accounts: read in the background, read again when something in it changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub, merged
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import load_portfolio
from cs_desktop.services.portfolio_refresh import SHOWN_KINDS, refresh_portfolio


class PortfolioController(QObject):
    """Reads the portfolio; only the newest answer is heard."""

    loaded = Signal(object, object)
    """Portfolio and its PortfolioIndex."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._context = context
        self._refresher = Refresher(self._read)
        self._known: Portfolio | None = None
        self._changes: list[Change] = []
        """Not in what is known yet."""
        self._follows = True
        hub.subscribe(self, SHOWN_KINDS, self._refresh)

    def load(self) -> None:
        """Read everything, and keep it up to date."""
        self._follows = True
        self._known = None
        self._refresher.read()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._follows = False
        self._refresher.stop()

    def _read(self) -> Job:
        context, known, changes = self._context(), self._known, self._changes
        self._known, self._changes = None, []

        def work(_job: Job) -> tuple[Portfolio, PortfolioIndex]:
            if known is None or not changes:
                portfolio = load_portfolio(context)
            else:
                portfolio = refresh_portfolio(context, known, merged(changes))
            return portfolio, PortfolioIndex(portfolio.rows, portfolio.as_of)

        return self._jobs.run(work, self._deliver, self.failed.emit, key="portfolio")

    def _deliver(self, result: tuple[Portfolio, PortfolioIndex]) -> None:
        self._known = result[0]
        self.loaded.emit(*result)

    def _refresh(self, change: Change) -> None:
        if self._follows:
            self._changes.append(change)
            self._refresher.refresh()

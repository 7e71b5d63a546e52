"""The table of all accounts: read in the background, read again when something in it changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import load_portfolio

KINDS = frozenset(
    {
        *(Kind.WORKSPACE, Kind.TEAM_MEMBER, Kind.TOUCH_MODEL, Kind.LIFECYCLE_STAGE, Kind.ACCOUNT),
        *(Kind.ACCOUNT_ATTRIBUTE, Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.RENEWAL, Kind.ACTIVITY),
    }
)


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
        self._follows = True
        hub.subscribe(self, KINDS, self._refresh)

    def load(self) -> None:
        """Read everything, and keep it up to date."""
        self._follows = True
        self._refresher.read()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._follows = False
        self._refresher.stop()

    def _read(self) -> Job:
        context = self._context()

        def work(_job: Job) -> tuple[Portfolio, PortfolioIndex]:
            portfolio = load_portfolio(context)
            return portfolio, PortfolioIndex(portfolio.rows, portfolio.as_of)

        return self._jobs.run(work, self._deliver, self.failed.emit, key="portfolio")

    def _deliver(self, result: tuple[Portfolio, PortfolioIndex]) -> None:
        self.loaded.emit(*result)

    def _refresh(self, _change: Change) -> None:
        if self._follows:
            self._refresher.refresh()

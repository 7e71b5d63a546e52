"""Accounts that are compared: read off the window's thread, and again whenever something in them changes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change
from cs_desktop.domain.charts.comparison import HEALTH, Comparison
from cs_desktop.services.charts.comparing import load_comparison
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio_refresh import SHOWN_KINDS


class ComparingController(QObject):
    """Tells the comparison that was asked for last, as long as somebody looks."""

    loaded = Signal(object)
    """A Comparison."""
    failed = Signal(object)
    """KnownError."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._account_ids: tuple[int, ...] = ()
        self._measure = HEALTH
        self._seen = False
        self._refresher = Refresher(self._read)
        hub.subscribe(self, SHOWN_KINDS, self._refresh)

    def compare(self, account_ids: Sequence[int], measure: str) -> None:
        """Read the courses of these accounts from now on."""
        self._account_ids, self._measure = tuple(account_ids), measure
        self._seen = True
        self._refresher.read()

    def leave(self) -> None:
        """Read nothing until somebody asks again."""
        self._seen = False
        self._refresher.stop()

    def _read(self) -> Job:
        context, account_ids, measure = self._context(), self._account_ids, self._measure

        def done(found: Comparison) -> None:
            # Others may have been asked for meanwhile.
            if self._seen and (account_ids, measure) == (self._account_ids, self._measure):
                self.loaded.emit(found)

        return self._jobs.run(
            lambda job: load_comparison(context, account_ids, measure, job.report),
            *(done, self.failed.emit),
            key="comparing",
        )

    def _refresh(self, _change: Change) -> None:
        if self._seen:
            self._refresher.refresh()

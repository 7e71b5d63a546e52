"""Accounts that are compared: read off the window's thread, and again whenever something in them changes."""

from collections.abc import Callable, Sequence

from cs_desktop.controllers.following import Follower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.services.charts.comparing import load_comparison
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio_refresh import SHOWN_KINDS

_Asked = tuple[tuple[int, ...], str]
"""The ids of accounts, and a measure."""


class ComparingController(Follower[_Asked]):
    """Tells the Comparison that was asked for last, as long as somebody looks."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, SHOWN_KINDS)

    def compare(self, account_ids: Sequence[int], measure: str) -> None:
        """Read the courses of these accounts from now on."""
        self._follow((tuple(account_ids), measure))

    def _read(self) -> Job:
        asked, context = self._followed, self._context()
        assert asked is not None
        return self._jobs.run(
            lambda job: load_comparison(context, *asked, job.report),
            *(self._while_followed(self.loaded.emit), self.failed.emit),
            key="comparing",
        )

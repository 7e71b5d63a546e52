"""The health of an account: read off the window's thread, and again whenever something in it changes."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Kind
from cs_desktop.services.context import Context
from cs_desktop.services.health.kinds import HEALTH_KINDS
from cs_desktop.services.health.measure_points import load_measure_points
from cs_desktop.services.health.page import load_health

KINDS = HEALTH_KINDS | {Kind.MILESTONE, Kind.CONTACT, Kind.ACTIVITY, Kind.AGREEMENT, Kind.REVIEW}
"""What the score hangs on, and what is told beside its course."""


class HealthController(AccountFollower):
    """Serves the Health tab; `loaded` brings HealthShown."""

    points_loaded = Signal(object)
    """MeasurePoints: what is behind a measure."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_health, "health")

    def read_points(self, key: str) -> None:
        """Read what is behind a measure of the account that is followed."""
        account_id, context = self.account_id, self._context()
        if account_id is None:
            return
        self._jobs.run(
            lambda _job: load_measure_points(context, account_id, key),
            self.points_loaded.emit,
            self.failed.emit,
            key="health points",
        )

"""The health of an account: read off the window's thread, and again whenever something in it changes."""

from collections.abc import Callable

from cs_desktop.controllers.following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Kind
from cs_desktop.services.context import Context
from cs_desktop.services.health_kinds import HEALTH_KINDS
from cs_desktop.services.health_page import load_health

KINDS = HEALTH_KINDS | {Kind.MILESTONE}


class HealthController(AccountFollower):
    """Serves the Health tab; `loaded` brings HealthShown."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_health, "health")

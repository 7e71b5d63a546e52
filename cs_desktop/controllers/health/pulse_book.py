"""The pulses of all accounts, read while somebody looks at them."""

from collections.abc import Callable

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.domain.changes import Kind
from cs_desktop.services.context import Context
from cs_desktop.services.health.disagreement import load_pulse_book
from cs_desktop.services.health.kinds import HEALTH_KINDS

KINDS = HEALTH_KINDS | {Kind.PULSE, Kind.TEAM_MEMBER, Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT}


class PulseBookController(PageFollower):
    """Serves the page that lists where pulse and score differ; tells PulseBook."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_pulse_book, "pulses")

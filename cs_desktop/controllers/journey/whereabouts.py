"""Where the account on screen is in its life: read while somebody looks, and again when it changes."""

from collections.abc import Callable

from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.journey.losses import KINDS
from cs_desktop.services.context import Context
from cs_desktop.services.journey.whereabouts import load_whereabouts


class WhereaboutsController(AccountFollower):
    """Serves the panel; `loaded` brings Whereabouts, or None where the account is gone."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_whereabouts, "whereabouts")

"""Where customers are lost: read off the window's thread while somebody looks, and again when it changes."""

from collections.abc import Callable

from cs_desktop.controllers.following import Follower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.losses_shown import LossScope
from cs_desktop.services.context import Context
from cs_desktop.services.journey.losing import load_losses

KINDS = frozenset(
    {
        *(Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE, Kind.LIFECYCLE_STAGE, Kind.WORKSPACE),
        *(Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT),
        *(Kind.JOURNEY_MAP, Kind.JOURNEY_STAGE, Kind.JOURNEY_CARD),
    }
)


class LossesController(Follower[LossScope]):
    """Serves the panels that tell where customers are lost; `loaded` brings Losses."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], key: str) -> None:
        """`key` is a name of its own for the job that reads."""
        super().__init__(jobs, hub, context, KINDS)
        self._key = key

    @property
    def scope(self) -> LossScope | None:
        """Return whose losses are looked at; None while nobody looks."""
        return self._followed

    def look(self, scope: LossScope) -> None:
        """Read the losses of a scope, and keep them up to date."""
        self._follow(scope)

    def _read(self) -> Job:
        scope, context = self._followed, self._context()
        assert scope is not None
        return self._jobs.run(
            lambda _job: load_losses(context, scope),
            self._while_followed(self.loaded.emit),
            self._while_followed(self.failed.emit),
            key=self._key,
        )

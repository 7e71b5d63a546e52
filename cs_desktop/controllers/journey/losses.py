"""Where customers are lost: read off the window's thread while somebody looks, and again when it changes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.journey.losses_shown import Losses, LossScope
from cs_desktop.services.context import Context
from cs_desktop.services.journey.losing import load_losses

KINDS = frozenset(
    {
        *(Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE, Kind.LIFECYCLE_STAGE, Kind.WORKSPACE),
        *(Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT),
        *(Kind.JOURNEY_MAP, Kind.JOURNEY_STAGE, Kind.JOURNEY_CARD),
    }
)


class LossesController(QObject):
    """Serves the panels that tell where customers are lost; `loaded` brings Losses."""

    loaded = Signal(object)
    failed = Signal(object)
    """KnownError: it could not be read."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], key: str) -> None:
        """`key` is a name of its own for the job that reads."""
        super().__init__()
        self._jobs, self._context, self._key = jobs, context, key
        self._scope: LossScope | None = None
        self._refresher = Refresher(self._read)
        hub.subscribe(self, KINDS, self._refresh)

    @property
    def scope(self) -> LossScope | None:
        """Return whose losses are looked at; None while nobody looks."""
        return self._scope

    def look(self, scope: LossScope) -> None:
        """Read the losses of a scope, and keep them up to date."""
        self._scope = scope
        self._refresher.read()

    def leave(self) -> None:
        """Read nothing any more."""
        self._scope = None
        self._refresher.stop()

    def _read(self) -> Job:
        scope, context = self._scope, self._context()
        assert scope is not None

        def done(found: Losses) -> None:
            # One may look elsewhere by now, or nowhere.
            if self._scope == scope:
                self.loaded.emit(found)

        def failed(error: KnownError) -> None:
            if self._scope == scope:
                self.failed.emit(error)

        return self._jobs.run(lambda _job: load_losses(context, scope), done, failed, key=self._key)

    def _refresh(self, _change: Change) -> None:
        if self._scope is not None:
            self._refresher.refresh()

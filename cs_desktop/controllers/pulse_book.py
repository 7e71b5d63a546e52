"""The pulses of all accounts, read while somebody looks at them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context
from cs_desktop.services.disagreement import load_pulse_book
from cs_desktop.services.health_kinds import HEALTH_KINDS

KINDS = HEALTH_KINDS | {Kind.PULSE, Kind.TEAM_MEMBER, Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT}


class PulseBookController(QObject):
    """Serves the page that lists where pulse and score differ."""

    loaded = Signal(object)
    """PulseBook."""
    failed = Signal(object)
    """KnownError."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._shown, self._stale = False, True
        self._refresher = Refresher(self._read)
        hub.subscribe(self, KINDS, self._changed)

    def show(self, *, shown: bool) -> None:
        """Say whether the page is on screen; elsewhere nothing is read."""
        self._shown = shown
        if shown and self._stale:
            self._refresher.refresh()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._shown, self._stale = False, True
        self._refresher.stop()

    def _read(self) -> Job:
        context, self._stale = self._context(), False
        return self._jobs.run(
            lambda _job: load_pulse_book(context), self.loaded.emit, self.failed.emit, key="pulses"
        )

    def _changed(self, _change: Change) -> None:
        self._stale = True
        if self._shown:
            self._refresher.refresh()

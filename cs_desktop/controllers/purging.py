"""Purging the open workspace, off the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change
from cs_desktop.domain.purging import Purged
from cs_desktop.services import purging
from cs_desktop.services.context import Context


class PurgingController(QObject):
    """Says what a purge would take, and does it when told to."""

    found = Signal(object)
    """Purgeable."""
    purged = Signal(object)
    """Purged."""
    failed = Signal(object)
    """KnownError."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._hub = hub
        self._context = context
        self._busy = False

    def look(self) -> None:
        """Find out what a purge would take."""
        context = self._context()
        self._jobs.run(
            lambda _job: purging.what_to_purge(context), self.found.emit, self.failed.emit, key="purge"
        )

    def purge(self) -> None:
        """Purge, after a backup; one purge runs at a time."""
        if self._busy:
            return
        self._busy = True
        context = self._context()

        def done(result: tuple[Purged, Change]) -> None:
            purged, change = result
            self._hub.publish(change)
            self.purged.emit(purged)

        job = self._jobs.run(
            lambda _job: purging.purge(context, self), done, self.failed.emit, keep=True, name=tr("Purging")
        )
        job.ended.connect(self._settle)

    def _settle(self) -> None:
        self._busy = False

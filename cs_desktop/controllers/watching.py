"""Keeps an eye on the open file: what others change in it, who they are, and whether it is still there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.services.context import Context
from cs_desktop.services.watching import Outlook, look

LOOK_MS = 1000
"""From the end of one look to the beginning of the next, so that looks never pile up on a slow disk."""


class WatchController(QObject):
    """Looks once a second, off the GUI thread."""

    changed = Signal(object)
    """OthersChange: somebody else committed it, and the hub has it already."""
    present = Signal(object)
    """Who else has the file open now: a tuple of Present, or None where that cannot be known."""
    lost = Signal(object)
    """KnownError: the file was replaced, is gone or cannot be read. Said once, until it is found again."""
    found = Signal()
    """The file is there again, as it was."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._hub, self._context = jobs, hub, context
        self._watched: Context | None = None
        self._last = Outlook(0)
        self._told = ""
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self, first: Outlook) -> None:
        """Watch the open workspace from there on, if it is not watched already."""
        context = self._context()
        if context is self._watched:
            return
        self.stop()
        self._watched, self._last = context, first
        self._look()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._watched, self._job, self._told = None, None, ""
        self._meet(Outlook(0))

    def _look(self) -> None:
        context, last = self._watched, self._last
        if context is None:
            return
        job = self._jobs.run(lambda _job: look(context, last), self._take, self._lose)
        job.crashed.connect(self.stop)
        job.ended.connect(lambda: self._go_on(job))
        self._job = job

    def _go_on(self, job: Job) -> None:
        if job is self._job:
            self._timer.start()

    def _take(self, seen: Outlook) -> None:
        if self._told:
            self._told = ""
            self.found.emit()
        self._meet(seen)
        for other in seen.changes:
            self._hub.publish(other.change)
            self.changed.emit(other)

    def _meet(self, seen: Outlook) -> None:
        before, self._last = self._last.others, seen
        if seen.others != before:
            self.present.emit(seen.others)

    def _lose(self, error: KnownError) -> None:
        if str(error) != self._told:
            self._told = str(error)
            self.lost.emit(error)

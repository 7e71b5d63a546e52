"""A file that is written in the background, one at a time, with progress and a way to stop."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Job, Jobs

T = TypeVar("T")


class Export(QObject):
    """The one export of a kind that may be under way."""

    started = Signal()
    progressed = Signal(int, int, str)
    failed = Signal(object)
    """KnownError: why no file was written."""
    ended = Signal()
    """After success, failure and cancellation alike."""

    def __init__(self, jobs: Jobs, *, keep: bool = False) -> None:
        super().__init__()
        self._jobs = jobs
        self._keep = keep
        self._job: Job | None = None

    def run(self, name: str, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        """Write, and hand what came of it to `done`; nothing where another is under way."""
        if self._job is not None:
            return
        self.started.emit()
        self._job = self._jobs.run(work, done, self.failed.emit, keep=self._keep, name=name)
        self._job.progressed.connect(self.progressed)
        self._job.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop; no file is left."""
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

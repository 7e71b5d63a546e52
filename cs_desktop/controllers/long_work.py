"""Work under way that the user knows by name: what of it there is, how far it is, and how to end it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.controllers.jobs import Job, Jobs

SLOW_MS = 10_000
"""Work that takes longer is shown wherever one is in the window."""


@dataclass(slots=True)
class Work:
    """One piece of work under way."""

    job: Job
    done: int = 0
    total: int = 0
    """0 where it is not known."""
    slow: bool = False

    @property
    def name(self) -> str:
        """Return what is being done, such as "Importing accounts.csv"."""
        return self.job.name


class LongWork(QObject):
    """Follows every job that has a name."""

    changed = Signal()
    """Work has begun, moved on or ended, or has become slow."""
    finished = Signal()
    """Nothing with a name is under way any more."""

    def __init__(self, jobs: Jobs, slow_ms: int = SLOW_MS) -> None:
        super().__init__(jobs)
        self.slow_ms = slow_ms
        """Milliseconds from which on work is slow."""
        self._works: list[Work] = []
        jobs.started.connect(self._follow)

    @property
    def works(self) -> tuple[Work, ...]:
        """Return what is under way, oldest first."""
        return tuple(self._works)

    @property
    def slow(self) -> Work | None:
        """Return the oldest work that takes long, if any."""
        return next((work for work in self._works if work.slow), None)

    def cancel_all(self) -> None:
        """Stop everything at its next report; what reports nothing is finished."""
        for work in self._works:
            work.job.cancel()

    def _follow(self, job: Job) -> None:
        if not job.name:
            return
        work = Work(job)
        self._works.append(work)
        timer = QTimer(job, singleShot=True, interval=self.slow_ms)
        timer.timeout.connect(lambda: self._slow_now(work))
        timer.start()
        job.progressed.connect(lambda done, total, _text: self._move(work, done, total))
        job.ended.connect(lambda: self._end(work))
        self.changed.emit()

    def _slow_now(self, work: Work) -> None:
        work.slow = True
        self.changed.emit()

    def _move(self, work: Work, done: int, total: int) -> None:
        work.done, work.total = done, total
        if work.slow:
            self.changed.emit()

    def _end(self, work: Work) -> None:
        self._works.remove(work)
        self.changed.emit()
        if not self._works:
            self.finished.emit()

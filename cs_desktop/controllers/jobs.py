"""Work off the GUI thread: results, failures and progress come back on it."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.turns import Turns

T = TypeVar("T")
WORKERS = 3
SOON_MS = 50
"""What was told by now is on the screen then."""
AHEAD_MS = 50
"""How long to wait before what nobody has asked for yet."""
TELL_S = 0.04
"""How far it is a job tells no more often than this: a thousand times a second would hold up the window."""


class CancelledError(Exception):
    """The user cancelled the job; raised inside it at its next report."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    value: object = None
    error: BaseException | None = None
    stopped: bool = False


class Job(QObject):
    """One function at work. Its signals are emitted on the thread that started it."""

    done = Signal(object)
    failed = Signal(object)
    """KnownError: the world's fault, for the user to read."""
    crashed = Signal(object)
    """Any other exception: ours, for the log."""
    progressed = Signal(int, int, str)
    """How far, of how many, and of what; 0 of 0 where that is not known."""
    ended = Signal()
    """After any of the above, and after a cancellation."""

    _arrived = Signal(object)
    _reported = Signal(int, int, str)

    def __init__(self, *, keep: bool = False, name: str = "") -> None:
        super().__init__()
        self.name = name
        """What the user calls it; empty for what nobody needs to know of."""
        self.keep = keep
        """Whether it is finished, unheard, where the others are cancelled."""
        self._cancelled = False
        self._stale = False
        self._told_at, self._told = 0.0, ""
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Stop at the next report; nothing is delivered any more. Work that reports nothing is finished.

        What is kept, and was done before it could stop, is delivered all the same.
        """
        self._cancelled = True

    def drop(self) -> None:
        """Let it finish unheard: a later request has replaced it."""
        self._stale = True

    def report(self, done: int, total: int | None, text: str = "") -> None:
        """Say how far the work is; called by the work itself, on its thread. `total` is None if not known.

        Raises:
            CancelledError: the user wants it to stop.
        """
        if self._cancelled:
            raise CancelledError
        now = time.monotonic()
        if text != self._told or done == total or now - self._told_at >= TELL_S:
            self._told_at, self._told = now, text
            self._reported.emit(done, total or 0, text)

    def work(self, fn: Callable[["Job"], object]) -> None:
        """Run the function; called on the worker's thread."""
        try:
            outcome = _Outcome(fn(self))
        except CancelledError:
            outcome = _Outcome(stopped=True)
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the GUI thread
            outcome = _Outcome(error=error)
        self._arrived.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        if not (outcome.stopped or self._stale or (self._cancelled and not self.keep)):
            if outcome.error is None:
                self.done.emit(outcome.value)
            elif isinstance(outcome.error, KnownError):
                self.failed.emit(outcome.error)
            else:
                self.crashed.emit(outcome.error)
        self.ended.emit()

    @Slot(int, int, str)
    def _pass_on(self, done: int, total: int, text: str) -> None:
        if not (self._cancelled or self._stale):
            self.progressed.emit(done, total, text)


class Jobs(QObject):
    """Starts jobs and keeps them alive."""

    crashed = Signal(object)
    started = Signal(object)
    """A Job, before it has told anything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="job")
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._running: dict[Job, str] = {}
        self._futures: dict[Job, Future[None]] = {}
        self._soon = Turns(self, SOON_MS)
        self._ahead = Turns(self, AHEAD_MS, lambda: not self.busy)

    def soon(self, fn: Callable[[], object]) -> None:
        """Call fn on this thread once the window has shown what it was told; one call at a time.

        In between the user's keys have their turn, so that many small pieces hold nobody up.
        """
        self._soon.add(fn)

    def ahead(self, fn: Callable[[], object]) -> None:
        """Call fn as `soon` does, but only where nothing is under way: it may never be asked for."""
        self._ahead.add(fn)

    def run(
        self,
        fn: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
        *,
        key: str = "",
        keep: bool = False,
        lane: str = "",
        name: str = "",
    ) -> Job:
        """Run fn on a worker thread, then `done` or `failed` on this one.

        Among jobs of one key only the newest is heard: older results are dropped. fn gets the job, to
        report progress to. With `keep` it is finished even where the program is about to end. Jobs of
        one lane run one after another, in the order of asking. A `name` says in the window what is done:
        closing the window then asks first, and work that takes long is shown everywhere.
        """
        for job, running_key in self._running.items():
            if key and running_key == key:
                job.drop()
        job = Job(keep=keep, name=name)
        self._running[job] = key
        job.done.connect(done)
        job.failed.connect(failed)
        job.crashed.connect(self.crashed)
        job.ended.connect(lambda: self._forget(job))
        self.started.emit(job)
        self._futures[job] = self._pool_of(lane).submit(job.work, fn)
        return job

    def run_last(self, fn: Callable[[], None]) -> None:
        """Run fn on a worker thread once everything that is under way now has ended."""
        self.run_after(fn, lambda _none: None, lambda _error: None)

    def run_after(
        self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownError], None]
    ) -> Job:
        """Run fn as `run` does, once everything that is under way now has ended."""
        before = list(self._futures.values())

        def work(_job: Job) -> T:
            wait(before)
            return fn()

        return self.run(work, done, failed)

    @property
    def busy(self) -> bool:
        """Return whether any job has not ended, or anything that was asked for waits for its turn."""
        return bool(self._running or self._soon)

    def drop_all(self) -> None:
        """Cancel every job but those to be kept; none of them is heard any more."""
        self._soon.clear()
        self._ahead.clear()
        for job in self._running:
            if job.keep:
                job.drop()
            else:
                job.cancel()

    def close(self) -> None:
        """Cancel every job and wait until the threads are gone; edits and what is kept are finished."""
        self.drop_all()
        for pool in (*self._lanes.values(), self._pool):
            pool.shutdown(wait=True)
        self._running.clear()
        self._futures.clear()

    def _pool_of(self, lane: str) -> ThreadPoolExecutor:
        if not lane:
            return self._pool
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"job-{lane}")
        return self._lanes[lane]

    def _forget(self, job: Job) -> None:
        self._running.pop(job, None)
        self._futures.pop(job, None)
        # What its signals call holds the job, and the job holds them: Python alone never lets go of either.
        job.deleteLater()

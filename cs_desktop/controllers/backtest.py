"""Back-tests: run off the window's thread, with progress, and cancelled at any time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.backtest.result import Question, Suggestion
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.backtest import run_backtest
from cs_desktop.services.backtest.suggesting import suggest_weights, use_suggestion
from cs_desktop.services.context import Context
from cs_desktop.services.health.kinds import HEALTH_KINDS

KINDS = HEALTH_KINDS | {Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.CHURN_EVENT}


class BacktestController(QObject):
    """Serves the page Back-test."""

    loaded = Signal(object)
    """Backtest."""
    failed = Signal(object)
    """KnownError: there is nothing to test with."""
    suggested = Signal(object)
    """Suggestion."""
    refused = Signal(object)
    """KnownError: no weights can be suggested, or used."""
    done = Signal(object)
    """The committed Change: a draft with suggested weights."""
    started = Signal(str)
    """Something is under way; what, in words."""
    progressed = Signal(int, int, str)
    ended = Signal()
    outdated = Signal()
    """Something has changed since."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._job: Job | None = None
        self._asked: Question | None = None
        hub.subscribe(self, KINDS, self._changed)

    @property
    def asked(self) -> Question | None:
        """Return what was asked last; None before anything, and once it was cancelled."""
        return self._asked

    def ask(self, question: Question) -> None:
        """Run a back-test; one that is under way is given up."""
        self.cancel()
        self._asked = question
        context = self._context()
        self._run(
            tr("Back-testing"),
            lambda job: run_backtest(context, question, context.clock.today(), job.report),
            self.loaded.emit,
            self.failed.emit,
        )

    def suggest(self, question: Question) -> None:
        """Reckon which weights would have fitted; nothing is changed."""
        self._stop()
        context = self._context()
        self._run(
            tr("Fitting weights"),
            lambda job: suggest_weights(context, question, context.clock.today(), job.report),
            self.suggested.emit,
            self.refused.emit,
        )

    def use(self, suggestion: Suggestion) -> None:
        """Give the scorecard a draft with the suggested weights."""
        context = self._context()
        self._jobs.run(
            lambda _job: use_suggestion(context, suggestion, self),
            self._used,
            self.refused.emit,
            keep=True,
            lane="edit",
        )

    def cancel(self) -> None:
        """Give up what is under way, and forget what was asked."""
        self._stop()
        self._asked = None

    def _used(self, change: Change | None) -> None:
        if change is not None:
            self.done.emit(change)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _run(
        self,
        name: str,
        work: Callable[[Job], object],
        done: Callable[[object], None],
        failed: Callable[[object], None],
    ) -> None:
        job = self._jobs.run(work, done, failed, key="backtest", name=name)
        self._job = job
        job.progressed.connect(self.progressed)
        job.ended.connect(lambda: self._end(job))
        self.started.emit(name)

    def _end(self, job: Job) -> None:
        # A later one may be under way.
        if self._job is job:
            self._job = None
            self.ended.emit()

    def _changed(self, _change: Change) -> None:
        if self._asked is not None:
            self.outdated.emit()

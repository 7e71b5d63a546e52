"""Checking the open workspace and repairing it, off the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.check import CheckResult, Repaired
from cs_desktop.services.checking import check_open, repair_open
from cs_desktop.services.context import Context


class CheckController(QObject):
    """Holds the last result of the open workspace, from which a repair starts."""

    started = Signal(str)
    """What is under way, for the user to read."""
    progressed = Signal(int, int, str)
    checked = Signal(object)
    """CheckResult."""
    repaired = Signal(object)
    """Repaired."""
    failed = Signal(object)
    """KnownError."""
    ended = Signal()
    """After any of these, and after a cancellation."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._hub = hub
        self._context = context
        self._job: Job | None = None
        self._result: CheckResult | None = None

    def check(self) -> None:
        """Check the workspace; one check runs at a time."""
        if self._job is not None:
            return
        context = self._context()
        self.started.emit(tr("Checking the workspace"))
        self._follow(
            self._jobs.run(
                lambda job: check_open(context, job.report),
                self._checked,
                self.failed.emit,
                name=tr("Checking the workspace"),
            )
        )

    def repair(self) -> None:
        """Do what the last check said that a repair would do."""
        plan = self._result.plan if self._result else None
        if self._job is not None or plan is None:
            return
        context = self._context()
        self.started.emit(tr("Repairing the workspace"))
        self._follow(
            self._jobs.run(
                lambda job: repair_open(context, plan, job.report, self),
                self._repaired,
                self.failed.emit,
                name=tr("Repairing the workspace"),
            )
        )

    def cancel(self) -> None:
        """Stop what is under way; a repair that has begun to write is finished."""
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Forget the result, as another workspace is opened."""
        self.cancel()
        self._result = None

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self.progressed)
        job.ended.connect(self._settle)

    def _settle(self) -> None:
        self._job = None
        self.ended.emit()

    def _checked(self, result: CheckResult) -> None:
        self._result = result
        self.checked.emit(result)

    def _repaired(self, repaired: Repaired) -> None:
        self._result = repaired.result
        if repaired.change is not None:
            self._hub.publish(repaired.change)
        self.repaired.emit(repaired)

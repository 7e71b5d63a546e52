"""Backups of a workspace: which there are, one more, and one brought back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.backups import BackupInfo, Found
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services import backups
from cs_desktop.services.context import Context

ANEW_MS = 1000
"""How long after a change the backups are compared anew, so that typing does not do it at every pause."""


class BackupController(QObject):
    """Lists the backups of one workspace, open or not, and compares them with it one after another."""

    listed = Signal(object)
    """The backups, the newest first."""
    described = Signal(object, object)
    """The path of one, and what was found: domain.backups.Found, or a KnownError."""
    offered = Signal(object, object)
    """The path of a workspace that could not be opened but has backups, and the KnownError."""
    failed = Signal(object)
    started = Signal()
    """One is being made or restored."""
    ended = Signal()
    restored = Signal(object, object)
    """The backup's path, and domain.backups.Restored."""
    not_restored = Signal(object, object)
    """The backup's path, and the KnownError; nothing has changed."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], clock: Clock) -> None:
        super().__init__()
        self._jobs, self._context, self._clock = jobs, context, clock
        self._path: Path | None = None
        self._waiting: list[BackupInfo] = []
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.setInterval(ANEW_MS)
        self._anew.timeout.connect(self.look_again)
        hub.subscribe(self, frozenset(Kind), self._outdate)

    @property
    def path(self) -> Path | None:
        """Return the workspace whose backups are looked at."""
        return self._path

    @property
    def folder(self) -> Path | None:
        """Return the folder of these backups, which may not be there."""
        return None if self._path is None else backups.backup_folder(self._path)

    def look(self, path: Path) -> None:
        """List the backups of a workspace, and compare each with it as long as nobody leaves."""
        self._path = path
        # Those of another workspace must not be compared with this one.
        self._waiting = []
        self._jobs.run(lambda _job: backups.list_backups(path), self._take, self.failed.emit, key="backups")

    def look_again(self) -> None:
        """List them anew, if somebody looks at them."""
        if self._path is not None:
            self.look(self._path)

    def offer(self, path: Path, error: KnownError) -> None:
        """See whether a workspace that cannot be opened has backups."""

        def tell(found: list[BackupInfo]) -> None:
            if any(not info.problem for info in found):
                self.offered.emit(path, error)

        self._jobs.run(lambda _job: backups.list_backups(path), tell, lambda _error: None, key="offer")

    def leave(self) -> None:
        """Compare no more."""
        self._path = None
        self._waiting = []
        self._anew.stop()

    def back_up_now(self) -> None:
        """Make one more backup of the open workspace, and list them anew."""
        context = self._context()

        self.started.emit()
        job = self._jobs.run(
            lambda _job: backups.back_up_now(context),
            lambda _made: self.look_again(),
            self.failed.emit,
            keep=True,
            name=tr("Making a backup"),
        )
        job.ended.connect(self.ended)

    def restore(self, backup: Path, path: Path, *, anyway: bool) -> None:
        """Bring a backup back, once whatever is under way has ended and let go of the workspace."""
        self.started.emit()
        job = self._jobs.run_after(
            lambda: backups.restore(backup, path, self._clock, anyway=anyway),
            lambda done: self.restored.emit(backup, done),
            lambda error: self.not_restored.emit(backup, error),
        )
        job.ended.connect(self.ended)

    def _outdate(self, _change: Change) -> None:
        if self._path is not None:
            self._anew.start()

    def _take(self, found: list[BackupInfo]) -> None:
        self.listed.emit(found)
        self._waiting = [info for info in found if not info.problem]
        self._describe_next()

    def _describe_next(self) -> None:
        path = self._path
        if path is None or not self._waiting:
            return
        backup = self._waiting.pop(0).path

        def work(_job: Job) -> Found:
            return backups.what_differs(backup, path)

        def tell(found: Found | KnownError) -> None:
            self.described.emit(backup, found)
            self._describe_next()

        self._jobs.run(work, tell, tell, key="backup difference")

"""Backups that nobody asks for: made when the workspace has been quiet for a minute."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.workspace import OpenedWorkspace, WorkspaceController
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.backups import APART, back_up_when_idle

IDLE_MS = 60_000
"""How long nobody may have written."""
_LONGEST = timedelta(hours=1)


class IdleBackups(QObject):
    """Waits for a quiet minute after a change, here or in another program, and then makes a backup."""

    made = Signal(object)
    """Its path."""
    failed = Signal(object)
    """KnownError; said once for each cause."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, workspace: WorkspaceController) -> None:
        super().__init__()
        self._jobs, self._workspace = jobs, workspace
        self._wanted = False
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._try)
        workspace.opened.connect(self._begin)
        workspace.closed.connect(self.stop)
        hub.subscribe(self, frozenset(Kind), self._wait)

    def stop(self) -> None:
        """Make none any more, as the workspace is closed."""
        self._wanted = False
        self._timer.stop()

    def _begin(self, opened: OpenedWorkspace) -> None:
        # A workspace that was left in haste may still lack the backup of its last changes.
        self._wanted = not (opened.sample or opened.read_only)
        self._told = ""
        self._timer.stop()
        if self._wanted:
            self._timer.start(IDLE_MS)

    def _wait(self, _change: Change) -> None:
        if self._wanted:
            self._timer.start(IDLE_MS)

    def _try(self) -> None:
        if not self._wanted:
            return
        context = self._workspace.context()
        self._jobs.run(lambda _job: back_up_when_idle(context), self._done, self._fail, key="idle backup")

    def _done(self, result: tuple[Path | None, timedelta]) -> None:
        made, fresh_for = result
        self._told = ""
        if made is not None:
            self.made.emit(made)
        elif fresh_for > timedelta(0):
            self._again_in(fresh_for)

    def _fail(self, error: KnownError) -> None:
        self._again_in(APART)
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)

    def _again_in(self, span: timedelta) -> None:
        # A change that comes meanwhile has begun another minute, which leads here again.
        if self._wanted and not self._timer.isActive():
            self._timer.start(round(min(span, _LONGEST) / timedelta(milliseconds=1)))

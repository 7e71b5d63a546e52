"""Opening, making and closing workspaces, off the GUI thread."""

import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.jobs import CancelledError, Job, Jobs
from cs_desktop.services import workspaces
from cs_desktop.services.context import Context
from cs_desktop.services.watching import Outlook, first_outlook

SAMPLE_NAME = "Sample workspace"


@dataclass(frozen=True, slots=True)
class OpenedWorkspace:
    """What the window needs to know of an open workspace."""

    path: Path
    read_only: bool
    sample: bool
    """A throw-away copy of the sample workspace."""
    outlook: Outlook
    """Where watching begins: nothing of the workspace has been read before."""

    @property
    def key(self) -> str:
        """Return what settings remember the workspace by; one for every copy of the sample."""
        return "sample" if self.sample else str(self.path.resolve())


class WorkspaceController(QObject):
    """Holds the one open workspace."""

    opening = Signal(str)
    """The name of the workspace that is being opened or made."""
    progressed = Signal(int, int, str)
    opened = Signal(object)
    """OpenedWorkspace."""
    failed = Signal(object, str)
    """KnownError, and the path that it is about, empty where there is none."""
    stopped = Signal()
    """Opening ended without a workspace: failed or cancelled."""
    closed = Signal()

    def __init__(self, jobs: Jobs, clock: Clock, log: logging.Logger) -> None:
        super().__init__()
        self._jobs = jobs
        self._clock = clock
        self._log = log
        self._context: Context | None = None
        self._key = ""
        self._outlook = Outlook(0)
        self._job: Job | None = None

    def context(self) -> Context:
        """Return the open workspace's context.

        Raises:
            BugError: no workspace is open.
        """
        if self._context is None:
            raise BugError("no workspace is open")
        return self._context

    @property
    def key(self) -> str:
        """Return what settings remember the open workspace by; that of the last one where none is open."""
        return self._key

    def why_closed(self) -> str:
        """Return why nothing can be written to the workspace, in a sentence; empty where it can."""
        if self._context is None or not self._context.workspace.read_only:
            return ""
        return tr("This workspace is read only, so nothing can be changed.")

    def open(self, path: Path) -> None:
        """Open a file; the one that is open stays so until this succeeds."""
        if self._context is not None and self._context.workspace.is_at(path):
            self._tell(sample=False)
            return
        self._start(path.stem, lambda _job: self._opened(path), str(path))

    def create(self, path: Path, company: str, currency: str, fiscal_start: int) -> None:
        """Make a new workspace and open it."""
        file = workspaces.with_suffix(path)

        def work(_job: Job) -> Context:
            made = workspaces.create(file, company, currency, fiscal_start, self._clock)
            return Context(made, self._clock, self._log)

        self._start(company or file.stem, work, "")

    def open_sample(self) -> None:
        """Make a fresh copy of the sample workspace in a temporary folder and open it."""

        def work(job: Job) -> Context:
            from cs_desktop.services.demo import DemoOptions, make_demo  # noqa: PLC0415 - for the sample alone

            folder = Path(tempfile.mkdtemp(prefix="cs-desktop-"))
            path = folder / f"{SAMPLE_NAME}.csdesk"
            try:
                make_demo(path, DemoOptions(), self._clock, job.report)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            return self._opened(path)

        self._start(SAMPLE_NAME, work, "", sample=True)

    def cancel(self) -> None:
        """Stop opening."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Close the open workspace; writes under way are finished first."""
        self._let_go()
        self.closed.emit()

    def shut_down(self) -> None:
        """Close the workspace and wait for it, as the program ends."""
        context, self._context = self._context, None
        self._jobs.close()
        if context is not None:
            context.workspace.close()

    def _opened(self, path: Path) -> Context:
        return Context(workspaces.open_(path, self._clock), self._clock, self._log)

    def _start(self, name: str, work: Callable[[Job], Context], path: str, *, sample: bool = False) -> None:
        if self._job is not None:
            return
        self.opening.emit(name)

        def checked(job: Job) -> tuple[Context, Outlook]:
            context = work(job)
            try:
                job.report(1, 1)
                return context, first_outlook(context)
            except (CancelledError, KnownError):
                context.workspace.close()
                raise

        def done(result: tuple[Context, Outlook]) -> None:
            self._let_go()
            self._context, self._outlook = result
            self._tell(sample=sample)

        def failed(error: KnownError) -> None:
            self.failed.emit(error, path)

        self._job = self._jobs.run(checked, done, failed)
        self._job.progressed.connect(self.progressed)
        self._job.ended.connect(self._settle)

    def _settle(self) -> None:
        self._job = None
        self.stopped.emit()

    def _tell(self, *, sample: bool) -> None:
        workspace = self.context().workspace
        opened = OpenedWorkspace(workspace.path, workspace.read_only, sample, self._outlook)
        self._key = opened.key
        self.opened.emit(opened)

    def _let_go(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            self._jobs.drop_all()
            self._jobs.run_last(context.workspace.close)

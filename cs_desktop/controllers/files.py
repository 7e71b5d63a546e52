"""The files of the account on screen: listing, attaching, saving, opening."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.following import Follower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.pictures import unpack_logo
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services import attached, attachments
from cs_desktop.services.context import Context
from cs_desktop.services.opened_copies import OpenedCopies


class FilesController(Follower[int]):
    """Follows the files of an account, by its id; `loaded` brings a tuple of AttachmentRow.

    One thing is done to one file at a time; several files are attached one after the other.
    """

    edited = Signal(object)
    """The committed Change of one step."""
    refused = Signal(object, str)
    """The file that keeps its name, and why the new one cannot be."""
    saved = Signal(object)
    """The path that was written."""
    copied = Signal(object)
    """The path of a copy that can be opened in another program."""
    started = Signal(str)
    """What is being done, such as "Attaching Report.pdf"."""
    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, frozenset({Kind.ATTACHMENT}))
        self._queue: deque[tuple[Path, Role, int]] = deque()
        self._count = 0
        self._done = 0
        self._copies = OpenedCopies()

    @property
    def account_id(self) -> int | None:
        """Return the account whose files are listed, if any."""
        return self._followed

    def show(self, account_id: int) -> None:
        """List an account's files, and list them anew when they change."""
        self._follow(account_id)

    def leave(self) -> None:
        """Stop following the account, as its workspace is closed; files that wait are not attached."""
        self.stop()
        super().leave()

    def attach(self, sources: Sequence[Path], role: Role = Role.FILE) -> None:
        """Attach files to the account on screen, each as a step of its own."""
        account_id = self._followed
        if account_id is None:
            return
        idle = not self._queue and self._done == self._count
        if idle:
            self._count = self._done = 0
        self._queue += [(source, role, account_id) for source in sources]
        self._count += len(sources)
        if idle:
            self._attach_next()

    def stop(self) -> None:
        """Attach no more than the file that is under way."""
        self._count -= len(self._queue)
        self._queue.clear()

    def set_logo(self, source: Path) -> None:
        """Give the account on screen another logo."""
        self.attach([source], Role.LOGO)

    def use_as_logo(self, attachment_id: int) -> None:
        """Make an attached picture the account's logo."""
        context = self._context()
        self._change(lambda: attachments.use_as_logo(context, attachment_id, self))

    def remove(self, attachment_id: int) -> None:
        """Take a file off its account."""
        context = self._context()
        self._change(lambda: attachments.remove(context, attachment_id, self))

    def rename(self, attachment_id: int, name: str) -> None:
        """Show a file under another name."""
        context = self._context()

        def failed(error: KnownError) -> None:
            self.refused.emit(attachment_id, str(error))

        self._change(lambda: attachments.rename(context, attachment_id, name, self), failed)

    def save(self, attachment_id: int, target: Path) -> None:
        """Write a file where the user chose."""
        context = self._context()
        self._work(
            tr("Writing {name}", name=target.name),
            lambda: attached.save_as(context, attachment_id, target),
            self.saved.emit,
        )

    def open(self, attachment_id: int, name: str) -> None:
        """Make a copy that another program can show."""
        context = self._context()
        self._work(
            tr("Opening {name}", name=name),
            lambda: self._copies.make(context, attachment_id),
            self.copied.emit,
        )

    def close(self) -> None:
        """Remove what was made for other programs, once no work is under way any more."""
        self._queue.clear()
        self._copies.close()

    def _read(self) -> Job:
        account_id, context = self._followed, self._context()
        assert account_id is not None
        return self._jobs.run(
            lambda _job: attached.files_of(context, account_id),
            self._while_followed(self.loaded.emit),
            self.failed.emit,
            key="files",
        )

    def _attach_next(self) -> None:
        source, role, account_id = self._queue.popleft()
        context = self._context()

        def check(content: bytes) -> None:
            if role is Role.LOGO:
                unpack_logo(content, source.name)

        def work() -> Change | None:
            return attachments.attach(context, account_id, source, role, self, check)

        self._work(tr("Attaching {name}", name=source.name), work, self._edited, self._attached)
        self.progressed.emit(self._done, self._count if self._count > 1 else 0, "")

    def _attached(self) -> None:
        self._done += 1
        if self._queue:
            self._attach_next()
        else:
            self.ended.emit()

    def _change(
        self, fn: Callable[[], Change | None], failed: Callable[[KnownError], None] | None = None
    ) -> None:
        self._jobs.run(lambda _job: fn(), self._edited, failed or self.failed.emit)

    def _work(
        self,
        name: str,
        fn: Callable[[], object],
        done: Callable[[object], None],
        ended: Callable[[], None] | None = None,
    ) -> None:
        self.started.emit(name)
        job = self._jobs.run(lambda _job: fn(), done, self.failed.emit, keep=True, name=name)
        job.ended.connect(ended or self.ended.emit)

    def _edited(self, change: object) -> None:
        if isinstance(change, Change):
            self.edited.emit(change)
        if self._followed is not None:
            self._refresher.read()

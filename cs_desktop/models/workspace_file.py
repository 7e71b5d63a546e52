"""An open workspace file."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.presence import Present, holders
from cs_desktop.models import failures
from cs_desktop.models.connections import read_engine
from cs_desktop.models.file_identity import FileIdentity
from cs_desktop.models.ids import IdGenerator, IdSource, random_actor_id
from cs_desktop.models.polling import Poll
from cs_desktop.models.presence import Presence
from cs_desktop.models.write import Author, Writer, WriteTx, Written, require_result

T = TypeVar("T")


class WorkspaceFile:
    """Reads by two connections, writes by one, polls by one; made by `opening.open_workspace`."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        author: Author,
        *,
        read_only: bool = False,
        ids: IdSource | None = None,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._file = FileIdentity(path)
        self._readers = read_engine(path, read_only=read_only)
        self._writer = None if read_only else Writer(path, clock, ids or IdGenerator(), author, self._holder)
        self._poll = Poll(path, read_only=read_only)
        self.actor_id = self._writer.actor.id if self._writer else random_actor_id()
        """Who this opening of the file is, in the log and to others."""
        me = Present(author.user, author.host, clock.now())
        self.presence = Presence(path, self.actor_id, me)
        """Not announced unless asked: a command that only reads leaves nothing beside the file."""
        self._on_close = on_close

    def write(
        self,
        label: str,
        fn: Callable[[WriteTx], T],
        initiator: object = None,
        undo_of: int | None = None,
    ) -> Written[T]:
        """Run fn as one logged transaction and wait for it.

        `label` names the change set as the user reads it ("Change industry of Halden Freight"). fn may run
        more than once and must have no other effect.

        Raises:
            KnownError: the file cannot be written; nothing of fn is kept.
        """
        return require_result(self.submit(label, fn, initiator, undo_of))

    def submit(
        self,
        label: str,
        fn: Callable[[WriteTx], T],
        initiator: object = None,
        undo_of: int | None = None,
    ) -> Future[Written[T]]:
        """Queue fn as one logged transaction; see `write`."""
        return self.check_writable().submit(label, fn, initiator, undo_of)

    def check_writable(self) -> Writer:
        """Return what writes.

        Raises:
            KnownError: the file is open for reading only.
        """
        if self._writer is None:
            raise KnownError(
                tr(
                    "{name} is open for reading only; make it writable and open it again.",
                    name=self.path.name,
                )
            )
        return self._writer

    def read(self, fn: Callable[[Connection], T]) -> T:
        """Run fn inside one read transaction and return its result, which must be fetched whole.

        Keep each call short: while it lasts, nobody can commit.

        Raises:
            BusyError: the file is locked for too long.
            KnownError: it is gone or damaged.
        """
        try:
            with self._readers.connect() as connection, connection.begin():
                return fn(connection)
        except failures.REFUSALS as error:
            raise failures.explained(error, self.path) or error from error

    def is_at(self, path: Path) -> bool:
        """Return whether a path leads to the very file that is open, not to one put in its place."""
        return self._file.is_at(path)

    def poll(self) -> int | None:
        """Return a number that is another after each commit, whoever's; None where the file is busy.

        Raises:
            KnownError: the file was replaced, is gone, or cannot be reached.
        """
        return self._poll.version()

    def _holder(self) -> str:
        return holders(self.presence.others() or ())

    def close(self) -> None:
        """Finish what is queued and let go of the file."""
        self._poll.close()
        self.presence.close()
        if self._writer is not None:
            self._writer.close()
        self._readers.dispose()
        self._on_close()

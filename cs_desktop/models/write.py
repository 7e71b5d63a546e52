"""The one write path: one writer thread, one connection, one logged transaction at a time."""

import random
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change
from cs_desktop.models import failures
from cs_desktop.models.base import LoggedBase, utc_text
from cs_desktop.models.connections import write_engine
from cs_desktop.models.file_identity import FileIdentity
from cs_desktop.models.ids import IdSource, random_actor_id
from cs_desktop.models.log import recorder as log
from cs_desktop.models.log.digests import ActorFacts
from cs_desktop.models.schema import SCHEMA_VERSION

T = TypeVar("T")

PATIENCE_S = 10.0
"""How long a write waits for other programs before it says so."""
_PAUSE_S = (0.002, 0.03)
_IMPATIENCE_S = 0.1
"""After a wait of this the pauses are half as long."""


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What a write returned and what it changed; `change` is None where it changed nothing."""

    value: T
    change: Change | None


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: kept with each opening of a file."""

    user: str
    host: str


@dataclass(slots=True)
class WriteTx:
    """One running transaction, handed to the function that does the work."""

    session: Session
    """Objects added, changed or deleted here are logged when flushed."""
    now: datetime
    today: date
    recorder: log.Recorder
    _ids: IdSource

    def new_id(self) -> int:
        """Return the id for a new object."""
        return self._ids(self.now)

    def bulk_insert(self, table: type[LoggedBase], rows: Sequence[Mapping[str, object]]) -> None:
        """Insert many rows, each with all its columns and an id of its own, and log them."""
        if not rows:
            return
        self.session.flush()
        log.record_bulk(self.recorder, self.session.connection(), table.__table__, rows)

    def bulk_delete(self, table: type[LoggedBase], ids: Iterable[int]) -> None:
        """Delete many rows and log them; the session must not use their objects any more."""
        self.session.flush()
        log.record_bulk_delete(self.recorder, self.session.connection(), table.__table__, ids)


class Writer:
    """Runs functions as transactions, in the order in which they were asked for.

    A function may run more than once, when the file was busy, so it must have no other effect. `holder` is
    asked who has the file when a wait was in vain.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        ids: IdSource,
        author: Author,
        holder: Callable[[], str] = lambda: tr("another program"),
    ) -> None:
        self._path = path
        self._holder = holder
        self._clock = clock
        self._ids = ids
        self.actor = ActorFacts(random_actor_id(), author.user, author.host, utc_text(clock.now()))
        self._actor_known = False
        self._seq = 0
        self._file = FileIdentity(path)
        self._engine = write_engine(path)
        log.guard(self._engine)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workspace-writer")

    def submit(
        self,
        label: str,
        fn: Callable[[WriteTx], T],
        initiator: object = None,
        undo_of: int | None = None,
    ) -> Future[Written[T]]:
        """Queue a transaction. Its future gives the result or raises what fn raised.

        Raises (through the future):
            KnownError: the file is locked for too long, read-only, full, damaged or was replaced.
        """
        return self._pool.submit(self._run, label, fn, initiator, undo_of)

    def close(self) -> None:
        """Finish what is queued and let go of the file."""
        self._pool.shutdown(wait=True)
        self._engine.dispose()

    def _run(
        self, label: str, fn: Callable[[WriteTx], T], initiator: object, undo_of: int | None
    ) -> Written[T]:
        begun, clashes = time.monotonic(), 0
        while True:
            try:
                return self._attempt(label, fn, initiator, undo_of, clashes)
            except failures.REFUSALS as error:
                clashes += failures.is_key_clash(error)
                again = failures.is_busy(error) or failures.is_key_clash(error)
                waited = time.monotonic() - begun
                if not again or waited > PATIENCE_S:
                    self._undo_cut_off()
                    holder = self._holder() if failures.is_busy(error) else ""
                    raise failures.explained(error, self._path, holder) or error from error
                time.sleep(_pause(waited))

    def _attempt(
        self, label: str, fn: Callable[[WriteTx], T], initiator: object, undo_of: int | None, clashes: int
    ) -> Written[T]:
        self._file.check()
        now = self._clock.now()
        # Ids follow each other within a millisecond: after a clash the next one is among them too.
        number = self._ids(now + timedelta(milliseconds=clashes))
        recorder = log.Recorder(label, self.actor, self._seq + 1, now, number, undo_of)
        with Session(self._engine, expire_on_commit=False) as session:
            try:
                with session.begin():
                    log.reset_guard(session.connection())
                    self._check_version(session)
                    log.record_session(session, recorder)
                    self._introduce(session)
                    value = fn(WriteTx(session, now, self._clock.today(), recorder, self._ids))
                    session.flush()
                    recorder.finish(session.connection())
                    if recorder.pos is None:
                        # Nothing changed, so not even our name is left in the file.
                        session.rollback()
            finally:
                self._leave_no_transaction(session)
        if recorder.pos is not None:
            self._seq += 1
            self._actor_known = True
        return Written(value, recorder.change(initiator))

    def _check_version(self, session: Session) -> None:
        stored = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
        if stored != SCHEMA_VERSION:
            raise KnownError(
                tr("{name} was upgraded by a newer program; close it and update yours.", name=self._path.name)
            )

    def _introduce(self, session: Session) -> None:
        if not self._actor_known:
            actor = self.actor
            session.connection().exec_driver_sql(
                'INSERT INTO actor (id, "user", host, opened_at) VALUES (?,?,?,?)',
                (actor.id, actor.user, actor.host, actor.opened_at),
            )

    def _leave_no_transaction(self, session: Session) -> None:
        # A COMMIT that failed may leave the pooled connection inside its transaction.
        session.close()
        with self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None and raw.in_transaction:
                raw.rollback()

    def _undo_cut_off(self) -> None:
        """Have undone now what a failing disk did not let SQLite undo at once.

        It would be at the next reading, whoever's; until then a journal would lie beside the file.
        """
        with suppress(*failures.REFUSALS), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _pause(waited_s: float) -> float:
    """Return how long to wait before trying again.

    The jitter keeps two waiting programs from meeting again and again. Who has waited long asks more often,
    so that of many writers none is starved.
    """
    return random.uniform(*_PAUSE_S) / (1 + waited_s / _IMPATIENCE_S)  # noqa: S311 - no secret hangs on it


def require_result(future: Future[T], thread_name_prefix: str = "workspace-writer") -> T:
    """Wait for a queued transaction; from inside one this would wait for itself for ever."""
    if threading.current_thread().name.startswith(thread_name_prefix):
        raise BugError("a transaction cannot wait for another one")
    return future.result()

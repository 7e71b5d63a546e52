"""Connections to a workspace file, each set up the same way.

`journal_mode=DELETE` and never WAL, because shared folders do not keep WAL's promises;
`synchronous=EXTRA`, so that an acknowledged edit survives the power going out. `cache_spill=OFF`: pages of
a large write stay in memory until COMMIT, since writing them earlier would lock every reader out till then.
"""

import os
import sqlite3
import time
from pathlib import Path, PurePath
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

APPLICATION_ID = 0x43534457
"""Marks a SQLite file as ours; the bytes spell CSDW."""

CTE_PREFIX = "cte_"
READERS = 2
_READ_TIMEOUT_S = 2.0
_COMMIT_PATIENCE_S = 1.0
_COMMIT_PAUSE_S = 0.002


class WriterConnection(sqlite3.Connection):
    """A connection whose COMMIT waits for readers.

    A COMMIT that meets a reader fails with BUSY and leaves the transaction open with new readers locked
    out, so trying again soon succeeds. Rolling back at once would let readers starve the writer.
    """

    def commit(self) -> None:
        """Commit, waiting up to a second for readers to finish."""
        patience = time.monotonic() + _COMMIT_PATIENCE_S
        while True:
            try:
                super().commit()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                    raise
                time.sleep(_COMMIT_PAUSE_S)
            else:
                return


def write_engine(path: Path) -> Engine:
    """Return the engine of the one connection that writes; its transactions are IMMEDIATE.

    Its busy timeout is 0: the write path itself decides how long to wait and runs the work again.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, WriterConnection, timeout=0), poolclass=StaticPool
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def read_engine(path: Path, *, read_only: bool) -> Engine:
    """Return the engine of the connections that read, each query inside BEGIN … COMMIT."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect_reader(path, read_only=read_only),
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=0,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def connect(
    path: Path,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
    *,
    timeout: float = _READ_TIMEOUT_S,
    mode: str = "rw",
) -> sqlite3.Connection:
    """Open an existing file. `mode` is SQLite's: rw or ro.

    Raises:
        sqlite3.Error: as SQLite has it.
    """
    connection = sqlite3.connect(
        file_uri(path.resolve(), mode),
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=factory,
    )
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def file_uri(path: PurePath, mode: str) -> str:
    """Return an absolute path as SQLite takes it.

    The two slashes of a share on Windows, which a mapped drive resolves to, stand after an empty host:
    SQLite refuses any other.
    """
    place = quote(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}"


def _connect_reader(path: Path, *, read_only: bool) -> sqlite3.Connection:
    # A reader may have to roll back a journal that a crash left, so it opens for writing if it can.
    connection = connect(path, mode="ro" if read_only else "rw")
    connection.execute("PRAGMA query_only=ON")
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in (
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "synchronous=EXTRA",
        "cache_spill=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_deny_triggers_and_views)


def _deny_triggers_and_views(
    _action: int, _first: str | None, _second: str | None, _database: str | None, inside: str | None
) -> int:
    """Refuse whatever a trigger or view would do: our files have none, so a stranger put it there.

    SQLite names a common table expression in the same place, so ours begin with `cte_`.
    """
    if inside is not None and not inside.startswith(CTE_PREFIX):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK

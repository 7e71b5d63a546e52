"""Noticing that another program has written, at next to no cost."""

import sqlite3
import threading
from pathlib import Path

from cs_desktop.models import failures
from cs_desktop.models.connections import connect
from cs_desktop.models.file_identity import FileIdentity


class Poll:
    """A connection of its own that asks one question only: has anyone committed since?"""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._mode = "ro" if read_only else "rw"
        self._file = FileIdentity(path)
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def version(self) -> int | None:
        """Return a number that is another after each commit; None where the file is busy: ask again.

        Raises:
            KnownError: the file was replaced, is gone, or cannot be reached.
        """
        self._file.check()
        try:
            with self._lock:
                if self._connection is None:
                    self._connection = connect(self._path, timeout=0, mode=self._mode)
                return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            if failures.is_busy(error):
                return None
            raise failures.explained(error, self._path) or error from error

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

"""The log file: rotating, in the user's profile, never holding what a workspace holds."""

import logging
from pathlib import Path

from cs_desktop.common.paths import log_dir

LOGGER_NAME = "cs_desktop"


class LogFile(logging.Handler):
    """Writes a rotating file, from its first record on: most starts have nothing to tell."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record to the file."""
        try:
            if self._file is None:
                self._file = self._open()
        except OSError:
            self.handleError(record)
        else:
            self._file.handle(record)

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings sockets and pickles

        file = RotatingFileHandler(self._path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
        file.setFormatter(self.formatter)
        return file

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()


def start_logging() -> logging.Logger:
    """Send the program's log to a file of at most 1 MB with three older ones, and return its logger.

    A log folder that cannot be written costs the log, not the start.
    """
    logger = logging.getLogger(LOGGER_NAME)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    if logger.handlers:
        return logger
    handler: logging.Handler
    try:
        handler = LogFile(log_dir() / "cs-desktop.log")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    return logger

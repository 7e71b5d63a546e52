"""The log file: rotating, in the user's profile, never holding what a workspace holds."""

import logging
from logging.handlers import RotatingFileHandler

from cs_desktop.common.paths import log_dir

LOGGER_NAME = "cs_desktop"


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
        handler = RotatingFileHandler(
            log_dir() / "cs-desktop.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    return logger

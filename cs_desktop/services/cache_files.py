"""Files that can be made again, one a workspace, in the user's cache folder: none is kept for ever."""

import os
from datetime import timedelta
from pathlib import Path

from cs_desktop.services.context import Context

KEPT_DAYS = 60
"""The file of a workspace that was not opened for so long is taken away."""
KEPT_FILES = 20
"""Beyond as many those opened longest ago are taken away."""


def tidy_caches(ctx: Context, mine: Path) -> None:
    """Take away what stands beside `mine` and is of no more use, and note that this one was used."""
    now = ctx.clock.now()
    oldest = (now - timedelta(days=KEPT_DAYS)).timestamp()
    try:
        if mine.exists():
            os.utime(mine, (now.timestamp(), now.timestamp()))
        others = (path for path in mine.parent.glob(f"*{mine.suffix}") if path != mine)
        by_age = sorted(((path.stat().st_mtime, path) for path in others), reverse=True)
        for place, (used, path) in enumerate(by_age, start=1):
            if used < oldest or place >= KEPT_FILES:
                path.unlink(missing_ok=True)
    except OSError as error:
        # It is a matter of order only.
        ctx.log.info("the caches are not tidied: %s", error)

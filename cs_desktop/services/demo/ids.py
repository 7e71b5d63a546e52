"""Ids that come out the same every time, in place of random ones."""

import zlib
from datetime import UTC, date, datetime, time, timedelta

from cs_desktop.models.ids import id_at

FILE_SLOT = 0
SHARED_SLOT = 1
TEAM_SLOTS = 2
"""The first of the slots of teams."""
ACCOUNT_SLOTS = 2000
"""The first of the slots of accounts, one an account."""
_START_MASK = (1 << 20) - 1


class DemoIds:
    """Ascending ids of one slot of a sample workspace.

    Each slot is one millisecond of the last day shown, so the ids of an account do not depend on how
    many rows others have. Within it they count up from a start that depends on the seed: two sample
    workspaces hardly ever share an id.
    """

    def __init__(self, until: date, seed: int, slot: int) -> None:
        midnight = datetime.combine(until, time(), UTC)
        start = zlib.crc32(f"{seed}/{slot}".encode()) & _START_MASK
        self._next = id_at(midnight + timedelta(milliseconds=slot), start)

    def __call__(self, _moment: datetime) -> int:
        """Return the next id, as an `IdSource`; the moment plays no part."""
        return self.next()

    def next(self) -> int:
        """Return the next id."""
        self._next += 1
        return self._next

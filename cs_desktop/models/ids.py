"""Ids that two programs on two computers never give twice."""

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime

EPOCH_MS = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp() * 1000)
RANDOM_BITS = 22
_MAX_MS = (1 << 41) - 1

IdSource = Callable[[datetime], int]
"""Gives the next id, from the moment at which it is asked."""


def id_at(moment: datetime, low: int) -> int:
    """Return the id of 63 bits: 41 of milliseconds since 2020 (until 2089) and the 22 in `low`."""
    milliseconds = int(moment.timestamp() * 1000) - EPOCH_MS
    return (min(max(milliseconds, 0), _MAX_MS) << RANDOM_BITS) | (low & ((1 << RANDOM_BITS) - 1))


class IdGenerator:
    """Ids that grow within this process, even if its clock is set back."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def __call__(self, moment: datetime) -> int:
        """Return a fresh id, greater than every earlier one."""
        with self._lock:
            self._last = max(id_at(moment, secrets.randbits(RANDOM_BITS)), self._last + 1)
            return self._last


def random_actor_id() -> int:
    """Return the random id of one opening of a file."""
    return secrets.randbits(63) or 1

"""When one begins and ends to work on a map: at both, its state is kept as a revision."""

from dataclasses import dataclass
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=30)
"""Whoever does nothing to a map for so long begins anew with the next gesture."""


@dataclass(slots=True)
class Editing:
    """Whether one person is at work, on which map, and since when nothing was done."""

    map_id: int | None = None
    last: datetime | None = None

    def touch(self, map_id: int, now: datetime) -> bool:
        """Take note of a gesture, and return whether it begins to edit."""
        begins = self.map_id != map_id or self.last is None or now - self.last >= PAUSE
        self.map_id, self.last = map_id, now
        return begins

    def end(self) -> int | None:
        """Take note that the map is left, and return which one was edited, if any."""
        edited, self.map_id, self.last = self.map_id, None, None
        return edited

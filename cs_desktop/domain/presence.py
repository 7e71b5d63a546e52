"""Who else has the workspace open, and what they changed in it."""

from dataclasses import dataclass
from datetime import datetime

from cs_desktop.domain.changes import Change


@dataclass(frozen=True, slots=True)
class Present:
    """One other opening of the file.

    `doing` is empty, or such as "Importing usage.csv". `mine` tells that it is the same person at the
    same computer, in another program.
    """

    user: str
    host: str
    opened_at: datetime
    doing: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class OthersChange:
    """A change set that another opening of the file committed, and who did it."""

    user: str
    host: str
    change: Change

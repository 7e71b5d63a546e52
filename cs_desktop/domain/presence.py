"""Who else has the workspace open, and what they changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cs_desktop.common.language import tr
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

    @property
    def name(self) -> str:
        """Return who it is and at what, in a few words."""
        who = tr("another window of yours") if self.mine else self.user
        return f"{who} ({self.doing[0].lower()}{self.doing[1:]})" if self.doing else who


_NAMED = 3


def holders(others: Sequence[Present]) -> str:
    """Return who may hold a file that is locked: those at work if any are, else all that are known."""
    known = [other for other in others if other.doing] or others
    names = list(dict.fromkeys(other.name for other in known))
    if len(names) > _NAMED:
        names[_NAMED:] = [tr("{count} more", count=len(names) - _NAMED)]
    return tr(" and ").join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or tr("another program")


@dataclass(frozen=True, slots=True)
class OthersChange:
    """A change set that another opening of the file committed, and who did it."""

    user: str
    host: str
    change: Change

"""What measures have come to, in a sentence."""

from collections.abc import Sequence

from cs_desktop.domain.plan.progress import LATE, Progress
from cs_desktop.services.deck.titles.counting import capital, counted, every, number, small

Standings = Sequence[Progress | None]
_GOOD = (Progress.ON_PACE, Progress.MET)


def measures_title(standings: Standings, *, agreed: bool, worth: str = "") -> str:
    """Return how many measures are where they should be, and what is confirmed to be worth how much a year.

    `agreed` says whether the customer agreed to all of them.
    """
    title = capital(_standing(standings, f"{'agreed ' if agreed else ''}measure"))
    return f"{title}; {worth} a year is confirmed" if worth else title


def summary_title(account: str, standings: Standings, late: Sequence[str]) -> str:
    """Return the same for an account, with the name of the one measure that is late, or how many are."""
    told = _standing(standings, "measure")
    if len(late) == 1 and any(one in _GOOD for one in standings):
        return f"For {account}, {told}; {small(late[0])} is behind"
    if late and any(one in _GOOD for one in standings):
        return f"For {account}, {told}; {number(len(late))} are behind"
    return f"For {account}, {told}"


def _standing(standings: Standings, noun: str) -> str:
    total = len(standings)
    good = sum(one in _GOOD for one in standings)
    late = sum(one in LATE for one in standings)
    met = sum(one is Progress.MET for one in standings)
    if good == total:
        where = "met" if met == total else "on pace" if not met else "on pace or met"
        return f"{every(total, noun)} {_be(total)} {where}"
    if good:
        where = "met" if met == good else "on pace" if not met else "on pace or met"
        return f"{number(good)} of {counted(total, noun)} {_be(good)} {where}"
    if late == total:
        return f"{every(total, noun)} {_be(total)} behind"
    if late:
        return f"{number(late)} of {counted(total, noun)} {_be(late)} behind"
    return f"{counted(total, noun)} {'has' if total == 1 else 'have'} yet to begin"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"

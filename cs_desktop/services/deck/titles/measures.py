"""What measures have come to, in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.common.text import capitalized
from cs_desktop.domain.plan.progress import LATE, Progress
from cs_desktop.services.deck.titles.counting import counted, every, number, small

Standings = Sequence[Progress | None]
_GOOD = (Progress.ON_PACE, Progress.MET)


@dataclass(frozen=True, slots=True)
class Lone:
    """The only measure of a plan, its values in words; empty for what nobody knows."""

    name: str
    before: str
    now: str
    target: str
    rose: bool
    keeps: bool = False
    """Whether it is to be at its target all the time."""


def measures_title(
    standings: Standings, *, agreed: bool, worth: str = "", lone: Lone | None = None, part: bool = False
) -> str:
    """Return how many measures are where they should be, and what is confirmed to be worth how much a year.

    `agreed` says whether the customer agreed to all of them. Of a single one it is told where it is.
    `part` says that there are more measures than these, so that nobody takes them for all.
    """
    said = _of_one(lone, standings[0]) if lone is not None and len(standings) == 1 else ""
    noun, shown = ("measure", " shown") if part else (f"{'agreed ' if agreed else ''}measure", "")
    title = said or capitalized(_standing(standings, noun, shown))
    whose = f" for {'it' if len(standings) == 1 else 'them'}" if part else ""
    return f"{title}; {worth} a year is confirmed{whose}" if worth else title


def summary_title(account: str, standings: Standings, late: Sequence[str], lone: Lone | None = None) -> str:
    """Return the same for an account, with the name of the one measure that is late, or how many are."""
    if lone is not None and len(standings) == 1 and (said := _of_one(lone, standings[0])):
        return f"For {account}, {small(said)}"
    told = _standing(standings, "measure")
    if len(late) == 1 and any(one in _GOOD for one in standings):
        return f"For {account}, {told}, with {small(late[0])} behind plan"
    if late and any(one in _GOOD for one in standings):
        return f"For {account}, {told}, with {number(len(late))} behind plan"
    return f"For {account}, {told}"


def _of_one(one: Lone, stands: Progress | None) -> str:
    """Return where a measure is and is to be, in verbs that fit one thing and many."""
    if not one.now or not one.target or stands in (None, Progress.NOT_STARTED):
        return ""
    if not one.before or one.before == one.now:
        course = f"{one.name} stood at {one.now}"
    else:
        course = f"{one.name} {'rose' if one.rose else 'fell'} from {one.before} to {one.now}"
    if stands is Progress.MET:
        return f"{course} and met the target of {one.target}"
    if one.keeps:
        return f"{course}, {'as' if stands is Progress.ON_PACE else 'not as'} agreed: {one.target}"
    where = {Progress.ON_PACE: "on pace for", Progress.OVERDUE: "past the day for"}
    return f"{course}, {where.get(stands, 'behind the way to')} {one.target}"


def _standing(standings: Standings, noun: str, shown: str = "") -> str:
    """Return how many of some measures are where they should be; `shown` tells them from others."""
    total = len(standings)
    good = sum(one in _GOOD for one in standings)
    late = sum(one in LATE for one in standings)
    met = sum(one is Progress.MET for one in standings)
    if good == total:
        where = "met" if met == total else "on pace" if not met else "on pace or met"
        return f"{every(total, noun)}{shown} {_be(total)} {where}"
    if good:
        where = "met" if met == good else "on pace" if not met else "on pace or met"
        return f"{number(good)} of {counted(total, noun)}{shown} {_be(good)} {where}"
    if late == total:
        return f"{every(total, noun)}{shown} {_be(total)} behind"
    if late:
        return f"{number(late)} of {counted(total, noun)}{shown} {_be(late)} behind"
    told = f"the {noun}{shown} has" if total == 1 else f"{counted(total, noun)}{shown} have"
    return f"{told} yet to begin"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"

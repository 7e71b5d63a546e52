"""The agenda of a workshop: its steps, how long they take, and what two people made of it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.words import LaneKind

MOST_STEPS, MOST_MINUTES, LONGEST_STEP = 40, 480, 100

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """One step: what is done, how long at most, and at which lane."""

    name: str
    minutes: int
    lane: LaneKind | None = None
    """The others are covered meanwhile; None for the whole map."""
    key: int = 0
    """Tells it from the others, wherever it stands; 0 until it is part of an agenda."""
    off: bool = False
    """Switched off: it stays in the agenda, and is left out."""


_USUAL: tuple[tuple[str, int, LaneKind | None], ...] = (
    (marked("Welcome, and the outcome desired"), 15, LaneKind.GOALS),
    (marked("Milestones reached, and those to come"), 20, LaneKind.MILESTONES),
    (marked("What has changed at touchpoints"), 35, LaneKind.TOUCHPOINTS),
    (marked("Moments, and their questions"), 35, LaneKind.MOMENTS),
    (marked("How it feels in each stage"), 25, LaneKind.EMOTION),
    (marked("Break"), 15, None),
    (marked("Gaps: where do we lose them"), 35, LaneKind.GAPS),
    (marked("Bridges over the gaps"), 25, LaneKind.GAPS),
    (marked("Vote by dots"), 10, None),
    (marked("Priorities, owners, days"), 25, None),
)


def usual_agenda() -> tuple[AgendaStep, ...]:
    """Return the agenda of half a day, four hours, in the user's language."""
    return numbered([AgendaStep(tr(name), minutes, lane) for name, minutes, lane in _USUAL])


def numbered(steps: Iterable[AgendaStep]) -> tuple[AgendaStep, ...]:
    """Return steps of which each has a key of its own; those that have one keep it."""
    found = list(steps)
    last, seen = max((step.key for step in found), default=0), set[int]()
    for place, step in enumerate(found):
        if step.key <= 0 or step.key in seen:
            last += 1
            found[place] = replace(step, key=last)
        seen.add(found[place].key)
    return tuple(found)


def minutes_of(steps: Iterable[AgendaStep]) -> int:
    """Return how long steps take together, without those that are switched off."""
    return sum(step.minutes for step in steps if not step.off)


def stored_steps(steps: Iterable[AgendaStep]) -> list[dict[str, Any]]:
    """Return what is stored of steps."""
    return [
        {
            "name": step.name,
            "minutes": step.minutes,
            "lane": step.lane.value if step.lane else "",
            "key": step.key,
            "off": step.off,
        }
        for step in steps
    ]


def read_steps(stored: Sequence[Any]) -> tuple[AgendaStep, ...]:
    """Return steps as they were stored; a lane that nobody knows is none.

    Raises:
        ValueError, TypeError: there is something else.
    """
    return numbered(_step(one) for one in stored)


def _step(stored: Mapping[str, Any]) -> AgendaStep:
    known = {one.value: one for one in LaneKind}
    minutes = min(max(int(stored["minutes"]), 0), MOST_MINUTES)
    lane = known.get(str(stored.get("lane", "")))
    return AgendaStep(str(stored["name"]), minutes, lane, int(stored.get("key", 0)), bool(stored.get("off")))


def only_one_changed(base: Said, wanted: Said, there: Said) -> Said:
    """Return what holds of something that two people may have changed since both saw `base`.

    Raises:
        KnownError: both did, and not alike.
    """
    if wanted == base:
        return there
    if there in (base, wanted):
        return wanted
    raise KnownError(
        tr("Someone else changed the same in the workshop meanwhile; look at it and change it again.")
    )


def steps_of_both(
    base: Sequence[AgendaStep], wanted: Sequence[AgendaStep], there: Sequence[AgendaStep]
) -> tuple[AgendaStep, ...]:
    """Return the agenda with what two people changed in it since both saw `base`.

    Order, what was added and what was deleted count as one; each field of each step counts for itself.

    Raises:
        KnownError: both changed the same, and not alike.
    """
    order = only_one_changed(*([step.key for step in steps] for steps in (base, wanted, there)))
    known = [{step.key: step for step in steps} for steps in (base, wanted, there)]
    return tuple(_step_of_both(*(steps.get(key) for steps in known)) for key in order)


def _step_of_both(base: AgendaStep | None, wanted: AgendaStep | None, there: AgendaStep | None) -> AgendaStep:
    if base is None or wanted is None or there is None:
        # Added by one of them, or kept by one while the other deleted it: then the order says that it stays.
        found = (
            wanted if there is None else there if wanted is None else only_one_changed(base, wanted, there)
        )
        assert found is not None
        return found
    return AgendaStep(
        only_one_changed(base.name, wanted.name, there.name),
        only_one_changed(base.minutes, wanted.minutes, there.minutes),
        only_one_changed(base.lane, wanted.lane, there.lane),
        base.key,
        only_one_changed(base.off, wanted.off, there.off),
    )

"""Half a day at a map: an agenda whose steps run by a clock, dots on cards, and the priorities they make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.domain.journey.agenda import (
    MOST_MINUTES,
    MOST_STEPS,
    AgendaStep,
    minutes_of,
    numbered,
    only_one_changed,
    read_steps,
    steps_of_both,
    stored_steps,
    usual_agenda,
)
from cs_desktop.domain.journey.content import Card, MapContent

DOTS = 5
"""How many votes each of those present has, unless they agree on another number."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop at a map; its clock runs where it has `began` and no end."""

    id: int
    """0 while it is only planned."""
    map_id: int
    day: date
    steps: tuple[AgendaStep, ...]
    step: int = 0
    """The place of the step that one is at."""
    present: tuple[str, ...] = ()
    dots: int = DOTS
    began: datetime | None = None
    """Since when the clock of this step runs, in UTC; None while it is paused."""
    spent: int = 0
    """Seconds of this step before that."""
    ended_at: datetime | None = None

    @property
    def now(self) -> AgendaStep:
        """Return the step that one is at."""
        return self.steps[self.step]

    @property
    def runs(self) -> bool:
        """Return whether the clock runs."""
        return self.began is not None and self.ended_at is None

    def left(self, now: datetime) -> int:
        """Return the seconds that are left of the step; less than none where it takes longer."""
        running = int((now - self.began).total_seconds()) if self.began is not None else 0
        return self.now.minutes * 60 - self.spent - max(running, 0)

    def paused(self, now: datetime) -> "Workshop":
        """Stop the clock."""
        return replace(self, spent=self.now.minutes * 60 - self.left(now), began=None)

    def resumed(self, now: datetime) -> "Workshop":
        """Let the clock run."""
        return self if self.runs else replace(self, began=now)

    def rest(self, now: datetime) -> int:
        """Return the seconds until the agenda is through, if every step from now on takes what it may."""
        return max(self.left(now), 0) + minutes_of(self.steps[self.step + 1 :]) * 60

    def at_step(self, place: int, now: datetime) -> "Workshop":
        """Go to a step, whose clock begins anew, and runs if it ran."""
        place = min(max(place, 0), len(self.steps) - 1)
        return replace(self, step=place, spent=0, began=now if self.runs else None)

    def beside(self, by: int) -> int | None:
        """Return the place of the next step, or of the one before, past those that are switched off."""
        place = self.step + by
        while 0 <= place < len(self.steps):
            if not self.steps[place].off:
                return place
            place += by
        return None

    def longer(self, minutes: int) -> "Workshop":
        """Give the step that one is at more minutes."""
        step = replace(self.now, minutes=min(self.now.minutes + minutes, MOST_MINUTES))
        return replace(self, steps=(*self.steps[: self.step], step, *self.steps[self.step + 1 :]))

    def with_steps(self, steps: Sequence[AgendaStep], now: datetime) -> "Workshop":
        """Take another agenda; one stays at the same step, and goes to the one in its place if it is gone."""
        kept = numbered(steps[:MOST_STEPS]) or self.steps
        places = {step.key: place for place, step in enumerate(kept)}
        if self.now.key in places:
            return replace(self, steps=kept, step=places[self.now.key])
        return replace(self, steps=kept).at_step(self.step, now)


def planned(map_id: int, day: date, present: Sequence[str] = ()) -> Workshop:
    """Return a workshop with the usual agenda, to be changed before it begins."""
    return Workshop(0, map_id, day, usual_agenda(), present=tuple(present))


def of_both(base: Workshop, wanted: Workshop, there: Workshop, now: datetime) -> Workshop:
    """Return a workshop with what two people changed of it since both saw `base`.

    Who is there is taken name by name; the agenda as `steps_of_both` says; step and clock count as one.

    Raises:
        KnownError: both changed the same, and not alike.
    """
    steps = steps_of_both(base.steps, wanted.steps, there.steps)
    gone = set(base.present) - set(wanted.present)
    come = [name for name in wanted.present if name not in base.present]
    present = dict.fromkeys([name for name in there.present if name not in gone] + come)
    clock = only_one_changed(*((one.now.key, one.spent, one.began) for one in (base, wanted, there)))
    dots = only_one_changed(base.dots, wanted.dots, there.dots)
    mover = wanted if clock == (wanted.now.key, wanted.spent, wanted.began) else there
    return replace(mover.with_steps(steps, now), present=tuple(present), dots=dots)


def agenda_of(workshop: Workshop) -> dict[str, Any]:
    """Return what is stored of a workshop in its column `agenda`."""
    return {
        "steps": stored_steps(workshop.steps),
        "present": list(workshop.present),
        "began": workshop.began.isoformat() if workshop.began else "",
        "spent": workshop.spent,
    }


def read_agenda(bare: Workshop, stored: Mapping[str, Any]) -> Workshop:
    """Return a workshop with what its column `agenda` says.

    Raises:
        DamagedValueError: the column holds something else.
    """
    try:
        return _with_agenda(bare, stored)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise DamagedValueError(str(stored)) from error


def _with_agenda(bare: Workshop, stored: Mapping[str, Any]) -> Workshop:
    steps = read_steps(stored["steps"])
    began = datetime.fromisoformat(stored["began"]) if stored["began"] else None
    if not steps or not isinstance(stored["present"], list) or (began and began.tzinfo is None):
        raise ValueError("an agenda without steps, people, or the zone of its time")
    return replace(
        bare,
        steps=steps,
        step=min(max(bare.step, 0), len(steps) - 1),
        present=tuple(str(name) for name in stored["present"]),
        began=began,
        spent=int(stored["spent"]),
    )


@dataclass(frozen=True, slots=True)
class Vote:
    """The dots that one of those present gave a card."""

    card_id: int
    voter: str
    dots: int


def dots_left(workshop: Workshop, votes: Iterable[Vote], voter: str) -> int:
    """Return how many dots one of those present still has."""
    return max(workshop.dots - sum(one.dots for one in votes if one.voter == voter), 0)


def dots_on(votes: Iterable[Vote]) -> dict[int, int]:
    """Return how many dots each card has, of those that have any."""
    found: dict[int, int] = {}
    for one in votes:
        if one.dots > 0:
            found[one.card_id] = found.get(one.card_id, 0) + one.dots
    return found


@dataclass(frozen=True, slots=True)
class Ranked:
    """A card with its dots."""

    card: Card
    dots: int
    place: int = 1
    """Cards with as many dots share a place: 1, 2, 2, 4."""


def ranked(content: MapContent, votes: Iterable[Vote]) -> tuple[Ranked, ...]:
    """Return the cards that have dots, those with the most first; of equal ones the earlier on the map."""
    dots = {id_: count for id_, count in dots_on(votes).items() if id_ in content.cards_by_id}
    found = [
        Ranked(content.cards_by_id[card_id], count, 1 + sum(other > count for other in dots.values()))
        for card_id, count in dots.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.dots, content.first_eighth(one.card) or 0, one.card.id)))


@dataclass(frozen=True, slots=True)
class WorkshopShown:
    """The workshop that is under way at a map, or the last one; none where there never was one."""

    map_id: int
    workshop: Workshop | None
    votes: tuple[Vote, ...] = ()
    damaged: date | None = None
    """The day of one that is under way, of which the file cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Priority:
    """A card that becomes an action."""

    card_id: int
    title: str
    owner_id: int | None = None
    due: date | None = None

"""Half a day at a map: an agenda whose steps run by a clock, dots on cards, and the priorities they make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.words import LaneKind

MOST_STEPS, MOST_MINUTES = 40, 480
DOTS = 5
"""How many votes each of those present has, unless they agree on another number."""


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """One step: what is done, how long at most, and at which lane."""

    name: str
    minutes: int
    lane: LaneKind | None = None
    """The others are covered meanwhile; None for the whole map."""


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
    return tuple(AgendaStep(tr(name), minutes, lane) for name, minutes, lane in _USUAL)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop at a map, as it is stored; its clock runs where it has `began` and no end."""

    id: int
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

    def at_step(self, place: int, now: datetime) -> "Workshop":
        """Go to a step, whose clock begins anew, and runs if it ran."""
        place = min(max(place, 0), len(self.steps) - 1)
        return replace(self, step=place, spent=0, began=now if self.runs else None)

    def with_steps(self, steps: Sequence[AgendaStep]) -> "Workshop":
        """Take another agenda; one stays at the same place as far as there is one."""
        kept = tuple(steps[:MOST_STEPS]) or self.steps
        return replace(self, steps=kept, step=min(self.step, len(kept) - 1))


def agenda_of(workshop: Workshop) -> dict[str, Any]:
    """Return what is stored of a workshop in its column `agenda`."""
    return {
        "steps": [
            {"name": one.name, "minutes": one.minutes, "lane": one.lane.value if one.lane else ""}
            for one in workshop.steps
        ],
        "present": list(workshop.present),
        "began": workshop.began.isoformat() if workshop.began else "",
        "spent": workshop.spent,
    }


def read_agenda(workshop: Workshop, stored: Mapping[str, Any]) -> Workshop:
    """Return a workshop with what its column `agenda` says; what makes no sense there is left out."""
    steps = tuple(_step(one) for one in stored.get("steps", ()) if isinstance(one, Mapping))
    began = str(stored.get("began") or "")
    steps = steps or workshop.steps
    return replace(
        workshop,
        steps=steps,
        step=min(max(workshop.step, 0), len(steps) - 1),
        present=tuple(str(name) for name in stored.get("present", ())),
        began=datetime.fromisoformat(began) if began else None,
        spent=int(stored.get("spent", 0)),
    )


def _step(stored: Mapping[str, Any]) -> AgendaStep:
    lane = str(stored.get("lane", ""))
    known = {one.value: one for one in LaneKind}
    minutes = min(max(int(stored.get("minutes", 0)), 0), MOST_MINUTES)
    return AgendaStep(str(stored.get("name", "")), minutes, known.get(lane))


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


def ranked(content: MapContent, votes: Iterable[Vote]) -> tuple[Ranked, ...]:
    """Return the cards that have dots, those with the most first; of equal ones the earlier on the map."""
    found = [
        Ranked(content.cards_by_id[card_id], dots)
        for card_id, dots in dots_on(votes).items()
        if card_id in content.cards_by_id
    ]
    return tuple(sorted(found, key=lambda one: (-one.dots, content.first_eighth(one.card) or 0, one.card.id)))


@dataclass(frozen=True, slots=True)
class WorkshopShown:
    """The workshop that is under way at a map, or the last one; none where there never was one."""

    map_id: int
    workshop: Workshop | None
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    """A card that becomes an action."""

    card_id: int
    title: str
    owner_id: int | None = None
    due: date | None = None

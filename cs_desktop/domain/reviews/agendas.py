"""What the agenda of a review begins with: our own templates, and those of the workspace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cs_desktop.common.language import tr
from cs_desktop.domain.vocabulary import ReviewKind

MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an agenda."""

    text: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Prep:
    """A task that prepares a review, so many days before it."""

    text: str
    days: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """A template: the points that a review begins with, and how it is prepared."""

    name: str
    kind: str
    """A `ReviewKind`."""
    points: tuple[Point, ...]
    prep: tuple[Prep, ...]
    id: int | None = None
    """None for one of ours."""


def shipped(kind: str) -> Agenda:
    """Return our own template of a kind of review, in the user's language."""
    if kind == ReviewKind.EBR:
        return _executive()
    if kind == ReviewKind.SUCCESS:
        return _success()
    return _quarterly()


def templates_of(kind: str, own: Sequence[Agenda]) -> tuple[Agenda, ...]:
    """Return what an agenda of this kind can begin with: the workspace's own templates, then ours."""
    return (*(one for one in own if one.kind == kind), shipped(kind))


def agenda_in(template_id: int | None, name: str, kind: str, items: Mapping[str, Any]) -> Agenda:
    """Return a template from what is stored; what makes no sense in it is left out."""
    return Agenda(
        name,
        kind,
        tuple(Point(text, minutes) for text, minutes in _pairs(items.get("items"), "minutes")),
        tuple(Prep(text, days) for text, days in _pairs(items.get("prep"), "days")),
        template_id,
    )


def items_of(agenda: Agenda) -> dict[str, Any]:
    """Return a template as it is stored."""
    return {
        "items": [{"text": point.text, "minutes": point.minutes} for point in agenda.points],
        "prep": [{"text": task.text, "days": task.days} for task in agenda.prep],
    }


def total_minutes(minutes: Sequence[int]) -> int:
    """Return how long an agenda takes."""
    return sum(max(one, 0) for one in minutes)


def times(starts: datetime | None, minutes: Sequence[int]) -> tuple[datetime | None, ...]:
    """Return when each point begins, one after the other; None where no time is set."""
    if starts is None:
        return (None,) * len(minutes)
    found: list[datetime | None] = []
    for length in minutes:
        found.append(starts)
        starts += timedelta(minutes=max(length, 0))
    return tuple(found)


def _pairs(entries: object, number: str) -> list[tuple[str, int]]:
    found = []
    for entry in entries if isinstance(entries, list) else ():
        text, count = (entry.get("text"), entry.get(number)) if isinstance(entry, dict) else (None, None)
        if isinstance(text, str) and text.strip() and isinstance(count, int) and count >= 0:
            found.append((text.strip(), min(count, MOST_MINUTES)))
    return found


def _quarterly() -> Agenda:
    return Agenda(
        tr("Quarterly review"),
        ReviewKind.QBR.value,
        (
            Point(tr("Desired outcome check"), 5),
            Point(tr("Last objectives, scored"), 15),
            Point(tr("Adoption and health"), 10),
            Point(tr("What stands in the way"), 15),
            Point(tr("Next objectives, agreed"), 15),
        ),
        (
            Prep(tr("Gather the results of the objectives"), 14),
            Prep(tr("Confirm who attends"), 10),
            Prep(tr("Build the deck"), 5),
            Prep(tr("Send the agenda and the figures"), 3),
        ),
    )


def _executive() -> Agenda:
    return Agenda(
        tr("Executive review"),
        ReviewKind.EBR.value,
        (
            Point(tr("Their goals for the year"), 10),
            Point(tr("Value achieved so far, and what it is worth"), 15),
            Point(tr("What it takes to go further"), 10),
            Point(tr("Decisions that only they can take"), 10),
            Point(tr("Objectives until the next review, agreed"), 15),
        ),
        (
            Prep(tr("Agree on the story with the champion"), 21),
            Prep(tr("Have the value confirmed"), 14),
            Prep(tr("Confirm that sponsor and decision maker attend"), 10),
            Prep(tr("Build the deck"), 7),
            Prep(tr("Rehearse with our own executive"), 2),
        ),
    )


def _success() -> Agenda:
    return Agenda(
        tr("Success review"),
        ReviewKind.SUCCESS.value,
        (
            Point(tr("Desired outcome check"), 5),
            Point(tr("Objectives and actions, one by one"), 15),
            Point(tr("What stands in the way"), 5),
            Point(tr("Next steps, agreed"), 5),
        ),
        (Prep(tr("Bring measures and actions up to date"), 3),),
    )

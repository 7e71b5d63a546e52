"""A score that a person is about to set: what may be entered, and what becomes of the one that runs."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.vocabulary import OverrideReason

LONGEST_DAYS = 180
"""An override that would hold longer is a scorecard that is wrong."""


@dataclass(frozen=True, slots=True)
class OverrideEntry:
    """What a person enters; it holds from today on."""

    score: float
    reason: OverrideReason
    until: date
    """The last day on which it holds."""
    note: str = ""


class Step(Enum):
    """What becomes of an entry."""

    ADD = auto()
    """None runs: it is a new one."""
    CHANGE = auto()
    """It changes the one that runs, whose past scores stay as they were."""
    REPLACE = auto()
    """The one that runs ends, so that the days before today keep its score, and a new one begins."""


def step_of(entry: OverrideEntry, running: Override | None, today: date) -> Step:
    """Return what becomes of an entry beside the override that runs, if one does."""
    if running is None:
        return Step.ADD
    keeps_past = entry.score == running.score or running.from_day == today
    return Step.CHANGE if keeps_past else Step.REPLACE


def check_score(score: float | None) -> str:
    """Return what is wrong with a score, which is None where it is no number; empty where nothing is."""
    if score is None or not 0 <= score <= 100:
        return tr("Enter a score from 0 to 100, such as 65.")
    return ""


def check_until(until: date | None, today: date) -> str:
    """Return what is wrong with the last day of an override; empty where nothing is."""
    if until is None:
        return tr("Enter the last day on which it is to hold, such as +30d.")
    if until <= today:
        return tr("Choose a day after today; to end an override now, use “End now”.")
    last = today + timedelta(days=LONGEST_DAYS)
    if until > last:
        return tr(
            "Choose {day} at the latest: an override holds {count} days at most.",
            day=day_text(last),
            count=LONGEST_DAYS,
        )
    return ""


def check_note(reason: OverrideReason | None, note: str) -> str:
    """Return what is wrong with a note; empty where nothing is."""
    if reason is OverrideReason.OTHER and not note.strip():
        return tr("Say in the note what the reason is.")
    return ""


def checked(entry: OverrideEntry, today: date) -> OverrideEntry:
    """Return an entry that can be stored.

    Raises:
        InputError: something in it makes no sense.
    """
    for about, problem in (
        ("score", check_score(entry.score)),
        ("until", check_until(entry.until, today)),
        ("note", check_note(entry.reason, entry.note)),
    ):
        if problem:
            raise InputError(problem, about)
    return OverrideEntry(entry.score, entry.reason, entry.until, entry.note.strip())

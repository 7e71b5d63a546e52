"""Pulses: what the CSM makes of an account on a day, whatever its score. Internal: never for a client."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import PulseRating, PulseReason, word_text

MOST_REASONS = 3
SAYS = {PulseRating.GOOD: Band.HEALTHY, PulseRating.MIXED: Band.WATCH, PulseRating.POOR: Band.AT_RISK}
"""The band of a score that would say the same."""
STATUS = {rating: band.status for rating, band in SAYS.items()}


@dataclass(frozen=True, slots=True)
class PulseEntry:
    """What a person enters."""

    rating: PulseRating
    day: date
    reasons: tuple[PulseReason, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pulse:
    """A pulse as it is stored."""

    id: int
    account_id: int
    day: date
    rating: PulseRating
    reasons: tuple[PulseReason, ...]
    note: str
    by: str
    """Who felt it, by name; empty where nobody knows."""

    @property
    def says(self) -> Band:
        """Return the band of a score that would say the same."""
        return SAYS[self.rating]

    @property
    def status(self) -> Status:
        """Return the judgment that its mark shows."""
        return STATUS[self.rating]

    @property
    def entry(self) -> PulseEntry:
        """Return what was entered."""
        return PulseEntry(self.rating, self.day, self.reasons, self.note)


def checked(entry: PulseEntry, today: date) -> PulseEntry:
    """Return an entry that can be stored.

    Raises:
        InputError: something in it makes no sense.
    """
    if entry.day > today:
        raise InputError(tr("A pulse is of today, {day}, or of a day before.", day=day_text(today)), "day")
    reasons = tuple(dict.fromkeys(entry.reasons))
    if len(reasons) > MOST_REASONS:
        raise InputError(
            tr("Choose up to {count} reasons, those that weigh most.", count=MOST_REASONS), "reasons"
        )
    return PulseEntry(entry.rating, entry.day, reasons, entry.note.strip())


def newest_first(pulses: tuple[Pulse, ...]) -> tuple[Pulse, ...]:
    """Return pulses in order, of one day the one that was given last first."""
    return tuple(sorted(pulses, key=lambda one: (one.day, one.id), reverse=True))


def reasons_text(pulse: Pulse) -> str:
    """Return the reasons in words; empty where none was given."""
    return ", ".join(word_text(reason) for reason in pulse.reasons)

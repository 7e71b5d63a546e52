"""Overrides: a score that a person sets for a time, with a reason; the calculated one stays beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.vocabulary import OverrideReason


@dataclass(frozen=True, slots=True)
class Override:
    """A score set by hand for some days, after which the calculated score returns by itself."""

    score: float
    reason: OverrideReason
    note: str
    from_day: date
    until: date
    """The last day that it holds."""
    ended_on: date | None = None
    """The day from which it holds no more, being ended early."""
    by: str = ""
    """Who set it, by name; empty where nobody knows."""
    id: int = 0
    """Of the stored row."""

    def holds(self, day: date) -> bool:
        """Return whether it holds on a day; the first and the last day belong to it."""
        return self.from_day <= day <= self.until and (self.ended_on is None or day < self.ended_on)


def holding(overrides: Iterable[Override], day: date) -> Override | None:
    """Return the override that counts on a day: of several the one that began last, else the last given."""
    newest: Override | None = None
    for one in overrides:
        if one.holds(day) and (newest is None or one.from_day >= newest.from_day):
            newest = one
    return newest

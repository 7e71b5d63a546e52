"""Overrides: a score that a person sets for a time, with a reason; the calculated one stays beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from cs_desktop.domain.vocabulary import OverrideReason

_DAYS = ("from_day", "until", "ended_on")


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


def stored_override(override: Override) -> dict[str, object]:
    """Return an override as plain JSON."""
    days = {name: getattr(override, name) for name in _DAYS}
    told = {name: None if day is None else day.isoformat() for name, day in days.items()}
    return asdict(override) | told | {"reason": override.reason.value}


def override_of(stored: Mapping[str, Any]) -> Override:
    """Return an override that was kept as plain JSON.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    days = {name: stored[name] and date.fromisoformat(stored[name]) for name in _DAYS}
    return Override(**{**stored, **days, "reason": OverrideReason(stored["reason"])})

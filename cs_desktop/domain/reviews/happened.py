"""What happened around an account that its reviews look back on: trouble, contracts, and its own fields."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.plan.shown import Series

TICKETS, OUTAGES = "tickets", "outage_minutes"
"""Metrics that tell of trouble, and whose points add up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the timeline."""

    id: int
    day: date
    kind: str
    """An `ActivityKind`."""
    direction: str
    """A `Direction`; empty where nobody knows."""
    said: str
    """What is noted of it, on one line; else its title."""


@dataclass(frozen=True, slots=True)
class Contractual:
    """A dated change of a subscription."""

    id: int
    day: date
    kind: str
    """A `SubscriptionEventKind`."""
    product: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A field of the account that somebody changed, as the change log has it."""

    field: str
    label: str
    old: str
    new: str
    day: date
    """Of the newest change."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A metric whose points add up, such as tickets."""

    metric_id: int
    key: str
    name: str
    unit: str
    series: Series

    def between(self, after: date, until: date) -> float | None:
        """Return the sum of the days after one up to another; None where nothing was measured in them."""
        found = [
            value
            for day, value in zip(self.series.days, self.series.values, strict=True)
            if after < day <= until
        ]
        return sum(found) if found else None


@dataclass(frozen=True, slots=True)
class Happened:
    """All of it, since a day that lies before every review that is open."""

    entries: tuple[Entry, ...] = ()
    """Outages and what the customer came to us with, by day."""
    contracts: tuple[Contractual, ...] = ()
    """By day."""
    fields: tuple[Rewritten, ...] = ()
    counts: tuple[Counted, ...] = ()
    health: int | None = None
    """Today's score; None without one."""

"""A period, and the one before it, as the sentences of a deck say them."""

from dataclasses import dataclass

from cs_desktop.common.periods import Period

_QUARTER, _YEAR = 3, 12
"""Their months."""


@dataclass(frozen=True, slots=True)
class Span:
    """The words for a period."""

    name: str
    """Behind "in" or "of": "Q3", "2026", and while it runs "Q4 so far"."""
    before: str
    """What it is compared with, behind "in": "the quarter before", "as many days before"."""


def span_of(period: Period) -> Span:
    """Return the words for a period with the name of a fiscal quarter or year; one that runs is cut short."""
    year, _, quarter = period.name.partition("-")
    if not year:
        return Span("the period", "the period before")
    noun, full = ("quarter", _QUARTER) if quarter else ("year", _YEAR)
    if period.months == full:
        return Span(quarter or year, f"the {noun} before")
    return Span(f"{quarter or year} so far", _as_long_before(period.months))


def _as_long_before(months: float) -> str:
    """Return the words for the time before a part of a period, as `period_before` reckons it."""
    if not months.is_integer():
        return "as many days before"
    return "the month before" if months == 1 else "as many months before"

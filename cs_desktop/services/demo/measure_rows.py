"""How the objectives of a plan are measured: by values that somebody enters, or by a metric."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cs_desktop.domain.figures import Unit
from cs_desktop.domain.vocabulary import MeasureKind, WorthPeriod
from cs_desktop.services.demo.chance import Rng, between, whole
from cs_desktop.services.demo.desk import CENTS, Desk
from cs_desktop.services.demo.schedule import Tone
from cs_desktop.services.demo.seen import Seen

ADOPTION = "weekly_active"
"""The metric that feeds the measures of adoption."""
_BEGUN, _ENDS = (50, 170), (25, 150)
"""Days since a measure's baseline where no review has looked at it, and days until it is due."""
_BEFORE_REVIEW = (3, 15)
"""Days from the baseline to the first review that looks at it."""
_PACE = {Tone.GOOD: (0.9, 1.25), Tone.FLAT: (0.7, 1.1), Tone.BAD: (0.35, 0.9)}
"""How far a measure has come, as a part of what is expected by now."""
_UNEVEN = (0.85, 1.1)
"""How much of an even way is made at a value in between."""
_BEYOND = 0.05
"""How far a target for adoption lies beyond what is there, at least."""
_KEPT_FROM, _KEPT = 0.85, 0.8
"""From which adoption on one only keeps it, and at what."""
_EVERY_DAYS = 28
"""Days between two values that are entered by hand."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure as it was written, and what it has said so far."""

    row: Mapping[str, Any]
    """Its columns."""
    values: tuple[tuple[date, float], ...]
    """Entered by hand or measured, in the order of days; from the baseline on."""
    entered: bool

    def on(self, day: date) -> float | None:
        """Return the newest value up to a day."""
        return next((value for at, value in reversed(self.values) if at <= day), None)


def begun_on(desk: Desk, rng: Rng, reviews: Sequence[date]) -> date:
    """Return the day on which the plan's measures begin: before the reviews that look at them."""
    usual = desk.horizon.until - timedelta(days=whole(rng, *_BEGUN))
    before = timedelta(days=whole(rng, *_BEFORE_REVIEW))
    return reviews[0] - before if reviews else usual


def stated(
    desk: Desk, rng: Rng, entry: Mapping[str, Any], tone: Tone, begun: date, reviews: Sequence[date]
) -> Measured:
    """Return a measure whose values somebody enters; `entry` is what the texts say of it."""
    until = desk.horizon.until
    days, ends = (until - begun).days, whole(rng, *_ENDS)
    come = days / (days + ends) * between(rng, _PACE[tone])
    low, high = float(entry["from"]), float(entry["to"])
    current, newest = round(low + (high - low) * come, 1), until - timedelta(days=whole(rng, 1, 20))
    taken = {begun + timedelta(days=count) for count in range(_EVERY_DAYS, days, _EVERY_DAYS)}
    values = [(begun, low)]
    for day in sorted({*taken, *reviews}):
        if begun < day < newest:
            share = (day - begun).days / (newest - begun).days * between(rng, _UNEVEN)
            values.append((day, round(low + (current - low) * share, 1)))
    row = {
        "name": entry["name"],
        "kind": (MeasureKind.RAISE if high > low else MeasureKind.LOWER).value,
        "unit": entry["unit"],
        "baseline": low,
        "baseline_on": begun,
        "target": high,
        "current": current,
        "current_on": newest,
        "due": until + timedelta(days=ends),
        "worth_value": entry["worth"] * CENTS if "worth" in entry else None,
        "worth_period": WorthPeriod.MONTH.value if "worth" in entry else "",
        "worth_share": 50 if "worth" in entry else None,
        "worth_note": entry.get("worth_note", ""),
    }
    return Measured(row, (*values, (newest, current)), entered=True)


def measured(desk: Desk, rng: Rng, seen: Seen, metric: int, begun: date) -> Measured:
    """Return a measure that a metric feeds."""
    ends = whole(rng, *_ENDS)
    wish = between(rng, (0.04, 0.15))
    states = [desk.history.states[month].adoption for month in sorted(desk.history.states)]
    months = (desk.horizon.until - begun).days // 30
    baseline = seen.value(ADOPTION, begun)
    if baseline is None:
        baseline = round(states[max(len(states) - 1 - months, 0)], 2)
    values = [(begun, baseline)]
    series = seen.of(ADOPTION)
    if series is not None:
        first = begun.toordinal()
        pairs = zip(series.days.tolist(), series.values.tolist(), strict=True)
        values += [(date.fromordinal(day), value) for day, value in pairs if day > first]
    # Nobody agrees on less than what is there already.
    wanted = max(baseline + wish, values[-1][1] + _BEYOND)
    keep = baseline > _KEPT_FROM
    row = {
        "name": "Weekly active users",
        "kind": (MeasureKind.KEEP_AT_LEAST if keep else MeasureKind.RAISE).value,
        "unit": Unit.SHARE.value,
        "metric_id": metric,
        "baseline": baseline,
        "baseline_on": begun,
        "target": _KEPT if keep else round(min(wanted, 0.95), 2),
        "due": desk.horizon.until + timedelta(days=ends),
    }
    return Measured(row, tuple(values), entered=False)

"""Where things stand on the bar of a measure: progress runs left to right, also where lower is better."""

from dataclasses import dataclass

from cs_desktop.domain.plan.progress import MeasureFacts
from cs_desktop.domain.vocabulary import MeasureKind

SAME = 1e-9
"""A way that is shorter is none, and no bar can be drawn of it."""


@dataclass(frozen=True, slots=True)
class BarPlaces:
    """Places on a bar as shares of its width, from 0 to 1; None for what is not known."""

    start: float
    """Where filling begins: the baseline."""
    current: float | None
    expected: float | None
    target: float
    target_to: float | None = None
    """Of a range: its other end."""


def bar_places(facts: MeasureFacts, wanted: float | None) -> BarPlaces | None:
    """Return the places of a measure; None where it has no target.

    The baseline is the left end and the target the right one, unless a value is worse than the baseline or
    better than the target: then the bar is stretched so far that it has its place. Nothing is clamped.

    Example: from 40 to 20, 45 now. Of the way, 45 is −0.25; the bar goes from −0.25 to 1, so the baseline
    stands at 0.25 / 1.25 = 0.2 and the value at 0.
    """
    if facts.target is None:
        return None
    if facts.kind is MeasureKind.STAY_WITHIN and facts.target_high is not None:
        return _range(facts, facts.target, facts.target_high)
    current, expected = _way(facts, facts.current), _way(facts, wanted)
    known = [0.0, 1.0, *(share for share in (current, expected) if share is not None)]
    low, high = min(known), max(known)

    def place(share: float | None) -> float | None:
        return None if share is None else (share - low) / (high - low)

    return BarPlaces(-low / (high - low), place(current), place(expected), (1.0 - low) / (high - low))


def _way(facts: MeasureFacts, value: float | None) -> float | None:
    """Return how far a value has come: 0 at the baseline, 1 at the target."""
    if value is None or facts.target is None:
        return None
    target = facts.target
    if facts.kind in (MeasureKind.KEEP_AT_LEAST, MeasureKind.KEEP_AT_MOST):
        # Its baseline is no beginning: what is kept is as far from its target as it is from nothing.
        better = 1 if facts.kind is MeasureKind.KEEP_AT_LEAST else -1
        return 1 + better * (value - target) / (abs(target) if abs(target) > SAME else 1.0)
    start = facts.baseline if facts.baseline is not None else 0.0
    way = target - start
    if abs(way) <= SAME:
        return 1.0 if abs(value - target) <= SAME else 0.0
    return (value - start) / way


def _range(facts: MeasureFacts, low: float, high: float) -> BarPlaces:
    """Return the places of a range: values run left to right as they grow, a third of the bar beside it."""
    known = [value for value in (facts.current, facts.baseline) if value is not None]
    room = high - low if high - low > SAME else 1.0
    left, right = min(low - room, *known, low), max(high + room, *known, high)

    def place(value: float | None) -> float | None:
        return None if value is None else (value - left) / (right - left)

    start = place(facts.baseline)
    return BarPlaces(
        0.0 if start is None else start,
        place(facts.current),
        None,
        (low - left) / (right - left),
        (high - left) / (right - left),
    )

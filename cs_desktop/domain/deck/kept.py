"""A measure of which something is to be kept all the time: how its target is said and its bar is laid out.

It has no way from a baseline to a target: its baseline is no beginning, and nobody wants it at its limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cs_desktop.domain.vocabulary import MeasureKind

KEPT_WORDS: Mapping[str, str] = {MeasureKind.KEEP_AT_LEAST: "at least", MeasureKind.KEEP_AT_MOST: "at most"}
"""What stands before its limit; a range says itself what it is."""
_BESIDE = 0.25
"""Of what is known, as much is left free on each side."""


@dataclass(frozen=True, slots=True)
class KeptPlaces:
    """Places on its bar as shares of the width, from 0 to 1, the good side to the right."""

    low: float
    """Where the room begins in which the value is as agreed."""
    high: float
    """Where that ends: a limit of a range, else the end of the bar."""
    value: float | None

    @property
    def limits(self) -> tuple[float, ...]:
        """Return where one is not to pass."""
        return (self.low,) if self.high >= 1.0 else (self.low, self.high)


def kept_places(
    kept: MeasureKind,
    target: float,
    target_to: float | None,
    value: float | None,
    baseline: float | None,
) -> KeptPlaces:
    """Return the places of a measure; of a range to stay within `target_to` is its other end.

    Example: of at least 80, 90 now and 100 at the baseline, 20 are known, so the bar goes from 75 to 105: the
    limit stands at 5 / 30 and the value at 15 / 30.
    """
    is_range = kept is MeasureKind.STAY_WITHIN and target_to is not None
    ends = sorted((target, target_to)) if is_range and target_to is not None else [target]
    known = [*ends, *(one for one in (value, baseline) if one is not None)]
    least, most = min(known), max(known)
    room = (most - least) * _BESIDE if most > least else abs(target) * _BESIDE or 1.0
    left, right = least - room, most + room

    def place(one: float) -> float:
        share = (one - left) / (right - left)
        return 1.0 - share if kept is MeasureKind.KEEP_AT_MOST else share

    low, *high = (place(one) for one in ends)
    return KeptPlaces(low, high[0] if high else 1.0, None if value is None else place(value))


def limit_parts(kept: MeasureKind | None, target: str) -> tuple[str, str]:
    """Return what stands before a limit that is told, and the limit: "at least" and "80.0%"."""
    word = "" if kept is None else KEPT_WORDS.get(kept, "")
    return (word, target.removeprefix(word).strip()) if word and target.startswith(word) else ("", target)

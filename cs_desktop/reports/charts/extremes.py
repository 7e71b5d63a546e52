"""Which value of a line stands out, so that it is told beside the first and the last."""

from collections.abc import Sequence

_NOTABLE = 0.15
"""Of what the axis spans: so far beyond both ends a value is told."""


def extreme_of(values: Sequence[float | None], span: float) -> tuple[int, bool] | None:
    """Return the place of the value farthest beyond both ends of a line, and whether it is above them.

    `span` is what the axis spans. None where no value is far enough beyond.
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        return None
    low, high = sorted((known[0][1], known[-1][1]))
    place, value = max(known, key=lambda one: max(one[1] - high, low - one[1]))
    return (place, value > high) if max(value - high, low - value) > _NOTABLE * span else None

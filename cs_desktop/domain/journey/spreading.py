"""Things on a line, each as near to where it belongs as its neighbours let it."""

import itertools
from collections.abc import Sequence


def spread(wanted: Sequence[float], widths: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Return the middles of things of these widths so that none overlaps another or leaves the line.

    They keep their order, which is that of `wanted`, their middles in growing order; the sum of the
    squares of their ways is the least. Where all together are wider than the line they share it, and overlap.
    Pool adjacent violators (Ayer et al. 1955) over the distances that are left once widths are taken off.
    """
    if not wanted:
        return ()
    room = high - low
    total = sum(widths)
    shown = [width * room / total for width in widths] if total > room else list(widths)
    offsets = [0.0, *itertools.accumulate((a + b) / 2 for a, b in itertools.pairwise(shown))]
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        pools.append((mean, count))
    first, last = low + shown[0] / 2, high - shown[-1] / 2 - offsets[-1]
    free = [min(max(mean, first), max(last, first)) for mean, count in pools for _ in range(count)]
    return tuple(place + offset for place, offset in zip(free, offsets, strict=True))

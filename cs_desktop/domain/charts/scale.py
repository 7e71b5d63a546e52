"""Where a chart's ticks and labels stand, the same on screen and on paper."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain, count

from cs_desktop.common.dates import day_text, month_name, month_text, short_day_text
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.domain.figures import Unit, number_text, value_text

MOST_GRIDLINES = 4
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
HEADROOM = 0.08
"""Share of the span that stays free beyond the values."""
BAR_HEADROOM = 0.18
"""The same for bars, whose values stand at their ends."""


def nice_ticks(
    low: float, high: float, most: int = MOST_GRIDLINES, *, whole: bool = False
) -> tuple[float, ...]:
    """Return at most `most` round, evenly spaced values within low and high; both ends may be left out.

    `whole` allows whole numbers only, as for things that are counted.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return (low,) if math.isfinite(low) else ()
    magnitude = 10.0 ** math.floor(math.log10((high - low) / most))
    for factor in (*_STEPS, *(step * 10 for step in _STEPS)):
        step = factor * magnitude
        if whole:
            # 2.5 does not count things.
            step = max(math.ceil(step - 1e-9), 1)
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return tuple(place * step for place in range(first, last + 1))
    return (low,)


def tick_texts(ticks: Sequence[float], unit: Unit, currency: str) -> tuple[str, ...]:
    """Return the ticks' labels; shares stand without decimals where none of them needs one."""
    if unit is Unit.SHARE and all(round(tick * 100, 9).is_integer() for tick in ticks):
        return tuple(f"{number_text(tick * 100, 0)}%" for tick in ticks)
    return tuple(value_text(tick, unit, currency) for tick in ticks)


def value_ticks(spec: ChartSpec, span: tuple[float, float] | None = None) -> tuple[tuple[float, str], ...]:
    """Return where the value axis of a chart has its ticks, and their labels; no label stands twice.

    `span` is what the axis spans, where that is not the chart's `value_range`.
    """
    axis = spec.y_axis
    ticks = nice_ticks(*(span or value_range(spec)), whole=axis.unit in (Unit.COUNT, Unit.DAYS))
    found: dict[str, float] = {}
    for tick, text in zip(ticks, tick_texts(ticks, axis.unit, axis.currency), strict=True):
        found.setdefault(text, tick)
    return tuple((tick, text) for text, tick in found.items())


def value_range(
    spec: ChartSpec, drawn: Iterable[float] | None = None, *, part: bool = False
) -> tuple[float, float]:
    """Return the lowest and highest value that a chart's value axis spans.

    Bars and bridges always stand on zero; lines may start higher where the axis says so. `drawn` are the
    extremes of what is drawn, where they are known. Of a `part` of the chart only what is drawn counts.
    """
    values = [*(_drawn(spec) if drawn is None else drawn)]
    if not part:
        values += (threshold.value for threshold in spec.thresholds)
        values += (edge for zone in spec.zones for edge in (zone.low, zone.high))
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    bars = spec.kind in (ChartKind.BAR, ChartKind.BRIDGE)
    on_zero = spec.y_axis.from_zero or bars
    if on_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low, low + 1.0) if low == 0 else (min(low, 0.0), max(low, 0.0))
    margin = (high - low) * (BAR_HEADROOM if bars else HEADROOM)
    below = margin if low < 0 or not on_zero else 0.0
    above = margin if high > 0 or not on_zero else 0.0
    return low - below, high + above


def bridge_spans(changes: Sequence[float | None]) -> tuple[tuple[float, float], ...]:
    """Return where each bar of a bridge begins and ends: each change stands on the sum of those before."""
    spans: list[tuple[float, float]] = []
    level = 0.0
    for change in changes:
        spans.append((level, level + (change or 0.0)))
        level = spans[-1][1]
    return tuple(spans)


def month_ticks(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """Return at most `most` month starts between two days with their names; a year stands with its first.

    A span without a month's start gives its first day.
    """
    start, end = first.year * 12 + first.month - 1 + (first.day > 1), last.year * 12 + last.month
    steps = chain(_MONTH_STEPS, (_MONTH_STEPS[-1] * 2**n for n in count(1)))
    choices = (range(-(-start // step) * step, end, step) for step in steps)
    chosen = next(choice for choice in choices if len(choice) <= most)
    if not chosen:
        return ((first, day_text(first)),)
    ticks: list[tuple[date, str]] = []
    year = 0
    for month in chosen:
        day = date(month // 12, month % 12 + 1, 1)
        ticks.append((day, month_name(day) if day.year == year else month_text(day)))
        year = day.year
    return tuple(ticks)


def time_ticks(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """Return at most `most` days of a span with what stands at them: days of a short one, else months.

    The first one, and each first one of a year, stands with its year.
    """
    days = (last - first).days + 1
    step = next((step for step in _DAY_STEPS if days <= step * most), 0)
    if not step:
        return month_ticks(first, last, most)
    # Whole steps from a fixed day on, so that marks stay where they are while one moves.
    begin = first + timedelta(-first.toordinal() % step)
    found = [begin + timedelta(step * place) for place in range((last - begin).days // step + 1)]
    return tuple(
        (day, short_day_text(day, found[place - 1]) if place else day_text(day))
        for place, day in enumerate(found)
    )


def spread(places: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Return places moved apart to stand at least `gap` from each other, as near to their own as can be.

    They keep their order and stay between low and high as far as there is room.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [min(max(places[i], low), high) for i in order]
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + gap)
    ceiling = high
    for i in reversed(range(len(moved))):
        moved[i] = min(moved[i], ceiling)
        ceiling = moved[i] - gap
    result = [0.0] * len(places)
    for place, i in zip(moved, order, strict=True):
        result[i] = place
    return tuple(result)


def _drawn(spec: ChartSpec) -> Iterable[float]:
    if spec.kind is ChartKind.BRIDGE:
        for series in spec.series:
            yield from (end for span in bridge_spans(series.y) for end in span)
    else:
        yield from (y for series in spec.series for y in series.y if y is not None)

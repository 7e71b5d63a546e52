"""Lines and steps over days: direct labels, targets, bands and events."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.scale import month_ticks, value_range
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.reports.charts.ends import END_GAP, TOP_ROOM, draw_ends, ends_of
from cs_desktop.reports.charts.extremes import extreme_of
from cs_desktop.reports.charts.notes import (
    draw_event,
    draw_thresholds,
    draw_zones,
    label_thresholds,
    label_zones,
    take_thresholds,
)
from cs_desktop.reports.charts.places import Places
from cs_desktop.reports.charts.scale import (
    AXIS_ROOM,
    Scale,
    day_of,
    draw_axis,
    draw_grid,
    gutter,
    label,
    places_of,
    polylines,
    ticks_of,
)
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    HEADING,
    TEXT3,
    TEXT_16,
    TEXT_16_MEDIUM,
)
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.text.line import Line

_LINE_WIDTH = 4
_OTHER_WIDTH = 3
_DENSE_WIDTH = 2
_LOOSE = 4
"""Units between two points; a line of nearer ones is drawn thin, or its peaks would run together."""
_TICK_ROOM = 96
_WIDEST_TICK = 140
_TICK_GAP = 8
_SMALLEST = 10.0


def draw_lines(sheet: Sheet, spec: ChartSpec, box: Box) -> None:
    """Draw a chart of kind LINE or STEP into a box."""
    shown = tuple(series for series in spec.series if any(y is not None for y in series.y))
    spec = replace(spec, series=shown)
    ends = ends_of(sheet, spec, box.width, box.height - AXIS_ROOM)
    low, high = _range(spec)
    ticks = ticks_of(low, high) if len(shown) > 1 or low < 0 or not spec.y_axis.from_zero else ()
    ticks, left = gutter(sheet, spec, ticks, box.width)
    room = max(end.width for end in ends) + END_GAP
    plot = Box(
        box.left + left, box.top + TOP_ROOM, box.width - left - room, box.height - TOP_ROOM - AXIS_ROOM
    )
    every_place = [place for series in shown for place in places_of(series)]
    scale = Scale(plot, low, high, min(every_place), max(every_place))
    places = Places(Box(plot.left, box.top, box.right - plot.left, box.height - AXIS_ROOM))
    draw_zones(sheet, spec, scale)
    draw_grid(sheet, spec, scale, ticks)
    draw_thresholds(sheet, spec, scale)
    take_thresholds(spec, scale, places)
    draw_axis(sheet, scale)
    _draw_days(sheet, spec, scale, box)
    for series in reversed(shown):
        _draw_series(sheet, spec, series, scale, places)
    draw_ends(sheet, scale, ends, places)
    _label_start(sheet, spec, shown[0], scale, places)
    label_thresholds(sheet, spec, scale, places)
    label_zones(sheet, spec, scale, places)
    for event in spec.events:
        draw_event(sheet, event, shown[0], scale, places)
    if len(shown) == 1:
        _label_extreme(sheet, spec, shown[0], scale, places)


def _range(spec: ChartSpec) -> tuple[float, float]:
    """Return what the value axis spans; bands that hold all values end it, as 100 points do."""
    low, high = value_range(spec)
    if spec.zones:
        values = [y for series in spec.series for y in series.y if y is not None]
        bottom, top = min(zone.low for zone in spec.zones), max(zone.high for zone in spec.zones)
        low = max(low, min(bottom, *values))
        high = min(high, max(top, *values))
    return low, high


def _draw_series(sheet: Sheet, spec: ChartSpec, series: Series, scale: Scale, places: Places) -> None:
    color = sheet.look.series(series.role)
    width = _LINE_WIDTH if series is spec.series[0] else _OTHER_WIDTH
    lines = polylines(series, scale, step=spec.kind is ChartKind.STEP)
    if sum(map(len, lines)) > scale.box.width / _LOOSE:
        width = _DENSE_WIDTH
    for line in lines:
        if len(line) == 1:
            sheet.drawing.circle(line[0], width, fill=color)
        else:
            sheet.drawing.path(line, color, width)
            places.take_path(line)


def _label_start(sheet: Sheet, spec: ChartSpec, series: Series, scale: Scale, places: Places) -> None:
    """Write the first value of the first series beside its start, if it has a second one."""
    found = [(p, y) for p, y in zip(places_of(series), series.y, strict=True) if y is not None]
    if len(found) < 2 or len(spec.series) > 1:
        return
    x, y = scale.x(found[0][0]), scale.y(found[0][1])
    line = sheet.setter.fit(label(spec, found[0][1]), HEADING, scale.box.width, 1, _SMALLEST).lines[0]
    height = HEADING.leading - 6
    candidates = [
        Box(x, y + offset, line.width, height)
        for offset in (-height - 8, -height - 20, -height - 36, 10, 22, 38, -height - 60)
    ]
    number = places.first_free(candidates)
    if number is not None:
        sheet.line(line, x, baseline_at(line.style, candidates[number].top + height / 2))


def _label_extreme(sheet: Sheet, spec: ChartSpec, series: Series, scale: Scale, places: Places) -> None:
    """Write the value that is farthest beyond both ends of a line, if there is room for it."""
    found = extreme_of(series.y, scale.high - scale.low)
    value = None if found is None else series.y[found[0]]
    if found is None or value is None:
        return
    place, rises = found
    x, y = scale.x(places_of(series)[place]), scale.y(value)
    line = sheet.setter.line(label(spec, value), TEXT_16_MEDIUM)
    height = TEXT_16_MEDIUM.size
    above, below, beside = y - height - 10, y + 10, y - height / 2
    candidates = [
        Box(x - line.width / 2, above if rises else below, line.width, height),
        Box(x + 12, beside, line.width, height),
        Box(x - 12 - line.width, beside, line.width, height),
    ]
    number = places.first_free(candidates)
    if number is not None:
        box = candidates[number]
        sheet.line(line, box.left, baseline_at(TEXT_16_MEDIUM, box.top + height / 2))


def _draw_days(sheet: Sheet, spec: ChartSpec, scale: Scale, box: Box) -> None:
    """Write what stands along the axis, leaving out what would meet its neighbour."""
    most = max(int(scale.box.width // _TICK_ROOM), 2)
    if any(series.x for series in spec.series):
        marks = _months(sheet, scale, box, most)
    else:
        step = -(-len(spec.x_axis.categories) // most)
        marks = [(float(i), name) for i, name in enumerate(spec.x_axis.categories)][:: max(step, 1)]
    right = box.left - _TICK_GAP
    for line, x in _set_ticks(sheet, scale, box, marks):
        if x >= right + _TICK_GAP:
            sheet.line(line, x, scale.box.bottom + 30, TEXT3)
            right = x + line.width


def _months(sheet: Sheet, scale: Scale, box: Box, most: int) -> list[tuple[float, str]]:
    """Return at most so many months, fewer where their names would meet: none is left out among others."""
    first, last = day_of(scale.first), day_of(scale.last)
    marks: list[tuple[float, str]] = []
    for number in range(most, 0, -1):
        marks = [(float(day.toordinal()), name) for day, name in month_ticks(first, last, number)]
        lines = _set_ticks(sheet, scale, box, marks)
        if all(x + line.width + _TICK_GAP <= after for (line, x), (_, after) in pairwise(lines)):
            break
    if len(marks) == 1 and first < last:
        marks.append((scale.last, day_text(last)))
    return marks


def _set_ticks(
    sheet: Sheet, scale: Scale, box: Box, marks: Sequence[tuple[float, str]]
) -> list[tuple[Line, float]]:
    """Return what stands along the axis, each with its left edge."""
    lines = [(sheet.setter.elided(name, TEXT_16, _WIDEST_TICK), scale.x(place)) for place, name in marks]
    return [
        (line, min(max(middle - line.width / 2, scale.box.left), box.right - line.width))
        for line, middle in lines
    ]

"""Lines and steps over days: direct labels, targets, bands and events."""

from dataclasses import dataclass, replace

from cs_desktop.domain.chart_scale import month_ticks, spread, value_range
from cs_desktop.domain.charts import ChartKind, ChartSpec, Series, SeriesRole
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
from cs_desktop.reports.drawing import Box, Point
from cs_desktop.reports.look import (
    CHART_VALUE,
    HEADING,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    WHITE,
)
from cs_desktop.reports.sheet import Sheet, baseline_at, baseline_in
from cs_desktop.reports.text.line import Line

_LINE_WIDTH = 4
_OTHER_WIDTH = 3
_DOT = 7
_END_GAP = 16
_TOP_ROOM = 24
_TICK_ROOM = 96
_MOST_END_SHARE = 0.42


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the right end of a series."""

    series: Series
    value: Line
    name: Line | None
    color: str

    @property
    def width(self) -> float:
        return max(self.value.width, self.name.width if self.name else 0.0)

    @property
    def height(self) -> float:
        return self.value.style.leading + (self.name.style.leading if self.name else 0)


def draw_lines(sheet: Sheet, spec: ChartSpec, box: Box) -> None:
    """Draw a chart of kind LINE or STEP into a box."""
    shown = tuple(series for series in spec.series if any(y is not None for y in series.y))
    spec = replace(spec, series=shown)
    ends = _ends(sheet, spec, box.width)
    low, high = _range(spec)
    ticks = ticks_of(low, high) if len(shown) > 1 or low < 0 or not spec.y_axis.from_zero else ()
    left = gutter(sheet, spec, ticks) if ticks else 0.0
    room = max(end.width for end in ends) + _END_GAP
    plot = Box(
        box.left + left, box.top + _TOP_ROOM, box.width - left - room, box.height - _TOP_ROOM - AXIS_ROOM
    )
    every_place = [place for series in shown for place in places_of(series)]
    scale = Scale(plot, low, high, min(every_place), max(every_place))
    bounds = Box(box.left, box.top, box.width, box.height - AXIS_ROOM)
    places = Places(bounds)
    draw_zones(sheet, spec, scale)
    draw_grid(sheet, spec, scale, ticks)
    draw_thresholds(sheet, spec, scale)
    take_thresholds(spec, scale, places)
    draw_axis(sheet, scale)
    _draw_days(sheet, spec, scale, box)
    for series in reversed(shown):
        _draw_series(sheet, spec, series, scale, places)
    _draw_ends(sheet, scale, ends, places)
    _label_start(sheet, spec, shown[0], scale, places)
    label_thresholds(sheet, spec, scale, places)
    label_zones(sheet, spec, scale, places)
    for event in spec.events:
        draw_event(sheet, event, shown[0], scale, places)


def _range(spec: ChartSpec) -> tuple[float, float]:
    """Return what the value axis spans; bands that hold all values end it, as 100 points do."""
    low, high = value_range(spec)
    if spec.zones:
        values = [y for series in spec.series for y in series.y if y is not None]
        bottom, top = min(zone.low for zone in spec.zones), max(zone.high for zone in spec.zones)
        low = max(low, min(bottom, *values))
        high = min(high, max(top, *values))
    return low, high


def _ends(sheet: Sheet, spec: ChartSpec, width: float) -> list[_End]:
    """Return the labels of the last values; of several series each with its name."""
    ends = []
    alone = len(spec.series) == 1
    for number, series in enumerate(spec.series):
        last = next(y for y in reversed(series.y) if y is not None)
        value = sheet.setter.line(label(spec, last), CHART_VALUE if alone else HEADING)
        name = None if alone else sheet.setter.elided(series.name, TEXT_16, width * _MOST_END_SHARE)
        first = number == 0 and series.role is SeriesRole.FIRST
        ends.append(_End(series, value, name, sheet.look.accent_text if first else TEXT))
    return ends


def _draw_series(sheet: Sheet, spec: ChartSpec, series: Series, scale: Scale, places: Places) -> None:
    color = sheet.look.series(series.role)
    width = _LINE_WIDTH if series is spec.series[0] else _OTHER_WIDTH
    for line in polylines(series, scale, step=spec.kind is ChartKind.STEP):
        if len(line) == 1:
            sheet.drawing.circle(line[0], width, fill=color)
        else:
            sheet.drawing.path(line, color, width)
            places.take_path(line)


def _last_point(series: Series, scale: Scale) -> Point:
    found = [(p, y) for p, y in zip(places_of(series), series.y, strict=True) if y is not None]
    return scale.x(found[-1][0]), scale.y(found[-1][1])


def _draw_ends(sheet: Sheet, scale: Scale, ends: list[_End], places: Places) -> None:
    """Draw dot and label of each last value, the labels moved apart where they would meet."""
    points = [_last_point(end.series, scale) for end in ends]
    gap = max(end.height for end in ends) + 4
    top, bottom = scale.box.top - _TOP_ROOM + gap / 2, scale.box.bottom - gap / 2
    heights = spread([y for _, y in points], gap, top, max(bottom, top)) if len(ends) > 1 else [points[0][1]]
    for end, (x, y), middle in zip(ends, points, heights, strict=True):
        sheet.drawing.circle(
            (x, y), _DOT, fill=sheet.look.series(end.series.role), stroke=WHITE, stroke_width=2
        )
        places.take(Box(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT))
        start = x + _END_GAP if len(ends) == 1 else scale.box.right + _END_GAP
        box = Box(start, middle - end.height / 2, end.width, end.height)
        places.take(box)
        sheet.line(end.value, start, box.top + baseline_in(end.value.style), end.color)
        if end.name:
            below = box.top + end.value.style.leading
            sheet.line(end.name, start, below + baseline_in(end.name.style), TEXT2)


def _label_start(sheet: Sheet, spec: ChartSpec, series: Series, scale: Scale, places: Places) -> None:
    """Write the first value of the first series beside its start, if it has a second one."""
    found = [(p, y) for p, y in zip(places_of(series), series.y, strict=True) if y is not None]
    if len(found) < 2 or len(spec.series) > 1:
        return
    x, y = scale.x(found[0][0]), scale.y(found[0][1])
    line = sheet.setter.line(label(spec, found[0][1]), HEADING)
    height = HEADING.leading - 6
    candidates = [
        Box(x, y + offset, line.width, height)
        for offset in (-height - 8, -height - 20, -height - 36, 10, 22, 38, -height - 60)
    ]
    number = places.first_free(candidates)
    if number is not None:
        sheet.line(line, x, baseline_at(HEADING, candidates[number].top + height / 2))


def _draw_days(sheet: Sheet, spec: ChartSpec, scale: Scale, box: Box) -> None:
    """Write what stands along the axis, leaving out what would meet its neighbour."""
    most = max(int(scale.box.width // _TICK_ROOM), 2)
    if any(series.x for series in spec.series):
        months = month_ticks(day_of(scale.first), day_of(scale.last), most)
        marks = [(float(day.toordinal()), name) for day, name in months]
    else:
        step = -(-len(spec.x_axis.categories) // most)
        marks = [(float(i), name) for i, name in enumerate(spec.x_axis.categories)][:: max(step, 1)]
    right = box.left - 8
    for place, name in marks:
        line = sheet.setter.elided(name, TEXT_16, _TICK_ROOM)
        x = min(max(scale.x(place) - line.width / 2, scale.box.left), box.right - line.width)
        if x >= right + 8:
            sheet.line(line, x, scale.box.bottom + 30, TEXT3)
            right = x + line.width

"""Lines and steps over days as native charts."""

from dataclasses import replace
from datetime import date, timedelta

from cs_desktop.domain.charts.scale import month_ticks, nice_ticks, spread, value_range
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.domain.figures import value_text
from cs_desktop.reports.charts.extremes import extreme_of
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import CHART_VALUE, TEXT, TEXT_16, TEXT_16_BOLD
from cs_desktop.reports.pptx.chart_notes import ChartNotes
from cs_desktop.reports.pptx.formats import number_format, shown_value
from cs_desktop.reports.pptx.series import Column, Form, Label, Places, PlotPlan, ValueAxis
from cs_desktop.reports.pptx.setter import written_width
from cs_desktop.reports.sheet import Sheet

_LINE, _OTHER, _DENSE = 4, 3, 2
_LOOSE = 4
"""Units between two points; a line of nearer ones is drawn thin, or its peaks would run together."""
_TICK_ROOM = 110
_AXIS_ROOM = 44
_TOP_ROOM = 30
_LEGEND_ROOM = 34
_TICK_GAP = 14
_END_GAP = 24
_MOST_SHARE = 0.36
"""Of the chart's width that names and values at the ends may take."""
_APART = 46
_MOST_DIRECT = 4


def line_plan(sheet: Sheet, spec: ChartSpec, box: Box) -> PlotPlan:
    """Return how a chart of kind LINE or STEP is written into a box."""
    shown = tuple(series for series in spec.series if any(y is not None for y in series.y))
    if spec.kind is ChartKind.STEP:
        shown = tuple(_stepped(series) for series in shown)
    spec = replace(spec, series=shown)
    places, values = _values(spec)
    low, high = _range(spec)
    ticks = nice_ticks(low, high) if len(shown) > 1 or low < 0 or not spec.y_axis.from_zero else ()
    marks = [sheet.setter.line(_said(spec, tick), TEXT_16).width + _TICK_GAP for tick in ticks]
    left = max(marks, default=0.0)
    height = box.height - _AXIS_ROOM - _TOP_ROOM
    shifts = _shifts(spec, low, high, height)
    ends = _ends_width(sheet, spec)
    direct = shifts is not None and ends <= box.width * _MOST_SHARE
    below = _AXIS_ROOM + (0 if direct else _LEGEND_ROOM)
    right = ends + _END_GAP if direct else _END_GAP
    plot = Box(left, _TOP_ROOM, box.width - left - right, box.height - _TOP_ROOM - below)
    span = (_shown(spec, low), _shown(spec, high))
    every = [value for column in values for value in column if value is not None]
    notes = ChartNotes(sheet, spec, places, values, span, plot)
    bands = notes.bands()
    lines = [
        _line(sheet, spec, number, column, plot, notes, shifts[number] if shifts and direct else None)
        for number, column in enumerate(values)
    ]
    beside = (*notes.thresholds(), *notes.events(), *notes.band_names())
    if direct and len(lines) == 1:
        lines = [_with_extreme(spec, lines[0], notes, span[1] - span[0])]
    months, days = _marks(places, plot.width)
    return PlotPlan(
        places,
        (*bands, *lines, *beside),
        ValueAxis(
            *span,
            _shown(spec, ticks[1] - ticks[0]) if len(ticks) > 1 else 0.0,
            number_format(spec.y_axis, every),
        ),
        Box(plot.left / box.width, plot.top / box.height, plot.width / box.width, plot.height / box.height),
        spans_gaps=not any(y is None for series in spec.series for y in series.y),
        legend=None if direct else tuple(range(len(bands), len(bands) + len(lines))),
        months=months,
        days=days,
    )


def _stepped(series: Series) -> Series:
    """Return a series that holds each value until the day before the next one."""
    x: list[date] = []
    y: list[float | None] = []
    for day, value in zip(series.x, series.y, strict=False):
        if x and day - x[-1] > timedelta(1):
            x.append(day - timedelta(1))
            y.append(y[-1])
        x.append(day)
        y.append(value)
    return replace(series, x=tuple(x), y=tuple(y)) if x else series


def _values(spec: ChartSpec) -> tuple[Places, list[tuple[float | None, ...]]]:
    """Return the places along the axis, each once, and the values of each series there."""
    axis = spec.y_axis
    if any(len(series.x) for series in spec.series):
        found = [dict(zip(series.x, series.y, strict=True)) for series in spec.series]
        days = tuple(sorted({day for one in found for day in one}))
        return days, [tuple(shown_value(one.get(day), axis) for day in days) for one in found]
    count = max(len(series.y) for series in spec.series)
    given = spec.x_axis.categories[:count]
    names = (*given, *(str(place + 1) for place in range(len(given), count)))
    rows = [[shown_value(y, axis) for y in series.y] for series in spec.series]
    return names, [(*row, *[None] * (count - len(row))) for row in rows]


def _range(spec: ChartSpec) -> tuple[float, float]:
    """Return what the value axis spans; bands that hold all values end it."""
    low, high = value_range(spec)
    if spec.zones:
        values = [y for series in spec.series for y in series.y if y is not None]
        low = max(low, min(*(zone.low for zone in spec.zones), *values))
        high = min(high, max(*(zone.high for zone in spec.zones), *values))
    return low, high


def _shifts(spec: ChartSpec, low: float, high: float, height: float) -> list[float] | None:
    """Return how far down name and value stand from the end of each line, so that none meet.

    None where there is no room for all, and a legend has to name the lines.
    """
    gap = _APART if len(spec.series) > 1 else 0
    if len(spec.series) > _MOST_DIRECT or gap * len(spec.series) > height:
        return None
    places = [(1 - (_last(series) - low) / (high - low)) * height for series in spec.series]
    moved = spread(places, gap, 0, height)
    return [there - here for here, there in zip(places, moved, strict=True)]


def _ends_width(sheet: Sheet, spec: ChartSpec) -> float:
    """Return how wide the words at the ends of the lines are."""
    values = [_said(spec, _last(series)) for series in spec.series]
    alone = len(spec.series) == 1
    style = CHART_VALUE if alone else TEXT_16_BOLD
    texts = values if alone else [*values, *(series.name for series in spec.series)]
    return max(written_width(sheet.setter.line(text, style).width, style) for text in texts)


def _line(
    sheet: Sheet,
    spec: ChartSpec,
    number: int,
    values: tuple[float | None, ...],
    plot: Box,
    notes: ChartNotes,
    shift: float | None,
) -> Column:
    """Return a line with a dot at its end, and name and value beside it unless a legend has them."""
    series = spec.series[number]
    known = [place for place, value in enumerate(values) if value is not None]
    alone = len(spec.series) == 1
    ink = sheet.look.accent_text if number == 0 and series.role is SeriesRole.FIRST else TEXT
    labels: list[Label] = []
    if shift is not None:
        style = CHART_VALUE if alone else TEXT_16_BOLD
        labels = [Label(known[-1], "r", style, ink, both="" if alone else "\n", shift=shift / plot.height)]
        if alone and len(known) > 1:
            begin = notes.begin(known[0], _said(spec, next(y for y in series.y if y is not None)))
            labels += [begin] if begin else []
    width = _DENSE if len(known) > plot.width / _LOOSE else _OTHER if number else _LINE
    color = sheet.look.series(series.role)
    name = (
        sheet.fitted(series.name, TEXT_16, plot.width / (len(spec.series) + 1), 1, TEXT_16.size).lines[0].text
    )
    return Column(name, values, Form.LINE, color, width, dot=known[-1], labels=tuple(labels))


def _with_extreme(spec: ChartSpec, column: Column, notes: ChartNotes, span: float) -> Column:
    """Return a line with words for the value that stands out from its ends, where there is room."""
    found = extreme_of(column.values, span)
    if found is None:
        return column
    place, rises = found
    wanted = column.values[place]
    told = next(y for y in spec.series[0].y if y is not None and shown_value(y, spec.y_axis) == wanted)
    label = notes.extreme(place, _said(spec, told), rises=rises)
    return column if label is None else replace(column, labels=(*column.labels, label))


def _marks(places: Places, width: float) -> tuple[int, int]:
    """Return how many months, or else days, lie between two marks of the axis."""
    days = [place for place in places if isinstance(place, date)]
    if not days:
        return 0, 1
    most = max(int(width // _TICK_ROOM), 2)
    ticks = [day for day, _ in month_ticks(days[0], days[-1], most)]
    if len(ticks) > 1:
        first, second = ticks[:2]
        return (second.year - first.year) * 12 + second.month - first.month, 0
    return 0, max(-(-(days[-1] - days[0]).days // most), 1)


def _last(series: Series) -> float:
    return next(y for y in reversed(series.y) if y is not None)


def _said(spec: ChartSpec, value: float) -> str:
    return value_text(value, spec.y_axis.unit, spec.y_axis.currency)


def _shown(spec: ChartSpec, value: float) -> float:
    return shown_value(value, spec.y_axis) or 0.0

"""Bars by category, and bridges: bars that each stand on the sum of those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cs_desktop.domain.charts.scale import bridge_spans, value_range
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.reports.charts.notes import draw_thresholds, label_thresholds, take_thresholds
from cs_desktop.reports.charts.places import Places
from cs_desktop.reports.charts.scale import AXIS_ROOM, Scale, draw_axis, draw_grid, gutter, label, ticks_of
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    CHART_VALUE,
    CONTROL,
    HEADING,
    SMALL_BOLD,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_16_BOLD,
    TEXT_16_MEDIUM,
)
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.text.setter import Paragraph
from cs_desktop.reports.text.style import TextStyle

_FEW = 6
_LEGEND_ROOM = 38
_BAR_SHARE = 0.79
"""Of its place that a bar takes."""
_WIDEST_BAR = 150
_SWATCH = 12
_NARROWEST_NAME = 44
_NAME_GAP = 8
_SMALLEST_NAME = 11
_VALUE_STYLES = (CHART_VALUE, HEADING, TEXT_16_BOLD, SMALL_BOLD)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: its place along the axis, from where to where, and the value it shows."""

    place: float
    width: float
    start: float
    end: float
    text: str
    color: str
    ink: str


def draw_bars(sheet: Sheet, spec: ChartSpec, box: Box) -> None:
    """Draw a chart of kind BAR or BRIDGE into a box."""
    has_legend = len(spec.series) > 1 and _share_places(spec)
    if has_legend:
        _draw_legend(sheet, spec, box)
    top = box.top + (_LEGEND_ROOM if has_legend else 0)
    low, high = _range(spec)
    area = Box(box.left, top, box.width, box.bottom - top)
    bars = _bars(sheet, spec, area.width)
    style = _value_style(sheet, bars)
    ticks = ticks_of(low, high) if style is None else ()
    ticks, left = gutter(sheet, spec, ticks, area.width)
    room = (style or SMALL_BOLD).leading + 4
    below = room if low < 0 else 0.0
    names = _categories(sheet, spec, area.width - left)
    category_room = max([AXIS_ROOM, *(name.height + 22 for name in names.values())])
    height = area.height - category_room - room - below
    plot = Box(area.left + left, area.top + room, area.width - left, height)
    scale = Scale(plot, low, high, -0.5, _count(spec) - 0.5)
    bars = _bars(sheet, spec, plot.width)
    draw_grid(sheet, spec, scale, ticks)
    for bar in bars:
        _draw_bar(sheet, bar, scale)
    if spec.kind is ChartKind.BRIDGE:
        _draw_connectors(sheet, bars, scale)
    draw_axis(sheet, scale)
    draw_thresholds(sheet, spec, scale)
    places = Places(Box(plot.left, area.top, plot.width, height + room + below))
    _label_bars(sheet, bars, scale, style or SMALL_BOLD, places)
    for bar in bars:
        places.take(_place(bar, scale))
    take_thresholds(spec, scale, places)
    label_thresholds(sheet, spec, scale, places)
    _draw_categories(sheet, names, scale, area.bottom - category_room)


def _range(spec: ChartSpec) -> tuple[float, float]:
    """Return what the value axis spans: just the bars, as their values stand beyond them."""
    low, high = value_range(spec)
    if spec.thresholds:
        return low, high
    spans = [
        bridge_spans(s.y) if spec.kind is ChartKind.BRIDGE else [(0.0, y or 0.0) for y in s.y]
        for s in spec.series
    ]
    ends = [0.0, *(end for group in spans for span in group for end in span)]
    return (min(ends), max(ends)) if min(ends) < max(ends) else (low, high)


def _count(spec: ChartSpec) -> int:
    return max([len(spec.x_axis.categories), *(len(series.y) for series in spec.series)])


def _share_places(spec: ChartSpec) -> bool:
    """Return whether any category has a bar of more than one series."""
    columns = zip(*(series.y for series in spec.series), strict=False)
    return any(sum(y is not None for y in column) > 1 for column in columns)


def _bars(sheet: Sheet, spec: ChartSpec, width: float) -> list[_Bar]:
    """Return the bars; series that never meet in a category stand in its middle."""
    slot = width / max(_count(spec), 1)
    bars: list[_Bar] = []
    beside = len(spec.series) if _share_places(spec) else 1
    whole = min(slot * _BAR_SHARE, _WIDEST_BAR * beside)
    roles = {series.role for series in spec.series}
    for number, series in enumerate(spec.series):
        is_bridge = spec.kind is ChartKind.BRIDGE
        spans = bridge_spans(series.y) if is_bridge else tuple((0.0, y or 0.0) for y in series.y)
        shift = (number - (beside - 1) / 2) * whole / beside if beside > 1 else 0.0
        for place, (y, (start, end)) in enumerate(zip(series.y, spans, strict=True)):
            if y is None:
                continue
            role = series.role
            if is_bridge and place:
                role = SeriesRole.GOOD if y >= 0 else SeriesRole.RISK
            text = label(spec, y)
            if is_bridge and place and y > 0:
                text = f"+{text}"
            # Among grey bars the one in the accent is the key figure.
            lit = role is SeriesRole.FIRST and len(roles) > 1
            ink = sheet.look.accent_text if lit else TEXT
            at = place + shift / slot
            bars.append(_Bar(at, whole / beside, start, end, text, sheet.look.series(role), ink))
    return bars


def _value_style(sheet: Sheet, bars: Sequence[_Bar]) -> TextStyle | None:
    """Return the largest style in which every value fits over its bar; None if none does."""
    for style in _VALUE_STYLES:
        if all(sheet.setter.line(bar.text, style).width <= bar.width / _BAR_SHARE - 6 for bar in bars):
            return style
    return None


def _draw_bar(sheet: Sheet, bar: _Bar, scale: Scale) -> None:
    box = _place(bar, scale)
    # A value of zero is seen as a line.
    height = max(box.height, 2)
    sheet.drawing.rect(box.left, box.bottom - height, box.width, height, fill=bar.color)


def _place(bar: _Bar, scale: Scale) -> Box:
    top, bottom = sorted((scale.y(bar.start), scale.y(bar.end)))
    return Box(scale.x(bar.place) - bar.width / 2, top, bar.width, bottom - top)


def _draw_connectors(sheet: Sheet, bars: Sequence[_Bar], scale: Scale) -> None:
    for bar, following in pairwise(bars):
        y = scale.y(bar.end)
        start = (scale.x(bar.place) + bar.width / 2, y)
        sheet.drawing.line(start, (scale.x(following.place) - following.width / 2, y), CONTROL)


def _label_bars(sheet: Sheet, bars: Sequence[_Bar], scale: Scale, style: TextStyle, places: Places) -> None:
    """Write each value beyond its bar; where that is too tight only those that have room, highest first."""
    for bar in sorted(bars, key=lambda bar: -abs(bar.end)):
        line = sheet.setter.line(bar.text, style)
        x = scale.x(bar.place)
        upward = bar.end >= bar.start
        edge = scale.y(bar.end) - 8 if upward else scale.y(bar.end) + 8
        height = style.size
        box = Box(x - line.width / 2, edge - height if upward else edge, line.width, height)
        if places.first_free([box]) is not None:
            sheet.line(line, x, baseline_at(style, box.top + height / 2), bar.ink, Align.CENTER)


def _draw_legend(sheet: Sheet, spec: ChartSpec, box: Box) -> None:
    x = box.left
    most = box.width / len(spec.series) - _SWATCH - 32
    for series in spec.series:
        color = sheet.look.series(series.role)
        sheet.drawing.rect(x, box.top + 4, _SWATCH, _SWATCH, fill=color, radius=2)
        x += _SWATCH + 8
        x += sheet.text(series.name, TEXT_16, x, baseline_at(TEXT_16, box.top + 10), TEXT2, width=most) + 24


def _categories(sheet: Sheet, spec: ChartSpec, width: float) -> dict[int, Paragraph]:
    """Return the categories set below the axis, each second or third only where there are too many."""
    names = spec.x_axis.categories
    slot = width / max(len(names), 1)
    step = max(1, -(-_NARROWEST_NAME // max(int(slot), 1)))
    style = TEXT_16_MEDIUM if len(names) <= _FEW else TEXT_16
    shown = range(0, len(names), step)
    room = slot * step - _NAME_GAP
    # One name too long for its place makes all smaller, so that they stay alike.
    fitting = (sheet.setter.fit(names[i], style, room, 2, _SMALLEST_NAME).style for i in shown)
    style = min(fitting, key=lambda one: one.size, default=style)
    return {i: sheet.fitted(names[i], style, room, 2, _SMALLEST_NAME) for i in shown}


def _draw_categories(sheet: Sheet, names: dict[int, Paragraph], scale: Scale, top: float) -> None:
    free = scale.box.left - _NAME_GAP
    for place, name in names.items():
        half = name.width / 2
        x = min(max(scale.x(place), scale.box.left + half), scale.box.right - half)
        # The last of many names may be pushed back onto its neighbour.
        if x - half < free + _NAME_GAP / 2:
            continue
        free = x + half
        color = TEXT if name.style.weight == TEXT_16_MEDIUM.weight else TEXT3
        sheet.paragraph(name, x, top + 12, color, Align.CENTER)

"""Bars and bridges as native charts: a bridge is bars on top of others that are not seen."""

from collections.abc import Sequence

from cs_desktop.domain.charts.scale import bridge_spans, nice_ticks, value_range
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.domain.figures import value_text
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    CHART_VALUE,
    CONTROL,
    HEADING,
    SMALL_BOLD,
    TEXT,
    TEXT2,
    TEXT_16,
    TEXT_16_BOLD,
    TEXT_16_MEDIUM,
)
from cs_desktop.reports.pptx.formats import number_format, shown_value
from cs_desktop.reports.pptx.series import Column, Form, Label, PlotPlan, ValueAxis
from cs_desktop.reports.pptx.setter import written_width
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.text.style import TextStyle

_SHARE = 0.79
_WIDEST = 150
_NAME_GAP = 10
_LEGEND_ROOM = 34
_SWATCH = 48
"""Beside a name in the legend."""
_STYLES = (CHART_VALUE, HEADING, TEXT_16_BOLD, SMALL_BOLD)
_FEW = 6
_NARROWEST = 60
"""A name below the bars has this much room, or it stands below each second or third one only."""


def bar_plan(sheet: Sheet, spec: ChartSpec, box: Box) -> PlotPlan:
    """Return how a chart of kind BAR or BRIDGE is written into a box."""
    count = max([len(spec.x_axis.categories), *(len(series.y) for series in spec.series)])
    beside = _beside(spec)
    low, high = _range(spec)
    slot = box.width / max(count, 1)
    bar = min(slot * _SHARE / beside, _WIDEST)
    style = _value_style(sheet, spec, bar / _SHARE - 6)
    ticks = () if style else nice_ticks(low, high)
    gutter = max((sheet.setter.line(_said(spec, tick), TEXT_16).width for tick in ticks), default=-14.0) + 14
    slot = (box.width - gutter) / max(count, 1)
    bar = min(slot * _SHARE / beside, _WIDEST)
    skip = max(1, -(-_NARROWEST // max(int(slot), 1)))
    names, below = _names(sheet, spec, count, slot * skip)
    room = (style or SMALL_BOLD).leading + 10
    legend = _LEGEND_ROOM if beside > 1 else 0
    foot = below + legend + (room if low < 0 else 0)
    plot = Box(gutter, room, box.width - gutter, max(box.height - room - foot, 40.0))
    every = [
        shown
        for series in spec.series
        for y in series.y
        if (shown := shown_value(y, spec.y_axis)) is not None
    ]
    form = number_format(spec.y_axis, every)
    columns = (
        _bridge(sheet, spec, count, style)
        if spec.kind is ChartKind.BRIDGE
        else _bars(sheet, spec, count, style, plot.width)
    )
    scale = [shown_value(value, spec.y_axis) or 0.0 for value in (low, high)]
    step = (shown_value(ticks[1] - ticks[0], spec.y_axis) or 0.0) if len(ticks) > 1 else 0.0
    return PlotPlan(
        names,
        (*columns, *_thresholds(sheet, spec, count)),
        ValueAxis(scale[0], scale[1], step, form),
        Box(plot.left / box.width, plot.top / box.height, plot.width / box.width, plot.height / box.height),
        gap=round(min(max((slot - bar * beside) / bar * 100, 0), 500)),
        overlap=0 if beside > 1 else 100,
        legend=tuple(range(len(spec.series))) if beside > 1 else None,
        skip=skip,
        label_style=TEXT_16_MEDIUM if count <= _FEW else TEXT_16,
    )


def _beside(spec: ChartSpec) -> int:
    """Return how many bars stand side by side in a category."""
    together = zip(*(series.y for series in spec.series), strict=False)
    shared = any(sum(y is not None for y in column) > 1 for column in together)
    return len(spec.series) if shared and spec.kind is ChartKind.BAR else 1


def _range(spec: ChartSpec) -> tuple[float, float]:
    """Return what the value axis spans: just the bars, whose values stand beyond them."""
    low, high = value_range(spec)
    if spec.thresholds:
        return low, high
    if spec.kind is ChartKind.BRIDGE:
        ends = [0.0, *(end for series in spec.series for span in bridge_spans(series.y) for end in span)]
    else:
        ends = [0.0, *(y for series in spec.series for y in series.y if y is not None)]
    return (min(ends), max(ends)) if min(ends) < max(ends) else (low, high)


def _value_style(sheet: Sheet, spec: ChartSpec, width: float) -> TextStyle | None:
    """Return the largest style in which every value fits over its bar; None if none does."""
    texts = [f"+{_said(spec, y)}" for series in spec.series for y in series.y if y is not None]
    for style in _STYLES:
        if all(written_width(sheet.setter.line(text, style).width, style) <= width for text in texts):
            return style
    return None


def _names(sheet: Sheet, spec: ChartSpec, count: int, slot: float) -> tuple[tuple[str, ...], float]:
    """Return what stands below the bars, shortened to two lines, and the room that it needs."""
    given = (*spec.x_axis.categories, *("" for _ in range(len(spec.x_axis.categories), count)))
    found = [sheet.fitted(name, TEXT_16, max(slot - _NAME_GAP, 30), 2, TEXT_16.size) for name in given]
    texts = tuple(" ".join(line.text for line in one.lines) for one in found)
    return texts, max((one.height for one in found), default=0.0) + 24


def _bars(sheet: Sheet, spec: ChartSpec, count: int, style: TextStyle | None, width: float) -> list[Column]:
    roles = {series.role for series in spec.series}
    found = []
    for series in spec.series:
        values = [shown_value(y, spec.y_axis) for y in series.y]
        lit = series.role is SeriesRole.FIRST and len(roles) > 1
        name = sheet.fitted(series.name, TEXT_16, width / len(spec.series) - _SWATCH, 1, TEXT_16.size)
        found.append(
            Column(
                name.lines[0].text,
                (*values, *[None] * (count - len(values))),
                Form.BARS,
                sheet.look.series(series.role),
                every=style,
                ink=sheet.look.accent_text if lit else TEXT,
            )
        )
    return found


def _bridge(sheet: Sheet, spec: ChartSpec, count: int, style: TextStyle | None) -> list[Column]:
    """Return the parts of a bridge: what is not seen, then start, rises and falls, each above and below "
    "zero."""
    axis = spec.y_axis
    changes = spec.series[0].y if spec.series else ()
    spans = [tuple(shown_value(end, axis) or 0.0 for end in span) for span in bridge_spans(changes)]
    lows, highs = [min(span) for span in spans], [max(span) for span in spans]
    base = [max(low, 0.0) or min(high, 0.0) for low, high in zip(lows, highs, strict=True)]
    above = [max(high, 0.0) - max(low, 0.0) for low, high in zip(lows, highs, strict=True)]
    below = [min(low, 0.0) - min(high, 0.0) for low, high in zip(lows, highs, strict=True)]
    kinds = [0 if not i else 1 if (y or 0) >= 0 else 2 for i, y in enumerate(changes)]
    roles = (spec.series[0].role if spec.series else SeriesRole.FIRST, SeriesRole.GOOD, SeriesRole.RISK)
    names = ("Start", "Increase", "Decrease")
    found = [Column("Base", _padded(base, count), Form.STACK, None)]
    for kind, (name, role) in enumerate(zip(names, roles, strict=True)):
        color = sheet.look.series(role)
        for word, heights in ((name, above), (f"{name}, below zero", below)):
            values = [height if kinds[i] == kind and height else None for i, height in enumerate(heights)]
            if any(values) or (word == name and kind in kinds):
                found.append(Column(word, _padded(values, count), Form.STACK, color))
    labels = tuple(
        Label(i, "t", style or SMALL_BOLD, TEXT, (_change(spec, i, y),))
        for i, y in enumerate(changes)
        if y is not None
    )
    found.append(Column("Value", _padded(highs, count), Form.LINE, None, labels=labels))
    return found


def _change(spec: ChartSpec, place: int, value: float) -> str:
    said = _said(spec, value)
    return f"+{said}" if place and value > 0 else said


def _padded(values: Sequence[float | None], count: int) -> tuple[float | None, ...]:
    return (*values, *[None] * (count - len(values)))


def _thresholds(sheet: Sheet, spec: ChartSpec, count: int) -> list[Column]:
    found = []
    for threshold in spec.thresholds:
        value = shown_value(threshold.value, spec.y_axis)
        name = sheet.fitted(threshold.name, TEXT_16, 300, 1, TEXT_16.size).lines[0].text
        label = Label(0, "t", TEXT_16, TEXT2, (name,))
        found.append(
            Column(threshold.name, (value,) * count, Form.LINE, CONTROL, 1.5, dash=True, labels=(label,))
        )
    return found


def _said(spec: ChartSpec, value: float) -> str:
    return value_text(value, spec.y_axis.unit, spec.y_axis.currency)

"""The right end of each line: a dot, its last value, and its name where there are several."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.charts.scale import spread
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import ChartSpec, Series
from cs_desktop.reports.charts.places import Places
from cs_desktop.reports.charts.scale import Scale, label, places_of
from cs_desktop.reports.drawing import Box, Point
from cs_desktop.reports.look import CHART_VALUE, HEADING, SMALL_MEDIUM, TEXT, TEXT2, TEXT_16, WHITE
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.text.line import Line

END_GAP = 16
TOP_ROOM = 24
"""Above the plot, for the upper half of a label at its top."""
_DOT = 7
_APART = 4
_MOST_SHARE = 0.42
"""Of the chart's width that the labels may take."""
_SMALLEST = 10.0


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the right end of a series; without lines only its dot."""

    series: Series
    lines: tuple[tuple[Line, str], ...]
    """Each with its colour."""

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max((line.width for line, _ in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return sum(line.style.leading for line, _ in self.lines)


def ends_of(sheet: Sheet, spec: ChartSpec, width: float, height: float) -> list[End]:
    """Return the ends of all series; where they are too high for the chart each on one small line."""
    alone = len(spec.series) == 1
    most = width * _MOST_SHARE
    ends = []
    for number, series in enumerate(spec.series):
        style = CHART_VALUE if alone else HEADING
        value = sheet.fitted(_last_label(spec, series), style, most, 1, _SMALLEST).lines[0]
        lines = [(value, _color(sheet, number, series))]
        if not alone:
            lines.append((sheet.elided(series.name, TEXT_16, most), TEXT2))
        ends.append(End(series, tuple(lines)))
    if alone or len(ends) * (max(end.height for end in ends) + _APART) <= height:
        return ends
    return _compact(sheet, spec, most, height)


def draw_ends(sheet: Sheet, scale: Scale, ends: Sequence[End], places: Places) -> None:
    """Draw dot and label of each last value, the labels moved apart where they would meet."""
    points = [_last_point(end.series, scale) for end in ends]
    gap = max(end.height for end in ends) + _APART
    top, bottom = scale.box.top - TOP_ROOM + gap / 2, scale.box.bottom - gap / 2
    labelled = [i for i, end in enumerate(ends) if end.lines]
    wanted = [points[i][1] for i in labelled]
    middles = spread(wanted, gap, top, max(bottom, top)) if len(ends) > 1 else wanted
    for end, (x, y) in zip(ends, points, strict=True):
        sheet.drawing.circle(
            (x, y), _DOT, fill=sheet.look.series(end.series.role), stroke=WHITE, stroke_width=2
        )
        places.take(Box(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT))
    for i, middle in zip(labelled, middles, strict=True):
        end = ends[i]
        left = (points[i][0] if len(ends) == 1 else scale.box.right) + END_GAP
        line_top = middle - end.height / 2
        places.take(Box(left, line_top, end.width, end.height))
        for line, ink in end.lines:
            sheet.line(line, left, line_top + baseline_in(line.style), ink)
            line_top += line.style.leading


def _compact(sheet: Sheet, spec: ChartSpec, most: float, height: float) -> list[End]:
    """Return ends of one line each; series beyond what the height holds keep only their dot."""
    room = int(height // (SMALL_MEDIUM.leading + _APART))
    ends = []
    for number, series in enumerate(spec.series):
        text = f"{_last_label(spec, series)} {series.name}"
        line = sheet.elided(text, SMALL_MEDIUM, most)
        ends.append(End(series, ((line, _color(sheet, number, series)),) if number < room else ()))
    return ends


def _color(sheet: Sheet, number: int, series: Series) -> str:
    return sheet.look.accent_text if number == 0 and series.role is SeriesRole.FIRST else TEXT


def _last_label(spec: ChartSpec, series: Series) -> str:
    return label(spec, next(y for y in reversed(series.y) if y is not None))


def _last_point(series: Series, scale: Scale) -> Point:
    found = [(p, y) for p, y in zip(places_of(series), series.y, strict=True) if y is not None]
    return scale.x(found[-1][0]), scale.y(found[-1][1])

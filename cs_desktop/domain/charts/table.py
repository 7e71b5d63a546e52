"""A chart as a table: a row a day or category, a column a series; on screen, in files, on the clipboard."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil, floor

import numpy as np

from cs_desktop.common.csv_text import safe_cell
from cs_desktop.common.language import tr
from cs_desktop.common.money import exponent
from cs_desktop.domain.charts.points import ordinals_of, values_of
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.figures import Unit


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The values of a chart by row; None where a series has none there."""

    places: Sequence[date] | Sequence[str]
    names: tuple[str, ...]
    columns: tuple[Sequence[float | None], ...]
    """A column a series, each as long as `places`."""

    @property
    def head(self) -> str:
        """Return what stands over the places."""
        return tr("Day") if self.places and isinstance(self.places[0], date) else tr("Name")


def chart_table(spec: ChartSpec) -> ChartTable:
    """Return a chart as a table: days in order, each once; categories as they stand."""
    names = tuple(series.name for series in spec.series)
    if spec.x_axis.categories:
        return ChartTable(spec.x_axis.categories, names, tuple(series.y for series in spec.series))
    own = [ordinals_of(series.x) for series in spec.series]
    days = np.unique(np.concatenate(own)) if own else np.zeros(0, np.int64)
    columns = []
    for series, ordinals in zip(spec.series, own, strict=True):
        values = np.full(len(days), np.nan)
        values[np.searchsorted(days, ordinals)] = values_of(series.y)
        columns.append([None if np.isnan(value) else float(value) for value in values])
    return ChartTable(tuple(date.fromordinal(int(day)) for day in days), names, tuple(columns))


def chart_part(spec: ChartSpec, span: TimeSpan | None) -> ChartSpec:
    """Return the part of a chart that is on screen; all of it where that is so, or where it has no time.

    A step that was taken before is told on the first day, as it still holds there.
    """
    if span is None or span.is_whole:
        return spec
    first, last = date.fromordinal(ceil(span.left)), date.fromordinal(floor(span.right))
    series = tuple(_part(one, first, last, step=spec.kind is ChartKind.STEP) for one in spec.series)
    events = tuple(event for event in spec.events if first <= event.day <= last)
    return replace(spec, series=series, events=events)


def chart_csv(spec: ChartSpec) -> str:
    """Return the exact values as CSV: a row a day, each with unit, formula, source and day of the chart."""
    about = [_unit(spec.y_axis), spec.formula, spec.source, spec.as_of.isoformat() if spec.as_of else ""]
    return _written(spec, ",", "\r\n", ("unit", "formula", "source", "as_of"), [*map(safe_cell, about)])


def chart_tabbed(spec: ChartSpec) -> str:
    """Return the exact values for a spreadsheet to paste."""
    return _written(spec, "\t", "\n", (), [])


def _written(spec: ChartSpec, comma: str, end: str, heads: Sequence[str], about: Sequence[str]) -> str:
    table = chart_table(spec)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=comma, lineterminator=end)
    place = "name" if spec.x_axis.categories else "day"
    writer.writerow([place, *map(safe_cell, table.names), *heads])
    for row, there in enumerate(table.places):
        named = there.isoformat() if isinstance(there, date) else safe_cell(str(there))
        values = [_exact(column[row], spec.y_axis) for column in table.columns]
        writer.writerow([named, *values, *about])
    return buffer.getvalue()


def _part(series: Series, first: date, last: date, *, step: bool) -> Series:
    begin, end = np.searchsorted(ordinals_of(series.x), [first.toordinal(), last.toordinal() + 1])
    x, y = series.x[begin:end], series.y[begin:end]
    if step and begin and (not len(x) or x[0] > first):
        x, y = (first, *x), (series.y[begin - 1], *y)
    return replace(series, x=x, y=y)


def _exact(value: float | None, axis: Axis) -> str:
    """Return a value as programs read it: money in whole units of its currency."""
    if value is None:
        return ""
    if axis.unit is Unit.MONEY:
        return format(Decimal(round(value)).scaleb(-exponent(axis.currency)), "f")
    short = f"{value:.15g}"
    return short if float(short) == value else repr(value)


def _unit(axis: Axis) -> str:
    return axis.currency if axis.unit is Unit.MONEY else axis.unit.value

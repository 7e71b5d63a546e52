"""A chart in words, for those who do not see it: names, days and values, in no language of their own."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.spec import ChartSpec, Series
from cs_desktop.reports.charts.scale import label

_MOST_PLACES = 24
"""Bars that are told one by one."""
_MOST_CHARACTERS = 200
"""Of a name."""


def chart_words(spec: ChartSpec) -> str:
    """Return title and unit, of each line its first and last values with their days, of bars all values."""
    told = [
        *(_told(_cut(series.name), _values(spec, series)) for series in spec.series),
        *(f"{_cut(one.name)}: {label(spec, one.value)}" for one in spec.thresholds),
        *(f"{day_text(one.day)}: {_cut(one.name)}" for one in spec.events),
    ]
    heads = [_cut(text) for text in (spec.title, spec.subtitle) if text.strip()]
    return ". ".join((*heads, "; ".join(filter(None, told))))


def _told(name: str, values: str) -> str:
    """Return a series with its name, unless its one bar has the same."""
    return values if not values or values.startswith(f"{name} ") else f"{name}: {values}"


def _values(spec: ChartSpec, series: Series) -> str:
    if series.x:
        return " – ".join(
            f"{label(spec, y)} ({day_text(series.x[place])})"
            for place in _ends(series.y)
            if (y := series.y[place]) is not None
        )
    named = [(name, y) for name, y in zip(spec.x_axis.categories, series.y, strict=False) if y is not None]
    shown = named if len(named) <= _MOST_PLACES else [named[0], named[-1]]
    return ", ".join(f"{_cut(name)} {label(spec, y)}" for name, y in shown)


def _ends(values: Sequence[float | None]) -> list[int]:
    """Return the places of the first and the last value; a line may have very many between."""
    first = next((place for place, y in enumerate(values) if y is not None), None)
    if first is None:
        return []
    last = next(place for place in range(len(values) - 1, -1, -1) if values[place] is not None)
    return [first] if first == last else [first, last]


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"

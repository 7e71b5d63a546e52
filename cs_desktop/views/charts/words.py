"""A chart in words, for those who cannot see it."""

from cs_desktop.common.language import tr
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.figures import value_text


def in_words(spec: ChartSpec) -> str:
    """Return what a chart shows: each series' first and last value."""
    lines = [spec.subtitle]
    for series in spec.series:
        first = next((y for y in series.y if y is not None), None)
        last = next((y for y in reversed(series.y) if y is not None), None)
        if first is not None:
            begin, end = (value_text(y, spec.y_axis.unit, spec.y_axis.currency) for y in (first, last))
            lines.append(tr("{name}: from {first} to {last}", name=series.name, first=begin, last=end))
    return ". ".join(line for line in lines if line)

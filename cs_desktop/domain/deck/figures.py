"""The figures and charts that slides show, and the appendix that says where they come from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.domain.deck.slides import (
    DEFINITIONS,
    AppendixSlide,
    ChartsSlide,
    Definition,
    FiguresSlide,
    MeasuresSlide,
    ObjectivesSlide,
    OwnTableSlide,
    Slide,
    SummarySlide,
    TableSlide,
)
from cs_desktop.domain.figures import Figure, value_text

BESIDE = "see its slide"
"""Stands for the values of many figures that are told in one line."""
_MANY = 4
"""So many figures with one formula, source and day are told in one line."""


def figures_of(slide: Slide) -> Iterator[Figure]:
    """Yield the figures that a slide shows, in reading order; charts are not figures."""
    match slide:
        case SummarySlide() | FiguresSlide():
            yield from (key.figure for key in slide.figures)
        case MeasuresSlide():
            for row in slide.measures:
                yield from _there(row.baseline, row.current, row.expected, row.target, row.worth)
            yield from _there(slide.total)
        case OwnTableSlide():
            yield from figures_of(slide.table)
        case TableSlide():
            yield from (key.figure for key in slide.figures)
            yield from _there(*(cell.figure for row in slide.rows for cell in row.cells))
        case ObjectivesSlide():
            for objective in slide.objectives:
                yield from _there(objective.now, objective.target)
        case _:
            return


def collect_figures(slides: Iterable[Slide]) -> tuple[Figure, ...]:
    """Return each figure that the slides show once, in the order of its first showing."""
    return tuple(dict.fromkeys(figure for slide in slides for figure in figures_of(slide)))


def collect_charts(slides: Iterable[Slide]) -> tuple[ChartSpec, ...]:
    """Return each chart that the slides show once, in the order of its first showing."""
    panels = (s.panels for s in slides if isinstance(s, ChartsSlide | FiguresSlide))
    return tuple(dict.fromkeys(panel.chart for group in panels for panel in group))


def appendix(slides: Iterable[Slide], title: str = DEFINITIONS) -> AppendixSlide:
    """Return the appendix that names value, formula, source and date of all that the slides show.

    Figures of one table that share all but their values are told in one line, which names the first.
    """
    shown = tuple(slides)
    figures = (Definition(f.label, f.exact(), f.formula, f.source, f.as_of) for f in collect_figures(shown))
    charts = (Definition(c.title, _ends(c), c.subtitle, c.source, c.as_of) for c in collect_charts(shown))
    return AppendixSlide(tuple(_together(dict.fromkeys((*figures, *charts)))), title)


def _together(definitions: Iterable[Definition]) -> Iterator[Definition]:
    """Yield the definitions, of many with one formula, source and day the first and how many follow it."""
    groups: dict[tuple[str, str, date | None], list[Definition]] = {}
    for one in definitions:
        groups.setdefault((one.formula, one.source, one.as_of), []).append(one)
    for group in groups.values():
        if len(group) < _MANY:
            yield from group
        else:
            name = f"{group[0].name}, and {len(group) - 1} more of its kind"
            yield replace(group[0], name=name, value=BESIDE)


def _ends(chart: ChartSpec) -> str:
    """Return the first and last value of a chart's first line, as the chart names them; of bars nothing."""
    if chart.kind not in (ChartKind.LINE, ChartKind.STEP) or not chart.series:
        return ""
    known = [y for y in chart.series[0].y if y is not None]
    texts = dict.fromkeys(
        value_text(y, chart.y_axis.unit, chart.y_axis.currency) for y in known[:1] + known[-1:]
    )
    return " to ".join(texts)


def _there(*figures: Figure | None) -> Iterator[Figure]:
    return (figure for figure in figures if figure is not None)

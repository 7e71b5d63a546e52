"""A back-test as a chart, and as a file."""

from collections.abc import Iterable

from cs_desktop.common.language import tr
from cs_desktop.common.spreadsheets import as_csv
from cs_desktop.domain.backtest.estimates import range_text
from cs_desktop.domain.backtest.result import Backtest, formula
from cs_desktop.domain.backtest.sections import Section, sections
from cs_desktop.domain.backtest.told import basis, caution, headline, scored_by
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series, Threshold
from cs_desktop.domain.figures import Unit


def calibration_chart(found: Backtest) -> ChartSpec:
    """Return how often losses followed, score by score, beside the base rate."""
    bins = found.calibration.bins
    base = found.counted.rate
    return ChartSpec(
        kind=ChartKind.BAR,
        title=tr("Followed by a loss, by score"),
        subtitle=tr("share of observations in groups of about equal size; dotted: all of them"),
        series=(Series(tr("Followed by a loss"), tuple(one.rate.value for one in bins)),),
        y_axis=Axis(Unit.SHARE),
        x_axis=Axis(categories=tuple(range_text(one.low, one.high) for one in bins)),
        thresholds=() if base is None or not bins else (Threshold(base, tr("All")),),
        source=tr("Back-test of this workspace"),
        as_of=found.as_of,
        formula=formula("calibration"),
    )


def csv_text(found: Backtest, more: Iterable[Section] = ()) -> str:
    """Return everything that was found as the text of a CSV file, part by part."""
    said = (headline(found), caution(found), basis(found), scored_by(found))
    rows: list[tuple[str, ...]] = [(text,) for text in said if text]
    for part in (*sections(found), *more):
        formula = part.formula.replace("\n", "; ")
        rows += [(), (part.title, part.finding), (tr("Formula"), formula), part.headings, *part.rows]
    return as_csv(rows)

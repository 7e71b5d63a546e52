"""Charts as files: PNG, SVG, PDF, and their values as CSV."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import language, tr
from cs_desktop.domain.charts.request import ChartFormat
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.charts.table import chart_csv
from cs_desktop.domain.journey.printing import ACCENT
from cs_desktop.domain.sketch import Sketch

Paint = Callable[[Sketch], tuple[bytes, float]]
"""Returns a drawing as PNG, and how many pixels a unit has."""


@dataclass(frozen=True, slots=True)
class ExportedChart:
    """The file, and what a reader might miss in it."""

    path: Path
    warnings: tuple[str, ...] = ()


def export_chart(spec: ChartSpec, wanted: ChartFormat, out: Path, paint: Paint) -> ExportedChart:
    """Write a chart into a file; the file appears whole or not at all.

    Raises:
        KnownError: there is nothing in the chart, or the file cannot be written.
    """
    if spec.is_empty:
        raise KnownError(tr("There is nothing in this chart yet; it can be exported once it has values."))
    if not out.parent.is_dir():
        raise KnownError(
            tr("The folder {folder} does not exist; make it first or choose another.", folder=out.parent)
        )
    if wanted is ChartFormat.CSV:
        write_whole(chart_csv(spec).encode("utf-8-sig"), out)
        return ExportedChart(out)
    content, warnings = _drawn(spec, wanted, paint)
    write_whole(content, out)
    return ExportedChart(out, warnings)


def chart_picture(spec: ChartSpec, paint: Paint) -> bytes:
    """Return a chart as PNG, two pixels a unit."""
    return _drawn(spec, ChartFormat.PNG, paint)[0]


def _drawn(spec: ChartSpec, wanted: ChartFormat, paint: Paint) -> tuple[bytes, tuple[str, ...]]:
    from cs_desktop.reports.charts.file import ChartFile  # noqa: PLC0415 - brings reportlab, for the first chart

    file = ChartFile(spec, language().locale.replace("_", "-"), ACCENT)
    if wanted is ChartFormat.PNG:
        content, _density = paint(file.sketch())
    else:
        content = file.svg() if wanted is ChartFormat.SVG else file.pdf()
    return content, tuple(
        tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}")
        for c in file.missing_glyphs
    )

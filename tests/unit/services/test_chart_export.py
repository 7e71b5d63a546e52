"""Charts as files."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.charts.request import ChartFormat
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.sketch import Letters, Sketch
from cs_desktop.services.charts.export import chart_picture, export_chart
from tests.unit.reports.samples import DAY, health_chart, shift_chart, two_lines_chart

CHARTS = (health_chart, shift_chart, two_lines_chart)


def paint(sketch: Sketch) -> tuple[bytes, float]:
    """Stand in for a painter: tell how large the drawing is, and whether it has letters."""
    letters = sum(isinstance(part, Letters) for part in sketch.parts)
    return f"{sketch.width:.0f} x {sketch.height:.0f} {bool(letters)}".encode(), 2.0


@pytest.mark.parametrize("make", CHARTS)
def test_one_drawing_goes_into_every_kind_of_file(make: Callable[[], ChartSpec], tmp_path: Path) -> None:
    chart = replace(make(), formula="sum, by week", source="Usage", as_of=DAY)
    content = {}
    for wanted in ChartFormat:
        out = tmp_path / f"chart.{wanted.value}"
        assert export_chart(chart, wanted, out, paint).warnings == ()
        content[wanted] = out.read_bytes()
    assert content[ChartFormat.PNG] == chart_picture(chart, paint) == b"1200 x 675 True"
    page = pypdfium2.PdfDocument(content[ChartFormat.PDF])[0]
    svg = content[ChartFormat.SVG].decode()
    for text in (chart.title, "sum, by week. Usage, as of Oct"):
        assert text in page.get_textpage().get_text_bounded()
        assert text in svg
    rows = [*csv.DictReader(io.StringIO(content[ChartFormat.CSV].decode("utf-8-sig")))]
    assert {row["formula"] for row in rows} == {"sum, by week"}
    export_chart(chart, ChartFormat.PDF, tmp_path / "again.pdf", paint)
    assert (tmp_path / "again.pdf").read_bytes() == content[ChartFormat.PDF]


def test_where_nothing_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "taken.csv"
    folder.mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        export_chart(health_chart(), ChartFormat.CSV, folder, paint)
    with pytest.raises(KnownError, match="does not exist; make it first or choose another"):
        export_chart(health_chart(), ChartFormat.SVG, tmp_path / "gone" / "chart.svg", paint)
    with pytest.raises(KnownError, match="once it has values"):
        export_chart(replace(health_chart(), series=()), ChartFormat.PDF, tmp_path / "chart.pdf", paint)
    assert [*tmp_path.iterdir()] == [folder]

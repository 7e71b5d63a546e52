"""The presentation: everything fits, and is what it looks like; nothing foreign is in it."""

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from pptx import Presentation

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.content import Deck, PageParts, Picture, SlideMark, Typeface
from cs_desktop.domain.deck.slides import (
    ChartPanel,
    ChartsSlide,
    FiguresSlide,
    KeyFigure,
    MessageSlide,
    Slide,
    TitleSlide,
)
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.reports.look import BODY_TOP, LEFT, RIGHT
from cs_desktop.reports.pptx import render_pptx
from tests.pictures import png
from tests.unit.reports import samples
from tests.unit.reports.slides_read import SlideReader, box_of, misplaced, overlapping, shapes_in
from tests.unit.reports.test_layout import slide as any_slide
from tests.unit.reports.test_layout import text as any_text

CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
SECRET = "planted-9f2c"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the design's deck with speaker notes, logos and a secret in what is never shown."""
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    deck = samples.deck(
        logo=Picture(png(), 8, 8),
        own_logo=Picture(png(16, 8), 16, 8),
        confidentiality="Confidential",
    )
    marks = tuple(SlideMark(f"slide-{i}", f"Say {i} <b>\nthen \x07wait") for i in range(len(deck.slides)))
    render_pptx(replace(deck, marks=marks), path)
    return path


@pytest.fixture(scope="module")
def slides(written: Path) -> list[Any]:
    return list(Presentation(str(written)).slides)


def rendered(deck: Deck, folder: Path) -> Any:
    render_pptx(deck, folder / "deck.pptx")
    return Presentation(str(folder / "deck.pptx"))


def charts_of(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables_of(slide: Any) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def assert_fits(path: Path) -> None:
    reader = SlideReader(path)
    for number, slide in enumerate(reader.presentation.slides, 1):
        texts = reader.texts(slide)
        assert misplaced(texts) == [], f"slide {number}"
        assert overlapping(texts) == [], f"slide {number}"
        for shape in shapes_in(slide.shapes):
            box = box_of(shape)
            assert box.left > -1, f"slide {number}"
            assert box.top > -1, f"slide {number}"
            assert box.right < 1601, f"slide {number}"
            assert box.bottom < 901, f"slide {number}"
            if shape.has_chart:
                assert not any(box.overlaps(ink, -1) for text in texts for ink in text.inks), (
                    f"slide {number}"
                )


@pytest.mark.parametrize(
    "deck",
    [
        pytest.param(samples.deck(), id="design"),
        pytest.param(samples.empty_deck(), id="empty"),
        pytest.param(samples.long_deck(samples.ARABIC), id="arabic", marks=pytest.mark.torture),
        pytest.param(samples.long_deck("W" * 300), id="one word", marks=pytest.mark.torture),
        pytest.param(samples.long_deck(), id="long", marks=pytest.mark.torture),
        pytest.param(samples.long_deck(samples.JAPANESE), id="japanese", marks=pytest.mark.torture),
        pytest.param(samples.long_deck(samples.HOSTILE), id="hostile", marks=pytest.mark.torture),
    ],
)
def test_every_kind_of_slide_fits_whatever_it_says(deck: Deck, tmp_path: Path) -> None:
    render_pptx(deck, tmp_path / "deck.pptx")
    assert_fits(tmp_path / "deck.pptx")


@settings(
    max_examples=settings.default.max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(any_slide, any_text, any_text)
def test_whatever_a_slide_says_it_fits(tmp_path: Path, one: Slide, account: str, title: str) -> None:
    slides = (one,) if isinstance(one, TitleSlide) else (TitleSlide(), one)
    deck = replace(samples.deck(slides, account=account, title=title), slides=slides)
    render_pptx(deck, tmp_path / "deck.pptx")
    assert_fits(tmp_path / "deck.pptx")


def test_titles_are_titles_and_each_slide_but_the_first_has_its_number(slides: list[Any]) -> None:
    assert slides[0].shapes.title.text == "Executive business review"
    assert slides[1].shapes.title.text.startswith("Halden gets the result it bought.")
    assert all(slide.shapes.title is not None for slide in slides)
    for number, slide in enumerate(slides):
        shown = slide.element.xpath(".//a:fld[@type='slidenum']/a:t/text()")
        assert shown == ([str(number + 1)] if number else [])


def shrinks(shape: Any) -> bool:
    """Return whether a text is wrapped in its box, and shown smaller where it would flow over it."""
    return bool(shape.element.xpath(".//a:bodyPr[@wrap='square'][a:normAutofit]"))


def test_where_letters_are_wider_titles_take_the_whole_body_and_shrink(slides: list[Any]) -> None:
    cover, *others = (slide.shapes.title for slide in slides)
    assert shrinks(cover)
    assert box_of(cover).width > 600
    for title in others:
        box = box_of(title)
        assert shrinks(title)
        assert box.left == pytest.approx(LEFT, abs=0.1)
        # "2 of 3" stands at the right of some.
        assert RIGHT - 150 < box.right < RIGHT + 0.1
        assert box.bottom < BODY_TOP


def test_where_letters_are_wider_a_key_figure_shrinks_before_its_status(tmp_path: Path) -> None:
    figure = Figure("Usage", 137_279, Unit.COUNT, "", "", date(2026, 9, 30), status=Status.GOOD)
    deck = samples.deck((FiguresSlide("Usage grew", (KeyFigure(figure, word="Better"),) * 4, ""),))
    slide = rendered(deck, tmp_path).slides[0]
    texts = [shape for shape in shapes_in(slide.shapes) if shape.has_text_frame]
    values = [shape for shape in texts if shape.text_frame.text == figure.text()]
    words = [shape for shape in texts if shape.text_frame.text == "Better"]
    assert len(values) == len(words) == 4
    for value, word in zip(values, words, strict=True):
        assert shrinks(value)
        # Between them is the mark of the status, 13 units wide and 9 from its word.
        assert 22 < box_of(word).left - box_of(value).right < 50


def test_the_footer_stands_once_on_the_layout_with_both_logos(written: Path) -> None:
    presentation = Presentation(str(written))
    _, content = presentation.slide_layouts
    words = [shape.text_frame.text for shape in content.shapes if shape.has_text_frame]
    for word in ("Corvane", "Halden Freight", "Confidential", "Executive business review, Q3 2026"):
        assert words.count(word) == 1
    pictures = [shape for shape in content.shapes if shape.element.tag.endswith("}pic")]
    described = [one.element.xpath(".//p:cNvPr")[0].get("descr") for one in pictures]
    assert described == ["Logo of Corvane", "Logo of Halden Freight"]


def test_each_shape_of_a_slide_has_a_number_of_its_own(written: Path) -> None:
    presentation = Presentation(str(written))
    for page in (*presentation.slides, *presentation.slide_layouts, presentation.slide_master):
        numbers = page.element.xpath(".//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))


def test_tables_are_tables_with_all_their_cells(slides: list[Any]) -> None:
    (measures,) = tables_of(slides[2])
    assert measures[0][0] == "Agreed measure"
    assert measures[1][:2] == ["Departures leave on time\nshare of weekly departures", "89.5%"]
    assert [row[3] for row in measures] == ["Target", "97.0%", "22", "$520K", "80.0%", "8"]
    (objectives,) = tables_of(slides[6])
    assert objectives[1][1] == "Departures leave on time before peak\nShare of weekly departures"
    (promises,) = tables_of(slides[8])
    assert [row[0] for row in promises] == [
        "Promise",
        "Promise 0",
        "Promise 1\nSuccess plan v3",
        "Promise 2",
        "Promise 3\nSuccess plan v3",
        "In all",
    ]
    (definitions,) = tables_of(slides[-1])
    assert definitions[0] == ["Figure", "Value", "How it is calculated", "Source", "As of"]
    assert all(len(row) == 5 for row in definitions)


def test_charts_hold_their_values_and_open_as_a_workbook(slides: list[Any]) -> None:
    usage, shifts, health = charts_of(slides[3])
    _days, values = samples.weeks(28, 0.38, 0.71)
    line = {series.name: tuple(series.values) for plot in usage.plots for series in plot.series}
    assert line["Weekly active planners"] == pytest.approx(values)
    assert set(line["Target 80% by November 30"]) == {0.8}
    assert sum(value is not None for value in line["Events"]) == 2
    bars = {series.name: tuple(series.values) for plot in shifts.plots for series in plot.series}
    assert bars == {"Day shift": (0.9, None), "Night shift": (None, 0.22)}
    bands = [series.name for plot in health.plots for series in plot.series]
    assert {"Healthy, 70 and up", "At risk, under 50"} <= set(bands)
    sheet = openpyxl.load_workbook(BytesIO(usage.part.chart_workbook.xlsx_part.blob)).active
    assert sheet["B1"].value == "Weekly active planners"
    assert sheet["A29"].value.date() == samples.DAY
    assert sheet["B29"].value == pytest.approx(values[-1])


def test_a_bridge_stands_on_the_sum_of_what_came_before(tmp_path: Path) -> None:
    """From 100 up 50, down 200, up 30, in cents: 1.00, then to 1.50, to -0.50, to -0.20."""
    spec = ChartSpec(
        ChartKind.BRIDGE,
        "Bridge",
        "USD",
        (Series("ARR", (100, 50, -200, 30)),),
        Axis(Unit.MONEY, "USD"),
        Axis(categories=("Start", "Up", "Down", "Again")),
    )
    presentation = rendered(samples.deck((ChartsSlide("T", (ChartPanel(spec),), "s"),)), tmp_path)
    (chart,) = charts_of(presentation.slides[0])
    parts = {series.name: tuple(series.values) for plot in chart.plots for series in plot.series}
    assert parts == {
        "Base": (0, 1, 0, -0.2),
        "Start": (1, None, None, None),
        "Increase": (None, 0.5, None, None),
        "Increase, below zero": (None, None, None, pytest.approx(-0.3)),
        "Decrease": (None, None, 1.5, None),
        "Decrease, below zero": (None, None, -0.5, None),
        "Value": (1, 1.5, 1.5, -0.2),
    }


def test_a_step_holds_until_the_day_before_the_next(tmp_path: Path) -> None:
    days = (date(2026, 1, 1), date(2026, 1, 4), date(2026, 1, 5))
    spec = ChartSpec(ChartKind.STEP, "Step", "", (Series("ARR", (1, 2, 4), days),), Axis(Unit.COUNT))
    presentation = rendered(samples.deck((ChartsSlide("T", (ChartPanel(spec),), "s"),)), tmp_path)
    (chart,) = charts_of(presentation.slides[0])
    (plot,) = chart.plots
    assert tuple(plot.series[0].values) == (1, 1, 2, 4)
    shown = chart._chartSpace.findall(".//c:cat//c:v", CHART)
    # 2026-01-01 is day 46023 of a spreadsheet.
    assert [one.text for one in shown] == ["46023", "46025", "46026", "46027"]


def test_a_line_tells_the_value_that_stands_out(tmp_path: Path) -> None:
    days = tuple(date(2026, 1, 1) + timedelta(days=7 * week) for week in range(9))
    line = ChartSpec(ChartKind.LINE, "T", "U", (Series("s", (0, 0, 0, 0, 25, 0, 0, 0, 0), days),))
    (chart,) = charts_of(
        rendered(samples.deck((ChartsSlide("T", (ChartPanel(line),), ""),)), tmp_path).slides[0]
    )
    labels = {
        label.xpath("string(c:idx/@val)"): label.xpath("string(.)")
        for label in chart._chartSpace.xpath(".//c:dLbl")
    }
    assert labels["4"].strip() == "25"


def test_lines_of_different_days_share_an_axis_and_gaps_stay_gaps(tmp_path: Path) -> None:
    days = tuple(date(2026, 1, day) for day in (1, 2, 3, 4))
    gappy = Series("One", (1, None, 3), days[:3])
    later = Series("Two", (5, 7), (days[1], days[3]), SeriesRole.SECOND)
    for series, blanks in (((gappy, later), "gap"), ((later, replace(gappy, y=(1, 2, 3))), "span")):
        spec = ChartSpec(ChartKind.LINE, "Lines", "", series, Axis(Unit.COUNT))
        presentation = rendered(samples.deck((ChartsSlide("T", (ChartPanel(spec),), "s"),)), tmp_path)
        (chart,) = charts_of(presentation.slides[0])
        values = {one.name: tuple(one.values) for one in chart.plots[0].series}
        assert values["Two"] == (None, 5, None, 7)
        assert chart._chartSpace.find(".//c:dispBlanksAs", CHART).get("val") == blanks


def test_notes_are_said_as_written_and_never_read_as_markup(slides: list[Any]) -> None:
    assert slides[2].notes_slide.notes_text_frame.text == "Say 2 <b>\nthen wait"
    pages = [slide.has_notes_slide for slide in slides]
    # Fourteen slides and the appendix, whose further pages have none.
    assert pages.count(True) == len(samples.deck().slides)


def test_who_does_not_see_hears_what_charts_drawings_and_tables_show(slides: list[Any]) -> None:
    for slide in slides:
        for shape in slide.shapes:
            about = shape.element.xpath(".//p:cNvPr")[0]
            if shape.has_chart or shape.has_table:
                assert about.get("descr")
    (journey,) = [shape for shape in slides[7].shapes if shape.name.startswith("Journey")]
    assert "Realize value (now)" in journey.element.xpath("./p:nvGrpSpPr/p:cNvPr")[0].get("descr")
    usage = next(shape for shape in slides[3].shapes if shape.has_chart)
    assert "71.0%" in usage.element.xpath(".//p:cNvPr")[0].get("descr")


def test_nothing_in_the_file_tells_of_program_machine_or_time(written: Path) -> None:
    presentation = Presentation(str(written))
    core = presentation.core_properties
    assert (core.title, core.author) == ("Executive business review, Halden Freight", "Corvane")
    assert core.created.date() == core.modified.date() == samples.DAY
    assert core.last_modified_by == "Corvane"
    with zipfile.ZipFile(written) as package:
        names = package.namelist()
        assert not any("thumbnail" in name or "printer" in name or "app.xml" in name for name in names)
        for name in names:
            content = package.read(name)
            assert package.getinfo(name).date_time == (1980, 1, 1, 0, 0, 0)
            for word in (
                b"python-pptx",
                b"PowerPoint",
                b"Macintosh",
                b"CS Desktop",
                b"cs_desktop",
                b"XlsxWriter",
            ):
                assert word not in content, name
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content)


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        render_pptx(samples.deck(samples.body()[:4], logo=Picture(png(), 8, 8)), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_what_xml_cannot_hold_is_dropped_and_markup_is_text(tmp_path: Path) -> None:
    hostile = f"{samples.HOSTILE} \x00\x01\ufffe\uffff\ud800 ]]> \"' end"
    deck = samples.deck(
        (TitleSlide(), MessageSlide(hostile, (hostile,), (hostile,))), account=hostile, company=hostile
    )
    marks = tuple(SlideMark("key", hostile) for _ in deck.slides)
    presentation = rendered(replace(deck, marks=marks), tmp_path)
    shown = presentation.slides[1].shapes.title.text
    assert shown == f"{samples.HOSTILE} � ]]> \"' end"
    assert presentation.slides[1].notes_slide.notes_text_frame.text == shown
    assert presentation.core_properties.author == shown


def test_text_from_right_to_left_says_so_and_brand_and_language_reach_the_file(tmp_path: Path) -> None:
    deck = samples.deck(
        (MessageSlide("T", (samples.ARABIC * 3, "Latin " * 40)),),
        accent="#7A1FA2",
        language="ar",
        typeface=Typeface("Brand Sans"),
    )
    presentation = rendered(deck, tmp_path)
    texts = [shape for shape in presentation.slides[0].shapes if shape.has_text_frame]
    arabic = next(shape for shape in texts if shape.text_frame.text.startswith(samples.ARABIC))
    latin = next(shape for shape in texts if shape.text_frame.text.startswith("Latin"))
    looks = [shape.element.xpath(".//a:pPr")[0] for shape in (arabic, latin)]
    assert [(look.get("rtl"), look.get("algn")) for look in looks] == [("1", "r"), (None, "l")]
    assert latin.element.xpath(".//a:rPr")[0].get("lang") == "ar"
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert 'latin typeface="Brand Sans"' in theme
    assert '<a:accent1><a:srgbClr val="7A1FA2"/>' in theme
    assert 'script="Jpan"' in theme


def test_parts_that_are_not_wanted_are_left_out_and_sources_stand_at_the_end(tmp_path: Path) -> None:
    parts = PageParts(confidentiality=False, number=False, logos=False, sources=False)
    presentation = rendered(samples.deck(samples.body()[:2], parts=parts), tmp_path)
    content = presentation.slide_layouts[1]
    words = [shape.text_frame.text for shape in content.shapes if shape.has_text_frame]
    assert "Confidential" not in words
    assert not any(slide.element.xpath(".//a:fld") for slide in presentation.slides)
    (table,) = tables_of(presentation.slides[-1])
    assert ["Slide 2", samples.summary().source] in table


def test_half_a_file_is_never_there(tmp_path: Path) -> None:
    kept = tmp_path / "deck.pptx"
    kept.mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        render_pptx(samples.empty_deck(), kept)
    assert list(tmp_path.iterdir()) == [kept]


def test_the_bridge_over_a_gap_leads_to_the_objective_that_it_serves(tmp_path: Path) -> None:
    gap, goal = "gap-1", "objective-7"
    journey = samples.journey()
    first = replace(journey.gaps[0], keys=(gap,), leads_to=(goal,))
    objectives = samples.objectives()
    rows = (replace(objectives.objectives[0], keys=(goal,)), *objectives.objectives[1:])
    slides = (TitleSlide(), replace(journey, gaps=(first,)), replace(objectives, objectives=rows))
    presentation = rendered(samples.deck(slides), tmp_path)
    (click,) = presentation.slides[1].element.xpath(".//a:hlinkClick")
    assert click.get("action") == "ppaction://hlinksldjump"
    relation = click.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    assert presentation.slides[1].part.related_part(relation) is presentation.slides[2].part

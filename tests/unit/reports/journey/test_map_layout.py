"""Maps in files: whatever they say stays on the drawing, apart from everything else, and whole somewhere."""

import itertools
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import example, given

from cs_desktop.domain.journey.content import Card, Emotion, MapContent, MapHead, Stage
from cs_desktop.domain.journey.printing import MapPrint, Paper
from cs_desktop.domain.journey.shown import Standing
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.journey.files import MapFile
from cs_desktop.reports.journey.pages import POINTS_A_UNIT, pages_of
from cs_desktop.reports.journey.poster import Poster
from cs_desktop.reports.look import look_of
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.text.setter import Setter
from tests.unit.reports import samples
from tests.unit.reports.journey.maps import LANES, card, content, prints, wanted
from tests.unit.reports.recorder import Recorder


def drawn(made: MapPrint) -> tuple[Recorder, Poster]:
    """Return what a map draws, and its size."""
    setter = Setter(FontBook())
    poster, recorder = Poster(made, setter), Recorder()
    poster.draw(Sheet(recorder, setter, look_of(made.accent)))
    return recorder, poster


def bare(text: str) -> str:
    return "".join(clean(text).split()).replace("\u200b", "")


def said(recorder: Recorder) -> str:
    return bare("".join(text.text for text in recorder.texts))


@given(prints())
@example(wanted())
def test_whatever_a_map_says_it_fits(made: MapPrint) -> None:
    recorder, poster = drawn(made)
    assert recorder.outside(poster.width, poster.height) == []
    assert recorder.overlaps() == []


@pytest.mark.parametrize("title", [samples.LONG, samples.JAPANESE * 4, samples.ARABIC * 4, "🎉 " * 90])
def test_a_title_that_is_cut_on_its_card_stands_in_full_below_the_map(title: str) -> None:
    cards = (card(1, CardKind.OWNER, 1, title), card(2, CardKind.GOAL, 1, title * 9, length=1))
    recorder, poster = drawn(wanted(MapContent(MapHead(1, "M"), (Stage(1, "Buy", 0),), LANES, cards)))
    assert recorder.overlaps() == []
    below = [text for text in recorder.texts if text.box.top > poster.map_top]
    assert bare(title) in bare("".join(text.text for text in below))
    assert "In full" in [text.text for text in recorder.texts]


def test_what_is_read_from_the_right_begins_there() -> None:
    stage, title = "هطمعة", "تدريب فريق النوبة الليلية على النظام (version 2) قبل أكتوبر"
    made = MapContent(MapHead(1, "M"), (Stage(1, stage, 0),), LANES, (card(1, CardKind.GOAL, 1, title),))
    recorder, poster = drawn(wanted(made, standing=Standing(1, None, 0.5)))
    lines = [text for text in recorder.texts if text.text.strip() and text.text in title]
    assert len(lines) > 2
    # The stage is 163 wide; cards keep 4.5 from its edges, and titles 10 from the card's.
    right = poster.map_left + 163
    assert {round(line.box.right, 1) for line in lines} == {round(right - 4.5 - 10, 1)}
    assert len({round(line.box.left) for line in lines}) > 1
    (head,) = (text for text in recorder.texts if text.text == stage)
    (pill,) = (text for text in recorder.texts if text.text == "Now")
    assert head.box.right == pytest.approx(right - 10)
    assert pill.box.right < head.box.left


def test_a_map_like_the_design_says_all_and_cuts_nothing() -> None:
    recorder, _poster = drawn(wanted())
    words = said(recorder)
    for one in content().cards:
        assert bare(one.title) in words
    for text in ("Halden Freight", "Now", "Gap is not covered yet", "2 Night shift in the plan", "94.8%"):
        assert bare(text) in words
    assert "In full" not in words
    assert "…" not in words


def test_curves_are_told_apart_as_on_screen_and_the_legend_says_whose_they_are() -> None:
    base = content()
    both = replace(base, emotions=(*base.emotions, Emotion(5, 2, 3, 0.0), Emotion(6, 2, 5, -1.0)))
    drawing = ET.fromstring(MapFile(wanted(both)).svg().content)
    name = "{http://www.w3.org/2000/svg}"
    curves = [one for one in drawing.iter(f"{name}path") if one.get("stroke-width") == "2"]
    # Two units wide: the second persona's dashes are 4, 1.6, 1, 1.6 widths, then 4, 3, 1, 3, 1, 3.
    assert [one.get("stroke-dasharray") for one in curves] == [None, "8 3.2 2 3.2", "8 6 2 6 2 6"]
    risk = [one.get("fill") for one in drawing.iter(f"{name}rect")].count("#A9223F")
    assert risk == 3, "two bad feelings that were felt, and the legend's; the one to come is a ring"
    texts = [one.text for one in drawing.iter(f"{name}text")]
    assert texts.count("COO") == texts.count("Planner") == 2, "beside the lane, and below the map"
    assert "Surveys" in texts
    for text in ("Surveys: 12 answers, Oct 13, 2026", "from Planner to what surveys say", "feels mixed"):
        assert text in texts


def test_what_has_no_place_is_listed() -> None:
    lost = Card(1, None, None, CardKind.NOTE, title="Left behind by a merge")
    recorder, _poster = drawn(wanted(MapContent(MapHead(1, "M"), (Stage(1, "Buy", 0),), LANES, (lost,))))
    assert "Left behind by a merge" in [text.text for text in recorder.texts]


def test_a_map_without_anything_around_is_the_map_alone() -> None:
    recorder, poster = drawn(wanted(title="", about="", legend=False, brand=None))
    # 6 stages of 163 and labels of 106, with margins of 28.
    assert poster.width == pytest.approx(6 * 163 + 106 + 56)
    # The head of 46 stands right below the margin.
    assert poster.map_top == 28 + 46
    assert "Corvane" not in [text.text for text in recorder.texts]


def covered(made: list[Box], point: tuple[float, float]) -> bool:
    return any(b.left <= point[0] <= b.right and b.top <= point[1] <= b.bottom for b in made)


@pytest.mark.parametrize("size", [(300, 200), (2000, 900), (1000, 3000), (3422, 9457)])
@pytest.mark.parametrize("paper", [Paper.A4_TILES, Paper.A3_TILES])
def test_tiles_show_every_place_overlap_by_a_centimetre_and_stay_readable(
    size: tuple[float, float], paper: Paper
) -> None:
    pages = pages_of(*size, paper)
    shown = [page.shown for page in pages]
    assert all(covered(shown, (size[0] * x / 20, size[1] * y / 20)) for x in range(21) for y in range(21))
    for one, other in itertools.pairwise(pages):
        assert one.tile is not None
        assert other.tile is not None
        assert one.tile.beside in ("", other.tile.name)
        if one.tile.row == other.tile.row:
            # 10 mm are 28.35 points.
            overlap = one.shown.right - other.shown.left
            assert overlap == pytest.approx(one.tile.overlap)
            assert overlap * one.points_a_unit == pytest.approx(28.35, abs=0.01)
    for page in pages:
        assert 12 * page.points_a_unit >= 7, "points of a card's title"
        assert page.left + page.shown.width < page.width
        assert page.top + page.shown.height < page.height
    assert len({page.tile and page.tile.name for page in pages}) == len(pages)


def test_a_map_of_two_thousand_by_nine_hundred_takes_two_lying_sheets() -> None:
    """Titles of 7 points make it 2,000 × 7 / 12 = 1,167 points wide and 525 high.

    A4 without margins and overlap is 267 mm = 757 by 180 mm = 510 points, and 28 more on the last sheet.
    Lying: 1,167 − 28 = 1,138 take two of 757, 525 − 28 = 497 one of 510. Upright it would take three.
    It is then as large as the height lets it be: 190 mm = 538.6 points for 900 units.
    """
    pages = pages_of(2000, 900, Paper.A4_TILES)
    assert [page.tile and page.tile.name for page in pages] == ["A1", "A2"]
    assert pages[0].points_a_unit == pytest.approx(538.58 / 900, rel=1e-4)
    assert pages[0].width > pages[0].height


@pytest.mark.parametrize(
    ("stages", "paper"), [(6, Paper.A4_TILES), (12, Paper.A4_TILES), (20, Paper.A3_TILES)]
)
def test_every_line_around_a_map_is_whole_on_a_sheet_and_the_legend_on_one(stages: int, paper: Paper) -> None:
    base = content()
    cards = tuple(
        replace(one, id=100 * place + one.id, stage_id=place, title=one.title * 9)
        for place in range(1, stages + 1)
        for one in base.cards
    )
    many = tuple(Stage(place, f"Stage {place}", place) for place in range(1, stages + 1))
    setter, recorder = Setter(FontBook()), Recorder()
    poster = Poster(wanted(replace(base, stages=many, cards=cards)), setter, paper)
    poster.draw(Sheet(recorder, setter, look_of("#2355C4")))
    pages = pages_of(poster.width, poster.height, paper, poster.across)
    assert len(pages) > 1
    around = [text for text in recorder.texts if text.box.top > poster.foot_top]
    legend = [text.text for text in around].index("where the account is")
    around += [
        text for text in recorder.texts if text.text in ("High touch", "Halden Freight · Oct 13, 2026")
    ]
    assert all(any(within(text.box, page.shown) for page in pages) for text in around)
    assert any(all(within(text.box, page.shown) for text in around[legend:-2]) for page in pages)


def within(box: Box, shown: Box) -> bool:
    return (
        shown.left <= box.left
        and box.right <= shown.right
        and shown.top <= box.top
        and box.bottom <= shown.bottom
    )


def test_a_map_on_one_sheet_is_as_large_as_it_can_be_but_no_larger_than_on_screen() -> None:
    (large,) = pages_of(4000, 1000, Paper.A3)
    # 420 − 20 = 400 mm are 1,133.9 points for 4,000 units.
    assert large.points_a_unit == pytest.approx(1133.86 / 4000, rel=1e-4)
    (small,) = pages_of(300, 200, Paper.A3)
    assert small.points_a_unit == POINTS_A_UNIT

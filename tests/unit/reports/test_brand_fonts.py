"""A brand's typeface: a file either draws the deck or is refused in one line."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.deck.content import Typeface
from cs_desktop.domain.deck.slides import MessageSlide
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.check import FontFile, check_typeface
from cs_desktop.reports.fonts.files import fallback_files, typeface_file
from cs_desktop.reports.pdf import render_pdf
from tests.unit.reports import samples
from tests.unit.reports.brand_font import RESTRICTED, bar_font, height_of

BARS = bar_font()
PLAIN: dict[str, Any] = {"leftward": False, "language": "en", "tabular": False}


def test_a_file_tells_its_family_and_its_weight() -> None:
    assert check_typeface(BARS) == FontFile("Bars", 400, is_variable=False)
    semibold = typeface_file(600).read_bytes()
    assert check_typeface(semibold) == FontFile("Inter", 600, is_variable=False)
    variable = fallback_files()[0].read_bytes()
    assert check_typeface(variable) == FontFile("Noto Sans", 400, is_variable=True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a font file"),
        (b"%PDF-1.7 and so on", "not a font file"),
        (b"wOF2" + BARS, "packed for the web"),
        (b"ttcf" + BARS, "several fonts"),
        (BARS[:400], "choose another one"),
        (b"OTTO" + bytes(500), "no outlines"),
        (bar_font(rights=RESTRICTED), "must not be embedded"),
        (fallback_files()[1].read_bytes(), "lacks Latin letters"),
    ],
    ids=["nothing", "a document", "web", "collection", "cut short", "zeros", "restricted", "Arabic alone"],
)
def test_what_cannot_carry_a_deck_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(KnownError, match=words) as refused:
        check_typeface(content)
    assert "\n" not in str(refused.value)


@given(st.lists(st.tuples(st.integers(0, len(BARS) - 1), st.integers(0, 255)), max_size=40), st.data())
def test_a_damaged_file_is_refused_or_works(changes: list[tuple[int, int]], data: st.DataObject) -> None:
    content = bytearray(BARS)
    for place, byte in changes:
        content[place] = byte
    cut = bytes(content[: data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))])
    try:
        check_typeface(cut)
    except KnownError:
        return
    book = FontBook(typeface=Typeface("Bars", ((400, cut),)))
    (run,) = book.runs("Hamburg", 600, 0)
    assert run.face.shape("Hamburg", **PLAIN)


def test_the_brand_draws_what_it_has_and_ours_the_rest(tmp_path: Path) -> None:
    deck = samples.deck((MessageSlide("A9 é", ()),), typeface=Typeface("Bars", ((400, BARS),)))
    assert render_pdf(deck, tmp_path / "deck.pdf").missing_glyphs == ()
    with closing(PdfDocument(tmp_path / "deck.pdf")) as document:
        page = document[0].get_textpage()
        assert page.get_text_range(0, 4) == "A9 é"
        boxes = [page.get_charbox(place) for place in range(2)]
    heights = [top - bottom for _left, bottom, _right, top in boxes]
    # A title of 38 units, each 0.6 points: a bar of 1000 thousandths would stand 22.8 high.
    assert heights == pytest.approx([22.8 * height_of(letter) / 1000 for letter in "A9"], rel=0.03)


def test_of_a_missing_weight_the_nearest_is_drawn() -> None:
    light, strong = bar_font(), typeface_file(600).read_bytes()
    book = FontBook(typeface=Typeface("Two", ((400, light), (600, strong))))
    names = [book.runs("a", weight, 0)[0].face.path.name for weight in (400, 500, 600)]
    assert names == ["Two-400", "Two-400", "Two-600"]


def test_a_variable_file_is_drawn_in_each_weight() -> None:
    book = FontBook(typeface=Typeface("Noto", ((400, fallback_files()[0].read_bytes()),)))
    faces = [book.runs("a", weight, 0)[0].face for weight in (400, 600)]
    assert [face.axes["wght"] for face in faces] == [400, 600]
    light, strong = (face.width(face.shape("a", **PLAIN)[0].id) for face in faces)
    assert strong > light

"""What a PDF says of its parts: whole, in the order in which they are drawn, and nothing of who made it."""

import getpass
import platform
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Object, Pdf

from cs_desktop.domain.deck.slides import ChartsSlide
from cs_desktop.reports.charts.words import chart_words
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.reports.pdf.structure import Element, Piece, Structure
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle
from tests.unit.reports import samples

PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "BI"}


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pdf]:
    """Return a deck with a slide of each kind, where a gap leads to its objective and back."""
    path = tmp_path_factory.mktemp("tagged") / "deck.pdf"
    journey, plan = samples.journey(), samples.objectives()
    gap = replace(journey.gaps[0], keys=("gap-1",), leads_to=("objective-9",))
    lost = replace(journey.gaps[1], keys=("gap-4",), leads_to=("objective-8",))
    linked = {
        journey: replace(journey, gaps=(gap, lost)),
        plan: replace(plan, objectives=(replace(plan.objectives[0], keys=("objective-9",)),)),
    }
    slides = tuple(linked.get(slide, slide) for slide in samples.body())  # type: ignore[call-overload]
    render_pdf(samples.deck(slides, account=samples.ARABIC), path)
    with Pdf.open(path) as opened:
        yield opened


def kids(element: Object) -> list[Object]:
    """Return what an element holds: elements, numbers of pieces, and what can be clicked."""
    found = element.get(Name.K, [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def elements(root: Object) -> Iterator[Object]:
    """Yield an element and all below it, in order."""
    yield root
    for kid in kids(root):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield from elements(kid)


def every(pdf: Pdf, role: str) -> list[Object]:
    document = pdf.Root.StructTreeRoot.K
    return [one for one in elements(document) if f"/{role}" == one.S]


Place = tuple[tuple[int, int], int, Object]


@pytest.fixture(scope="module")
def pieces(pdf: Pdf) -> list[Place]:
    """Return page, number and element of each piece, in the order of the tree."""
    return list(_pieces(pdf.Root.StructTreeRoot.K))


def _pieces(element: Object) -> Iterator[Place]:
    for kid in kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid, element
        elif Name.S in kid:
            yield from _pieces(kid)


Painted = list[tuple[str, int | None, bool]]


@pytest.fixture(scope="module")
def painted(pdf: Pdf) -> list[Painted]:
    """Return, by page, of each operator that paints: its number, and whether it is decoration."""
    return [list(_painted(page)) for page in pdf.pages]


def _painted(page: pikepdf.Page) -> Iterator[tuple[str, int | None, bool]]:
    opened: list[tuple[int | None, bool]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            held = operands[1].get(Name.MCID) if name == "BDC" else None
            opened.append((None if held is None else int(held), operands[0] == "/Artifact"))
        elif name == "EMC":
            opened.pop()
        elif name in PAINTS:
            numbers = [number for number, _ in opened if number is not None]
            assert len(numbers) <= 1
            yield name, next(iter(numbers), None), any(apart for _, apart in opened)
    assert not opened


def test_all_that_is_painted_is_content_or_decoration(pdf: Pdf, painted: list[Painted]) -> None:
    for page, operators in zip(pdf.pages, painted, strict=True):
        for name, number, is_decoration in operators:
            assert (number is None) == is_decoration, name
        assert page.Tabs == "/S"
    assert pdf.Root.MarkInfo.Marked is True


def test_each_piece_belongs_to_the_element_that_the_page_names_for_it(
    pdf: Pdf, pieces: list[Place], painted: list[Painted]
) -> None:
    assert len({(page, number) for page, number, _ in pieces}) == len(pieces)
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for page, operators in zip(pdf.pages, painted, strict=True):
        listed = parents[int(page.StructParents)]
        held = {number: one for at, number, one in pieces if at == page.obj.objgen}
        assert [one.objgen for one in listed] == [held[number].objgen for number in range(len(listed))]
        assert {number for _, number, _ in operators} - {None} == held.keys()


def test_it_is_read_in_the_order_in_which_it_is_drawn(pdf: Pdf, pieces: list[Place]) -> None:
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    order = [(places[page], number) for page, number, _ in pieces]
    assert order == sorted(order)


def test_each_page_is_a_part_under_a_heading(pdf: Pdf) -> None:
    parts = every(pdf, "Sect")
    assert len(parts) == len(pdf.pages)
    for part in parts:
        headings = [str(one.S) for one in elements(part) if re.fullmatch(r"/H\d", str(one.S))]
        assert Counter(headings)["/H1"] == 1
        assert headings[0] == "/H1"


def test_tables_are_whole_and_their_heads_say_what_they_head(pdf: Pdf) -> None:
    tables = every(pdf, "Table")
    # Measures, objectives, the journey and its gaps, and where the numbers come from.
    assert len(tables) >= 5
    for table in tables:
        rows = [kids(row) for row in kids(table)]
        assert {str(row.S) for row in kids(table)} == {"/TR"}
        assert len({len(row) for row in rows}) == 1
        assert {str(cell.S) for row in rows for cell in row} <= {"/TH", "/TD"}
        assert all(cell.A.Scope in ("/Column", "/Row") for row in rows for cell in row if cell.S == "/TH")
        assert all(row[0].S == "/TH" for row in rows[1:])


def test_figures_say_in_words_what_can_be_seen_and_where_they_are(pdf: Pdf) -> None:
    figures = every(pdf, "Figure")
    words = [str(one.Alt) for one in figures]
    assert all(words)
    for one in figures:
        left, bottom, right, top = map(float, one.A.BBox)
        assert 0 <= left < right <= 960
        assert 0 <= bottom < top <= 540
    told = next(text for text in words if text.startswith("Weekly active planners. Share of 186"))
    # The ends of the line, the target and an event.
    for part in ("38.0% (Apr 21, 2026) – 71.0% (Oct 27, 2026)", "Target 80%", "Aug 18, 2026: Depot 4 live"):
        assert part in told
    charts = [
        panel.chart for slide in samples.body() if isinstance(slide, ChartsSlide) for panel in slide.panels
    ]
    assert {chart_words(chart) for chart in charts} <= set(words)
    assert "94.8% on Oct 27, 2026, 94.2% where we planned to be on Oct 27, 2026" in words


def test_what_leads_elsewhere_is_a_link_with_its_text(pdf: Pdf) -> None:
    links = every(pdf, "Link")
    assert len(links) == 2
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for link in links:
        (clicked,) = [kid.Obj for kid in kids(link) if isinstance(kid, Dictionary)]
        assert any(isinstance(kid, int) for kid in kids(link))
        assert parents[int(clicked.StructParent)].objgen == link.objgen
        assert str(clicked.Contents).startswith("Go to: ")
        assert int(clicked.F) & 4, "it would not be printed"
    assert "/Annots" in str(pdf.pages[7].keys())
    # What the other gap would lead to is not in the deck: a text like others.
    assert len(every(pdf, "Span")) == 1


def test_both_kinds_of_metadata_say_the_same_and_name_no_program(pdf: Pdf) -> None:
    assert pdf.pdf_version == "1.7"
    assert not pdf.check_pdf_syntax()
    info = {name: str(value) for name, value in pdf.docinfo.items()}
    assert set(info) == {"/Title", "/Author", "/Subject", "/Creator", "/CreationDate", "/ModDate"}
    with pdf.open_metadata(update_docinfo=False) as told:
        assert told["dc:title"] == info["/Title"] == f"Executive business review, {samples.ARABIC}"
        assert told["dc:creator"] == [info["/Author"]] == ["Corvane"]
        assert told["dc:description"] == info["/Subject"]
        assert told["xmp:CreateDate"] == told["xmp:ModifyDate"] == "2026-10-27T12:00:00Z"
        assert info["/CreationDate"] == info["/ModDate"] == "D:20261027120000Z"
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
    packet = pdf.Root.Metadata.read_bytes().decode()
    said = f"{packet} {info} {pdf.trailer}".lower()
    names = [name for name in (getpass.getuser(), platform.node()) if len(name) > 4]
    assert not [name for name in ("reportlab", "cs desktop", "python", *names) if name.lower() in said]
    assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_a_line_goes_on_after_a_space_but_not_within_a_word() -> None:
    setter, style = Setter(FontBook()), TextStyle(20, 400, 28)
    by_words = setter.wrap("where it began and where it ends", style, 120)
    assert len(by_words.lines) > 2
    assert not any(line.is_broken for line in by_words.lines)
    within = setter.wrap("Donaudampfschifffahrtsgesellschaft", style, 120).lines
    assert [line.is_broken for line in within] == [True] * (len(within) - 1) + [False]


STEPS = st.recursive(
    st.sampled_from(["text", "shape"]),
    lambda inner: st.tuples(st.sampled_from(list(Tag)), st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(st.lists(STEPS, max_size=4))
def test_whatever_is_drawn_in_whatever_the_tree_is_valid(steps: list[object]) -> None:
    structure = Structure()
    drawn: list[Element] = []

    def draw(step: object) -> None:
        if step == "text":
            drawn.append(structure.text_holder())
            structure.number_for(drawn[-1]) if drawn[-1].tag.role != "Artifact" else None
        elif step == "shape":
            holder = structure.shape_holder()
            assert holder is None or holder.tag in (Tag.FIGURE, Tag.DECORATION, Tag.FOOTER)
        else:
            tag, inner = step  # type: ignore[misc]
            begun = structure.begin(tag)
            for one in inner:
                draw(one)
            if begun:
                structure.end()

    for step in steps:
        draw(step)
    only = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}}
    within = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}
    told = list(structure.elements())
    for one in told:
        below = [kid for kid in one.kids if isinstance(kid, Element) and kid.is_told]
        allowed = only.get(one.tag.role)
        assert allowed is None or {kid.tag.role for kid in below} <= allowed
        assert allowed is None or not any(isinstance(kid, Piece) for kid in one.kids)
        assert one.tag.role not in within or one.parent is not None
        assert one.parent is None or within.get(one.tag.role, one.parent.tag.role) == one.parent.tag.role
    content = [one for one in drawn if one.tag.role != "Artifact"]
    assert set(map(id, content)) <= set(map(id, told))
    assert structure.pages == [content]

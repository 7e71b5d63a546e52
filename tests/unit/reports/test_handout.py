"""Slides on paper: one page stays one, tables go on with their heads, what is left out is counted."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2

from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.slides import (
    Block,
    Cell,
    Column,
    FiguresSlide,
    KeyFigure,
    MeasuresSlide,
    Row,
    SummarySlide,
    TableSlide,
)
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.reports.handout import handout_pdf, one_pager_pdf
from tests.unit.reports import samples


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(content))
    return [page.get_textpage().get_text_range() for page in document]


def rows(count: int) -> TableSlide:
    told = tuple(Row((Cell(f"Row {number}"), Cell("said"))) for number in range(1, count + 1))
    return TableSlide("All of them", (Column("Name of it"), Column("State")), told, "list")


def test_a_one_pager_is_one_page_and_its_sources_stand_behind_it() -> None:
    made = one_pager_pdf(samples.deck(), SheetSize.A4)
    assert made.front == 1
    assert made.pages > 1
    assert "Where each number comes from" in texts(made.content)[1]
    assert made.content == one_pager_pdf(samples.deck(), SheetSize.A4).content


def test_a_long_table_goes_on_below_its_headings() -> None:
    made = handout_pdf(replace(samples.deck(), slides=(rows(120),)), SheetSize.LETTER)
    pages = texts(made.content)
    assert len(pages) > 2
    assert all("Name of it" in page for page in pages)
    assert [f"Row {n}" for n in range(1, 121)] == [
        line.split(" said")[0].strip() for page in pages for line in page.splitlines() if "Row " in line
    ]


def test_what_a_shorter_list_leaves_out_is_counted() -> None:
    (page,) = texts(handout_pdf(replace(samples.deck(), slides=(rows(9),)), SheetSize.A4, most=4).content)
    assert "And 5 more rows." in page
    assert "Row 5" not in page


def test_old_values_do_not_stand_under_now() -> None:
    """Of one measure the value is four weeks old, of the other it is that of the deck's day."""
    new, old, *_ = samples.measures()
    old = replace(old, current=replace(old.current, as_of=date(2026, 9, 28)))
    slide = MeasuresSlide("Measures", (new, old), "plan")
    deck = replace(samples.deck(), slides=(slide, samples.objectives()))
    (page,) = texts(handout_pdf(deck, SheetSize.A4).content)
    measures, objectives = page.split("Decisions today")[0].split(samples.objectives().title[:30])
    assert "Last value" in measures
    assert {"Sep 28", "Oct 27"} <= set(measures.splitlines())
    assert "Now Target" in objectives


def test_a_deck_of_nothing_but_an_appendix_is_a_page() -> None:
    made = handout_pdf(replace(samples.deck(), slides=(appendix(()),)), SheetSize.A4)
    assert made.pages >= 1


def figure(label: str, status: Status = Status.NONE, note: str = "") -> Figure:
    return Figure(
        label, 3, Unit.COUNT, f"count of {label}", "Plan", date(2026, 9, 30), note=note, status=status
    )


def with_figures(count: int) -> TableSlide:
    return replace(rows(count), title="With figures", figures=(KeyFigure(figure("Late accounts")),))


def test_a_title_and_its_figures_go_with_the_table_and_no_row_is_left_alone() -> None:
    for before in range(16, 26):
        slides = (rows(before), with_figures(9))
        pages = texts(handout_pdf(replace(samples.deck(), slides=slides), SheetSize.A4).content)
        assert [("With figures" in page, "Late accounts" in page) for page in pages] in (
            [(False, False), (True, True)],
            [(True, True), (False, False)],
            [(True, True)],
        )
        assert all(page.count("Row ") != 1 for page in pages)
        (begun,) = (page for page in pages if "With figures" in page)
        assert "Row 1 said" in begun.split("With figures")[1]


def test_a_mark_of_status_stands_at_a_word_for_it_alone() -> None:
    def marks(status: Status, word: str) -> int:
        slide = FiguresSlide("Figures", (KeyFigure(figure("Late", status, "5 before"), word=word),), "plan")
        content = handout_pdf(replace(samples.deck(), slides=(slide,)), SheetSize.A4).content
        found = pypdfium2.PdfDocument(BytesIO(content))[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        return len(list(found))

    assert marks(Status.RISK, "") == marks(Status.NONE, "")
    assert marks(Status.RISK, "Late") == marks(Status.NONE, "") + 1


def test_a_one_pager_names_both_sides_and_tells_the_sources_of_what_it_shows_alone() -> None:
    measures = MeasuresSlide("Measures", samples.measures()[:1], "plan")
    long = SummarySlide(
        "Too long", (KeyFigure(figure("Hidden")),), (Block("All", ("word " * 2000,)),), "plan"
    )
    slides = (measures, long, samples.objectives())
    deck = replace(samples.deck(), slides=(*slides, appendix(slides)))
    front, *back = texts(one_pager_pdf(deck, SheetSize.A4).content)
    assert "Too long" not in front
    assert f"Owner, {deck.company}" in " ".join(front.split())
    told = " ".join(" ".join(back).split())
    assert "Hidden" not in told
    (row,) = measures.measures
    assert row.expected is not None
    assert row.expected.label not in told
    assert f"{row.current.label} " in told


def test_on_paper_there_are_sections_and_no_slides() -> None:
    many = tuple(
        Row((Cell(f"Row {n}"), Cell(figure=replace(figure("Rows"), label=f"Row {n}")))) for n in range(9)
    )
    slide = replace(rows(0), rows=many)
    told = " ".join(
        texts(handout_pdf(replace(samples.deck(), slides=(slide, appendix((slide,)))), SheetSize.A4).content)
    )
    assert "see its section" in told
    assert "see its slide" not in told


def test_names_of_a_column_begin_below_each_other_whichever_way_they_are_read() -> None:
    told = tuple(Row((Cell(name), Cell("said"))) for name in ("Halden", "مرحبا"))
    slide = replace(rows(0), title="Title", rows=told)
    page = pypdfium2.PdfDocument(
        BytesIO(handout_pdf(replace(samples.deck(), slides=(slide,)), SheetSize.A4).content)
    )[0].get_textpage()
    said = page.get_text_range()
    latin, arabic = (
        min(page.get_charbox(at)[0] for at, char in enumerate(said) if char in name)
        for name in ("Hd", "مرحبا")
    )
    assert abs(latin - arabic) < 4

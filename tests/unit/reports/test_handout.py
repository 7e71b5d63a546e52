"""Slides on paper: one page stays one, tables go on with their heads, what is left out is counted."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2

from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.slides import Cell, Column, MeasuresSlide, Row, TableSlide
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

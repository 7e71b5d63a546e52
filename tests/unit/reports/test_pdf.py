"""The file: what is drawn can be read, nothing is foreign in it, and it is whole or not there."""

import ctypes
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.deck.content import Deck, Picture
from cs_desktop.domain.deck.keys import slides_that_show
from cs_desktop.domain.deck.slides import MessageSlide, SummarySlide, TitleSlide
from cs_desktop.reports.pdf import first_pages, render_pdf
from cs_desktop.reports.pdf.pictures import can_show
from tests.pictures import png
from tests.unit.reports import samples


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def words_of(path: Path) -> list[str]:
    """Return the text of each page as a reader of the file copies it, lines joined."""
    with opened(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def drawn(deck: Deck, folder: Path) -> list[str]:
    render_pdf(deck, folder / "deck.pdf")
    return words_of(folder / "deck.pdf")


def streams(path: Path) -> bytes:
    """Return everything in the file, unpacked."""
    content = path.read_bytes()
    parts = [content]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return b"\n".join(parts)


def message(text: str) -> Deck:
    return samples.deck((TitleSlide(), MessageSlide("One sentence", (text,))))


def test_the_logo_is_in_the_file_once_and_on_every_page(tmp_path: Path) -> None:
    deck = replace(samples.deck(), logo=Picture(png(30, 20, (200, 30, 40)), 30, 20))
    render_pdf(deck, tmp_path / "deck.pdf")
    assert (tmp_path / "deck.pdf").read_bytes().count(b"/Subtype /Image") == 1
    with opened(tmp_path / "deck.pdf") as document:
        for page in document:
            (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
            # 20 pixels high and 30 wide, so three by two wherever it stands.
            left, bottom, right, top = picture.get_bounds()
            assert (right - left) / (top - bottom) == pytest.approx(1.5, rel=1e-3)


@pytest.mark.parametrize("content", [png()[:45], b"\xff\xd8\xff\xe0", b"", b"%PDF-1"], ids=str)
def test_a_broken_picture_is_known_before_it_is_drawn(content: bytes) -> None:
    assert can_show(png())
    assert not can_show(content)


def test_pages_are_wide_and_counted(tmp_path: Path) -> None:
    report = render_pdf(samples.deck(), tmp_path / "deck.pdf")
    with opened(tmp_path / "deck.pdf") as document:
        assert len(document) == report.pages
        # 13.33 × 7.5 inches of 72 points.
        assert {page.get_size() for page in document} == {(960.0, 540.0)}
        assert [document.get_page_label(i) for i in (0, 1, 9)] == ["1", "2", "10"]
    assert report.missing_glyphs == ()
    assert report.shortened == ()


def test_text_is_read_in_the_order_of_the_page(tmp_path: Path) -> None:
    page = drawn(samples.deck(), tmp_path)[1]
    places = [
        page.index(text)
        for text in (
            "Halden gets the result",
            "94.8%",
            "What worked",
            "What did not",
            "What we ask",
            "Source:",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text",
    [
        "株式会社サンプル",
        "한국어 회사",
        "Привет, мир",
        "Ελληνικά",
        "शिपिंग कंपनी",
        "บริษัทขนส่ง",
        "🎉 👩‍🚀 🇩🇪",
        "Halden – “quoted” № 5 → 6, 100 % ≥ 3",
        "naïve Ångström ﬁ e\u0301",
        "non‑breaking‐hyphen-minus",
    ],
)
def test_what_is_drawn_can_be_copied(text: str, tmp_path: Path) -> None:
    found = drawn(message(text), tmp_path)[1]
    expected = text.replace("ﬁ", "fi")  # readers take ligatures apart
    assert expected in found


@pytest.mark.parametrize("word", ["مرحبا", "شركة", "الأمل", "للخدمات", "שלום", "חברה"])
def test_right_to_left_words_can_be_copied(word: str, tmp_path: Path) -> None:
    alone, mixed = drawn(message(word), tmp_path)[1], drawn(message(f"Halden {word} GmbH"), tmp_path)[1]
    assert word in alone
    assert word in mixed
    assert "Halden" in mixed
    assert "GmbH" in mixed


def test_a_name_in_another_script_reaches_every_page(tmp_path: Path) -> None:
    pages = drawn(samples.deck(account="株式会社サンプル"), tmp_path)
    assert all("株式会社サンプル" in page for page in pages)


def test_markup_is_text(tmp_path: Path) -> None:
    path, secret = tmp_path / "deck.pdf", tmp_path / "s"
    secret.write_text("what only this machine knows", encoding="ascii")
    text = f'<img src="{secret}"/></para> &lt;b&gt; <font size="99">big</font> %s {{0}} \\(x\\) ) ET'
    # Where a line ends depends on how long the folder's name is.
    assert "".join(text.split()) in "".join(drawn(message(text), tmp_path)[1].split())
    content = streams(path)
    assert b"/XObject" not in content
    assert b"/Subtype /Image" not in content
    assert secret.read_bytes() not in content


def test_hostile_text_everywhere_leaves_a_file_that_opens(tmp_path: Path) -> None:
    pages = drawn(samples.long_deck(samples.HOSTILE), tmp_path)
    assert all('<img src="/etc/hosts"/>' in page for page in pages[1:])


def test_control_characters_do_no_harm(tmp_path: Path) -> None:
    assert "abc" in drawn(message("a\x00b\x1b\u202ec\ud800"), tmp_path)[1]


def test_every_font_is_ours_and_inside(tmp_path: Path) -> None:
    path = tmp_path / "deck.pdf"
    render_pdf(samples.deck(account=samples.JAPANESE + samples.ARABIC + "🎉"), path)
    content = streams(path)
    names = {name.decode() for name in re.findall(rb"/BaseFont /([^\s/>]+)", content)}
    assert {re.sub(r"^[A-Z]{6}\+", "", name) for name in names} == {
        *("Inter-Regular", "Inter-Medium", "Inter-SemiBold"),
        *("NotoSansCJKtc-Regular", "NotoSansArabic", "NotoEmoji"),
    }
    assert all(re.match(r"[A-Z]{6}\+", name) for name in names)
    fonts = len(re.findall(rb"/Type /FontDescriptor", content))
    assert len(re.findall(rb"/FontFile[23] ", content)) == fonts
    assert b"Helvetica" not in content
    assert path.stat().st_size < 200_000


def test_a_character_without_a_glyph_is_reported(tmp_path: Path) -> None:
    report = render_pdf(message("Sumerian 𒀀𒀁 and more 𒀀"), tmp_path / "deck.pdf")
    assert report.missing_glyphs == ("𒀀", "𒀁")


def test_the_outline_has_one_entry_for_each_slide(tmp_path: Path) -> None:
    deck = samples.deck()
    render_pdf(deck, tmp_path / "deck.pdf")
    with opened(tmp_path / "deck.pdf") as document:
        entries = [(entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    assert len(entries) == len(deck.slides)
    assert entries[0] == ("Executive business review", 0)
    assert entries[6] == (samples.objectives().title, 6)
    assert entries[-1] == ("Where each number comes from", 14)


def test_a_gap_leads_to_its_objective_and_back(tmp_path: Path) -> None:
    journey = samples.journey()
    gap = replace(journey.gaps[0], keys=("gap-1", "bridge-2"), leads_to=("objective-9", "objective-3"))
    lost = replace(journey.gaps[1], keys=("gap-4",), leads_to=("objective-8",))
    plan = samples.objectives()
    rows = (*plan.objectives[:2], replace(plan.objectives[2], keys=("objective-9",)))
    slides = (samples.deck().slides[0], replace(journey, gaps=(gap, lost)), replace(plan, objectives=rows))
    deck = samples.deck(slides)
    assert slides_that_show(deck, "bridge-2") == (1,)
    assert slides_that_show(deck, "objective-9") == (2,)
    assert slides_that_show(deck, "objective-8") == ()
    assert first_pages(deck) == (1, 2, 3, 4)
    render_pdf(deck, tmp_path / "deck.pdf", opening=3)
    assert b"/OpenAction" in streams(tmp_path / "deck.pdf")
    with opened(tmp_path / "deck.pdf") as document:
        # The one objective that is in the deck, and nothing for that of the other gap.
        assert _leads(document, 1) == [2]
        assert _leads(document, 2) == [1]


def _leads(document: pypdfium2.PdfDocument, page: int) -> list[int]:
    """Return to which pages the boxes of a page lead that one can click."""
    place, link = ctypes.c_int(0), pypdfium2.raw.FPDF_LINK()
    found, shown = [], document[page]
    while pypdfium2.raw.FPDFLink_Enumerate(shown.raw, ctypes.byref(place), ctypes.byref(link)):
        target = pypdfium2.raw.FPDFLink_GetDest(document.raw, link)
        found.append(pypdfium2.raw.FPDFDest_GetDestPageIndex(document.raw, target))
    return found


def test_the_metadata_name_the_deck_and_not_the_program(tmp_path: Path) -> None:
    render_pdf(samples.deck(language="de-DE"), tmp_path / "deck.pdf")
    with opened(tmp_path / "deck.pdf") as document:
        found = document.get_metadata_dict()
    assert found["Title"] == "Executive business review, Halden Freight"
    assert found["Author"] == "Corvane"
    assert found["Subject"] == "Third quarter 2026, Halden Freight"
    assert found["CreationDate"].startswith("D:20261027")
    content = streams(tmp_path / "deck.pdf")
    assert b"/Lang (de-DE)" in content
    assert b"/DisplayDocTitle true" in content
    assert b"CS Desktop" not in content


def test_an_umlaut_and_japanese_in_the_metadata(tmp_path: Path) -> None:
    render_pdf(samples.deck(account="株式会社", company="Müller & Söhne"), tmp_path / "deck.pdf")
    with opened(tmp_path / "deck.pdf") as document:
        found = document.get_metadata_dict()
    assert found["Author"] == "Müller & Söhne"
    assert found["Title"].endswith("株式会社")


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        render_pdf(samples.deck(account=samples.JAPANESE), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_nothing_but_the_deck_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "deck.pdf").write_bytes(b"old")
    render_pdf(samples.empty_deck(), tmp_path / "deck.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pdf"]
    assert (tmp_path / "deck.pdf").read_bytes().startswith(b"%PDF")


def test_a_target_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "deck.pdf").mkdir()
    (tmp_path / "deck.pdf" / "in the way").touch()
    for path in (
        tmp_path / "deck.pdf",
        tmp_path / "missing" / "deck.pdf",
        tmp_path / "deck.pdf" / "in the way" / "x",
    ):
        with pytest.raises(KnownError, match="cannot be written") as caught:
            render_pdf(message("x"), path)
        assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pdf"]


def test_what_was_shortened_is_reported_and_stands_in_full(tmp_path: Path) -> None:
    summary = samples.summary()
    deck = samples.deck((SummarySlide(samples.LONG * 3, summary.figures, summary.blocks, ""),))
    report = render_pdf(deck, tmp_path / "deck.pdf")
    assert (1, samples.LONG * 3) in report.shortened
    assert "vormals Gebrüder Petersen" in words_of(tmp_path / "deck.pdf")[-1]

"""A deck's content as a document on A4 or Letter, and as one page of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.slides import AppendixSlide, Slide
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.handout.sections import as_told, put_section
from cs_desktop.reports.handout.styles import LEAST, POINTS_A_UNIT, SMALL, SMALL_BOLD, SUBTITLE, TITLE
from cs_desktop.reports.handout.tables import Frame
from cs_desktop.reports.look import TEXT2, TEXT3, look_of
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.plan.flow import MARGIN, SIZES, Flow, Part
from cs_desktop.reports.sheet import Align, Sheet
from cs_desktop.reports.slides.book import book_of
from cs_desktop.reports.slides.frame import draw_internal
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter

_LOGO = (150.0, 44.0)
_FEWER = (12, 8, 6, 5, 4, 3)
"""Entries of each list that a one-pager tries, one after the other."""


@dataclass(frozen=True, slots=True)
class HandoutFile:
    """The file's content, its pages, and the characters that no font has."""

    content: bytes
    pages: int
    front: int
    """Pages before the one that says where each number comes from."""
    missing_glyphs: tuple[str, ...]


def handout_pdf(
    deck: AnyDeck, size: SheetSize, most: int | None = None, *, apart: bool = False
) -> HandoutFile:
    """Return a deck's content as PDF to read and print; of lists at most so many entries, all if None.

    `apart` says whether what tells where each number comes from begins a page.
    """
    book = book_of(deck)
    setter = Setter(book)
    flow, front = _laid_out(deck, size, setter, most, apart=apart)
    target = BytesIO()
    canvas = TextCanvas(target, flow.width, flow.height, POINTS_A_UNIT, _about(deck))
    for number, page in enumerate(flow.pages, 1):
        sheet = Sheet(Surface(canvas, flow.height), setter, look_of(deck.accent))
        canvas.addPageLabel(number - 1, style="ARABIC", start=number)
        if deck.audience is Audience.INTERNAL:
            draw_internal(sheet, MARGIN + flow.room)
        for draw in page:
            draw(sheet)
        _draw_foot(sheet, flow, deck, number)
        canvas.showPage()
    canvas.save()
    missing = dict.fromkeys(char for cluster in book.missing for char in cluster)
    return HandoutFile(target.getvalue(), len(flow.pages), front, tuple(missing))


def one_pager_pdf(deck: AnyDeck, size: SheetSize) -> HandoutFile:
    """Return the content on one page: with as many entries of each list as fit, and a word on the others.

    Sections that have no room with three entries of each list are left out.

    On its back stands where each number of the page comes from.
    """
    # What is tried is laid out and not drawn, by letters that are shaped but once.
    setter = Setter(book_of(deck))

    def fits(tried: Sequence[Slide], most: int | None) -> bool:
        return _laid_out(_with(deck, tried), size, setter, most, apart=True)[1] == 1

    least = _FEWER[-1]
    kept: list[Slide] = []
    for slide in deck.slides:
        if not isinstance(slide, AppendixSlide) and (fits([*kept, slide], least) or not kept):
            kept.append(slide)
    most = next((most for most in (None, *_FEWER[:-1]) if fits(kept, most)), least)
    sources = appendix(as_told(slide, most) for slide in kept)
    if sources.definitions:
        kept.append(sources)
    return handout_pdf(_with(deck, kept), size, most, apart=True)


def _laid_out(
    deck: AnyDeck, size: SheetSize, setter: Setter, most: int | None, *, apart: bool
) -> tuple[Flow, int]:
    """Return the pages before they are drawn, and how many there are before the appendix."""
    width, height = (side / POINTS_A_UNIT for side in SIZES[size.value])
    flow = Flow(width, height, setter)
    _put_head(flow, deck)
    front = 0
    frame = Frame(deck.day, deck.company, deck.account)
    for slide in deck.slides:
        if isinstance(slide, AppendixSlide):
            front = len(flow.pages)
        put_section(flow, slide, None if front else most, frame, apart=apart)
    return flow, front or len(flow.pages)


def _with(deck: AnyDeck, slides: Sequence[Slide]) -> AnyDeck:
    """Return the deck with other slides, of which none is marked."""
    return replace(deck, slides=tuple(slides), marks=())


def _about(deck: AnyDeck) -> About:
    title = ", ".join(part for part in (deck.title, deck.account) if part)
    return About(title, deck.company, deck.subtitle, deck.day, deck.language)


def _put_head(flow: Flow, deck: AnyDeck) -> None:
    flow.put(_masthead(flow, deck))
    flow.gap(12)
    flow.text(deck.account or deck.title, TITLE, tag=Tag.H1)
    told = [deck.title if deck.account else "", deck.subtitle, day_text(deck.day)]
    flow.text(" · ".join(part for part in told if part), SUBTITLE, TEXT2)


def _masthead(flow: Flow, deck: AnyDeck) -> Part:
    """Return the line above the title: who made it, and the customer's logo."""
    name = flow.setter.fit(deck.company, SMALL_BOLD, flow.room - _LOGO[0] - 20, 2, LEAST)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.drawing.rect(MARGIN, top, 44, 4, fill=sheet.look.accent)
        sheet.paragraph(name, MARGIN, top + 12, TEXT2)
        if deck.logo is not None:
            scale = min(_LOGO[0] / deck.logo.width, _LOGO[1] / deck.logo.height)
            width, height = deck.logo.width * scale, deck.logo.height * scale
            box = Box(MARGIN + flow.room - width, top, width, height)
            with sheet.tagged(Tag.FIGURE, words=f"Logo of {deck.account}", box=box):
                sheet.drawing.image(deck.logo, box.left, box.top, box.width, box.height)

    return Part(max(name.height + 14, _LOGO[1] if deck.logo is not None else 0), draw)


def _draw_foot(sheet: Sheet, flow: Flow, deck: AnyDeck, number: int) -> None:
    baseline = flow.height - MARGIN + 6
    parts = (deck.footer or f"{deck.title}, {deck.period_name}", deck.account, deck.confidentiality)
    line = sheet.setter.elided(" · ".join(part for part in parts if part), SMALL, flow.room - 100)
    pages = f"{number} of {len(flow.pages)}"
    with sheet.tagged(Tag.FOOTER):
        sheet.line(line, MARGIN, baseline, TEXT3)
        sheet.text(pages, SMALL, MARGIN + flow.room, baseline, TEXT3, width=90, align=Align.END)

"""The same content on paper: one account on a page, and a report on the whole book."""

from dataclasses import replace
from pathlib import Path

from cs_desktop.common.files import write_whole
from cs_desktop.common.language import in_english, tr
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign, usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.services.context import Context
from cs_desktop.services.deck.book.gathering import gather_book
from cs_desktop.services.deck.book.making import make_book_deck
from cs_desktop.services.deck.brand import brand_of
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.making import make_deck
from cs_desktop.services.deck.writing import ExportedDeck

_ONE_PAGER = (
    SlideDesign(SlideKey.SUMMARY),
    SlideDesign(SlideKey.OUTCOMES, options={"owners": False}),
    SlideDesign(SlideKey.MUTUAL, options={"done": False}),
    SlideDesign(SlideKey.OBJECTIVES, options={"decisions": False}),
    SlideDesign(SlideKey.HEALTH, options={"trend": False}),
    SlideDesign(SlideKey.PEOPLE),
    SlideDesign(SlideKey.COMMERCIAL),
    SlideDesign(SlideKey.APPENDIX),
)


def export_one_pager(
    ctx: Context,
    account_id: int,
    out: Path,
    period: str | None = None,
    audience: Audience = Audience.INTERNAL,
    size: SheetSize = SheetSize.A4,
    progress: Progress = silent,
) -> ExportedDeck:
    """Write an account on one page: the period, its measures, what is next; on the back the sources.

    Raises:
        KnownError: no such account or period, or the file cannot be written; no half file is left.
    """
    from cs_desktop.reports.handout import one_pager_pdf  # noqa: PLC0415 - reportlab is loaded for the first file

    progress(0, 2, tr("Gathering figures"))
    design = DeckDesign(DeckTemplate.EBR, audience, slides=_ONE_PAGER)
    brand = brand_of(ctx, account_id)
    made = make_deck(gather(ctx, account_id, period), design, brand)
    progress(1, 2, tr("Drawing pages"))
    deck: AnyDeck = replace(made.deck, title="Account summary")
    with in_english():
        file = one_pager_pdf(deck, size)
    return _written(file.content, out, file.pages, brand.warnings)


def export_report(
    ctx: Context,
    out: Path,
    period: str | None = None,
    filtered: str = "",
    size: SheetSize = SheetSize.A4,
    progress: Progress = silent,
) -> ExportedDeck:
    """Write the review of the book, or of the accounts that a filter keeps, as a document to read.

    Raises:
        KnownError: no such period, the filter cannot be read, or the file cannot be written.
    """
    from cs_desktop.reports.handout import handout_pdf  # noqa: PLC0415 - reportlab is loaded for the first file

    progress(0, 2, tr("Gathering figures"))
    design = usual_design(DeckTemplate.PORTFOLIO, Audience.INTERNAL)
    brand = brand_of(ctx, None)
    made = make_book_deck(gather_book(ctx, period, filtered), design, brand)
    progress(1, 2, tr("Drawing pages"))
    with in_english():
        file = handout_pdf(made.deck, size)
    return _written(file.content, out, file.pages, brand.warnings)


def _written(content: bytes, out: Path, pages: int, warnings: tuple[str, ...]) -> ExportedDeck:
    write_whole(content, out)
    return ExportedDeck(out, pages, warnings)

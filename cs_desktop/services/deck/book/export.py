"""Writing the review of the book as a deck."""

from pathlib import Path

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.services.context import Context
from cs_desktop.services.deck.book.gathering import gather_book
from cs_desktop.services.deck.book.making import make_book_deck
from cs_desktop.services.deck.brand import brand_of
from cs_desktop.services.deck.making import left_out_words
from cs_desktop.services.deck.writing import ExportedDeck, check_folder, write_deck


def export_book_deck(
    ctx: Context, out: Path, period: str | None = None, filtered: str = "", progress: Progress = silent
) -> ExportedDeck:
    """Write the portfolio review, of all accounts or of those that a filter keeps; it is for ourselves.

    Raises:
        KnownError: no such period, the filter cannot be read, or the file cannot be written.
    """
    check_folder(out.parent)
    progress(0, 2, tr("Gathering figures"))
    brand = brand_of(ctx, None)
    design = usual_design(DeckTemplate.PORTFOLIO, Audience.INTERNAL)
    made = make_book_deck(gather_book(ctx, period, filtered), design, brand)
    progress(1, 2, tr("Drawing pages"))
    left_out = left_out_words(made.left_out)
    written = write_deck(made.deck, out, (*brand.warnings, *filter(None, (left_out,))))
    progress(2, 2, tr("Drawing pages"))
    return written

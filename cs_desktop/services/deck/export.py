"""Writing a deck to a file."""

from pathlib import Path

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.services.context import Context
from cs_desktop.services.deck.brand import brand_of
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.making import left_out_words, make_deck
from cs_desktop.services.deck.writing import ExportedDeck, check_folder, write_deck


def export_deck(
    ctx: Context,
    account_id: int,
    out: Path,
    period: str | None = None,
    progress: Progress | None = None,
    audience: Audience = Audience.INTERNAL,
    opening: int = 1,
    template: DeckTemplate = DeckTemplate.EBR,
) -> ExportedDeck:
    """Write an account's executive or quarterly business review, as PDF or as slides to edit (.pptx).

    `period` is a fiscal quarter or year by name, the last full quarter if None. A deck for the client has
    neither money nor health; one with them is marked Internal. A reader of the file begins on the page
    `opening`.

    Raises:
        KnownError: no such account or period, or the file cannot be written; no half file is left.
    """
    check_folder(out.parent)
    report = progress or silent
    report(0, 2, tr("Gathering figures"))
    brand = brand_of(ctx, account_id)
    facts = gather(ctx, account_id, period, own=audience is Audience.INTERNAL)
    made = make_deck(facts, usual_design(template, audience), brand)
    report(1, 2, tr("Drawing pages"))
    left_out = left_out_words(made.left_out)
    written = write_deck(made.deck, out, (*brand.warnings, *filter(None, (left_out,))), opening=opening)
    report(2, 2, tr("Drawing pages"))
    return written

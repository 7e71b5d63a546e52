"""Writing a deck to a file."""

from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import in_english, tr
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.design import usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.services.context import Context
from cs_desktop.services.deck.brand import brand_of
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.making import left_out_words, make_deck


@dataclass(frozen=True, slots=True)
class ExportedDeck:
    """The file, how many pages it has, and what a reader might miss in it."""

    path: Path
    pages: int
    warnings: tuple[str, ...]


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
    check_folder(out)
    report = progress or silent
    report(0, 2, tr("Gathering figures"))
    brand = brand_of(ctx, account_id)
    facts = gather(ctx, account_id, period, own=audience is Audience.INTERNAL)
    made = make_deck(facts, usual_design(template, audience), brand)
    report(1, 2, tr("Drawing pages"))
    left_out = left_out_words(made.left_out)
    written = write_deck(made.deck, out, (*brand.warnings, *filter(None, (left_out,))), opening)
    report(2, 2, tr("Drawing pages"))
    return written


def check_folder(out: Path) -> None:
    """Refuse a file in a folder that is not there, before any work is done.

    Raises:
        KnownError: it is not there.
    """
    if not out.parent.is_dir():
        raise KnownError(
            tr("The folder {folder} does not exist; make it first or choose another.", folder=out.parent)
        )


def write_deck(deck: AnyDeck, out: Path, warnings: tuple[str, ...] = (), opening: int = 1) -> ExportedDeck:
    """Write a deck that is made, as slides to edit where the name ends so, else as PDF.

    What its fonts could not show is added to the warnings.

    Raises:
        KnownError: the file cannot be written; no half file is left.
    """
    if out.suffix.lower() == ".pptx":
        from cs_desktop.reports.pptx import render_pptx  # noqa: PLC0415 - python-pptx is loaded for the first

        with in_english():
            return ExportedDeck(out, render_pptx(deck, out).pages, warnings)
    from cs_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - reportlab is loaded for the first deck

    with in_english():
        drawn = render_pdf(deck, out, opening)
    missing = (
        tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}")
        for c in drawn.missing_glyphs
    )
    return ExportedDeck(out, drawn.pages, (*warnings, *missing))

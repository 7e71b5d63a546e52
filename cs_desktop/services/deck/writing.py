"""Writing a deck that is made already: what one looks at is what the file holds."""

from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import in_english, tr
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.services.deck.export import ExportedDeck


def write_deck(deck: AnyDeck, out: Path, pages: int = 0, progress: Progress = silent) -> ExportedDeck:
    """Write a deck as PDF, or as a presentation where the name ends so.

    `pages` is how many there will be, if that is known.

    Raises:
        KnownError: the file cannot be written; no half file is left.
    """
    if not out.parent.is_dir():
        raise KnownError(
            tr("The folder {folder} does not exist; make it first or choose another.", folder=out.parent)
        )
    total = pages or None
    phase = tr("Drawing pages")
    progress(0, total, phase)
    with in_english():
        if out.suffix.lower() == ".pptx":
            from cs_desktop.reports.pptx import render_pptx  # noqa: PLC0415 - python-pptx is loaded for the first

            slides = render_pptx(deck, out, lambda number: progress(number - 1, total, phase))
            return ExportedDeck(out, slides.pages, ())
        from cs_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - reportlab is loaded for the first deck

        drawn = render_pdf(deck, out, on_page=lambda number: progress(number - 1, total, phase))
    missing = (
        tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}")
        for c in drawn.missing_glyphs
    )
    return ExportedDeck(out, drawn.pages, tuple(missing))

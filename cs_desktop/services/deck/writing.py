"""Writing a deck that is made already: what one looks at is what the file holds."""

from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import in_english, tr
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class ExportedDeck:
    """The file, how many pages it has, and what a reader might miss in it."""

    path: Path
    pages: int
    warnings: tuple[str, ...]


def check_folder(folder: Path) -> None:
    """Refuse a folder that is not there, before any work is done.

    Raises:
        KnownError: it is not there.
    """
    if not folder.is_dir():
        raise KnownError(
            tr("The folder {folder} does not exist; make it first or choose another.", folder=folder)
        )


def write_deck(
    deck: AnyDeck,
    out: Path,
    warnings: tuple[str, ...] = (),
    *,
    opening: int = 1,
    pages: int = 0,
    progress: Progress = silent,
) -> ExportedDeck:
    """Write a deck as slides to edit where the name ends in .pptx, else as PDF.

    What its fonts could not show is added to the warnings. A reader of a PDF begins on the page `opening`;
    `pages` is how many there will be, if that is known.

    Raises:
        KnownError: the folder is not there or the file cannot be written; no half file is left.
    """
    check_folder(out.parent)
    total, phase = pages or None, tr("Drawing pages")

    def tell(number: int) -> None:
        progress(number - 1, total, phase)

    progress(0, total, phase)
    with in_english():
        if out.suffix.lower() == ".pptx":
            from cs_desktop.reports.pptx import render_pptx  # noqa: PLC0415 - python-pptx is loaded for the first

            return ExportedDeck(out, render_pptx(deck, out, tell).pages, warnings)
        from cs_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - reportlab is loaded for the first deck

        drawn = render_pdf(deck, out, opening, on_page=tell)
    missing = (
        tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}")
        for c in drawn.missing_glyphs
    )
    return ExportedDeck(out, drawn.pages, (*warnings, *missing))

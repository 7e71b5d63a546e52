"""Looking a deck over before it leaves: what only its drawn pages tell."""

from pathlib import Path
from tempfile import TemporaryDirectory

from cs_desktop.common.language import in_english
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.findings import drawn_findings
from cs_desktop.domain.deck.shown import Finding


def look_at_pages(deck: AnyDeck) -> tuple[Finding, ...]:
    """Return characters that no font has and texts that are cut short, by drawing all pages.

    What is told without drawing is in `DeckShown.findings`, and what leaves in `domain.deck.leaving`.
    """
    from cs_desktop.reports.pdf import render_pdf  # noqa: PLC0415 - reportlab is loaded for the first deck

    if not deck.slides:
        return ()
    with TemporaryDirectory(prefix="cs-desktop-") as folder, in_english():
        drawn = render_pdf(deck, Path(folder) / "deck.pdf")
    return drawn_findings(drawn.missing_glyphs, drawn.shortened)

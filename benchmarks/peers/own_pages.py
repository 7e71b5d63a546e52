"""A frozen deck drawn by us, read from its file: own_pages.py FROZEN OUT."""

import sys
from pathlib import Path

from cs_desktop.domain.deck.encoding import EncodedDeck, decode
from cs_desktop.reports.pdf import render_pdf


def draw(frozen: Path, out: Path) -> None:
    """Lay the deck out and draw it, with tags."""
    render_pdf(decode(EncodedDeck(frozen.read_bytes(), {})), out)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))

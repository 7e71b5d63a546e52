"""Presentations opened by an office program: under `make torture`, whose set-up installs LibreOffice.

What it makes of a file is written as PDF and compared with ours, which the same content made.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from cs_desktop.domain.deck.content import Deck, Picture
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.reports.pptx import render_pptx
from tests.pictures import png
from tests.unit.reports import samples

pytestmark = pytest.mark.torture

DEADLINE_S = 180
ALIKE = 12.0
"""Of 255: how far the mean of a page's small picture may be from that of ours. Fonts differ; a page on
which nothing is drawn, or a table or chart is missing, is further off."""
SMALL = (64, 36)


class Opened:
    """A deck in both formats, the presentation as an office program shows it."""

    def __init__(self, deck: Deck, folder: Path) -> None:
        office = shutil.which("soffice")
        assert office, "LibreOffice is missing; have it installed: apt-get install libreoffice-impress"
        self.slides = render_pptx(deck, folder / "deck.pptx").pages
        render_pdf(deck, folder / "ours.pdf")
        profile = (folder / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        done = subprocess.run(
            [*command, "--outdir", folder, folder / "deck.pptx"],
            check=True,
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
        )
        self.said = done.stdout + done.stderr
        self.theirs = pypdfium2.PdfDocument(folder / "deck.pdf")
        self.ours = pypdfium2.PdfDocument(folder / "ours.pdf")

    def words(self, page: int) -> str:
        """Return what stands on a page of theirs."""
        return " ".join(self.theirs[page].get_textpage().get_text_range().split())

    def difference(self, page: int) -> float:
        """Return how far a page is from ours, 0 to 255."""
        pictures = [
            document[page].render(scale=0.4).to_pil().convert("L").resize(SMALL, Image.Resampling.BOX)
            for document in (self.theirs, self.ours)
        ]
        mean: float = ImageStat.Stat(ImageChops.difference(*pictures)).mean[0]
        return mean

    def close(self) -> None:
        self.theirs.close()
        self.ours.close()


@pytest.fixture(scope="module")
def design(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    logo = Picture(png(), 8, 8)
    opened = Opened(samples.deck(logo=logo), tmp_path_factory.mktemp("design"))
    yield opened
    opened.close()


def test_an_office_program_shows_each_slide_as_we_do(design: Opened) -> None:
    assert "rror" not in design.said
    assert len(design.theirs) == design.slides == len(design.ours)
    differences = {page + 1: round(design.difference(page), 1) for page in range(design.slides)}
    assert max(differences.values()) < ALIKE, differences


def test_texts_tables_charts_and_numbers_are_all_there(design: Opened) -> None:
    wanted = {
        0: ("Executive", "Four depots live", "Confidential"),
        1: ("Halden gets the result it bought.", "94.8%", "Name one night-shift lead per depot"),
        2: ("share of weekly departures", "$768K", "where we planned to be on Oct 27, 2026"),
        3: (
            "71.0%",
            "Target 80% by November 30",
            "Depot 4 live",
            "Night shift",
            "Healthy, 70 and up",
            "22.0%",
        ),
        4: ("$640K", "+$120K", "−$45K", "Reporting add-on"),
        6: ("carried from Q3", "Decisions today"),
        7: ("Realize value", "No bridge yet"),
        10: ("Wim de Vries", "Two of us look after four of them"),
    }
    for page, texts in wanted.items():
        for text in texts:
            assert text in design.words(page), f"slide {page + 1}"
    for page in (1, 8, 19):
        assert f"{page + 1}" in design.words(page).split()


@pytest.mark.parametrize(
    "deck",
    [
        pytest.param(samples.empty_deck(), id="empty"),
        pytest.param(samples.long_deck(samples.ARABIC), id="arabic"),
        pytest.param(samples.long_deck(samples.HOSTILE), id="hostile"),
        pytest.param(samples.long_deck(), id="long"),
    ],
)
def test_whatever_a_deck_says_it_is_opened_whole(deck: Deck, tmp_path: Path) -> None:
    opened = Opened(deck, tmp_path)
    assert len(opened.theirs) == opened.slides
    opened.close()

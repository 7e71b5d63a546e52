"""A map as PDF, as SVG, and as shapes that others paint."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from cs_desktop.domain.journey.geometry import HEAD_HEIGHT
from cs_desktop.domain.journey.printing import MapPrint, Paper
from cs_desktop.domain.sketch import Sketch
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.journey.pages import MapPage, pages_of
from cs_desktop.reports.journey.poster import Poster
from cs_desktop.reports.journey.styles import CARD, SMALLEST
from cs_desktop.reports.journey.tiles import CutDrawing, draw_page
from cs_desktop.reports.look import look_of
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.sketch import SketchSurface
from cs_desktop.reports.svg.surface import SvgSurface
from cs_desktop.reports.text.setter import Setter

Report = Callable[[int, int], None]
"""Told how many pages are drawn of how many; what it raises stops the drawing."""


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A file's content, and what a reader might miss in it."""

    content: bytes
    pages: int
    missing_glyphs: tuple[str, ...]
    """Characters that no font has, each once; a box stands in their place."""
    smallest: float
    """How large the titles of cards are, in points; 0 where that depends on who looks."""

    @property
    def is_readable(self) -> bool:
        """Return whether titles can be read on paper."""
        return self.smallest == 0 or self.smallest >= SMALLEST


class MapFile:
    """One map, to be drawn into a file or onto paper."""

    def __init__(self, wanted: MapPrint) -> None:
        self._wanted = wanted
        self._book = FontBook(wanted.language, _texts(wanted))
        self._setter = Setter(self._book)
        self._look = look_of(wanted.accent)
        self._posters: dict[Paper, Poster] = {}

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height, in the units of the canvas."""
        poster = self._poster(Paper.MAP)
        return poster.width, poster.height

    def pages(self, paper: Paper) -> list[MapPage]:
        """Return the pages that it takes on paper."""
        poster = self._poster(paper)
        return pages_of(poster.width, poster.height, paper, poster.across)

    def pdf(self, paper: Paper, report: Report) -> DrawnMap:
        """Return the map as PDF: its fonts are inside, and the same map gives the same bytes."""
        pages = self.pages(paper)
        scale = pages[0].points_a_unit
        target = BytesIO()
        canvas = TextCanvas(target, pages[0].width, pages[0].height, scale, _about(self._wanted))
        surface = Surface(canvas, pages[0].height)
        for number, page in enumerate(pages, 1):
            report(number - 1, len(pages))
            canvas.addPageLabel(number - 1, style="ARABIC", start=number)
            self._mark(canvas, page, self._poster(paper), first=number == 1)
            self._draw(surface, page, paper)
            canvas.showPage()
        canvas.save()
        report(len(pages), len(pages))
        return self._drawn(target.getvalue(), len(pages), CARD.size * scale)

    def svg(self) -> DrawnMap:
        """Return the map as SVG: text is text, in fonts that are inside the file."""
        width, height = self.size
        title = clean(", ".join(part for part in (self._wanted.title, self._wanted.account) if part))
        surface = SvgSurface(width, height, title, self._wanted.language)
        self._poster(Paper.MAP).draw(Sheet(surface, self._setter, self._look))
        return self._drawn(surface.document(), 1, 0)

    def sketch(self) -> Sketch:
        """Return the whole map as shapes."""
        surface = SketchSurface(*self.size)
        self._poster(Paper.MAP).draw(Sheet(surface, self._setter, self._look))
        return surface.sketch()

    def sketches(self, paper: Paper) -> list[Sketch]:
        """Return each page as shapes."""
        found = []
        for page in self.pages(paper):
            surface = SketchSurface(page.width, page.height)
            self._draw(surface, page, paper)
            found.append(surface.sketch())
        return found

    @property
    def missing_glyphs(self) -> tuple[str, ...]:
        """Return the characters that no font has, of what was drawn so far."""
        return tuple(dict.fromkeys(char for cluster in self._book.missing for char in cluster))

    def _poster(self, paper: Paper) -> Poster:
        """Return the map as it is drawn for a paper."""
        if paper not in self._posters:
            self._posters[paper] = Poster(self._wanted, self._setter, paper)
        return self._posters[paper]

    def _draw(self, drawing: CutDrawing, page: MapPage, paper: Paper) -> None:
        draw_page(drawing, self._poster(paper), page, Sheet(drawing, self._setter, self._look))

    def _drawn(self, content: bytes, pages: int, smallest: float) -> DrawnMap:
        return DrawnMap(content, pages, self.missing_glyphs, smallest)

    def _mark(self, canvas: TextCanvas, page: MapPage, poster: Poster, *, first: bool) -> None:
        """Put the map, and each stage whose head is on this page, into the outline."""
        scale = page.points_a_unit
        if first:
            canvas.bookmarkPage("map")
            canvas.addOutlineEntry(
                clean(self._wanted.title or self._wanted.content.head.name), "map", level=0
            )
        top = poster.map_top
        for number, (name, x) in enumerate(poster.stage_places()):
            key = f"stage-{number}"
            # A stage that two tiles show is led to once, on the first.
            if key not in canvas.marked and clean(name).strip() and _holds(page.shown, x, top):
                left = (x - page.shown.left + page.left) * scale
                below = (top - HEAD_HEIGHT - page.shown.top + page.top) * scale
                canvas.mark(key, left, page.height * scale - below)
                canvas.addOutlineEntry(clean(name), key, level=1)


def _holds(shown: Box, x: float, y: float) -> bool:
    return shown.left <= x < shown.right and shown.top <= y < shown.bottom


def _about(wanted: MapPrint) -> About:
    """Return what the file is and whose."""
    company = wanted.brand.company if wanted.brand is not None else ""
    title = ", ".join(part for part in (wanted.content.head.name, wanted.account) if part)
    return About(title, company, wanted.about, wanted.made_on, wanted.language)


def _texts(wanted: MapPrint) -> list[str]:
    """Return the texts that tell in which languages the map is written."""
    content = wanted.content
    return [
        *(stage.name for stage in content.stages),
        *(lane.name for lane in content.lanes),
        *(card.title for card in content.cards),
        *(one.word for one in content.emotions),
        *(one.name for one in content.milestones),
    ]

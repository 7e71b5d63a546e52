"""A drawing that keeps what was drawn, to ask whether it fits."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from cs_desktop.domain.deck.content import Deck, Picture
from cs_desktop.reports.drawing import Bend, Box, Dash, Point, Untagged
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH
from cs_desktop.reports.slides.renderer import DeckRenderer
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Setter

CAPITALS, TAIL = 0.73, 0.21
"""How far letters reach above and below the baseline, as fractions of the size."""


@dataclass(frozen=True)
class DrawnText:
    """A line of text and the place it takes."""

    text: str
    box: Box


class Recorder(Untagged):
    """Keeps the texts and the extent of everything on one page."""

    def __init__(self) -> None:
        self.texts: list[DrawnText] = []
        self.extents: list[Box] = []

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        del color
        size = line.style.size
        box = Box(x, baseline - CAPITALS * size, line.width, (CAPITALS + TAIL) * size)
        self.texts.append(DrawnText(line.text, box))

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        del color, width, dash
        self._keep([start, end])

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        del color, width, dash
        self._keep(points)

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        del color, width, dash
        # A Bezier curve stays within its control points.
        self._keep([start, *(point for bend in bends for point in bend)])

    def rect(self, left: float, top: float, width: float, height: float, **look: object) -> None:
        del look
        assert width >= 0
        assert height >= 0
        self.extents.append(Box(left, top, width, height))

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        assert width / height == pytest.approx(picture.width / picture.height)
        self.extents.append(Box(left, top, width, height))

    def circle(self, center: Point, radius: float, **look: object) -> None:
        del look
        self.extents.append(Box(center[0] - radius, center[1] - radius, 2 * radius, 2 * radius))

    def polygon(self, points: Sequence[Point], **look: object) -> None:
        del look
        self._keep(points)

    def _keep(self, points: Sequence[Point]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.extents.append(Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))

    def outside(self, width: float = PAGE_WIDTH, height: float = PAGE_HEIGHT) -> list[object]:
        """Return what reaches beyond the page."""
        drawn: list[tuple[object, Box]] = [(text, text.box) for text in self.texts]
        drawn += [(box, box) for box in self.extents]
        return [
            what
            for what, box in drawn
            if box.left < -0.1 or box.top < -0.1 or box.right > width + 0.1 or box.bottom > height + 0.1
        ]

    def overlaps(self) -> list[tuple[DrawnText, DrawnText]]:
        """Return the pairs of texts that stand on each other, by more than a unit."""
        found = []
        ordered = sorted(self.texts, key=lambda text: text.box.top)
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                if other.box.top > one.box.bottom:
                    break
                if one.box.overlaps(other.box, -1):
                    found.append((one, other))
        return found


def drawn_pages(deck: Deck) -> list[Recorder]:
    """Return what each page of a deck draws."""
    return drawn(deck)[0]


def drawn(deck: Deck) -> tuple[list[Recorder], list[str]]:
    """Return what each page of a deck draws, and the texts that are told in full on the last pages."""
    current = Recorder()
    pages: list[Recorder] = []
    renderer = DeckRenderer(deck, _Turning(pages), Setter(FontBook(deck.language)))
    for number, (_, page) in enumerate(renderer.pages(), 1):
        current = Recorder()
        pages.append(current)
        renderer.draw(page, number)
    return pages, [text for _, text in renderer.rest.shortened]


class _Turning:
    """Passes everything on to the newest page."""

    def __init__(self, pages: list[Recorder]) -> None:
        self._pages = pages

    def __getattr__(self, name: str) -> object:
        return getattr(self._pages[-1], name)

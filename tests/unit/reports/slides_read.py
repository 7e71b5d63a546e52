"""A presentation read back: where each text stands, and the room that it takes in our letters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clusters
from cs_desktop.reports.pptx.markup import EMU
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle

_NS = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_POINT = 1 / 0.6
_BOLD, _REGULAR = 600, 400
_CAPITALS, _TAIL = 0.73, 0.21
_SHARES = {"l": 0.0, "ctr": 0.5, "r": 1.0}
_SHRUNK = (1, 1.005, 1.01, 1.015, 1.02, 1.025, 1.03, 1.035, 1.05, 1.08)
_ROUNDING = 1.5
"""A unit and a half: sizes are written in hundredths of a point."""


@dataclass(frozen=True)
class ReadText:
    """A text, its place, and what it takes of it; both in units of the page."""

    text: str
    place: Box
    inks: tuple[Box, ...]
    """Of each line, from the tops of its capitals to its tails."""
    height: float
    """Of all its lines."""
    width: float
    """Of its widest line."""


def shapes_in(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield the shapes of a slide, those in groups too."""
    for shape in shapes:
        if shape.shape_type is not None and shape.element.tag.endswith("}grpSp"):
            yield from shapes_in(shape.shapes)
        else:
            yield shape


def box_of(shape: Any) -> Box:
    return Box(shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)


@lru_cache(maxsize=1)
def _setter() -> Setter:
    """Return what sets every text, with its fonts opened once."""
    return Setter(FontBook("en-US"))


class SlideReader:
    """Reads the texts of a file, and sets them anew into the places that they have there."""

    def __init__(self, path: Path) -> None:
        self.presentation: Any = Presentation(str(path))
        self._setter = _setter()

    def texts(self, slide: Any) -> list[ReadText]:
        """Return what stands in boxes, places of the layout and cells of tables."""
        found: list[ReadText] = []
        for shape in shapes_in(slide.shapes):
            if shape.has_text_frame and shape.text_frame.text.strip():
                body = shape.text_frame._txBody
                wraps = body.find("a:bodyPr", _NS).get("wrap") == "square"
                found.append(self._read(body, box_of(shape), wraps=wraps))
            elif getattr(shape, "has_table", False):
                found += self._cells(shape)
        return found

    def _cells(self, shape: Any) -> Iterator[ReadText]:
        top = shape.top
        for row in shape.table.rows:
            left = shape.left
            for cell, column in zip(row.cells, shape.table.columns, strict=True):
                if cell.text.strip():
                    place = Box(
                        (left + cell.margin_left) / EMU,
                        (top + cell.margin_top) / EMU,
                        (column.width - cell.margin_left - cell.margin_right) / EMU,
                        (row.height - cell.margin_top - cell.margin_bottom) / EMU,
                    )
                    yield self._read(cell._tc.find("a:txBody", _NS), place, wraps=True)
                left += column.width
            top += row.height

    def _read(self, body: Any, place: Box, *, wraps: bool) -> ReadText:
        lines: list[tuple[float, float, str, float, float]] = []
        words, height = [], 0.0
        for paragraph in body.findall("a:p", _NS):
            runs = paragraph.findall("a:r", _NS) or paragraph.findall("a:fld", _NS)
            if not runs:
                continue
            (run,) = runs
            look, about = run.find("a:rPr", _NS), paragraph.find("a:pPr", _NS)
            size = int(look.get("sz")) / 100 * _POINT
            leading = int(about.find("a:lnSpc/a:spcPts", _NS).get("val")) / 100 * _POINT
            before = about.find("a:spcBef/a:spcPts", _NS)
            tracking = int(look.get("spc", "0")) / 100 * _POINT / size
            style = TextStyle(size, _BOLD if look.get("b") == "1" else _REGULAR, leading, tracking)
            text = run.find("a:t", _NS).text
            height += int(before.get("val")) / 100 * _POINT if before is not None else 0
            for line in self._lines_of(text, style, place.width + _ROUNDING if wraps else 1e9):
                lines.append((line.width, height, about.get("algn"), leading, size))
                height += leading
            words.append(text)
        inks = tuple(
            Box(
                place.left + (place.width - width) * _SHARES[side],
                place.top + top + (leading + 0.727 * size) / 2 - _CAPITALS * size,
                width,
                (_CAPITALS + _TAIL) * size,
            )
            for width, top, side, leading, size in lines
        )
        return ReadText(" ".join(words), place, inks, height, max(line[0] for line in lines))

    def _lines_of(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """Return a text as lines; where words are cut, no more than letter by letter."""
        lines = self._setter.wrap(text, style, width).lines
        if not any(line.is_broken for line in lines):
            return lines
        tried = min((self._setter.wrap(text, style, width / share).lines for share in _SHRUNK), key=len)
        return tried[: self._letter_by_letter(text, style, width)]

    def _letter_by_letter(self, text: str, style: TextStyle, width: float) -> int:
        """Return how many lines a text takes that may be cut anywhere."""
        count, used = 1, 0.0
        for cluster in clusters(text):
            advance = self._setter.line(cluster, style).width
            if used and used + advance > width:
                count, used = count + 1, 0.0
            used += advance
        return count


def misplaced(texts: list[ReadText]) -> list[str]:
    """Return what does not fit into its place or stands beyond the page, in words."""
    found = []
    for text in texts:
        if text.height > text.place.height + _ROUNDING:
            found.append(f"too high: {text}")
        if text.width > text.place.width + _ROUNDING:
            found.append(f"too wide: {text}")
        if any(ink.left < -1 or ink.top < -1 or ink.right > 1601 or ink.bottom > 901 for ink in text.inks):
            found.append(f"beyond the page: {text}")
    return found


def overlapping(texts: list[ReadText]) -> list[tuple[ReadText, ReadText]]:
    """Return the pairs of texts that stand on each other, by more than a unit and a half."""
    return [
        (one, other)
        for place, one in enumerate(texts)
        for other in texts[place + 1 :]
        if any(ink.overlaps(another, -_ROUNDING) for ink in one.inks for another in other.inks)
    ]

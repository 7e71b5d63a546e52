"""An SVG to draw on: shapes are shapes, text is text in the fonts that it was set in."""

import base64
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.media import Media, media_of
from cs_desktop.reports.drawing import Bend, Dash, Point, Untagged
from cs_desktop.reports.fonts.face import Face
from cs_desktop.reports.svg.fonts import font_rule
from cs_desktop.reports.text.line import Line, ShapedRun

_TYPES = {Media.PNG: "image/png", Media.JPEG: "image/jpeg"}
_OWN = "Inter"
"""What our typeface is called where the font in the file is not taken."""


class SvgSurface(Untagged):
    """Gathers the elements of one drawing, in units of its own."""

    def __init__(self, width: float, height: float, title: str, language: str) -> None:
        self._width, self._height, self._title, self._language = width, height, title, language
        self._elements: list[str] = []
        self._written: dict[Face, dict[str, None]] = {}

    def document(self) -> bytes:
        """Return the file's content; the same drawing gives the same bytes."""
        rules = "\n".join(
            font_rule(self._family(face), face, "".join(chars)) for face, chars in self._written.items()
        )
        width, height = _n(self._width), _n(self._height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}" role="img" xml:lang={quoteattr(self._language)}>'
        )
        title = f"<title>{escape(self._title)}</title>" if self._title else ""
        style = f"<style>\n{rules}\ntext {{ white-space: pre; }}\n</style>"
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, title, style, *self._elements, "</svg>", ""]
        return "\n".join(line for line in lines[:-1] if line).encode() + b"\n"

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        for run in line.runs:
            width = sum(glyph.advance for glyph in run.glyphs) * line.style.size
            if run.text.strip():
                self._run(run, line, x, width, baseline, color)
            x += width

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        ends = f'x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
        self._add(f"<line {ends}{_pen(color, width, dash)}/>")

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        self._add(f'<polyline points="{_points(points)}" fill="none"{_pen(color, width, dash)}{_ROUND}/>')

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it, with round joins and ends."""
        way = f"M{_points([start])} " + " ".join(f"C{_points(bend)}" for bend in bends)
        self._add(f'<path d="{way}" fill="none"{_pen(color, width, dash)}{_ROUND}/>')

    def rect(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle, its corners rounded by the radius."""
        round_by = min(radius, width / 2, height / 2)
        box = f'x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}"'
        corner = f' rx="{_n(round_by)}"' if round_by else ""
        self._add(f"<rect {box}{corner}{_paint(fill, stroke, stroke_width)}/>")

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle."""
        data = base64.b64encode(picture.content).decode("ascii")
        box = f'x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(height)}"'
        kind = _TYPES.get(media_of(picture.content), "image/png")
        self._add(f'<image {box} href="data:{kind};base64,{data}"/>')

    def circle(
        self,
        center: Point,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
    ) -> None:
        """Draw a circle."""
        place = f'cx="{_n(center[0])}" cy="{_n(center[1])}" r="{_n(radius)}"'
        self._add(f"<circle {place}{_paint(fill, stroke, stroke_width)}/>")

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
        dash: Dash = (),
    ) -> None:
        """Draw a closed shape with straight sides."""
        self._add(f'<polygon points="{_points(points)}"{_paint(fill, stroke, stroke_width, dash)}/>')

    def _run(self, run: ShapedRun, line: Line, x: float, width: float, baseline: float, color: str) -> None:
        self._written.setdefault(run.face, {}).update(dict.fromkeys(run.text))
        # Our order of runs is the reader's already: each is written in its own direction, whatever is in it.
        turned = ' direction="rtl" unicode-bidi="bidi-override"' if run.leftward else ""
        family = (
            f"{self._family(run.face)}, {_OWN}, sans-serif"
            if run.face.is_typeface
            else (f"{self._family(run.face)}, sans-serif")
        )
        style = line.style
        spacing = style.tracking * style.size if run.face.is_typeface else 0.0
        looks = f' font-family="{family}" font-size="{_n(style.size)}" font-weight="{style.weight}"'
        looks += f' letter-spacing="{_n(spacing)}"' if spacing else ""
        looks += ' font-variant-numeric="tabular-nums"' if style.tabular else ""
        if run.face.bolder:
            looks += f' stroke="{color}" stroke-width="{_n(run.face.bolder * style.size)}"'
        at = x + width if run.leftward else x
        self._add(
            f'<text x="{_n(at)}" y="{_n(baseline)}" fill="{color}"{looks}{turned}>{_text(run.text)}</text>'
        )

    def _family(self, face: Face) -> str:
        """Return the name of a face in this file, by the order in which they came."""
        number = list(self._written).index(face) + 1 if face in self._written else len(self._written) + 1
        return f"Map{number}"

    def _add(self, element: str) -> None:
        self._elements.append(element)


_ROUND = ' stroke-linecap="round" stroke-linejoin="round"'


def _text(text: str) -> str:
    """Return text for an element: what XML does not take at all becomes a replacement mark."""
    kept = "".join(char if char >= " " and char not in "\ufffe\uffff" else "\ufffd" for char in text)
    return escape(kept)


def _paint(fill: str | None, stroke: str | None, width: float, dash: Dash = ()) -> str:
    return f' fill="{fill or "none"}"' + (_pen(stroke, width, dash) if stroke else "")


def _pen(color: str, width: float, dash: Dash) -> str:
    dashed = f' stroke-dasharray="{" ".join(_n(one) for one in dash)}"' if dash else ""
    return f' stroke="{color}" stroke-width="{_n(width)}"{dashed}'


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """Return a number as short as it can be told to a hundredth."""
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"

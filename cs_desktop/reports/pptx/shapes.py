"""What a slide draws beside text, as shapes that can be moved and coloured: bars, marks, lines, curves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.drawing import Bend, Box, Dash, Point, Untagged
from cs_desktop.reports.look import LEFT, WIDTH
from cs_desktop.reports.pptx.markup import Paint, emu, place
from cs_desktop.reports.text.line import Line

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_THICKEST_RULE = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """One shape: where it is, and its XML for a number of the slide's shapes."""

    box: Box
    write: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line over the whole width, which in a table is the border of its cells."""

    y: float
    color: str
    width: float
    shape: Drawn


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture in its place."""

    picture: Picture
    box: Box


Item = Drawn | Rule | Placed


class ShapeSurface(Untagged):
    """A `Drawing` that hands each thing drawn on it to `take`."""

    def __init__(self, paint: Paint, take: Callable[[Item], None]) -> None:
        self._paint = paint
        self._take = take

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Refuse: the sheet makes text boxes."""
        raise AssertionError(line.text)

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight connector."""
        (x1, y1), (x2, y2) = start, end
        box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        flip = ' flipV="1"' if (x2 - x1) * (y2 - y1) < 0 else ""
        stroke = self._paint.stroke(color, width, dash)

        def write(number: int) -> str:
            return (
                f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Line {number}">{DECORATIVE}</p:cNvPr>'
                f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{place(box, flip)}"
                f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke}</p:spPr></p:cxnSp>'
            )

        drawn = Drawn(box, write)
        if not dash and y1 == y2 and _is_whole(box):
            self._take(Rule(y1, color, width, drawn))
        else:
            self._take(drawn)

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points."""
        moves = [("moveTo", (points[0],)), *(("lnTo", (point,)) for point in points[1:])]
        self._free(moves, None, self._paint.stroke(color, width, dash, ends="round"))

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves."""
        moves = [("moveTo", (start,)), *(("cubicBezTo", bend) for bend in bends)]
        self._free(moves, None, self._paint.stroke(color, width, dash, ends="round"))

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
        box = Box(left, top, width, height)
        least = min(width, height)
        bend = min(round(radius / least * 100000), 50000) if radius and least else 0
        form = (
            f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {bend}"/></a:avLst>'
            "</a:prstGeom>"
            if bend
            else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )
        drawn = self._shape(box, form, fill, self._paint.stroke(stroke, stroke_width))
        if fill and not stroke and height <= _THICKEST_RULE and _is_whole(box):
            self._take(Rule(top + height / 2, fill, height, drawn))
        else:
            self._take(drawn)

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture."""
        self._take(Placed(picture, Box(left, top, width, height)))

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
        box = Box(center[0] - radius, center[1] - radius, 2 * radius, 2 * radius)
        form = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        self._take(self._shape(box, form, fill, self._paint.stroke(stroke, stroke_width)))

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
        moves = [("moveTo", (points[0],)), *(("lnTo", (point,)) for point in points[1:]), ("close", ())]
        self._free(moves, fill, self._paint.stroke(stroke, stroke_width, dash))

    def _free(self, moves: Sequence[tuple[str, Sequence[Point]]], fill: str | None, stroke: str) -> None:
        """Draw a shape of any form."""
        xs = [x for _, points in moves for x, _ in points]
        ys = [y for _, points in moves for _, y in points]
        box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        steps = "".join(
            f"<a:{kind}>{''.join(_point(x - box.left, y - box.top) for x, y in points)}</a:{kind}>"
            for kind, points in moves
        )
        inside = "" if fill else ' fill="none"'
        form = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{inside}>{steps}</a:path></a:pathLst>'
            "</a:custGeom>"
        )
        self._take(self._shape(box, form, fill, stroke))

    def _shape(self, box: Box, form: str, fill: str | None, stroke: str) -> Drawn:
        inside = self._paint.fill(fill)

        def write(number: int) -> str:
            return (
                f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Shape {number}">{DECORATIVE}</p:cNvPr>'
                f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{place(box)}{form}{inside}{stroke}</p:spPr></p:sp>"
            )

        return Drawn(box, write)


def _is_whole(box: Box) -> bool:
    return abs(box.left - LEFT) < 1 and abs(box.width - WIDTH) < 1


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{emu(x)}" y="{emu(y)}"/>'

"""The curves of emotion on paper: a line and points for each persona, and what surveys say beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.captions import Caption, around, place_captions
from cs_desktop.domain.journey.curve import Bend, bends, height_of
from cs_desktop.domain.journey.curve_looks import HEARD as HEARD_LINE
from cs_desktop.domain.journey.curve_looks import CurveLook, form_of
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.reports.drawing import Dash
from cs_desktop.reports.journey.curve_parts import places_on, split
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_MEDIUM
from cs_desktop.reports.look import GRID, HEARD, SERIES2, TEXT, TEXT3, WHITE, Look
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_in

_DOT = 4.5
_WIDTH = 2.0
_HEARD_WIDTH = 1.5
_MARKS = (2, 1, 0, -1, -2)


def ink_of(line: CurveLook, look: Look) -> str:
    """Return the colour of a curve on paper."""
    return {"accent": look.accent, "series2": SERIES2, "text": TEXT, "text3": TEXT3}[line.role]


def draw_sample(sheet: Sheet, line: CurveLook, left: float, right: float, middle: float) -> None:
    """Draw a piece of a curve, to tell whose it is."""
    dash = _dash(line, _WIDTH)
    sheet.drawing.path([(left, middle), (right, middle)], ink_of(line, sheet.look), _WIDTH, dash)


def draw_heard_sample(sheet: Sheet, left: float, right: float, middle: float) -> None:
    """Draw a piece of the line of what surveys say, with its diamond."""
    ends = [(left, middle), (right, middle)]
    sheet.drawing.path(ends, ink_of(HEARD_LINE, sheet.look), _HEARD_WIDTH, _dash(HEARD_LINE, _HEARD_WIDTH))
    _draw_diamond(sheet, Point((left + right) / 2, middle))


def draw_feeling(sheet: Sheet, at: Point, value: float, ink: str, *, ahead: bool) -> None:
    """Draw the point of a feeling, filled where it has been felt and a ring where it is to come."""
    form, center = form_of(value), (at.x, at.y)
    if not ahead:
        status_mark(sheet.drawing, form, center, 2 * _DOT)
        return
    half = _DOT - 0.5
    if form is Status.GOOD:
        sheet.drawing.circle(center, half, fill=WHITE, stroke=ink, stroke_width=1.5)
        return
    top = [(-half, -half), (half, -half)] if form is Status.RISK else [(0.0, -half)]
    points = [(at.x + across, at.y + down) for across, down in (*top, (half, half), (-half, half))]
    sheet.drawing.polygon(points, fill=WHITE, stroke=ink, stroke_width=1.5)


def draw_scale(sheet: Sheet, lane: Box) -> None:
    """Draw the lines of the feelings, which lie below all else."""
    for value in _MARKS:
        y = height_of(value, lane.y, lane.height)
        sheet.drawing.line((lane.x, y), (lane.right, y), GRID)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """How a persona feels in a stage, and where that stands."""

    id: int
    at: Point
    value: float
    word: str


@dataclass(frozen=True, slots=True)
class HeardPoint:
    """What surveys say of a stage, and how far off that is from what is believed."""

    at: Point
    felt_y: float | None
    """Of what is believed; None where nobody said."""
    words: str
    in_full: str
    """What is said where the words have no room."""


class CurvePen:
    """Draws the curves of one lane; no word stands on another."""

    def __init__(self, sheet: Sheet, lane: Box, now: float) -> None:
        self._sheet, self._lane, self._now = sheet, lane, now
        self._way: list[Box] = []
        """Where curves pass: words stand elsewhere as long as there is room."""
        self._marked: list[Box] = []
        """Where the scale is named."""

    def name_scale(self) -> None:
        """Name the highest feeling, none and the lowest."""
        for value in _MARKS[::2]:
            y = height_of(value, self._lane.y, self._lane.height)
            text = f"{value:+d}".replace("-", "−") if value else "0"
            line = self._sheet.setter.line(text, CAPTION)
            self._sheet.line(line, self._lane.x + 5, y + CAPTION.size * 0.36, TEXT3)
            self._marked.append(Box(self._lane.x + 5, y - 7, line.width, 14))

    def draw(self, points: Sequence[CurvePoint], line: CurveLook) -> None:
        """Draw a curve through points from the left, as what has been up to now, as what is to come after."""
        places = [point.at for point in points]
        ink = ink_of(line, self._sheet.look)
        if len(places) > 1:
            past, coming = split(places[0], bends(places), self._now)
            for (start, pieces), future in ((past, False), (coming, True)):
                if pieces:
                    bent, dash = [_triple(one) for one in pieces], _dash(line, _WIDTH, future=future)
                    self._sheet.drawing.curve(_pair(start), bent, ink, _WIDTH, dash)
            self._way += [around(place, 1) for place in places_on(places[0], [*past[1], *coming[1]])]
        for point in points:
            draw_feeling(self._sheet, point.at, point.value, ink, ahead=point.at.x > self._now)

    def draw_heard(self, heard: Sequence[HeardPoint]) -> None:
        """Draw what surveys say: diamonds on a dotted line, each tied to what is believed instead."""
        places = [one.at for one in heard]
        if len(places) > 1:
            ink, dash = ink_of(HEARD_LINE, self._sheet.look), _dash(HEARD_LINE, _HEARD_WIDTH)
            self._sheet.drawing.path([_pair(place) for place in places], ink, _HEARD_WIDTH, dash)
        for one in heard:
            x, y = one.at.x, one.at.y
            if one.felt_y is not None:
                self._sheet.drawing.line((x, one.felt_y), (x, y), HEARD, 2.5)
                self._way.append(Box(x - 2, min(one.felt_y, y), 4, abs(one.felt_y - y)))
            _draw_diamond(self._sheet, one.at)

    def name(self, points: Sequence[CurvePoint], heard: Sequence[HeardPoint]) -> None:
        """Write the words of all curves, and what surveys say; what has no room is told otherwise."""
        style, sheet = CAPTION_MEDIUM, self._sheet
        words = {one.id: " ".join(one.word.split()) for one in points}
        places = {one.id: one.at for one in points}
        # No feeling has such an id.
        words |= {-number: one.words for number, one in enumerate(heard, 1)}
        places |= {-number: one.at for number, one in enumerate(heard, 1)}
        captions = [
            Caption(part_id, places[part_id], sheet.setter.line(word, style).width)
            for part_id, word in words.items()
            if word
        ]
        boxes = self._places_of(captions, [around(place, _DOT) for place in places.values()])
        for part_id, word in words.items():
            box = boxes.get(part_id)
            found = None if box is None else sheet.setter.wrap(word, style, box.width + 0.01, 1)
            if box is None or found is None or found.width > box.width + 0.1:
                sheet.omit(word if part_id >= 0 else heard[-part_id - 1].in_full)
                continue
            sheet.shorten(found, word)
            baseline = box.y + (box.height - style.leading) / 2 + baseline_in(style)
            sheet.line(found.lines[0], box.middle.x, baseline, TEXT, Align.CENTER)

    def _places_of(self, captions: Sequence[Caption], points: Sequence[Box]) -> Mapping[int, Box]:
        """Return where words stand: off the curves first, across them where there is no other room."""
        there = [*self._marked, *points]
        boxes = dict(place_captions(captions, [*there, *self._way], self._lane))
        left = [one for one in captions if one.id not in boxes]
        return {**boxes, **place_captions(left, [*there, *boxes.values()], self._lane)}


def _dash(line: CurveLook, width: float, *, future: bool = False) -> Dash:
    return tuple(width * length for length in line.dashes(future=future))


def _draw_diamond(sheet: Sheet, at: Point) -> None:
    corners = [(at.x, at.y - _DOT), (at.x + _DOT, at.y), (at.x, at.y + _DOT), (at.x - _DOT, at.y)]
    sheet.drawing.polygon(corners, fill=HEARD)


def _pair(point: Point) -> tuple[float, float]:
    return point.x, point.y


def _triple(bend: Bend) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    return _pair(bend.first), _pair(bend.second), _pair(bend.end)

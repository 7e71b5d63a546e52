"""What runs across the lanes of a map: milestones, curves of emotion, links, and where the account is."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.captions import Caption, around, place_captions
from cs_desktop.domain.journey.curve import Bend, bends, height_of
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import NAME_WIDTH
from cs_desktop.domain.journey.milestones import tags
from cs_desktop.domain.slides import MilestoneState
from cs_desktop.reports import marks
from cs_desktop.reports.drawing import Dash
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_MEDIUM
from cs_desktop.reports.look import (
    CONTROL,
    GRID,
    HEARD,
    SERIES2,
    SERIES3,
    STATUS_MARK,
    STATUS_TEXT,
    TEXT,
    TEXT2,
    TEXT3,
    WHITE,
    Look,
)
from cs_desktop.reports.sheet import Align, Sheet, baseline_in

_DIAMOND = 7.0
_LINE_FROM_TOP = 18.0
_NAME_TOP = _LINE_FROM_TOP + _DIAMOND + 2
_LEADING = 14.0
_TWO_LINES = 70.0
"""How high a lane is at least in which names have two lines."""
_NOW = 0
"""Stands for the line where the account is; no milestone has this id."""
_LEAST_NAME = 18.0
_DOTS: Dash = (1.5, 3.0)
_DASH: Dash = (5.0, 4.0)
_DOT = 4.0
_APART = 8.0
_STEP = 8.0
_ARROW = 5.0
_MARKS = (2, 1, 0, -1, -2)


def curve_color(look: Look, number: int) -> str:
    """Return the colour of a persona's curve."""
    return (look.accent, SERIES2, SERIES3)[number % 3]


def draw_here(sheet: Sheet, x: float, height: float) -> None:
    """Draw the line at which the account is, with its flag on the stage's head."""
    accent = sheet.look.accent
    sheet.drawing.line((x, 0), (x, height), accent, 1.5)
    corners = ((-5, -6), (5, -6), (5, 0), (0, 5), (-5, 0))
    sheet.drawing.polygon([(x + across, down) for across, down in corners], fill=accent)


def draw_link(sheet: Sheet, corners: Sequence[Point]) -> None:
    """Draw a link along its corners, with the arrow at its end."""
    last, before = corners[-1], corners[-2]
    across, down = _sign(last.x - before.x), _sign(last.y - before.y)
    sheet.drawing.path([(corner.x, corner.y) for corner in corners], CONTROL, 1.5)
    back = (last.x - across * _ARROW * 1.6, last.y - down * _ARROW * 1.6)
    side = (down * _ARROW, across * _ARROW)
    sheet.drawing.polygon(
        [(last.x, last.y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])],
        fill=CONTROL,
    )


@dataclass(frozen=True, slots=True)
class LineMilestone:
    """A milestone on its line: what it is called, its day in words, and how far it is."""

    id: int
    name: str
    day: str
    state: MilestoneState


def draw_milestones(
    sheet: Sheet, shown: Sequence[LineMilestone], places: Mapping[int, float], lane: Box, now: float | None
) -> None:
    """Draw milestones on their line, solid up to now and dotted after; `places` are the x of the diamonds."""
    if not shown:
        return
    y = lane.y + _LINE_FROM_TOP
    xs = sorted(places[one.id] for one in shown)
    turn = min(max(lane.right if now is None else now, xs[0]), xs[-1])
    if turn > xs[0]:
        sheet.drawing.line((xs[0], y), (turn, y), sheet.look.accent, 1.5)
    if turn < xs[-1]:
        sheet.drawing.line((turn, y), (xs[-1], y), TEXT3, 1.5, _DOTS)
    inks = {MilestoneState.REACHED: sheet.look.accent, MilestoneState.MISSED: STATUS_MARK[Status.RISK]}
    for one in shown:
        ink = inks.get(one.state, CONTROL)
        marks.milestone(sheet.drawing, one.state, (places[one.id], y), _DIAMOND, ink, WHITE)
    _name_milestones(sheet, shown, places, lane, now)


def _name_milestones(
    sheet: Sheet, shown: Sequence[LineMilestone], places: Mapping[int, float], lane: Box, now: float | None
) -> None:
    """Write names and days below the diamonds, pushed aside where they would lie on each other."""
    widths = {one.id: _name_width(sheet, one) + _APART for one in shown}
    taken = {one.id: places[one.id] for one in shown}
    if now is not None:
        # Names give way to the line that shows where the account is, too.
        taken[_NOW], widths[_NOW] = now, _APART
    placed = tags(taken, widths, lane.x, lane.right, (_NOW,))
    for one in sorted(shown, key=lambda one: placed[one.id].x if one.id in placed else places[one.id]):
        tag = placed.get(one.id)
        if tag is None:
            sheet.omit(one.name)
            continue
        room, middle, top = tag.width - _APART, tag.x + tag.width / 2, lane.y + _NAME_TOP
        name = sheet.setter.wrap(one.name, CAPTION_MEDIUM, max(room, 1.0), 2)
        if room < _LEAST_NAME or name.width > room:
            sheet.omit(one.name)
            continue
        sheet.shorten(name, one.name)
        for line in name.lines[: 2 if lane.height >= _TWO_LINES else 1]:
            sheet.line(line, middle, top + baseline_in(CAPTION_MEDIUM), TEXT, Align.CENTER)
            top += _LEADING
        day = sheet.setter.line(one.day, CAPTION)
        if day.width <= room:
            ink = STATUS_TEXT[Status.RISK] if one.state is MilestoneState.MISSED else TEXT2
            sheet.line(day, middle, top + baseline_in(CAPTION), ink, Align.CENTER)


def _name_width(sheet: Sheet, milestone: LineMilestone) -> float:
    """Return what a name takes, on two lines where it is long; its day at least."""
    name = sheet.setter.line(milestone.name, CAPTION_MEDIUM).width
    if name > NAME_WIDTH:
        name = min(sheet.setter.wrap(milestone.name, CAPTION_MEDIUM, NAME_WIDTH, 2).width, NAME_WIDTH)
    return max(name, sheet.setter.line(milestone.day, CAPTION).width) + 0.1


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

    def draw(self, points: Sequence[CurvePoint], color: str) -> None:
        """Draw a curve through points from the left: solid up to now, dashed after."""
        places = [point.at for point in points]
        if len(places) > 1:
            past, coming = _split(places[0], bends(places), self._now)
            for (start, pieces), dash in ((past, ()), (coming, _DASH)):
                if pieces:
                    self._sheet.drawing.curve(_pair(start), [_triple(one) for one in pieces], color, 2, dash)
            self._way += [around(place, 1) for place in _places_on(places[0], [*past[1], *coming[1]])]
        for place in places:
            fill = color if place.x <= self._now else WHITE
            self._sheet.drawing.circle(_pair(place), _DOT, fill=fill, stroke=color, stroke_width=1.5)

    def draw_heard(self, heard: Sequence[HeardPoint]) -> None:
        """Draw what surveys say: diamonds on a dotted line, each tied to what is believed instead."""
        places = [one.at for one in heard]
        if len(places) > 1:
            self._sheet.drawing.path([_pair(place) for place in places], HEARD, 1.25, _DOTS)
        for one in heard:
            x, y = one.at.x, one.at.y
            if one.felt_y is not None:
                self._sheet.drawing.line((x, one.felt_y), (x, y), HEARD, 2.5)
                self._way.append(Box(x - 2, min(one.felt_y, y), 4, abs(one.felt_y - y)))
            corners = [(x, y - _DOT), (x + _DOT, y), (x, y + _DOT), (x - _DOT, y)]
            self._sheet.drawing.polygon(corners, fill=HEARD)

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


Half = tuple[Point, list[Bend]]


def _split(start: Point, pieces: Sequence[Bend], x: float) -> tuple[Half, Half]:
    """Return a curve up to an x and from there on; its pieces are even in x, so their share tells where."""
    before: list[Bend] = []
    after: list[Bend] = []
    turn = start
    for begin, piece in zip([start, *(one.end for one in pieces)], pieces, strict=False):
        if piece.end.x <= x:
            before.append(piece)
            turn = piece.end
        elif begin.x >= x:
            after.append(piece)
        else:
            first, second = _cut(begin, piece, (x - begin.x) / (piece.end.x - begin.x))
            before.append(first)
            after.append(second)
            turn = first.end
    return (start, before), (turn, after)


def _places_on(start: Point, pieces: Sequence[Bend]) -> Iterator[Point]:
    """Yield places along a curve, near enough to each other that no word fits between them."""
    for piece in pieces:
        steps = max(int((piece.end.x - start.x) / _STEP), 1)
        rest = piece
        for number in range(steps, 1, -1):
            first, rest = _cut(start, rest, 1 / number)
            start = first.end
            yield start
        start = piece.end


def _cut(start: Point, piece: Bend, share: float) -> tuple[Bend, Bend]:
    """Return both parts of a piece (de Casteljau)."""
    points = [start, piece.first, piece.second, piece.end]
    rows = [points]
    while len(points) > 1:
        points = [_between(one, other, share) for one, other in itertools.pairwise(points)]
        rows.append(points)
    first = Bend(rows[1][0], rows[2][0], rows[3][0])
    return first, Bend(rows[2][-1], rows[1][-1], rows[0][-1])


def _between(one: Point, other: Point, share: float) -> Point:
    return Point(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share)


def _pair(point: Point) -> tuple[float, float]:
    return point.x, point.y


def _triple(bend: Bend) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    return _pair(bend.first), _pair(bend.second), _pair(bend.end)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)

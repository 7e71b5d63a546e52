"""The window's icons as lines to draw: the same drawings, in units of a square of 24."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree as ET

from cs_desktop.common.resources import resource
from cs_desktop.reports.drawing import Drawing, Point

SIDE = 24
_STROKE = 2.0
_STEPS = 6
"""Straight pieces of a curve: of an icon no more can be seen."""
_ARC_STEP = math.radians(22.5)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
_FLAGS = (3, 4)
"""The places in an arc's numbers that are 0 or 1 and may stand without a space after them."""
Stroke = tuple[Point, ...]


def draw_icon(drawing: Drawing, name: str, left: float, top: float, size: float, color: str) -> None:
    """Draw an icon into a square."""
    scale = size / SIDE
    for stroke in strokes(name):
        drawing.path([(left + x * scale, top + y * scale) for x, y in stroke], color, _STROKE * scale)


@lru_cache(maxsize=256)
def strokes(name: str) -> tuple[Stroke, ...]:
    """Return the lines of an icon.

    Raises:
        BugError: no icon of that name is shipped.
    """
    root = ET.fromstring(resource(f"icons/{name}.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    return tuple(stroke for element in root for stroke in _strokes_of(element))


def _strokes_of(element: ET.Element) -> Iterator[Stroke]:
    kind = element.tag.rpartition("}")[2]
    get = {name: float(value) for name, value in element.attrib.items() if _NUMBER.fullmatch(value)}.get
    if kind == "path":
        yield from _Pen().follow(element.attrib["d"])
    elif kind in ("circle", "ellipse"):
        x, y = get("cx", 0.0), get("cy", 0.0)
        across, down = get("rx", get("r", 0.0)), get("ry", get("r", 0.0))
        turns = [number * _ARC_STEP for number in range(round(2 * math.pi / _ARC_STEP) + 1)]
        yield tuple((x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns)
    elif kind == "line":
        yield (get("x1", 0.0), get("y1", 0.0)), (get("x2", 0.0), get("y2", 0.0))
    elif kind == "rect":
        yield _rounded(get("x", 0.0), get("y", 0.0), get("width", 0.0), get("height", 0.0), get("rx", 0.0))


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> Stroke:
    centers = (
        (x + width - radius, y + height - radius),
        (x + radius, y + height - radius),
        (x + radius, y + radius),
        (x + width - radius, y + radius),
    )
    points = [
        (cx + radius * math.cos(turn), cy + radius * math.sin(turn))
        for quarter, (cx, cy) in enumerate(centers)
        for turn in (quarter * math.pi / 2 + step * _ARC_STEP for step in range(5))
    ]
    return (*points, points[0])


class _Pen:
    """Follows the commands of a path (SVG 2, "Path data")."""

    def __init__(self) -> None:
        self._at: Point = (0.0, 0.0)
        self._begun: Point = (0.0, 0.0)
        self._control: Point | None = None
        self._points: list[Point] = []

    def follow(self, commands: str) -> Iterator[Stroke]:
        """Yield the lines that the commands draw."""
        for letter, numbers in _commands(commands):
            if letter.upper() == "M" and len(self._points) > 1:
                yield tuple(self._points)
            self._do(letter, numbers)
        if len(self._points) > 1:
            yield tuple(self._points)

    def _do(self, letter: str, numbers: list[float]) -> None:
        x, y = self._at if letter.islower() else (0.0, 0.0)
        pairs = [(x + one, y + other) for one, other in zip(numbers[::2], numbers[1::2], strict=False)]
        control = None
        match letter.upper():
            case "M":
                self._at = self._begun = pairs[0]
                self._points = [pairs[0]]
            case "L":
                self._to(pairs[0])
            case "H":
                self._to((x + numbers[0], self._at[1]))
            case "V":
                self._to((self._at[0], y + numbers[0]))
            case "C":
                control = pairs[1]
                self._bend(*pairs)
            case "S":
                mirrored = _mirrored(self._control, self._at)
                control = pairs[0]
                self._bend(mirrored, *pairs)
            case "A":
                self._turn(numbers, (x + numbers[5], y + numbers[6]))
            case "Z":
                self._to(self._begun)
        self._control = control

    def _to(self, point: Point) -> None:
        self._points.append(point)
        self._at = point

    def _bend(self, first: Point, second: Point, end: Point) -> None:
        start = self._at
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            ends = (start, first, second, end)
            self._to(
                (
                    sum(share * point[0] for share, point in zip(shares, ends, strict=True)),
                    sum(share * point[1] for share, point in zip(shares, ends, strict=True)),
                )
            )

    def _turn(self, numbers: list[float], end: Point) -> None:
        """Follow an arc (SVG 2, appendix B.2.4; our ellipses are never turned)."""
        across, down = abs(numbers[0]), abs(numbers[1])
        (x1, y1), (x2, y2) = self._at, end
        half_x, half_y = (x1 - x2) / 2, (y1 - y2) / 2
        grown = math.sqrt(max((half_x / across) ** 2 + (half_y / down) ** 2, 1.0))
        across, down = across * grown, down * grown
        inside = (half_x / across) ** 2 + (half_y / down) ** 2
        factor = math.sqrt(max(1 / inside - 1, 0.0)) if inside else 0.0
        factor = factor if bool(numbers[3]) != bool(numbers[4]) else -factor
        cx = factor * across * half_y / down + (x1 + x2) / 2
        cy = -factor * down * half_x / across + (y1 + y2) / 2
        first = math.atan2((y1 - cy) / down, (x1 - cx) / across)
        turn = (math.atan2((y2 - cy) / down, (x2 - cx) / across) - first) % (2 * math.pi)
        turn = turn if numbers[4] else turn - 2 * math.pi
        steps = max(math.ceil(abs(turn) / _ARC_STEP), 1)
        for step in range(1, steps):
            now = first + turn * step / steps
            self._to((cx + across * math.cos(now), cy + down * math.sin(now)))
        self._to(end)


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; one that is given several times is yielded as often."""
    for found in re.finditer(r"([A-Za-z])([^A-Za-z]*)", text):
        letter, rest = found[1], found[2]
        count, at = _COUNTS[letter.upper()], 0
        if not count:
            yield letter, []
        while count and (numbers := _numbers(rest, at, count, letter)):
            at = numbers[1]
            yield letter, numbers[0]
            # What follows a move without a letter of its own are lines.
            letter = {"M": "L", "m": "l"}.get(letter, letter)


def _numbers(text: str, at: int, count: int, letter: str) -> tuple[list[float], int] | None:
    found: list[float] = []
    for place in range(count):
        while at < len(text) and text[at] in " ,\t\r\n":
            at += 1
        if at >= len(text):
            return None
        if letter.upper() == "A" and place in _FLAGS:
            found.append(float(text[at]))
            at += 1
            continue
        number = _NUMBER.match(text, at)
        assert number is not None, text
        found.append(float(number[0]))
        at = number.end()
    return found, at


def _mirrored(control: Point | None, at: Point) -> Point:
    return at if control is None else (2 * at[0] - control[0], 2 * at[1] - control[1])

"""The way of a link between two boxes: straight or at right angles, with the arrow at its end."""

from enum import Enum, auto

from cs_desktop.domain.journey.geometry import Box, Point

_ALIGNED = 4.0
"""Ends so near below each other are joined by a straight line."""


class Side(Enum):
    """Where a link leaves a box or comes to it."""

    TOP = auto()
    BOTTOM = auto()
    LEFT = auto()
    RIGHT = auto()


def port(box: Box, side: Side) -> Point:
    """Return the place of a port, the middle of a side."""
    middle = box.middle
    return {
        Side.TOP: Point(middle.x, box.y),
        Side.BOTTOM: Point(middle.x, box.bottom),
        Side.LEFT: Point(box.x, middle.y),
        Side.RIGHT: Point(box.right, middle.y),
    }[side]


def sides(source: Box, target: Box) -> tuple[Side, Side]:
    """Return which side of the source faces the target, and the other way round.

    Above and below go before left and right, since a bridge hangs below its gap.
    """
    if target.y >= source.bottom:
        return Side.BOTTOM, Side.TOP
    if target.bottom <= source.y:
        return Side.TOP, Side.BOTTOM
    if target.x >= source.right:
        return Side.RIGHT, Side.LEFT
    return Side.LEFT, Side.RIGHT


def route(source: Box, target: Box) -> tuple[Point, ...]:
    """Return the corners of a link, its ends included."""
    leaving, coming = sides(source, target)
    first, last = port(source, leaving), port(target, coming)
    if leaving in (Side.TOP, Side.BOTTOM):
        if abs(first.x - last.x) < _ALIGNED:
            return first, Point(first.x, last.y)
        turn = (first.y + last.y) / 2
        return first, Point(first.x, turn), Point(last.x, turn), last
    if abs(first.y - last.y) < _ALIGNED:
        return first, Point(last.x, first.y)
    turn = (first.x + last.x) / 2
    return first, Point(turn, first.y), Point(turn, last.y), last

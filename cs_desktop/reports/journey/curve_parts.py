"""A curve of emotion in parts: what lies before a place, what after it, and where it passes."""

import itertools
from collections.abc import Iterator, Sequence

from cs_desktop.domain.journey.curve import Bend
from cs_desktop.domain.journey.geometry import Point

_STEP = 8.0
Half = tuple[Point, list[Bend]]


def split(start: Point, pieces: Sequence[Bend], x: float) -> tuple[Half, Half]:
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


def places_on(start: Point, pieces: Sequence[Bend]) -> Iterator[Point]:
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

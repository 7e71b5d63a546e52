"""The way of an account through the quadrants: a dot a quarter, named by its month."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from cs_desktop.common.dates import month_text
from cs_desktop.common.language import tr
from cs_desktop.domain.charts.label_places import Box, label_places
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.views.quadrant.ground import QuadrantGround
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import QUADRANT_STATUS, paint_status

MARK = 12.0
_DOT, _SMALL = 8.0, 5.0
_PIECE = 3.0


def with_place(trail: Sequence[HealthPoint]) -> list[HealthPoint]:
    """Return the points that have a place: both axes had data."""
    return [point for point in trail if point.quadrant is not None]


def draw_trail(
    painter: QPainter,
    ground: QuadrantGround,
    theme: Theme,
    trail: Sequence[HealthPoint],
    taken: Sequence[Box],
    *,
    today: bool,
    mark: float = MARK,
    named: bool = True,
) -> None:
    """Draw points that have a place, joined in their order, the names in what room there is.

    Where the last one is `today`, it is the account's mark, drawn here; with a `mark` of 0 it stands already
    with the account's name. A trail that is not `named` is one of several, and steps back.
    """
    places = [ground.at(one.outcome or 0.0, one.experience or 0.0) for one in trail]
    if not places:
        return
    pen = QPen(theme.color("accent" if named else "control"), 1.75 if named else 1.0)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(places))
    marks = []
    for place, (at, point) in enumerate(zip(places, trail, strict=True)):
        last = today and place == len(places) - 1
        size = mark or MARK if last else _DOT if named else _SMALL
        marks.append(Box(at.x() - size / 2, at.y() - size / 2, size, size))
        if last:
            if mark and point.quadrant is not None:
                paint_status(painter, at, QUADRANT_STATUS[point.quadrant], theme.tokens, mark)
        else:
            painter.setPen(pen)
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(at, size / 2, size / 2)
    if named:
        # Who stands with a mark of its own needs no word for today.
        count = len(trail) - (today and not mark)
        full = [*taken, *along(places), *marks[count:]]
        _name_points(painter, ground, theme, trail[:count], marks[:count], full, today=today and bool(mark))


def along(places: Sequence[QPointF]) -> Iterator[Box]:
    """Yield the room that a way takes, in small pieces."""
    for one, other in pairwise(places):
        way = other - one
        count = max(int(max(abs(way.x()), abs(way.y())) / _PIECE), 1)
        for step in range(count + 1):
            at = one + way * (step / count)
            yield Box(at.x() - _PIECE / 2, at.y() - _PIECE / 2, _PIECE, _PIECE)


def said(trail: Sequence[HealthPoint]) -> str:
    """Return points that have a place in words."""
    return "; ".join(map(_point_said, trail))


def _name_points(
    painter: QPainter,
    ground: QuadrantGround,
    theme: Theme,
    trail: Sequence[HealthPoint],
    marks: Sequence[Box],
    taken: Sequence[Box],
    *,
    today: bool,
) -> None:
    names = [month_text(point.day) for point in trail]
    styles = [TextStyle.CAPTION] * len(names)
    if today:
        names[-1], styles[-1] = tr("today"), TextStyle.CAPTION_MEDIUM
    # The latest chooses its place first.
    names, styles, latest = names[::-1], styles[::-1], marks[::-1]
    sizes = []
    for name, style in zip(names, styles, strict=True):
        metrics = QFontMetrics(font(style))
        sizes.append((float(metrics.horizontalAdvance(name)), float(metrics.height())))
    area = ground.area
    whole = Box(area.left() + 2, area.top() + 2, area.width() - 4, area.height() - 4)
    for name, style, place in zip(names, styles, label_places(latest, sizes, whole, taken, 4), strict=True):
        if place is not None:
            painter.setFont(font(style))
            painter.setPen(theme.color("text"))
            box = QRectF(place.left, place.top, place.width + 1, place.height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)


def _point_said(point: HealthPoint) -> str:
    assert point.quadrant is not None
    return tr(
        "{month}: {quadrant}, outcome {outcome}, experience {experience}",
        month=month_text(point.day),
        quadrant=point.quadrant.label,
        outcome=shown_score(point.outcome or 0.0),
        experience=shown_score(point.experience or 0.0),
    )

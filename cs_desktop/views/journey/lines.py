"""What runs over the lanes: the line of milestones, the curves of emotion, links, and where one stands."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.domain.journey.content import MapMilestone
from cs_desktop.domain.journey.curve import bends
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.milestones import day_of
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

_DIAMOND = 7.0
_LINE_FROM_TOP = 18.0
_ARROW = 5.0
_DOT = 4.0


class MilestoneLine(QGraphicsItem):
    """The milestones of a lane on their line: solid up to today, dashed after."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._milestones: Sequence[MapMilestone] = ()
        self._places: Mapping[int, float] = {}
        self._lane, self._now = Box(0, 0, 0, 0), 0.0
        self.setZValue(2.0)

    def show_milestones(
        self, milestones: Sequence[MapMilestone], places: Mapping[int, float], lane: Box, now: float
    ) -> None:
        """Show the milestones that have a place; `now` is the x of today, or of the last one reached."""
        self.prepareGeometryChange()
        self._milestones = [one for one in milestones if one.id in places]
        self._places, self._lane, self._now = places, lane, now
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the lane."""
        return QRectF(self._lane.x, self._lane.y, self._lane.width, self._lane.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw line, diamonds and names."""
        if not self._milestones:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self._lane.y + _LINE_FROM_TOP
        xs = sorted(self._places[one.id] for one in self._milestones)
        now = min(max(self._now, xs[0]), xs[-1])
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.drawLine(QPointF(xs[0], y), QPointF(now, y))
        painter.setPen(QPen(self._theme.color("text3"), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(now, y), QPointF(xs[-1], y))
        for milestone in self._milestones:
            self._paint_one(painter, milestone, QPointF(self._places[milestone.id], y))

    def _paint_one(self, painter: QPainter, milestone: MapMilestone, at: QPointF) -> None:
        reached = milestone.reached_on is not None
        painter.setPen(QPen(self._theme.color("accent" if reached else "control"), 1.5))
        painter.setBrush(self._theme.color("accent" if reached else "surface"))
        corners = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
        if reached:
            painter.setPen(QPen(self._theme.color("on_accent"), 1.5))
            painter.drawPolyline([at + QPointF(-3, 0), at + QPointF(-1, 2.5), at + QPointF(3.5, -2.5)])
        width = 112.0
        area = QRectF(at.x() - width / 2, at.y() + _DIAMOND + 2, width, 15)
        painter.setPen(self._theme.color("text"))
        painter.setFont(canvas_font(TextStyle.CAPTION_MEDIUM))
        name = painter.fontMetrics().elidedText(milestone.name, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        day = day_of(milestone)
        if day is not None:
            painter.setPen(self._theme.color("text2"))
            painter.setFont(canvas_font(TextStyle.CAPTION))
            painter.drawText(area.translated(0, 14), Qt.AlignmentFlag.AlignCenter, day_text(day))


class CurveItem(QGraphicsItem):
    """How one persona feels along the stages: solid up to where the account is, dashed after."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self._points: Sequence[tuple[Point, str]] = ()
        self._area, self._now = QRectF(), 0.0
        self.setZValue(1.5)

    def show_points(self, points: Sequence[tuple[Point, str]], lane: Box, now: float) -> None:
        """Show points, from the left, each with its word."""
        self.prepareGeometryChange()
        self._points, self._now = points, now
        self._area = QRectF(lane.x, lane.y, lane.width, lane.height)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the lane."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw curve, points and words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color = self._theme.color(self._role)
        here = [point for point, _word in self._points]
        if here:
            path = QPainterPath(QPointF(here[0].x, here[0].y))
            for bend in bends(here):
                path.cubicTo(*(QPointF(p.x, p.y) for p in (bend.first, bend.second, bend.end)))
            for left, right, style in (
                (self._area.left(), self._now, Qt.PenStyle.SolidLine),
                (self._now, self._area.right(), Qt.PenStyle.DashLine),
            ):
                painter.save()
                painter.setClipRect(QRectF(left, self._area.top(), max(right - left, 0), self._area.height()))
                painter.setPen(QPen(color, 2.0, style))
                painter.drawPath(path)
                painter.restore()
        painter.setFont(canvas_font(TextStyle.CAPTION_MEDIUM))
        for point, word in self._points:
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(color if point.x <= self._now else self._theme.color("surface"))
            painter.drawEllipse(QPointF(point.x, point.y), _DOT, _DOT)
            if word:
                above = point.y - 20 > self._area.top()
                area = QRectF(point.x - 60, point.y - 20 if above else point.y + 6, 120, 14)
                painter.setPen(self._theme.color("text"))
                text = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, 118)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class LinkItem(QGraphicsPathItem):
    """A link with its arrow."""

    def __init__(self, theme: Theme, link_id: int) -> None:
        super().__init__()
        self._theme, self.link_id = theme, link_id
        self._tip = QPolygonF()
        self.setZValue(1.0)

    def show_route(self, corners: Sequence[Point]) -> None:
        """Show a link along its corners."""
        path = QPainterPath(QPointF(corners[0].x, corners[0].y))
        for corner in corners[1:]:
            path.lineTo(corner.x, corner.y)
        self.setPath(path)
        last, before = corners[-1], corners[-2]
        across, down = _sign(last.x - before.x), _sign(last.y - before.y)
        end, back = QPointF(last.x, last.y), QPointF(-across * _ARROW * 1.6, -down * _ARROW * 1.6)
        side = QPointF(down * _ARROW, across * _ARROW)
        self._tip = QPolygonF([end, end + back + side, end + back - side])

    def boundingRect(self) -> QRectF:
        """Return the way with the arrow."""
        return super().boundingRect().adjusted(-_ARROW * 2, -_ARROW * 2, _ARROW * 2, _ARROW * 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw way and arrow."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("control")
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(self._tip)


class HereItem(QGraphicsItem):
    """The line down the lanes at which the account is, with a flag on the stage's head."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._height = theme, 0.0
        self.setZValue(1.2)

    def show_at(self, x: float, height: float) -> None:
        """Show the line at an x, down to a height."""
        self.prepareGeometryChange()
        self._height = height
        self.setPos(x, 0)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return flag and line."""
        return QRectF(-7, -7, 14, self._height + 7)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw flag and line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.drawLine(QPointF(0, 0), QPointF(0, self._height))
        painter.setBrush(self._theme.color("accent"))
        corners = ((-5, -6), (5, -6), (5, 0), (0, 5), (-5, 0))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)

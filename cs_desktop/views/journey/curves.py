"""The curves of emotion."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.curve import bends
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

_DOT = 4.0


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

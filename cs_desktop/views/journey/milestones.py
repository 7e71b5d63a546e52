"""The milestones of a map on their line."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.domain.journey.content import MapMilestone
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.milestones import day_of
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

_DIAMOND = 7.0
_LINE_FROM_TOP = 18.0


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

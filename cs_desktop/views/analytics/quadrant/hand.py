"""What the mouse does to the picture: a line drawn around marks, a box, or the picture pushed along."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from cs_desktop.domain.quadrant.lasso import within, within_box
from cs_desktop.views.analytics.quadrant.layer import MarkLayer
from cs_desktop.views.quadrant.ground import QuadrantGround
from cs_desktop.views.theme.theme import Theme

_STEP = 3.0
"""Pixels between two points of a line."""


class Lasso:
    """A line drawn by a free hand, or a box; it tells which marks lie within."""

    def __init__(self, start: QPointF, *, box: bool, adds: bool) -> None:
        self._points = [start]
        self._box = box
        self.adds = adds
        """Whether what was chosen before stays chosen."""

    def go(self, to: QPointF) -> None:
        """Draw on."""
        if self._box:
            self._points[1:] = [to]
        elif (to - self._points[-1]).manhattanLength() >= _STEP:
            self._points.append(to)

    def caught(self, layer: MarkLayer) -> frozenset[int]:
        """Return the ids of the accounts whose marks' middles lie within."""
        line = [(point.x(), point.y()) for point in self._points]
        inside = (
            within_box(line[0], line[-1], layer.xs, layer.ys)
            if self._box
            else within(line, layer.xs, layer.ys)
        )
        return frozenset(layer.placed.rows[place].id for place in inside.nonzero()[0].tolist())

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw the line with what it runs around."""
        ground = QColor(theme.color("accent"))
        ground.setAlphaF(0.12)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.color("accent"), 1.5, Qt.PenStyle.DashLine))
        if self._box:
            painter.drawRect(QRectF(self._points[0], self._points[-1]).normalized())
        else:
            path = QPainterPath()
            path.addPolygon(QPolygonF(self._points))
            path.closeSubpath()
            painter.drawPath(path)


class Push:
    """The picture pushed along by the mouse."""

    def __init__(self, start: QPointF) -> None:
        self._at = start

    def go(self, to: QPointF, ground: QuadrantGround, see: Callable[[float, float], None]) -> None:
        """Go on; `see` moves the sight by points of score."""
        inner, size = ground.inner, ground.sight.size
        moved = to - self._at
        self._at = to
        see(-moved.x() / inner.width() * size, moved.y() / inner.height() * size)

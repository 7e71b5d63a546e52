"""The arrows between cards."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.geometry import Point
from cs_desktop.views.journey.afar import TINY
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

_ARROW = 5.0
_REACH = 10.0
"""How wide a link is for the mouse."""


class LinkItem(QGraphicsPathItem):
    """A link with its arrow; stronger while it is under the mouse, chosen, or leads to a chosen card."""

    def __init__(self, theme: Theme, link_id: int) -> None:
        super().__init__()
        self._theme, self.link_id = theme, link_id
        self._tip = QPolygonF()
        self._near, self._hovered = False, False
        self._bounds = QRectF()
        """Reckoned once: Qt asks for it many times a frame."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1.0)

    def show_route(self, corners: Sequence[Point], words: str) -> None:
        """Show a link along its corners; `words` say from what to what it leads."""
        path = QPainterPath(QPointF(corners[0].x, corners[0].y))
        for corner in corners[1:]:
            path.lineTo(corner.x, corner.y)
        self.prepareGeometryChange()
        self._bounds = path.boundingRect().adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setPath(path)
        self._tip = _tip(corners[-2], corners[-1])
        self.setToolTip(plain_tooltip(words))
        self.update()

    def show_near(self, *, near: bool) -> None:
        """Show whether a card at one of its ends is chosen."""
        if near != self._near:
            self._near = near
            self.update()

    def show_hovered(self, *, hovered: bool) -> None:
        """Show whether the mouse is on it."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def shape(self) -> QPainterPath:
        """Return where the mouse is on it."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_REACH)
        return stroker.createStroke(self.path())

    def boundingRect(self) -> QRectF:
        """Return the way with the arrow."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw way and arrow."""
        tiny = painter.deviceTransform().m11() < TINY
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not tiny)
        strong = self._near or self._hovered or self.isSelected()
        color = self._theme.color("accent" if strong else "control")
        painter.setPen(QPen(color, 3.0 if self.isSelected() else 2.0 if strong else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        if tiny:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(self._tip)


def _tip(before: Point, last: Point) -> QPolygonF:
    across, down = _sign(last.x - before.x), _sign(last.y - before.y)
    end, back = QPointF(last.x, last.y), QPointF(-across * _ARROW * 1.6, -down * _ARROW * 1.6)
    side = QPointF(down * _ARROW, across * _ARROW)
    return QPolygonF([end, end + back + side, end + back - side])


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)

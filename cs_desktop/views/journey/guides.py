"""What shows where a dragged card would land, and with what it would be in line there."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.guides import Guide
from cs_desktop.views.journey.cards import RADIUS
from cs_desktop.views.theme.theme import Theme

_TICK = 3.0
_FILL = 40
_ABOVE_CARDS = 4.0


class GuideItem(QGraphicsItem):
    """Draws the places where cards would land, and lines down to those that they are in line with."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._places: list[QRectF] = []
        self._guides: Sequence[Guide] = ()
        self._area = QRectF()
        self.setZValue(_ABOVE_CARDS)

    @property
    def places(self) -> list[QRectF]:
        """Return where cards would land."""
        return list(self._places)

    @property
    def guides(self) -> Sequence[Guide]:
        """Return the lines that are shown."""
        return self._guides

    def show_landing(self, places: Iterable[Box], guides: Sequence[Guide]) -> None:
        """Show places and lines, in points of the scene; none of both to show nothing."""
        self.prepareGeometryChange()
        self._places = [QRectF(box.x, box.y, box.width, box.height) for box in places]
        self._guides, area = guides, QRectF()
        for place in self._places:
            area |= place
        for guide in guides:
            area |= QRectF(guide.x - _TICK, guide.top, 2 * _TICK, guide.bottom - guide.top)
        self._area = area.adjusted(-_TICK, -_TICK, _TICK, _TICK)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what places and lines cover."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the places, then the lines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = self._theme.color("accent")
        fill.setAlpha(_FILL)
        painter.setBrush(fill)
        painter.setPen(self._pen(Qt.PenStyle.DashLine))
        for place in self._places:
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for guide in self._guides:
            painter.setPen(self._pen(Qt.PenStyle.DotLine if guide.middle else Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(guide.x, guide.top), QPointF(guide.x, guide.bottom))
            for y in (guide.top, guide.bottom):
                painter.drawLine(QPointF(guide.x - _TICK, y), QPointF(guide.x + _TICK, y))

    def _pen(self, style: Qt.PenStyle) -> QPen:
        pen = QPen(self._theme.color("accent"), 1.0, style)
        pen.setCosmetic(True)
        return pen

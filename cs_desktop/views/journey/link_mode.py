"""The mode of the mouse in which links are drawn from card to card."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsPathItem

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.linking import linked
from cs_desktop.domain.journey.ties import can_link, partners
from cs_desktop.views.journey.cards import RADIUS, CardItem
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.theme.theme import Theme

_AROUND = 2.0


class LinkMode:
    """Draws a line from a card to the mouse while one drags, and lights up where it may end."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        scene: JourneyScene,
        theme: Theme,
        do: Callable[[Gesture], None],
        offer: Callable[[int, QPointF], None],
    ) -> None:
        """`do` is handed the gesture; `offer` the card whose link was dropped where nothing is, and where."""
        self._scene, self._theme, self._do, self._offer = scene, theme, do, offer
        self.editable = True
        self._source: CardItem | None = None
        self._line: QGraphicsLineItem | None = None
        self._lights: dict[int, QGraphicsPathItem] = {}

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Begin at the card under the mouse, or at the one whose port is there."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.editable:
            return False
        port = self._scene.ties.port_at(at)
        item = self._card_at(at) if port is None else self._scene.cards.get(port)
        if item is None or not can_link(item.card):
            return False
        self._source = item
        self._scene.select_cards([item.card.id])
        self._light(item.card.id)
        self._line = self._scene.addLine(QLineF(at, at), self._pen(Qt.PenStyle.DashLine))
        self._line.setZValue(8.0)
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let the line follow the mouse."""
        if self._source is None or self._line is None:
            return False
        target = self._target_at(at)
        middle = self._source.mapToScene(self._source.frame.center())
        self._line.setLine(QLineF(middle, at))
        self._line.setPen(self._pen(Qt.PenStyle.DashLine if target is None else Qt.PenStyle.SolidLine))
        for card_id, light in self._lights.items():
            light.setOpacity(1.0 if target is None or card_id == target else 0.35)
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Link what the mouse is on; where nothing is, say so."""
        source, content, target = self._source, self._scene.content, self._target_at(at)
        self.cancel()
        if source is None or content is None:
            return False
        if target is not None:
            self._do(linked(content, source.card.id, target))
        elif self._card_at(at) is None:
            self._offer(source.card.id, at)
        return True

    def cancel(self) -> None:
        """Take line and lights away."""
        items: list[QGraphicsItem] = [*self._lights.values()]
        if self._line is not None:
            items.append(self._line)
        for item in items:
            self._scene.removeItem(item)
        self._source, self._line = None, None
        self._lights = {}

    def _light(self, card_id: int) -> None:
        """Show which cards the link may lead to."""
        content = self._scene.content
        fill = self._theme.color("accent")
        fill.setAlpha(36)
        for other in partners(content, card_id) if content is not None else ():
            item = self._scene.cards.get(other)
            if item is None:
                continue
            area = item.mapRectToScene(item.frame).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            path = QPainterPath()
            path.addRoundedRect(QRectF(area), RADIUS + _AROUND, RADIUS + _AROUND)
            light = self._scene.addPath(path, self._pen(Qt.PenStyle.SolidLine), fill)
            light.setZValue(4.0)
            self._lights[other] = light

    def _target_at(self, at: QPointF) -> int | None:
        item = self._card_at(at)
        return item.card.id if item is not None and item.card.id in self._lights else None

    def _card_at(self, at: QPointF) -> CardItem | None:
        found = (item for item in self._scene.items(at) if isinstance(item, CardItem))
        return next((item for item in found if item.frame.contains(item.mapFromScene(at))), None)

    def _pen(self, style: Qt.PenStyle) -> QPen:
        return QPen(self._theme.color("accent"), 2.0, style)

"""Dragging cards, stretching one, and drawing a band: what the mouse does between a press and its release."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.copies import duplicated
from cs_desktop.domain.journey.dragging import Dragged, Drop, dropped
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.journey.stretching import Stretched
from cs_desktop.views.journey.cards import CardItem
from cs_desktop.views.journey.guides import GuideItem
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.journey.wrapping import title_lines
from cs_desktop.views.theme.theme import Theme

FINE = Qt.KeyboardModifier.AltModifier
COPY = Qt.KeyboardModifier.ControlModifier
STRAIGHT = Qt.KeyboardModifier.ShiftModifier
MORE = COPY | STRAIGHT
_HELD, _CARDS, _BAND = 5.0, 2.0, 9.0
"""How far above others something is drawn."""
_REACH = 7.0
"""So near to being in line a card snaps, in points on screen."""
_BAND_FILL = 28

UNDRAWN = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
"""From afar a card is drawn with all others; while the mouse holds it, by itself."""


def put_back(scene: JourneyScene) -> None:
    """Show every card where it was read, and as long."""
    layout = scene.layout
    for id_, item in scene.cards.items() if layout is not None else ():
        assert layout is not None
        box = layout.cards[id_]
        if item.frame.translated(item.pos()) != QRectF(box.x, box.y, box.width, box.height):
            item.place(box)


class Doing(Protocol):
    """Something that lasts until the mouse is released."""

    cursor: Qt.CursorShape

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Follow the mouse to a place of the scene, while some keys are held."""
        ...

    def finish(self) -> Gesture | None:
        """Return what it came to, and clear up."""
        ...

    def cancel(self) -> None:
        """Put everything back, and clear up."""
        ...


class Drag:
    """Drags the selected cards: with Alt to eighths, with Shift straight on, with Ctrl as copies."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self, scene: JourneyScene, theme: Theme, lead: CardItem, start: QPointF, scale: Callable[[], float]
    ) -> None:
        """`lead` is the card under the mouse, `scale` says how large a point of the scene is on screen."""
        assert scene.content is not None
        assert scene.layout is not None
        self._scene, self._start, self._scale = scene, start, scale
        self._content = scene.content
        ids = scene.selected_cards()
        self._dragged = Dragged(scene.content, scene.layout, ids, lead.card.id)
        self._items = {scene.cards[id_]: scene.cards[id_].pos() for id_ in ids}
        self._guides = GuideItem(theme)
        self._drop, self._copies = Drop(), False
        scene.addItem(self._guides)
        for item in self._items:
            item.setZValue(_HELD)
            item.setFlag(UNDRAWN, enabled=False)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Let the cards follow the mouse; copies only show where they would land."""
        by = at - self._start
        if keys & STRAIGHT:
            by = QPointF(by.x(), 0) if abs(by.x()) >= abs(by.y()) else QPointF(0, by.y())
        self._copies = bool(keys & COPY)
        self.cursor = Qt.CursorShape.DragCopyCursor if self._copies else Drag.cursor
        reach = _REACH / self._scale()
        self._drop = self._dragged.at(Point(by.x(), by.y()), fine=bool(keys & FINE), reach=reach)
        boxes = self._dragged.boxes(self._drop.spots, title_lines)
        for item, place in self._items.items():
            item.setPos(place if self._copies else place + by)
        self._guides.show_landing(boxes.values(), self._drop.guides)

    def finish(self) -> Gesture | None:
        """Return the gesture that moves or copies the cards to where they would land."""
        self._clear()
        if self._copies:
            return duplicated(self._content, self._drop.spots)
        return dropped(self._content, self._drop.spots)

    def cancel(self) -> None:
        """Put the cards back."""
        self._clear()
        put_back(self._scene)

    def _clear(self) -> None:
        self._scene.removeItem(self._guides)
        for item in self._items:
            item.setZValue(_CARDS)
            item.setFlag(UNDRAWN, self._scene.from_afar)


class Stretch:
    """Pulls one edge of a card, which shows at once how long it would be."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, scene: JourneyScene, theme: Theme, item: CardItem, *, left: bool) -> None:
        """`left` pulls the left edge, otherwise the right one."""
        assert scene.content is not None
        assert scene.layout is not None
        self._scene, self._item = scene, item
        self._stretched = Stretched(scene.content, scene.layout, item.card.id, left=left)
        self._guides = GuideItem(theme)
        scene.addItem(self._guides)
        item.setZValue(_HELD)
        item.setFlag(UNDRAWN, enabled=False)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Show the card as long as it would be, and what it would be in line with."""
        self._stretched.pull(at.x())
        self._item.place(self._stretched.box(title_lines))
        self._guides.show_landing((), self._stretched.guides())

    def finish(self) -> Gesture | None:
        """Return the gesture that makes the card as long as it is shown."""
        self._clear()
        return self._stretched.gesture()

    def cancel(self) -> None:
        """Show the card as it was."""
        self._clear()
        put_back(self._scene)

    def _clear(self) -> None:
        self._scene.removeItem(self._guides)
        self._item.setZValue(_CARDS)
        self._item.setFlag(UNDRAWN, self._scene.from_afar)


class Band:
    """Selects the cards that a band touches, besides those that are kept."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, scene: JourneyScene, theme: Theme, start: QPointF, kept: frozenset[int]) -> None:
        self._scene, self._start, self._kept = scene, start, kept
        pen = QPen(theme.color("accent"), 0.0)
        self._item = QGraphicsRectItem(QRectF(start, start))
        self._item.setPen(pen)
        fill = theme.color("accent")
        fill.setAlpha(_BAND_FILL)
        self._item.setBrush(fill)
        self._item.setZValue(_BAND)
        scene.addItem(self._item)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Widen the band."""
        area = QRectF(self._start, at).normalized()
        self._item.setRect(area)
        touched = {
            id_
            for id_, item in self._scene.cards.items()
            if item.frame.translated(item.pos()).intersects(area)
        }
        wanted = touched | self._kept
        if wanted != set(self._scene.selected_cards()):
            self._scene.select_cards(wanted)

    def finish(self) -> Gesture | None:
        """Take the band away."""
        self._scene.removeItem(self._item)
        return None

    def cancel(self) -> None:
        """Take the band away, and what it has selected."""
        self._scene.removeItem(self._item)
        self._scene.select_cards(self._kept)

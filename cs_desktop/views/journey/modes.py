"""What the mouse does on the canvas: one class a mode, asked in turn for each event."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsView

from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.journey.gestures import Gesture
from cs_desktop.domain.journey.placing import moved, stretched
from cs_desktop.views.journey.cards import CardItem
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.theme.theme import Theme

_FINE = Qt.KeyboardModifier.AltModifier
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Mode(Protocol):
    """Answers the mouse; each method returns whether the event was taken."""

    cursor: Qt.CursorShape

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take a press of a button at a place of the scene."""
        ...

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take a movement."""
        ...

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take the release of a button."""
        ...

    def cancel(self) -> None:
        """Put everything back as it was before the press."""
        ...


class PanMode:
    """Moves what is seen."""

    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._last: QPointF | None = None

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take hold of the canvas."""
        self._last = event.position()
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let the canvas follow the mouse."""
        if self._last is None:
            return False
        by = event.position() - self._last
        self._last = event.position()
        for bar, way in (
            (self._view.horizontalScrollBar(), by.x()),
            (self._view.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - round(way))
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let go."""
        self._last = None
        return True

    def cancel(self) -> None:
        """Let go."""
        self._last = None


class SelectMode:
    """Selects cards, alone or by a band around them; drags and stretches them.

    While one drags only the items move; what is stored changes once, on release.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, scene: JourneyScene, theme: Theme, do: Callable[[Gesture], None]) -> None:
        """`do` is handed the gesture that a drag came to."""
        self._scene, self._theme, self._do = scene, theme, do
        self.editable = True
        self._start: QPointF | None = None
        self._dragged: dict[CardItem, QPointF] = {}
        self._stretched: tuple[CardItem, str] | None = None
        self._band: QGraphicsRectItem | None = None
        self._kept: frozenset[int] = frozenset()
        self._moving = False

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Select what is under the mouse, or begin a band."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._start, self._moving = at, False
        item = self._card_at(at)
        selected = set(self._scene.selected_cards())
        if item is None and self._scene.ties.press(at):
            self._start = None
            return True
        if item is None:
            self._kept = frozenset(selected) if event.modifiers() & _MORE else frozenset()
            self._scene.select_cards(self._kept)
            self._begin_band(at)
            return True
        handle = item.handle_at(item.mapFromScene(at))
        if handle and self.editable:
            self._stretched = (item, handle)
            return True
        card = item.card.id
        if event.modifiers() & _MORE:
            selected ^= {card}
        elif card not in selected:
            selected = {card}
        self._scene.select_cards(selected)
        item.setFocus()
        if self.editable and item.isSelected():
            self._dragged = {
                self._scene.cards[one]: self._scene.cards[one].pos() for one in self._scene.selected_cards()
            }
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Drag, stretch, or widen the band."""
        if self._start is None:
            return False
        by = at - self._start
        if not self._moving and by.manhattanLength() < QApplication.startDragDistance() / 2:
            return True
        self._moving = True
        if self._band is not None:
            self._band.setRect(QRectF(self._start, at).normalized())
            self._select_in_band()
        for item, place in self._dragged.items():
            item.setPos(place + by)
            item.setZValue(5.0)
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Store what was dragged or stretched."""
        if self._start is None:
            return self._scene.ties.release(at)
        by, fine = at - self._start, bool(event.modifiers() & _FINE)
        dragged, stretch = [item.card.id for item in self._dragged], self._stretched
        happened = self._moving
        self._end()
        content, layout = self._scene.content, self._scene.layout
        if not happened or content is None or layout is None:
            self._put_back()
            return True
        gesture: Gesture | None = None
        if stretch is not None:
            gesture = stretched(content, layout, stretch[0].card.id, at.x(), left=stretch[1] == "left")
        elif dragged:
            gesture = moved(content, layout, dragged, Point(by.x(), by.y()), whole=not fine)
        if gesture:
            self._do(gesture)
        else:
            self._put_back()
        return True

    def cancel(self) -> None:
        """Put everything back."""
        self._end()
        self._put_back()

    def _end(self) -> None:
        for item in self._dragged:
            item.setZValue(2.0)
        if self._band is not None:
            self._scene.removeItem(self._band)
        self._start, self._dragged, self._stretched, self._band = None, {}, None, None
        self._moving = False

    def _put_back(self) -> None:
        layout = self._scene.layout
        if layout is None:
            return
        for id_, item in self._scene.cards.items():
            item.setPos(layout.cards[id_].x, layout.cards[id_].y)

    def _card_at(self, at: QPointF) -> CardItem | None:
        found = [item for item in self._scene.items(at) if isinstance(item, CardItem)]
        inside = [item for item in found if item.frame.contains(item.mapFromScene(at))]
        handled = [item for item in found if item.handle_at(item.mapFromScene(at))]
        return next(iter(handled or inside), None)

    def _begin_band(self, at: QPointF) -> None:
        self._band = self._scene.addRect(QRectF(at, at), QPen(self._theme.color("accent"), 0.0))
        fill = self._theme.color("accent")
        fill.setAlpha(28)
        self._band.setBrush(fill)
        self._band.setZValue(9.0)

    def _select_in_band(self) -> None:
        assert self._band is not None
        area = self._band.rect()
        inside = {
            id_ for id_, item in self._scene.cards.items() if item.mapRectToScene(item.frame).intersects(area)
        }
        self._scene.select_cards(inside | self._kept)

"""The mode of the mouse in which one works: selects cards, drags and stretches them, draws a band."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cs_desktop.domain.gestures import Gesture
from cs_desktop.views.journey.cards import CardItem
from cs_desktop.views.journey.dragging import MORE, Band, Doing, Drag, Stretch, put_back
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.theme.theme import Theme


class SelectMode:
    """Selects cards, alone or by a band around them; drags and stretches them.

    While one drags only the items move; what is stored changes once, on release.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(
        self,
        scene: JourneyScene,
        theme: Theme,
        do: Callable[[Gesture], None],
        scale: Callable[[], float] = lambda: 1.0,
    ) -> None:
        """`do` is handed the gesture that a drag came to; `scale` says how large a point is on screen."""
        self._scene, self._theme, self._do, self._scale = scene, theme, do, scale
        self.editable = True
        self._start: QPointF | None = None
        self._begin: Callable[[], Doing | None] | None = None
        """What begins once the mouse has moved far enough; nothing where what was pressed is gone by then."""
        self._doing: Doing | None = None
        self._clicked: frozenset[int] | None = None
        """Of the selected cards those that a click on one of them leaves selected; a drag leaves them all."""

    @property
    def doing(self) -> Doing | None:
        """Return what the mouse is doing, if anything."""
        return self._doing

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Select what is under the mouse, or begin a band."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self.cancel()
        item = self._card_at(at)
        if item is None:
            if not self._scene.ties.press(at):
                self._press_ground(event, at)
            return True
        self._start = at
        handle = item.handle_at(item.mapFromScene(at))
        if handle and self.editable:
            self._begin = lambda: self._stretch(item, left=handle == "left")
            return True
        self._press_card(event, item)
        if self.editable and item.isSelected():
            self._begin = lambda: self._drag(item, at)
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Drag, stretch, or widen the band."""
        if self._start is None:
            return False
        if self._doing is None and self._begin is not None:
            far = (at - self._start).manhattanLength() * self._scale()
            if far < QApplication.startDragDistance() / 2:
                return True
            self._doing, self._begin, self._clicked = self._begin(), None, None
        if self._doing is not None:
            self._doing.move(at, event.modifiers())
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Store what was dragged or stretched."""
        if self._start is None:
            return self._scene.ties.release(at)
        doing, clicked = self._doing, self._clicked
        if doing is not None:
            doing.move(at, event.modifiers())
        self._forget()
        if clicked is not None:
            self._scene.select_cards(clicked & set(self._scene.selected_cards()))
        if doing is not None:
            gesture = doing.finish()
            if gesture:
                self._do(gesture)
            else:
                put_back(self._scene)
        return True

    def cancel(self) -> None:
        """Put everything back."""
        doing = self._doing
        self._forget()
        if doing is not None:
            doing.cancel()
        put_back(self._scene)

    def _forget(self) -> None:
        self._start, self._begin, self._doing, self._clicked = None, None, None, None

    def _stretch(self, item: CardItem, *, left: bool) -> Doing | None:
        there = item.card.id in self._scene.cards
        return Stretch(self._scene, self._theme, item, left=left) if there else None

    def _drag(self, item: CardItem, at: QPointF) -> Doing | None:
        """Drag the selected cards; where somebody else has deleted the one under the mouse, by the others."""
        cards = self._scene.cards
        if item.card.id not in cards:
            others = [cards[id_] for id_ in self._scene.selected_cards()]
            if not others:
                return None
            item = others[0]
        return Drag(self._scene, self._theme, item, at, self._scale)

    def _press_ground(self, event: QMouseEvent, at: QPointF) -> None:
        kept = frozenset(self._scene.selected_cards()) if event.modifiers() & MORE else frozenset[int]()
        self._scene.select_cards(kept)
        self._start = at
        self._begin = lambda: Band(self._scene, self._theme, at, kept)

    def _press_card(self, event: QMouseEvent, item: CardItem) -> None:
        card, selected = item.card.id, set(self._scene.selected_cards())
        if event.modifiers() & MORE:
            if card in selected:
                # Those who go on to drag it copy all of them, or drag them straight on.
                self._clicked = frozenset(selected - {card})
            selected.add(card)
        elif card in selected:
            self._clicked = frozenset({card})
        else:
            selected = {card}
        self._scene.select_cards(selected)
        item.setFocus()

    def _card_at(self, at: QPointF) -> CardItem | None:
        found = [item for item in self._scene.items(at) if isinstance(item, CardItem)]
        inside = [item for item in found if item.frame.contains(item.mapFromScene(at))]
        handled = [item for item in found if item.handle_at(item.mapFromScene(at))]
        return next(iter(handled or inside), None)

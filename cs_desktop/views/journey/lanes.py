"""The lanes of a journey map: what mouse and keys do where one works."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QGraphicsView, QPinchGesture

from cs_desktop.common.language import tr
from cs_desktop.views.journey.link_mode import LinkMode
from cs_desktop.views.journey.autoscroll import AutoScroll
from cs_desktop.views.journey.modes import Mode, PanMode
from cs_desktop.views.journey.part import Part
from cs_desktop.views.journey.pushing import Pushes
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.journey.selecting import SelectMode
from cs_desktop.views.theme.theme import Theme

STEP = 1.2
"""By how much a turn of the wheel enlarges."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGE = 8


class Lanes(Part):
    """The lanes, where one works."""

    zoomed = Signal(float, QPoint)
    """The wheel turned with Ctrl, or two fingers spread: by what factor, and where."""
    gesture = Signal(object)
    rename_requested = Signal()
    delete_requested = Signal()
    mode_changed = Signal()
    edge_reached = Signal(int, int)
    """The arrow keys went on from the topmost or leftmost card: how far across and down."""
    link_dropped = Signal(object, QPointF)
    """A link from a card, by its id, was dropped at a place of the scene where nothing is."""

    def __init__(self, scene: JourneyScene, theme: Theme) -> None:
        super().__init__(scene)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Journey map"))
        self.setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.select = SelectMode(scene, theme, self.gesture.emit, lambda: self.transform().m11())
        self.pan = PanMode(self)
        self._scrolling = AutoScroll(self, self._move_again)
        self.link = LinkMode(scene, theme, self.gesture.emit, self.link_dropped.emit)
        self._mode: Mode = self.select
        self._held: Mode | None = None
        """What was before the space bar was held."""
        self.pushes = Pushes(scene, self.gesture.emit)

    @property
    def mode(self) -> Mode:
        """Return what the mouse does now."""
        return self._mode

    def choose(self, mode: Mode) -> None:
        """Let the mouse do something else from now on."""
        self._mode.cancel()
        self._mode = mode
        self.viewport().setCursor(mode.cursor)
        self.mode_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hand a press to the mode."""
        self.setFocus()
        at = self.mapToScene(event.position().toPoint())
        borrowed = self._borrowed(event.button(), at)
        if borrowed is not None:
            self._held = self._held or self._mode
            self._mode = borrowed
        self._mode.press(event, at)

    def _borrowed(self, button: Qt.MouseButton, at: QPointF) -> Mode | None:
        """Return the mode for as long as a button is held: the middle one pans, a port begins a link."""
        if button is Qt.MouseButton.MiddleButton:
            return self.pan
        on_port = self._mode is self.select and self.journey.ties.port_at(at) is not None
        return self.link if on_port and button is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand a movement to the mode; without a button, show what is under the mouse."""
        at = self.mapToScene(event.position().toPoint())
        if not event.buttons() and self._mode is self.select:
            shape = self.journey.ties.hover(at)
            self.viewport().setCursor(self._mode.cursor if shape is None else shape)
        self._mode.move(event, at)
        if self.select.doing is not None:
            self.viewport().setCursor(self.select.doing.cursor)
            self._scrolling.follow(event)

    def _move_again(self, event: QMouseEvent) -> None:
        """Let what is dragged follow the scene that moves below the mouse."""
        self._mode.move(event, self.mapToScene(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand a release to the mode."""
        self._scrolling.stop()
        self.viewport().setCursor(self._mode.cursor)
        self._mode.release(event, self.mapToScene(event.position().toPoint()))
        borrowed = self._held is self.select and self._mode is self.link
        if event.button() is Qt.MouseButton.MiddleButton or borrowed:
            self._release_held()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write into the card under the mouse."""
        if self._mode is self.select and self.journey.selected_cards():
            self.rename_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom around the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
            return
        QGraphicsView.wheelEvent(self, event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom around two fingers that are spread or closed, on a screen or a touchpad."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoomed.emit(1 + event.value(), event.position().toPoint())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self.zoomed.emit(pinch.scaleFactor(), at)
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card, push the selected ones, or take hold of the canvas."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Space and not event.isAutoRepeat():
            self._held = self._held or self._mode
            self.choose(self.pan)
        elif key is Qt.Key.Key_Escape:
            self._cancel()
        elif key in _STEPS and self._walks(event.modifiers()):
            self._walk(*_STEPS[key])
        elif key in _STEPS:
            across, down = _STEPS[key]
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.pushes.push(across * (_LARGE if far else 1), down)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rename_requested.emit()
        elif key is Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif key is Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.journey.select_cards(self.journey.cards)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the canvas with the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._release_held()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the canvas: the release of the space bar will not be heard."""
        self._release_held()
        super().focusOutEvent(event)

    def _cancel(self) -> None:
        """Put back what is dragged; where nothing is, choose nothing."""
        drags = self.select.doing is not None
        self._scrolling.stop()
        self._mode.cancel()
        if self._mode is self.link:
            self.choose(self.select)
        if not drags:
            self.journey.select_cards(())

    def _release_held(self) -> None:
        if self._held is not None:
            mode, self._held = self._held, None
            self.choose(mode)

    def _walks(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Return whether arrows go from card to card, and do not push the selected ones."""
        held = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return held or not self.select.editable or not self.journey.selected_cards()

    def _walk(self, across: int, down: int) -> None:
        """Select the next card; without a selection the first one that is seen."""
        scene = self.journey
        chosen = scene.selected_cards()
        seen = [item for item in self.items(self.viewport().rect()) if item in scene.cards.values()]
        if self._is_at_edge(chosen, across, down):
            self.edge_reached.emit(across, down)
            return
        if chosen:
            found = scene.card_beside(chosen[0], across, down)
        else:
            first = min(seen or scene.cards.values(), key=lambda item: (item.y(), item.x()), default=None)
            found = next((id_ for id_, item in scene.cards.items() if item is first), None)
        if found is not None:
            scene.select_cards([found])
            self.ensureVisible(scene.cards[found])
            title = scene.cards[found].card.title
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, title))

    def _is_at_edge(self, chosen: Sequence[int], across: int, down: int) -> bool:
        """Return whether nothing but heads or labels lies in a direction."""
        layout = self.journey.layout
        if layout is None or (across, down) not in ((-1, 0), (0, -1)):
            return False
        if not chosen:
            return not layout.cards
        here, boxes = layout.cards[chosen[0]], layout.cards.values()
        if down:
            return not any(box.bottom <= here.y for box in boxes)
        return not any(box.x < here.x for box in boxes)

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
from PySide6.QtWidgets import QApplication, QGestureEvent, QGraphicsItem, QPinchGesture

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.views.journey.autoscroll import AutoScroll
from cs_desktop.views.journey.feel_mode import FeelKeys, FeelMode
from cs_desktop.views.journey.link_mode import LinkMode
from cs_desktop.views.journey.milestone_mode import MilestoneMode
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
_WALKED = (Kind.JOURNEY_CARD, Kind.JOURNEY_EMOTION, Kind.MILESTONE)
"""To what one goes with arrows."""


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
        self.feel = FeelMode(scene, self.gesture.emit)
        self.mark = MilestoneMode(scene, self.gesture.emit)
        self._mode: Mode = self.select
        self._held: Mode | None = None
        """What was before the space bar was held."""
        self._button = Qt.MouseButton.NoButton
        """The button whose press the mode was handed, until it is released."""
        self.pushes = Pushes(scene, self.gesture.emit)
        self.feel_keys = FeelKeys(scene, self.gesture.emit)

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
        """Hand a press to the mode; while another button is held, the right one puts back what is dragged."""
        if self._button & event.buttons() & ~event.button():
            if event.button() is Qt.MouseButton.RightButton:
                self._put_back()
            return
        self.setFocus()
        self._button = event.button()
        at = self.mapToScene(event.position().toPoint())
        borrowed = self._borrowed(event.button(), at)
        if self._mode is self.select:
            self.feel.note_press(event, at)
        if borrowed is not None:
            self._held = self._held or self._mode
            self._mode = borrowed
        self._mode.press(event, at)

    def _borrowed(self, button: Qt.MouseButton, at: QPointF) -> Mode | None:
        """Return the mode for as long as a button is held: the middle one pans, a port begins a link.

        On the point of a curve, or on a milestone, one takes hold of that.
        """
        if button is Qt.MouseButton.MiddleButton:
            return self.pan
        if self._mode is not self.select or button is not Qt.MouseButton.LeftButton:
            return None
        if self.journey.ties.port_at(at) is not None:
            return self.link
        if self.journey.milestones.at(at) is not None:
            return self.mark
        return self.feel if self.journey.feelings.feeling_at(at) is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand a movement to the mode; without a button, show what is under the mouse."""
        at = self.mapToScene(event.position().toPoint())
        if not event.buttons() and self._mode is self.select:
            shape = self.journey.ties.hover(at) or self.feel.hover(event, at)
            self.viewport().setCursor(self._mode.cursor if shape is None else shape)
        self._mode.move(event, at)
        if self.select.doing is not None:
            self.viewport().setCursor(self.select.doing.cursor)
            self._scrolling.follow(event)

    def _move_again(self, event: QMouseEvent) -> None:
        """Let what is dragged follow the scene that moves below the mouse."""
        self._mode.move(event, self.mapToScene(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand a release to the mode, if it is that of the button that was pressed first."""
        if event.button() is not self._button:
            return
        self._button = Qt.MouseButton.NoButton
        self._scrolling.stop()
        self.viewport().setCursor(self._mode.cursor)
        at = self.mapToScene(event.position().toPoint())
        self._mode.release(event, at)
        self.feel.note_release(event, at)
        borrowed = self._held is self.select and self._mode in (self.link, self.feel, self.mark)
        if event.button() is Qt.MouseButton.MiddleButton or borrowed:
            self._release_held()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write into the card under the mouse, or the word of a feeling."""
        if self._mode is not self.select:
            return
        felt = self.journey.feelings.word_at(self.mapToScene(event.position().toPoint()))
        if felt is not None:
            self.journey.choose(Kind.JOURNEY_EMOTION, felt)
        if felt is not None or self.journey.selected_cards():
            self.rename_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, whichever way two fingers go; with Ctrl, zoom around the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
        elif not event.pixelDelta().isNull():
            self._scroll(QPointF(event.pixelDelta()))
        else:
            # Qt itself scrolls one way at a time.
            lines = QApplication.wheelScrollLines() / 120
            across, down = self.horizontalScrollBar().singleStep(), self.verticalScrollBar().singleStep()
            by = event.angleDelta()
            self._scroll(QPointF(by.x() * lines * across, by.y() * lines * down))
        event.accept()

    def _scroll(self, by: QPointF) -> None:
        """Let the map follow fingers that went so far."""
        for bar, way in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - round(way))

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom around two fingers that are spread or closed; forget what the mouse was on when it leaves."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoomed.emit(1 + event.value(), event.position().toPoint())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        elif event.type() is QEvent.Type.Leave:
            self.journey.feelings.show_hint(None)
        return super().viewportEvent(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        """Let the map follow two fingers on the screen, the first of which may have begun to drag."""
        if pinch.state() is Qt.GestureState.GestureStarted:
            self._put_back()
            self._button = Qt.MouseButton.NoButton
        elif pinch.state() is Qt.GestureState.GestureUpdated:
            # Where they end, the last step is told once more.
            self._scroll(pinch.centerPoint() - pinch.lastCenterPoint())
            at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
            self.zoomed.emit(pinch.scaleFactor(), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card, push the selected ones, or take hold of the canvas."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Space and not event.isAutoRepeat():
            self._held = self._held or self._mode
            self.choose(self.pan)
        elif key is Qt.Key.Key_Escape:
            self._cancel()
        elif key in _STEPS and self._feels(event):
            self.feel_keys.press(_STEPS[key][1], event.modifiers())
        elif key in _STEPS and self._marks(event):
            whole = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if gesture := self.journey.milestones.pushed(_STEPS[key][0], far=whole):
                self.gesture.emit(gesture)
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
        """Let go of everything: the release of the space bar, or of the mouse, may not be heard."""
        self._put_back()
        self._button = Qt.MouseButton.NoButton
        self._release_held()
        super().focusOutEvent(event)

    def _cancel(self) -> None:
        """Put back what is dragged; where nothing is, choose nothing."""
        self._put_back()
        if self._mode is self.link and self._held is None:
            self.choose(self.select)
        if self._button is Qt.MouseButton.NoButton:
            self.journey.select_cards(())

    def _put_back(self) -> None:
        self._scrolling.stop()
        self._mode.cancel()
        self.feel.cancel()

    def _release_held(self) -> None:
        if self._held is not None:
            mode, self._held = self._held, None
            self.choose(mode)

    def _walks(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Return whether arrows go from card to card, and do not push the selected ones."""
        held = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return held or not self.select.editable or not self.journey.selected_cards()

    def _feels(self, event: QKeyEvent) -> bool:
        """Return whether arrows make the chosen feelings better or worse."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        upright = Qt.Key(event.key()) in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        return upright and not held and self.feel.editable and bool(self.journey.feelings.chosen())

    def _marks(self, event: QKeyEvent) -> bool:
        """Return whether arrows push the chosen milestone along its line."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        along = Qt.Key(event.key()) in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        return along and not held and self.mark.editable and self.journey.milestones.chosen is not None

    def _walk(self, across: int, down: int) -> None:
        """Select the next card; without a selection the first one that is seen."""
        scene = self.journey
        chosen = scene.selected_cards()
        if self._is_at_edge(chosen, across, down):
            self.edge_reached.emit(across, down)
            return
        here = next((part for part in scene.chosen() if part[0] in _WALKED), None)
        if here is not None:
            found = scene.part_beside(*here, across, down)
        else:
            cards = {item: id_ for id_, item in scene.cards.items()}
            seen = [item for item in self.items(self.viewport().rect()) if item in cards]
            first = min(seen or cards, key=lambda item: (item.y(), item.x()), default=None)
            found = None if first is None else (Kind.JOURNEY_CARD, cards[first])
        if found is not None:
            self._go_to(*found)

    def _go_to(self, kind: Kind, part_id: int) -> None:
        """Select a card, a feeling or a milestone, show it and read it aloud."""
        scene = self.journey
        item: QGraphicsItem
        if kind is Kind.JOURNEY_CARD:
            scene.select_cards([part_id])
            item, said = scene.cards[part_id], scene.cards[part_id].told
        elif kind is Kind.MILESTONE:
            scene.choose(kind, part_id)
            item, said = scene.milestones.items[part_id], scene.milestones.text_of(part_id)
        else:
            scene.choose(kind, part_id)
            scene.feelings.choose_persona_of(part_id)
            item, said = scene.feelings.items[part_id], scene.feelings.text_of(part_id)
        self.ensureVisible(item)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _is_at_edge(self, chosen: Sequence[int], across: int, down: int) -> bool:
        """Return whether nothing but heads or labels lies in a direction."""
        layout = self.journey.layout
        if layout is None or (across, down) not in ((-1, 0), (0, -1)):
            return False
        marks, marked = self.journey.milestones.boxes(), self.journey.milestones.chosen
        here = layout.cards[chosen[0]] if chosen else marks.get(marked or 0)
        if here is None:
            return not layout.cards and not marks
        if down:
            return not any(box.bottom <= here.y for box in (*layout.cards.values(), *marks.values()))
        return not any(box.x < here.x for box in (layout.cards if chosen else marks).values())

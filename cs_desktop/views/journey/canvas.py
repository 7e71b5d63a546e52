"""The canvas: the lanes in the middle, heads above and labels at the left that stay while one pans."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QGridLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.geometry import HEAD_HEIGHT, LABEL_WIDTH
from cs_desktop.domain.journey.placing import pushed
from cs_desktop.views.journey.modes import Mode, PanMode, SelectMode
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.theme.fonts import text_size
from cs_desktop.views.theme.theme import Theme

LEAST_ZOOM, MOST_ZOOM = 0.1, 4.0
_STEP = 1.2
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGE = 8
_SLACK = 400.0
_ROUNDED = 2


class _Part(QGraphicsView):
    """One of the views of the scene."""

    menu_requested = Signal(QPoint)
    """Where on the screen a menu is to open, of what is chosen by now."""

    def __init__(self, scene: JourneyScene) -> None:
        super().__init__(scene)
        self.journey = scene
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        # The view has a name and takes the keyboard, not the area inside it.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the lanes."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose what is under the mouse, unless it is chosen with others, and ask for its menu."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            part = self.journey.part_at(self.mapToScene(event.pos()))
            if part is None:
                self.journey.clearSelection()
            elif part not in self.journey.chosen():
                self.journey.choose(*part)
        self.menu_requested.emit(event.globalPos())


class _Lanes(_Part):
    """The lanes, where one works."""

    zoomed = Signal(float, QPoint)
    """The wheel turned with Ctrl: by what factor, and where."""
    gesture = Signal(object)
    rename_requested = Signal()
    delete_requested = Signal()
    mode_changed = Signal()

    def __init__(self, scene: JourneyScene, theme: Theme) -> None:
        super().__init__(scene)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Journey map"))
        self.setMouseTracking(True)
        self.select = SelectMode(scene, theme, self.gesture.emit)
        self.pan = PanMode(self)
        self._mode: Mode = self.select
        self._held: Mode | None = None
        """What was before the space bar was held."""
        self._waits, self._stored, self._due = False, False, (0, 0)
        """Whether a push is being stored, or is and not read back; the eighths and rows pressed since."""

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
        middle = event.button() is Qt.MouseButton.MiddleButton
        mode = self.pan if middle else self._mode
        if middle:
            self._held = self._held or self._mode
            self._mode = self.pan
        mode.press(event, self.mapToScene(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand a movement to the mode."""
        self._mode.move(event, self.mapToScene(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand a release to the mode."""
        self._mode.release(event, self.mapToScene(event.position().toPoint()))
        if event.button() is Qt.MouseButton.MiddleButton:
            self._release_held()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write into the card under the mouse."""
        if self._mode is self.select and self.journey.selected_cards():
            self.rename_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom around the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(_STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
            return
        QGraphicsView.wheelEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card, push the selected ones, or take hold of the canvas."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Space and not event.isAutoRepeat():
            self._held = self._held or self._mode
            self.choose(self.pan)
        elif key is Qt.Key.Key_Escape:
            self._mode.cancel()
            self.journey.select_cards(())
        elif key in _STEPS and self._walks(event.modifiers()):
            self._walk(*_STEPS[key])
        elif key in _STEPS:
            across, down = _STEPS[key]
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._push(across * (_LARGE if far else 1), down)
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

    def _release_held(self) -> None:
        if self._held is not None:
            mode, self._held = self._held, None
            self.choose(mode)

    def _walks(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Return whether arrows go from card to card, and do not push the selected ones."""
        held = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return held or not self.select.editable or not self.journey.selected_cards()

    def note_stored(self) -> None:
        """Know that what is shown next is what the last push has made."""
        self._stored = self._waits

    def go_on(self) -> None:
        """Push by what was pressed meanwhile, once the last push is read back."""
        if self._waits and not self._stored:
            # Somebody else's edit was read: to push from there would lose the push that is under way.
            return
        (across, down), self._due, self._waits = self._due, (0, 0), False
        if across or down:
            self._push(across, down)

    def forget_pushes(self) -> None:
        """Wait for nothing: the last push was refused."""
        self._due, self._waits, self._stored = (0, 0), False, False

    def _push(self, across: int, down: int) -> None:
        """Push the selected cards by eighths and rows; while a push is under way, add to the next one."""
        content, chosen = self.journey.content, self.journey.selected_cards()
        if self._waits:
            self._due = (self._due[0] + across, self._due[1] + down)
        elif content is not None and (gesture := pushed(content, chosen, across, down)):
            self._waits, self._stored = True, False
            self.gesture.emit(gesture)

    def _walk(self, across: int, down: int) -> None:
        """Select the next card; without a selection the first one that is seen."""
        scene = self.journey
        chosen = scene.selected_cards()
        seen = [item for item in self.items(self.viewport().rect()) if item in scene.cards.values()]
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


class JourneyCanvas(QWidget):
    """A map to work on. It says what a person did; what is stored comes back by the scene."""

    gesture = Signal(object)
    """A Gesture to do."""
    rename_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)
    zoom_changed = Signal(int)
    """In per cent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.scene = JourneyScene(theme)
        self.lanes = _Lanes(self.scene, theme)
        self.heads, self.labels = _Part(self.scene), _Part(self.scene)
        for part, name in ((self.heads, tr("Stages")), (self.labels, tr("Lanes"))):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.setAccessibleName(name)
        for part in (self.heads, self.labels, self.lanes):
            part.menu_requested.connect(self.menu_requested)
        self._zoom = 1.0
        # Time runs from left to right, as in charts, whichever way the window reads.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heads, 0, 1)
        box.addWidget(self.labels, 1, 0)
        box.addWidget(self.lanes, 1, 1)
        self.scene.laid_out.connect(self._fit_parts)
        self.scene.laid_out.connect(self.lanes.go_on)
        self.lanes.horizontalScrollBar().valueChanged.connect(self.heads.horizontalScrollBar().setValue)
        self.lanes.verticalScrollBar().valueChanged.connect(self.labels.verticalScrollBar().setValue)
        self.lanes.zoomed.connect(self._zoom_at)
        self.lanes.gesture.connect(self.gesture)
        self.lanes.rename_requested.connect(self.rename_requested)
        self.lanes.delete_requested.connect(self.delete_requested)
        theme.changed.connect(self._wear_size)
        self.setFocusProxy(self.lanes)
        self._wear_size()

    @property
    def zoom(self) -> int:
        """Return how large everything is, in per cent."""
        return round(self._zoom * 100)

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller, 1.0 for its own size."""
        self._zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._wear_size()
        self.zoom_changed.emit(self.zoom)

    def zoom_in(self) -> None:
        """Show everything larger by a step."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show everything smaller by a step."""
        self.set_zoom(self._zoom / _STEP)

    def fit(self) -> None:
        """Show the whole map."""
        layout = self.scene.layout
        if layout is not None:
            # Heads and labels become larger and smaller too, each to a whole pixel.
            across, down = self.width() - _ROUNDED, self.height() - _ROUNDED
            room = min(across / layout.frame.width, down / layout.frame.height)
            self.set_zoom(min(room / (text_size() / 100), 1.0))

    def set_editable(self, *, editable: bool) -> None:
        """Allow cards to be dragged, or only to be looked at."""
        self.lanes.select.editable = editable

    def _zoom_at(self, factor: float, at: QPoint) -> None:
        """Show everything larger or smaller; what is under the mouse stays there if one can scroll."""
        lanes = self.lanes
        place = lanes.mapToScene(at)
        self.set_zoom(self._zoom * factor)
        by = lanes.mapFromScene(place) - at
        lanes.horizontalScrollBar().setValue(lanes.horizontalScrollBar().value() + by.x())
        lanes.verticalScrollBar().setValue(lanes.verticalScrollBar().value() + by.y())

    def _wear_size(self) -> None:
        scale = self._zoom * text_size() / 100
        for part in (self.lanes, self.heads, self.labels):
            part.setTransform(QTransform.fromScale(scale, scale))
        self.heads.setFixedHeight(round(HEAD_HEIGHT * scale))
        self.labels.setFixedWidth(round(LABEL_WIDTH * scale))
        self._fit_parts()

    def _fit_parts(self) -> None:
        layout = self.scene.layout
        if layout is None:
            return
        self.lanes.setSceneRect(QRectF(0, 0, layout.width, layout.height))
        # They can go a little further than the lanes, whose bars take room from these alone.
        self.heads.setSceneRect(QRectF(0, -HEAD_HEIGHT, layout.width + _SLACK, HEAD_HEIGHT))
        self.labels.setSceneRect(QRectF(-LABEL_WIDTH, 0, LABEL_WIDTH, layout.height + _SLACK))
        self.heads.horizontalScrollBar().setValue(self.lanes.horizontalScrollBar().value())
        self.labels.verticalScrollBar().setValue(self.lanes.verticalScrollBar().value())

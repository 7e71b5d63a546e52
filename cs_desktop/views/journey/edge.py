"""The heads of the stages above the lanes, and the labels beside them: chosen, moved and sized there."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)

from cs_desktop.domain.gestures import Gesture
from cs_desktop.views.journey.axes import Axis
from cs_desktop.views.journey.edge_mode import EdgeMode
from cs_desktop.views.journey.part import Part
from cs_desktop.views.journey.queued import Queued
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.theme.theme import Theme

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Edge(Part):
    """Heads or labels. It says what a person did; what is stored comes back by the scene."""

    gesture = Signal(object)
    """A Gesture to do."""
    rename_requested = Signal()
    """Of what is chosen; so is the deletion."""
    delete_requested = Signal()
    left = Signal()
    """The keyboard is to go into the lanes, to what begins here."""

    part_shown = Signal(object)
    """A part was chosen, by its id, and is to be brought into view; this view follows the lanes."""

    def __init__(self, scene: JourneyScene, theme: Theme, axis: Axis, name: str) -> None:
        super().__init__(scene)
        self.axis = axis
        self.mode = EdgeMode(scene, theme, axis, self._do, lambda: self.transform().m11())
        self.keyed = Queued(self.gesture.emit)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        scene.followed.connect(self.keyed.go_on)

    @property
    def chosen(self) -> int | None:
        """Return the part that is chosen, if it is one alone."""
        ids = [part for kind, part in self.journey.chosen() if kind is self.axis.kind]
        return ids[0] if len(ids) == 1 else None

    def choose(self, part_id: int) -> None:
        """Choose a part, bring it into view, and say what it is."""
        self.journey.choose(self.axis.kind, part_id)
        self.part_shown.emit(part_id)
        said = self.axis.spoken(part_id)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def enter(self, part_id: int | None = None) -> None:
        """Take the keyboard to a part, or to the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        parts = [part.id for part in self.axis.parts]
        if parts:
            self.choose(part_id if part_id in parts else parts[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first part, when one comes by the Tab key and nothing is chosen."""
        super().focusInEvent(event)
        tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if tabbed and self.chosen is None and self.axis.parts:
            self.choose(self.axis.parts[0].id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put back what is dragged: the release of the mouse may not be heard."""
        self.mode.cancel()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hand a press to the mode."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._place(event)
        self.mode.press(event, at)
        folds = self.axis.folds_at(at)
        if folds is not None and event.button() is Qt.MouseButton.LeftButton:
            self.mode.cancel()
            self.change(self.axis.toggled)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand a movement to the mode, and show where a border can be dragged."""
        at = self._place(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            on_border = self.mode.border_at(at) is not None
            self.viewport().setCursor(self.axis.sizing if on_border else self.mode.cursor)
        self.mode.move(event, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand a release to the mode."""
        self.mode.release(event, self._place(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give a part its usual size at its border, or write its name."""
        self.mode.cancel()
        at = self._place(event)
        border = self.mode.border_at(at)
        if border is not None:
            self._do(self.axis.resized(border, 0))
        elif self.chosen is not None:
            self.rename_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a part; asked by a key, where the part is."""
        if event.reason() is QContextMenuEvent.Reason.Mouse or self.chosen is None:
            super().contextMenuEvent(event)
            return
        middle = self.axis.items[self.chosen].sceneBoundingRect().center()
        self.menu_requested.emit(self.viewport().mapToGlobal(self.mapFromScene(middle)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part, move or size the chosen one, name, fold or delete it."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            self._arrow(key, held)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.axis.parts:
            self.choose(self.axis.parts[0 if key is Qt.Key.Key_Home else -1].id)
        elif key is Qt.Key.Key_Escape:
            self.mode.cancel()
            self.left.emit()
        elif self.chosen is None:
            event.ignore()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rename_requested.emit()
        elif key is Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif key is Qt.Key.Key_Space:
            self.change(self.axis.toggled)
        else:
            event.ignore()

    def _arrow(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        way = {self.axis.back: -1, self.axis.forth: 1}.get(key)
        if way is None:
            if key is self.axis.into:
                self.left.emit()
            return
        if held & _CONTROL and held & _SHIFT:
            self.change(lambda part: self.axis.moved(part, self.number(part) + way))
        elif held & _SHIFT:
            self.change(lambda part: self.axis.stepped(part, way))
        else:
            self._walk(way)

    def _walk(self, way: int) -> None:
        parts = self.axis.parts
        if not parts:
            return
        number = 0 if self.chosen is None else self.number(self.chosen) + way
        self.choose(parts[min(max(number, 0), len(parts) - 1)].id)

    def number(self, part_id: int) -> int:
        """Return the place of a part among the others."""
        return next(place for place, part in enumerate(self.axis.parts) if part.id == part_id)

    def change(self, make: Callable[[int], Gesture | None]) -> None:
        """Do something with the chosen part, in its turn."""
        part = self.chosen
        if part is None or not self.mode.editable:
            return

        def made() -> Gesture | None:
            return make(part) if part in self.axis.items else None

        self.keyed.put(made)

    def _do(self, gesture: Gesture) -> None:
        if gesture:
            self.gesture.emit(gesture)

    def _place(self, event: QMouseEvent) -> QPointF:
        return self.mapToScene(event.position().toPoint())

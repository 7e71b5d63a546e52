"""The keys of the picture of all accounts: the same as the mouse does, without one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cs_desktop.domain.quadrant.lasso import within_box
from cs_desktop.domain.quadrant.placed import toward
from cs_desktop.domain.quadrant.sight import Sight

if TYPE_CHECKING:
    from cs_desktop.views.analytics.quadrant.plane import QuadrantPlane

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ZOOM = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
_PUSH = 0.1
"""Of what is in sight, that an arrow with Ctrl pushes."""


class PlaneKeys:
    """Does what a key asks for."""

    def __init__(self, plane: "QuadrantPlane") -> None:
        self._plane = plane
        self._anchor: int | None = None
        """The place at which a box began."""

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it asks for anything."""
        key, held = Qt.Key(event.key()), event.modifiers()
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS:
            self._arrow(*_ARROWS[key], ctrl=ctrl, shift=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step(-len(self._plane.rows) if key is Qt.Key.Key_Home else len(self._plane.rows))
        elif key in _ZOOM and not ctrl:
            self._plane.zoom(_ZOOM[key])
        elif key is Qt.Key.Key_0 and not ctrl:
            self._plane.see(Sight())
        else:
            return self._choose(key, ctrl=ctrl)
        return True

    def released(self, event: QKeyEvent) -> None:
        """End a box once Shift is let go."""
        if event.key() == Qt.Key.Key_Shift:
            self._anchor = None

    def _choose(self, key: Qt.Key, *, ctrl: bool) -> bool:
        plane, here = self._plane, self._plane.here
        if key is Qt.Key.Key_A and ctrl:
            plane.choose(frozenset(row.id for row in plane.rows))
        elif key is Qt.Key.Key_Escape and plane.chosen_ids:
            plane.choose(frozenset())
        elif here is None:
            return False
        elif key is Qt.Key.Key_Space:
            plane.choose(plane.chosen_ids ^ {plane.rows[here].id})
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            plane.opened.emit(plane.rows[here].id)
        else:
            return False
        return True

    def _arrow(self, right: int, up: int, *, ctrl: bool, shift: bool) -> None:
        plane = self._plane
        if ctrl:
            far = plane.picture.ground.sight.size * _PUSH
            plane.push(right * far, up * far)
            return
        if not plane.rows:
            return
        here = plane.here
        if here is None:
            plane.go_to(0)
            return
        placed = plane.picture.layer.placed
        if shift and self._anchor is None:
            self._anchor = here
        plane.go_to(toward(placed.outcome, placed.experience, here, right, up))
        if shift and self._anchor is not None:
            self._box(self._anchor, plane.here or 0)

    def _box(self, one: int, other: int) -> None:
        """Choose what lies in the box between two marks."""
        placed = self._plane.picture.layer.placed
        first, second = ((float(placed.outcome[at]), float(placed.experience[at])) for at in (one, other))
        inside = within_box(first, second, placed.outcome, placed.experience)
        ids = (self._plane.rows[place].id for place in inside.nonzero()[0].tolist())
        self._plane.choose(frozenset(ids))

    def _step(self, by: int) -> None:
        """Go on by ARR."""
        last = len(self._plane.rows) - 1
        if last >= 0:
            here = self._plane.here
            self._plane.go_to(min(max((-1 if here is None else here) + by, 0), last))

"""What the mouse does on heads and labels: chooses, drags to another place, drags the border."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsLineItem

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.layout import Placed
from cs_desktop.views.journey.axes import Axis
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.theme.theme import Theme

_GRIP = 5.0
"""So near to a border one takes hold of it, in points on screen."""
_RAISED, _FLAT, _GUIDE = 6.0, 0.0, 9.0


class EdgeMode:
    """Works along one axis. While one drags only an item and a line move; what is stored changes once."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(
        self,
        scene: JourneyScene,
        theme: Theme,
        axis: Axis,
        do: Callable[[Gesture], None],
        scale: Callable[[], float],
    ) -> None:
        """`do` is handed the gesture that a drag came to; `scale` says how large a point is on screen."""
        self._scene, self._theme, self._axis, self._do = scene, theme, axis, do
        self._scale = scale
        self.editable = True
        self._start: QPointF | None = None
        self._sized: int | None = None
        """The part whose border is dragged."""
        self._dragged: int | None = None
        self._moving = False
        self._guide: QGraphicsLineItem | None = None

    def part_at(self, at: QPointF) -> int | None:
        """Return the part under a place, if any."""
        here = self._axis.along(at)
        for placed in self._axis.places:
            first, end = self._axis.span(placed)
            if first <= here < end:
                return placed.id
        return None

    def border_at(self, at: QPointF) -> int | None:
        """Return the part whose end is under a place; None where no border is, or none can be dragged."""
        here = self._axis.along(at)
        near = [
            (abs(self._axis.span(placed)[1] - here), placed.id)
            for placed in self._axis.places
            if abs(self._axis.span(placed)[1] - here) * self._scale() <= _GRIP
        ]
        return min(near)[1] if near and self.editable else None

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take hold of a border, or choose what is under the mouse; another button puts back what is held."""
        self.cancel()
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._start = at
        self._sized = self.border_at(at)
        part = self.part_at(at)
        if self._sized is not None:
            return True
        if part is None:
            self._scene.clearSelection()
            return True
        self._scene.choose(self._axis.kind, part)
        self._dragged = part if self.editable else None
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let the line, or the head and the line, follow the mouse."""
        if self._start is None:
            return False
        by = self._axis.offset(at - self._start)
        far = by.manhattanLength() * self._scale()
        if not self._moving and far < QApplication.startDragDistance() / 2:
            return True
        self._moving = True
        if self._sized is not None:
            self._show_guide(self._axis.along(at))
        elif self._dragged is not None and (placed := self._placed(self._dragged)) is not None:
            item = self._axis.items[placed.id]
            item.setZValue(_RAISED)
            item.setPos(self._axis.home(placed) + by)
            self._show_guide(self._border_of(placed.id, self._place_for(placed.id, at)))
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Store what was dragged."""
        if self._start is None:
            return False
        sized, dragged, happened = self._sized, self._dragged, self._moving
        self.cancel()
        gesture: Gesture | None = None
        if happened and sized is not None and (placed := self._placed(sized)) is not None:
            gesture = self._axis.resized(sized, max(self._axis.along(at) - self._axis.span(placed)[0], 1.0))
        elif happened and dragged is not None and self._placed(dragged) is not None:
            gesture = self._axis.moved(dragged, self._place_for(dragged, at))
        if gesture:
            self._do(gesture)
        return True

    def cancel(self) -> None:
        """Put everything back."""
        if self._guide is not None:
            self._scene.removeItem(self._guide)
            self._guide = None
        if self._dragged is not None and (placed := self._placed(self._dragged)) is not None:
            self._axis.items[placed.id].setPos(self._axis.home(placed))
            self._axis.items[placed.id].setZValue(_FLAT)
        self._start, self._sized, self._dragged, self._moving = None, None, None, False

    def _placed(self, part_id: int) -> Placed | None:
        return next((one for one in self._axis.places if one.id == part_id), None)

    def _place_for(self, part_id: int, at: QPointF) -> int:
        """Return the place among the parts of what is dropped there: behind those whose middle is before."""
        here = self._axis.along(at)
        others = [placed for placed in self._axis.places if placed.id != part_id]
        return sum(sum(self._axis.span(placed)) / 2 < here for placed in others)

    def _border_of(self, part_id: int, place: int) -> float:
        """Return where a part would begin that is dropped at a place."""
        spans = [self._axis.span(placed) for placed in self._axis.places if placed.id != part_id]
        if place < len(spans):
            return spans[place][0]
        return spans[-1][1] if spans else 0.0

    def _show_guide(self, at: float) -> None:
        if self._guide is None:
            pen = QPen(self._theme.color("accent"), 2.0)
            pen.setCosmetic(True)
            self._guide = self._scene.addLine(self._axis.across(at), pen)
            self._guide.setZValue(_GUIDE)
        self._guide.setLine(self._axis.across(at))

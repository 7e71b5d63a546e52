"""The mouse on the picture of all accounts: what is pressed, drawn, pushed along and pointed at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cs_desktop.views.analytics.quadrant.hand import Lasso, Push

if TYPE_CHECKING:
    from cs_desktop.views.analytics.quadrant.plane import QuadrantPlane

_DRAG = 4
"""Pixels from which a press is a line drawn, and no click."""


class PlaneMouse:
    """Does what the mouse asks for."""

    def __init__(self, plane: "QuadrantPlane") -> None:
        self._plane = plane
        self._hand: Lasso | Push | None = None
        self._pressed: QPointF | None = None
        """Where a line may begin."""

    @property
    def is_busy(self) -> bool:
        """Return whether something is being drawn or pushed."""
        return self._hand is not None

    def pressed(self, event: QMouseEvent) -> None:
        """Begin to push, or take note of where a line may begin."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._hand = Push(event.position())
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def moved(self, event: QMouseEvent) -> None:
        """Draw on, push on, or look at what is under the mouse."""
        plane, at = self._plane, event.position()
        if self._hand is None and self._pressed is not None:
            if (at - self._pressed).manhattanLength() < _DRAG:
                return
            held = event.modifiers()
            self._hand = Lasso(
                self._pressed,
                box=bool(held & Qt.KeyboardModifier.ShiftModifier),
                adds=bool(held & Qt.KeyboardModifier.ControlModifier),
            )
        if isinstance(self._hand, Push):
            self._hand.go(at, plane.picture.ground, plane.push)
        elif self._hand is not None:
            self._hand.go(at)
            plane.update()
        else:
            plane.point_at(plane.picture.at(at))

    def released(self, event: QMouseEvent) -> None:
        """Choose what the line runs around, or what was clicked."""
        hand, pressed, plane = self._hand, self._pressed, self._plane
        self.give_up()
        if isinstance(hand, Lasso):
            caught = hand.caught(plane.picture.layer)
            plane.choose(plane.chosen_ids | caught if hand.adds else caught)
        elif pressed is not None and hand is None:
            self._click(event)

    def give_up(self) -> None:
        """Leave everything as it was."""
        self._hand = self._pressed = None
        self._plane.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the line that is being drawn."""
        if isinstance(self._hand, Lasso):
            self._hand.draw(painter, self._plane.picture.theme)

    def _click(self, event: QMouseEvent) -> None:
        plane = self._plane
        place = plane.picture.at(event.position())
        if place is None:
            plane.choose(())
            return
        one = frozenset({plane.rows[place].id})
        plane.stand_on(place)
        adds = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        plane.choose(plane.chosen_ids ^ one if adds else one)

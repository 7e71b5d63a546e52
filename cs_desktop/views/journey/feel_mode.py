"""Feelings by mouse and keys: points are dragged, added by a click, made better or worse by arrows."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.curve import clamped, value_at
from cs_desktop.domain.journey.emotions import (
    FINE_STEP,
    STEP,
    changed_feelings,
    feeling_of,
    set_feeling,
    snapped,
)
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.views.journey.feelings import FeelingLayer
from cs_desktop.views.journey.queued import Queued

_FINE = Qt.KeyboardModifier.AltModifier
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class FeelScene(Protocol):
    """What is asked of the scene."""

    content: MapContent | None
    layout: Layout | None
    feelings: FeelingLayer

    def chosen(self) -> tuple[tuple[Kind, int], ...]:
        """Return what is selected."""
        ...

    def choose(self, kind: Kind, part_id: int) -> None:
        """Select one part and nothing else."""
        ...


class FeelMode:
    """Drags a point of a curve up and down; the curve follows, and is stored on release.

    A click into the lane, over or under a stage in which the chosen persona has no point, adds one; while
    something is chosen it only lets go of that.
    """

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, scene: FeelScene, do: Callable[[Gesture], None]) -> None:
        """`do` is handed the gesture of a drag or a click."""
        self._scene, self._do = scene, do
        self.editable = True
        self._dragged: int | None = None
        self._start: QPointF | None = None
        self._moving = False
        self._clicked: QPointF | None = None
        """Where a press may become a click that adds a point."""

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Select the point under the mouse, and take hold of it."""
        layer, found = self._scene.feelings, self._scene.feelings.feeling_at(at)
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.modifiers() & _MORE:
            layer.items[found].setSelected(not layer.items[found].isSelected())
            return True
        if not layer.items[found].isSelected():
            self._scene.choose(Kind.JOURNEY_EMOTION, found)
        layer.choose_persona_of(found)
        if self.editable:
            self._dragged, self._start, self._moving = found, at, False
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let the curve follow."""
        if self._dragged is None or self._start is None:
            return False
        self._moving = self._moving or abs(at.y() - self._start.y()) >= QApplication.startDragDistance() / 2
        if self._moving:
            self._scene.feelings.preview({self._dragged: self._value(event, at)})
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Store where the point was dropped."""
        dragged, moving = self._dragged, self._moving
        self._dragged, self._start, self._moving = None, None, False
        content = self._scene.content
        if dragged is None or content is None:
            return False
        felt = next((one for one in content.emotions if one.id == dragged), None)
        if moving and felt is not None:
            gesture = set_feeling(content, felt.persona_id, felt.stage_id, self._value(event, at))
            if gesture:
                self._do(gesture)
            else:
                self._scene.feelings.preview({})
        return True

    def cancel(self) -> None:
        """Put the point back, and forget a press."""
        self._clicked = None
        if self._dragged is not None:
            self._dragged, self._start, self._moving = None, None, False
            self._scene.feelings.preview({})

    def note_press(self, event: QMouseEvent, at: QPointF) -> None:
        """Remember a press that may become a click which adds a point."""
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & _MORE
        self._scene.feelings.show_hint(None)
        self._clicked = at if plain and self._free_stage(at) is not None else None

    def note_release(self, event: QMouseEvent, at: QPointF) -> None:
        """Add a point where the mouse was clicked, if the chosen persona has none in that stage."""
        start, self._clicked = self._clicked, None
        if start is None or (at - start).manhattanLength() >= QApplication.startDragDistance() / 2:
            return
        content, persona, stage = self._scene.content, self._scene.feelings.persona, self._free_stage(at)
        if content is not None and persona is not None and stage is not None:
            self._do(set_feeling(content, persona.id, stage, self._value(event, at)))

    def hover(self, event: QMouseEvent, at: QPointF) -> Qt.CursorShape | None:
        """Show what a click would add; return the cursor that tells of a point to drag, None for none."""
        stage = self._free_stage(at)
        self._scene.feelings.show_hint(stage, 0.0 if stage is None else self._value(event, at))
        return self.cursor if self.editable and self._scene.feelings.feeling_at(at) is not None else None

    def _value(self, event: QMouseEvent, at: QPointF) -> float:
        lane = self._scene.feelings.lane
        assert lane is not None
        return snapped(value_at(at.y(), lane.y, lane.height), fine=bool(event.modifiers() & _FINE))

    def _free_stage(self, at: QPointF) -> int | None:
        """Return the stage at a place of the lane, if a click there adds a point of the chosen persona."""
        scene, stage = self._scene, self._stage_at(at)
        persona = scene.feelings.persona
        if not self.editable or scene.chosen() or scene.content is None or stage is None or persona is None:
            return None
        taken = feeling_of(scene.content, persona.id, stage) is not None
        return None if taken or scene.feelings.word_at(at) is not None else stage

    def _stage_at(self, at: QPointF) -> int | None:
        """Return the stage over or under which a place of the lane lies."""
        lane, layout = self._scene.feelings.lane, self._scene.layout
        if lane is None or layout is None or not lane.y <= at.y() < lane.bottom:
            return None
        return next(
            (placed.id for placed in layout.stages if placed.box.x <= at.x() < placed.box.right), None
        )


class FeelKeys:
    """Makes the chosen feelings better or worse, each press after the one before it is stored."""

    def __init__(self, scene: FeelScene, do: Callable[[Gesture], None]) -> None:
        """`do` is handed the gesture of each press."""
        self._scene = scene
        self.queue = Queued(do)

    def press(self, down: int, modifiers: Qt.KeyboardModifier) -> None:
        """Change the chosen feelings by a step, with Alt by a fine one; `down` is 1 for worse."""
        layer = self._scene.feelings
        chosen, by = layer.chosen(), -down * (FINE_STEP if modifiers & _FINE else STEP)
        layer.preview({id_: round(clamped(layer.value_of(id_) + by), 1) for id_ in chosen})
        self.queue.put(lambda: self._changed(chosen, by))

    def _changed(self, chosen: tuple[int, ...], by: float) -> Gesture | None:
        content = self._scene.content
        return None if content is None else changed_feelings(content, chosen, by)

"""Stages side by side and lanes one below the other: what is the same of both, said once for each."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtWidgets import QGraphicsItem

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import Lane, Stage
from cs_desktop.domain.journey.geometry import GRID, HEAD_HEIGHT, LABEL_WIDTH
from cs_desktop.domain.journey.layout import Placed
from cs_desktop.domain.journey.rows import lane_folded, lane_moved, lane_resized
from cs_desktop.domain.journey.structure import stage_moved, stage_resized
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.journey.scene import JourneyScene


class Axis(Protocol):
    """A direction in which parts of a map follow each other."""

    kind: Kind
    back: Qt.Key
    """Goes to the part before."""
    forth: Qt.Key
    into: Qt.Key
    """Goes from the heads or labels into the lanes."""
    sizing: Qt.CursorShape
    """The mouse over a border that can be dragged."""

    @property
    def parts(self) -> Sequence[Stage | Lane]:
        """Return what follows each other, in order."""
        ...

    @property
    def places(self) -> Sequence[Placed]:
        """Return where each of them is."""
        ...

    @property
    def items(self) -> Mapping[int, QGraphicsItem]:
        """Return the heads or labels by id."""
        ...

    def along(self, place: QPointF) -> float:
        """Return how far along the axis a place is."""
        ...

    def span(self, placed: Placed) -> tuple[float, float]:
        """Return from where to where a part reaches."""
        ...

    def home(self, placed: Placed) -> QPointF:
        """Return where the head or label of a part lies."""
        ...

    def offset(self, by: QPointF) -> QPointF:
        """Return what is left of a movement that can only follow the axis."""
        ...

    def across(self, at: float) -> QLineF:
        """Return a line over the whole map at a place of the axis."""
        ...

    def moved(self, part_id: int, place: int) -> Gesture:
        """Return the gesture that moves a part to a place among the others."""
        ...

    def resized(self, part_id: int, size: float) -> Gesture:
        """Return the gesture that makes a part so large; 0 is the usual size."""
        ...

    def stepped(self, part_id: int, steps: int) -> Gesture:
        """Return the gesture that makes a part larger or smaller by steps."""
        ...

    def folds_at(self, place: QPointF) -> int | None:
        """Return the part whose mark that folds is under a place, if any."""
        ...

    def toggled(self, part_id: int) -> Gesture | None:
        """Return the gesture that folds a part or unfolds it; None where it cannot be folded."""
        ...

    def spoken(self, part_id: int) -> str:
        """Return what is said of a part to those who do not see it."""
        ...


class _OfScene:
    """What both take from the scene."""

    def __init__(self, scene: JourneyScene) -> None:
        self._scene = scene

    def _size(self, placed: Sequence[Placed], part_id: int) -> tuple[float, float]:
        box = next(one.box for one in placed if one.id == part_id)
        return box.width, box.height


class StageAxis(_OfScene):
    """The stages, from left to right."""

    kind = Kind.JOURNEY_STAGE
    back, forth, into = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down
    sizing = Qt.CursorShape.SplitHCursor

    @property
    def parts(self) -> Sequence[Stage]:
        """Return the stages."""
        return self._scene.content.stages if self._scene.content else ()

    @property
    def places(self) -> Sequence[Placed]:
        """Return where each stage is."""
        return self._scene.layout.stages if self._scene.layout else ()

    @property
    def items(self) -> Mapping[int, QGraphicsItem]:
        """Return the heads."""
        return self._scene.heads

    def along(self, place: QPointF) -> float:
        """Return the x."""
        return place.x()

    def span(self, placed: Placed) -> tuple[float, float]:
        """Return the left and right edge."""
        return placed.box.x, placed.box.right

    def home(self, placed: Placed) -> QPointF:
        """Return the corner of a head."""
        return QPointF(placed.box.x, -HEAD_HEIGHT)

    def offset(self, by: QPointF) -> QPointF:
        """Return the movement sideways."""
        return QPointF(by.x(), 0)

    def across(self, at: float) -> QLineF:
        """Return a line from the heads down to the last lane."""
        height = self._scene.layout.height if self._scene.layout else 0.0
        return QLineF(at, -HEAD_HEIGHT, at, height)

    def moved(self, part_id: int, place: int) -> Gesture:
        """Move a stage."""
        assert self._scene.content is not None
        return stage_moved(self._scene.content, part_id, place)

    def resized(self, part_id: int, size: float) -> Gesture:
        """Make a stage so wide."""
        assert self._scene.content is not None
        return stage_resized(self._scene.content, part_id, size)

    def stepped(self, part_id: int, steps: int) -> Gesture:
        """Make a stage wider or narrower."""
        return self.resized(part_id, self._size(self.places, part_id)[0] + steps * GRID)

    def folds_at(self, place: QPointF) -> int | None:
        """Return None: stages are not folded."""
        del place
        return None

    def toggled(self, part_id: int) -> Gesture | None:
        """Return None: stages are not folded."""
        del part_id
        return None

    def spoken(self, part_id: int) -> str:
        """Return name, place, days and number of cards."""
        content = self._scene.content
        assert content is not None
        place = content.stage_places[part_id]
        cards = sum(card.stage_id == part_id for card in content.cards)
        return tr(
            "Stage {name}, {place} of {count}, {days}, {cards}",
            name=content.stages[place].name,
            place=place + 1,
            count=len(content.stages),
            days=self._scene.heads[part_id].days_text,
            cards=trn("{count} card", "{count} cards", cards),
        )


class LaneAxis(_OfScene):
    """The lanes, from the top down."""

    kind = Kind.JOURNEY_LANE
    back, forth, into = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right
    sizing = Qt.CursorShape.SplitVCursor

    @property
    def parts(self) -> Sequence[Lane]:
        """Return the lanes."""
        return self._scene.content.lanes if self._scene.content else ()

    @property
    def places(self) -> Sequence[Placed]:
        """Return where each lane is."""
        return self._scene.layout.lanes if self._scene.layout else ()

    @property
    def items(self) -> Mapping[int, QGraphicsItem]:
        """Return the labels."""
        return self._scene.labels

    def along(self, place: QPointF) -> float:
        """Return the y."""
        return place.y()

    def span(self, placed: Placed) -> tuple[float, float]:
        """Return the upper and lower edge."""
        return placed.box.y, placed.box.bottom

    def home(self, placed: Placed) -> QPointF:
        """Return the corner of a label."""
        return QPointF(-LABEL_WIDTH, placed.box.y)

    def offset(self, by: QPointF) -> QPointF:
        """Return the movement up or down."""
        return QPointF(0, by.y())

    def across(self, at: float) -> QLineF:
        """Return a line from the labels to the last stage."""
        width = self._scene.layout.width if self._scene.layout else 0.0
        return QLineF(-LABEL_WIDTH, at, width, at)

    def moved(self, part_id: int, place: int) -> Gesture:
        """Move a lane."""
        assert self._scene.content is not None
        return lane_moved(self._scene.content, part_id, place)

    def resized(self, part_id: int, size: float) -> Gesture:
        """Make a lane so high."""
        assert self._scene.content is not None
        return lane_resized(self._scene.content, part_id, size)

    def stepped(self, part_id: int, steps: int) -> Gesture:
        """Make a lane higher or lower; it is never lower than its cards need."""
        return self.resized(part_id, self._size(self.places, part_id)[1] + steps * GRID)

    def folds_at(self, place: QPointF) -> int | None:
        """Return the lane whose mark that folds is under a place, if any."""
        for lane_id, label in self._scene.labels.items():
            if label.mapRectToScene(label.fold_mark).adjusted(-3, -3, 3, 3).contains(place):
                return lane_id
        return None

    def toggled(self, part_id: int) -> Gesture | None:
        """Fold a lane, or unfold it."""
        assert self._scene.content is not None
        return lane_folded(self._scene.content, part_id)

    def spoken(self, part_id: int) -> str:
        """Return name, kind, place, number of cards, and whether it is folded."""
        content = self._scene.content
        assert content is not None
        place = content.lane_places[part_id]
        lane = content.lanes[place]
        cards = sum(card.lane_id == part_id for card in content.cards)
        said = tr(
            "Lane {name}, {kind}, {place} of {count}, {cards}",
            name=lane.name,
            kind=word_text(lane.kind),
            place=place + 1,
            count=len(content.lanes),
            cards=trn("{count} card", "{count} cards", cards),
        )
        return tr("{lane}, folded", lane=said) if lane.folded else said

"""Heads and labels joined to the canvas: stages and lanes are added, named, moved, copied, deleted there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, Qt

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.rows import (
    LANE_NAMES,
    lane_added,
    lane_dropped,
    lane_duplicated,
    lane_named,
)
from cs_desktop.domain.journey.structure import (
    stage_added,
    stage_dropped,
    stage_duplicated,
    stage_named,
)
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.edge import Edge
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.journey.title_editor import TitleEditor

_MARGIN = 24


class Structuring(QObject):
    """Works on the stages and lanes of the map on screen."""

    def __init__(self, view: JourneyView) -> None:
        super().__init__(view)
        self._view = view
        canvas = view.canvas
        self.heads, self.labels, self._lanes = canvas.heads, canvas.labels, canvas.lanes
        self.editor = TitleEditor(canvas)
        self.editor.setAccessibleName(tr("Name"))
        self._names: Edge | None = None
        """Of what a name is written."""
        self._named: int | None = None
        self.editor.entered.connect(self._store_name)
        self.editor.closed.connect(self._go_back)
        for edge in (self.heads, self.labels):
            edge.gesture.connect(view.gesture)
            edge.rename_requested.connect(self.write_name)
            edge.delete_requested.connect(self.delete)
        self.heads.left.connect(self._enter_stage)
        self.labels.left.connect(self._enter_lane)
        self.heads.part_shown.connect(self._show_stage)
        self.labels.part_shown.connect(self._show_lane)
        canvas.scene.laid_out.connect(self._close_gone)
        self._lanes.edge_reached.connect(self._leave_lanes)
        canvas.moved.connect(self._stay)

    @property
    def content(self) -> MapContent | None:
        """Return the map on screen, if one may change it."""
        return self._view.content if self.heads.mode.editable else None

    @property
    def edge(self) -> Edge | None:
        """Return where something is chosen: the heads or the labels."""
        return next((edge for edge in (self.heads, self.labels) if edge.chosen is not None), None)

    def add_stage(self, beside: int | None = None) -> None:
        """Add a stage: before (0) or after (1) the chosen one, else at the end."""
        content = self.content
        if content is not None:
            place = len(content.stages)
            if beside is not None and self.heads.chosen is not None:
                place = content.stage_places[self.heads.chosen] + beside
            self._view.gesture.emit(stage_added(content, tr("New stage"), place))

    def add_lane(self, kind: LaneKind, beside: int | None = None) -> None:
        """Add a lane of a kind: above (0) or below (1) the chosen one, else at the end."""
        content = self.content
        if content is not None:
            place = len(content.lanes)
            if beside is not None and self.labels.chosen is not None:
                place = content.lane_places[self.labels.chosen] + beside
            self._view.gesture.emit(lane_added(content, kind, tr(LANE_NAMES[kind]), place))

    def move(self, edge: Edge, by: int) -> None:
        """Move the chosen stage or lane by a place."""
        edge.change(lambda part: edge.axis.moved(part, edge.number(part) + by))

    def resize(self, edge: Edge, steps: int) -> None:
        """Make the chosen stage or lane larger by steps, or smaller."""
        edge.change(lambda part: edge.axis.stepped(part, steps))

    def use_usual_size(self, edge: Edge) -> None:
        """Make the chosen stage as wide as others, or the lane as high as its cards need."""
        edge.change(lambda part: edge.axis.resized(part, 0))

    def fold(self) -> None:
        """Fold the chosen lane, or unfold it."""
        self.labels.change(self.labels.axis.toggled)

    def duplicate(self) -> None:
        """Copy what is chosen, with its cards."""
        self._do(
            lambda content, stage: stage_duplicated(content, stage, self._copy_name(self.heads, stage)),
            lambda content, lane: lane_duplicated(content, lane, self._copy_name(self.labels, lane)),
        )

    def delete(self, *, with_cards: bool = False) -> None:
        """Delete what is chosen; its cards are set aside, or go too."""
        self._do(
            lambda content, stage: stage_dropped(content, stage, with_cards=with_cards),
            lambda content, lane: lane_dropped(content, lane, with_cards=with_cards),
        )

    def write_name(self) -> None:
        """Write the name of what is chosen where it stands."""
        edge = self.edge
        if self.content is None or edge is None or edge.chosen is None:
            return
        chosen = edge.chosen
        edge.part_shown.emit(chosen)
        item = edge.axis.items[chosen]

        def place() -> QRect:
            area = edge.mapFromScene(item.sceneBoundingRect()).boundingRect()
            area.moveTo(edge.viewport().mapTo(self._view.canvas, area.topLeft()))
            area.setHeight(min(area.height(), self.editor.sizeHint().height()))
            return area

        name = next(part.name for part in edge.axis.parts if part.id == chosen)
        self._names, self._named = edge, chosen
        self.editor.open_over((edge.axis.kind, chosen), name, place, self._view.canvas.scale)
        self.editor.raise_()

    def show_new(self, kind: Kind, part_id: int) -> None:
        """Choose a stage or lane that was just added, and write its name."""
        edge = self.heads if kind is Kind.JOURNEY_STAGE else self.labels
        edge.enter(part_id)
        self.write_name()

    def _do(
        self, stage: Callable[[MapContent, int], Gesture], lane: Callable[[MapContent, int], Gesture]
    ) -> None:
        edge, content = self.edge, self.content
        if content is None or edge is None or edge.chosen is None:
            return
        make = stage if edge is self.heads else lane
        self._view.gesture.emit(make(content, edge.chosen))

    def _copy_name(self, edge: Edge, part_id: int) -> str:
        name = next(part.name for part in edge.axis.parts if part.id == part_id)
        return tr("{name} (copy)", name=name)

    def _store_name(self, about: object, text: str) -> None:
        assert isinstance(about, tuple)
        kind, part_id = about
        if text:
            named = stage_named if kind is Kind.JOURNEY_STAGE else lane_named
            self._view.gesture.emit(named(part_id, text))

    def _go_back(self) -> None:
        if self._names is not None:
            self._names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_gone(self) -> None:
        """Leave a name whose stage or lane is gone, or may not be changed any more."""
        if self.editor.isHidden() or self._names is None:
            return
        if self.content is None or self._named not in self._names.axis.items:
            self.editor.hide()

    def _stay(self) -> None:
        """Write on where head or label is now; where one scrolled it away, let what is written be stored."""
        named = (
            None if self._names is None or self._named is None else self._names.axis.items.get(self._named)
        )
        if self.editor.isHidden() or self._names is None or named is None:
            return
        area = named.sceneBoundingRect()
        seen = self._names.mapToScene(self._names.viewport().rect()).boundingRect()
        if seen.contains(area.center()):
            self.editor.follow()
        else:
            self._go_back()

    def _leave_lanes(self, across: int, down: int) -> None:
        """Go from the cards at the edge to what stands there."""
        chosen = self._lanes.journey.selected_cards()
        content = self._view.content
        card = content.cards_by_id[chosen[0]] if content is not None and chosen else None
        if down < 0:
            self.heads.enter(None if card is None else card.stage_id)
        elif across < 0:
            self.labels.enter(None if card is None else card.lane_id)

    def _enter_stage(self) -> None:
        self._enter(self.heads, lambda card: card.stage_id)

    def _enter_lane(self) -> None:
        self._enter(self.labels, lambda card: card.lane_id)

    def _enter(self, edge: Edge, of: Callable[[Card], int | None]) -> None:
        """Go to the first card of what is chosen, or only into the lanes."""
        scene, chosen = self._lanes.journey, edge.chosen
        self._lanes.setFocus(Qt.FocusReason.OtherFocusReason)
        mine = [item for item in scene.cards.values() if chosen is not None and of(item.card) == chosen]
        first = min(mine, key=lambda item: (item.y(), item.x()), default=None)
        scene.select_cards([first.card.id] if first is not None else [])
        if first is not None:
            self._lanes.ensureVisible(first)

    def _show_stage(self, stage_id: object) -> None:
        box = next(placed.box for placed in self.heads.axis.places if placed.id == stage_id)
        seen = self._seen()
        self._lanes.ensureVisible(QRectF(box.x, seen.center().y(), box.width, 1), _MARGIN, 0)

    def _show_lane(self, lane_id: object) -> None:
        box = next(placed.box for placed in self.labels.axis.places if placed.id == lane_id)
        seen = self._seen()
        self._lanes.ensureVisible(QRectF(seen.center().x(), box.y, 1, box.height), 0, _MARGIN)

    def _seen(self) -> QRectF:
        return self._lanes.mapToScene(self._lanes.viewport().rect()).boundingRect()

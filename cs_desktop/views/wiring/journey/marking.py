"""What is said of cards and milestones by menu and key: how well known, how far, reached."""

from PySide6.QtCore import QObject, QRect

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder, New
from cs_desktop.domain.journey.reaching import add_milestone, reach
from cs_desktop.domain.journey.setting import STATES, finish, next_evidence, set_field
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import Evidence
from cs_desktop.views.journey.title_editor import TitleEditor
from cs_desktop.views.wiring.journey.desk import MapDesk

_LEVELS = {
    ActionId.EVIDENCE_ASSUMED: Evidence.ASSUMED,
    ActionId.EVIDENCE_PARTLY: Evidence.PARTLY,
    ActionId.EVIDENCE_RESEARCHED: Evidence.RESEARCHED,
}
_WIDE, _HIGH = 140, 24
"""How much room the name of a milestone is written in."""


class MarkingWiring(QObject):
    """Joins the actions of evidence, states and milestones to the map on screen."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk, self._view = desk, desk.view
        self._scene, self._lanes = desk.view.canvas.scene, desk.view.canvas.lanes
        self._added: New | int | None = None
        """A milestone on its way, to be named once it is read."""
        self.editor = TitleEditor(self._lanes.viewport())
        self.editor.setAccessibleName(tr("Name"))
        self.editor.entered.connect(self._rename)
        self.editor.closed.connect(self._lanes.setFocus)
        desk.view.canvas.moved.connect(self.editor.follow)
        actions = desk.actions
        for action_id, level in _LEVELS.items():
            actions[action_id].triggered.connect(lambda _=False, level=level: self._set_evidence(level.value))
        actions[ActionId.NEXT_EVIDENCE].triggered.connect(self._raise_evidence)
        actions[ActionId.FINISH_CARDS].triggered.connect(self._finish)
        actions[ActionId.ADD_MILESTONE].triggered.connect(self.add_milestone)
        actions[ActionId.REACH_MILESTONE].triggered.connect(self._reach)
        actions[ActionId.RENAME_MILESTONE].triggered.connect(self.write_name)
        actions[ActionId.DELETE_MILESTONE].triggered.connect(self.delete_milestone)
        canvas = desk.view.canvas
        canvas.rename_requested.connect(self.write_name)
        canvas.delete_requested.connect(self.delete_milestone)
        self._scene.selectionChanged.connect(self._tell)
        self._scene.followed.connect(self._tell)
        desk.controller.gestured.connect(self._take_in)
        desk.controller.loaded.connect(self._name_added)

    def add_milestone(self) -> None:
        """Add a milestone to the stage of what is chosen, and let its name be written."""
        content = self._view.content
        if content is not None:
            gesture = add_milestone(content, tr("New milestone"), self._stage_here())
            self._added = gesture.adds[0].new
            self._desk.controller.do(gesture)

    def write_name(self) -> None:
        """Write the name of the chosen milestone where it is."""
        chosen = self._scene.milestones.chosen
        if chosen is None or not self._lanes.mark.editable:
            return
        item = self._scene.milestones.items[chosen]
        self._lanes.ensureVisible(item)

        def place() -> QRect:
            below = self._lanes.mapFromScene(
                item.mapToScene(item.diamond.center().x(), item.diamond.bottom())
            )
            return QRect(below.x() - _WIDE // 2, below.y(), _WIDE, _HIGH)

        self.editor.open_over(chosen, item.milestone.name, place, self._desk.view.canvas.scale)

    def delete_milestone(self) -> None:
        """Delete the chosen milestone."""
        chosen = self._scene.milestones.chosen
        if chosen is not None and self._lanes.mark.editable:
            builder = GestureBuilder("Delete milestone")
            builder.drop(Kind.MILESTONE, [chosen])
            self._desk.controller.do(builder.made())

    def _stage_here(self) -> int | None:
        """Return the stage that is chosen, or that of the card or milestone that is."""
        content = self._view.content
        for kind, id_ in self._scene.chosen():
            if kind is Kind.JOURNEY_STAGE:
                return id_
            if kind is Kind.JOURNEY_CARD and content is not None:
                return content.cards_by_id[id_].stage_id
            if kind is Kind.MILESTONE:
                return self._scene.milestones.items[id_].milestone.stage_id
        shown = self._view.shown
        return shown.standing.stage_id if shown is not None and shown.standing is not None else None

    def _set_evidence(self, level: str) -> None:
        content = self._view.content
        if content is not None:
            self._desk.controller.do(set_field(content, self._scene.selected_cards(), "evidence", level))

    def _raise_evidence(self) -> None:
        content = self._view.content
        if content is not None:
            self._set_evidence(next_evidence(content, self._scene.selected_cards()))

    def _finish(self) -> None:
        shown = self._view.shown
        if shown is not None and shown.content is not None:
            self._desk.controller.do(finish(shown.content, self._scene.selected_cards(), shown.today))

    def _reach(self) -> None:
        shown, chosen = self._view.shown, self._scene.milestones.chosen
        if shown is not None and shown.content is not None and chosen is not None:
            self._desk.controller.do(reach(shown.content, [chosen], shown.today))

    def _rename(self, milestone_id: object, name: str) -> None:
        if isinstance(milestone_id, int) and name:
            builder = GestureBuilder("Rename milestone")
            builder.put(Kind.MILESTONE, milestone_id, name=name)
            self._desk.controller.do(builder.made())

    def _take_in(self, ids: dict[New, int]) -> None:
        if isinstance(self._added, New):
            self._added = ids.get(self._added)

    def _name_added(self, shown: JourneyShown) -> None:
        del shown
        if isinstance(self._added, int) and self._added in self._scene.milestones.items:
            self._scene.choose(Kind.MILESTONE, self._added)
            self._added = None
            self._lanes.setFocus()
            self.write_name()

    def _tell(self) -> None:
        content = self._view.content
        cards = self._scene.selected_cards() if content is not None else ()
        endable = content is not None and any(
            card is not None and card.kind in STATES for card in map(content.cards_by_id.get, cards)
        )
        self._desk.actions.update(
            map_milestone=self._scene.milestones.chosen is not None, map_endable=endable
        )

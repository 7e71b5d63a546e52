"""The Journey tab, joined to the controller of maps."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import New
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.journey.modes import Mode
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.journey.arranging import ArrangingWiring
from cs_desktop.views.wiring.journey.clipboard import ClipboardWiring
from cs_desktop.views.wiring.journey.comparing import CompareWiring
from cs_desktop.views.wiring.journey.desk import MapDesk
from cs_desktop.views.wiring.journey.emotion import EmotionWiring
from cs_desktop.views.wiring.journey.exporting import MapExportWiring
from cs_desktop.views.wiring.journey.inspecting import InspectingWiring
from cs_desktop.views.wiring.journey.linking import LinkingWiring
from cs_desktop.views.wiring.journey.losing import LosingWiring
from cs_desktop.views.wiring.journey.maps import MapsWiring
from cs_desktop.views.wiring.journey.marking import MarkingWiring
from cs_desktop.views.wiring.journey.metrics import MetricWiring
from cs_desktop.views.wiring.journey.outline import OutlineWiring
from cs_desktop.views.wiring.journey.past import PastWiring
from cs_desktop.views.wiring.journey.standing import StandingWiring
from cs_desktop.views.wiring.journey.structure import StructureWiring
from cs_desktop.views.wiring.journey.workshop import WorkshopWiring
from cs_desktop.views.wiring.journey.zooming import ZoomingWiring

JOURNEY = AccountTab("journey", marked("Journey"), 2)
_ADDS = {
    ActionId.ADD_GOAL: CardKind.GOAL,
    ActionId.ADD_TOUCHPOINT: CardKind.TOUCHPOINT,
    ActionId.ADD_MOMENT: CardKind.MOMENT,
    ActionId.ADD_GAP: CardKind.GAP,
    ActionId.ADD_BRIDGE: CardKind.BRIDGE,
}
_BACK = (
    *(Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE, Kind.JOURNEY_CARD, Kind.MILESTONE),
    *(Kind.JOURNEY_EMOTION, Kind.JOURNEY_LINK),
)
"""What is chosen of that which came back: the first of these."""


class JourneyWiring(QObject):
    """Shows the map of the account on screen, and stores what is done to it."""

    def __init__(self, around: AccountDesk, controller: JourneyController, preferences: Preferences) -> None:
        window, screen, account, workspace = around.window, around.screen, around.account, around.workspace
        theme, actions, edits = around.theme, around.actions, around.edits
        super().__init__(window)
        self._screen, self._account, self._workspace = screen, account, workspace
        self._actions, self.controller = actions, controller
        self._shown_of: int | None = None
        self._added: tuple[int, ...] = ()
        """Cards just added, to be selected once they are read."""
        self._back: Mapping[Kind, frozenset[int] | None] = {}
        """What may have come back by an undo, to be chosen once it is read."""
        self._came: frozenset[tuple[Kind, int]] = frozenset()
        """What the newest reading showed and the one before did not: it may be told of later as come back."""
        self.view = JourneyView(theme, actions)
        screen.tabs.add(JOURNEY, self.view, QWidget())
        self.desk = MapDesk(**around.parts(), view=self.view, controller=controller)
        self.view.gesture.connect(controller.do)
        self.view.start_requested.connect(controller.start_from)
        controller.loaded.connect(self._show)
        controller.done.connect(edits.took)
        controller.doing.connect(edits.expect)
        edits.reverted.connect(self._note_back)
        controller.kept.connect(around.hub.publish)
        controller.gestured.connect(self._take_in)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.failed.connect(lambda _error: self.view.canvas.lanes.mode.cancel())
        controller.failed.connect(lambda _error: self.view.canvas.lanes.pushes.forget())
        account.loaded.connect(lambda _page: self._follow())
        account.left.connect(self._leave)
        screen.tabs.chosen.connect(lambda _key: self._follow())
        workspace.closed.connect(self._leave)
        self._connect_actions()
        self.structure = StructureWiring(self.desk)
        self.clipboard, self.arranging = ClipboardWiring(self.desk), ArrangingWiring(self.desk)
        self.zooming = ZoomingWiring(self.desk)
        self.linking = LinkingWiring(self.desk)
        self.losing = LosingWiring(self.desk)
        self.standing = StandingWiring(self.desk)
        self.emotion = EmotionWiring(self.desk)
        self.metrics = MetricWiring(self.desk)
        self.marking = MarkingWiring(self.desk)
        self.inspecting = InspectingWiring(self.desk)
        self.past = PastWiring(self.desk)
        self.compared = CompareWiring(self.desk, self.past)
        self.workshop = WorkshopWiring(self.desk)
        self.past.switched.connect(lambda: self._tell(on_map=self.view.content is not None))
        self.maps = MapsWiring(self.desk)
        self.maps.switched.connect(lambda: self._tell(on_map=self.view.content is not None))
        self.outline = OutlineWiring(self.desk, preferences)
        self.exporting = MapExportWiring(self.desk)

    def _connect_actions(self) -> None:
        canvas = self.view.canvas
        for action_id, kind in _ADDS.items():
            self._actions[action_id].triggered.connect(lambda _=False, kind=kind: self.view.add_card(kind))
        self._actions[ActionId.START_MAP].triggered.connect(self._start)
        self._actions[ActionId.MAP_LARGER].triggered.connect(canvas.zoom_in)
        self._actions[ActionId.MAP_SMALLER].triggered.connect(canvas.zoom_out)
        self._actions[ActionId.MAP_FIT].triggered.connect(canvas.fit)
        self._actions[ActionId.RENAME_CARD].triggered.connect(self.view.write_title)
        self._actions[ActionId.DELETE_CARDS].triggered.connect(self.view.delete_selected)
        for action_id, mode in self._modes().items():
            self._actions[action_id].triggered.connect(lambda _=False, mode=mode: canvas.lanes.choose(mode))
        canvas.lanes.mode_changed.connect(self._tell_mode)
        canvas.scene.selectionChanged.connect(self._tell_chosen)
        self._tell_mode()

    def _modes(self) -> dict[ActionId, Mode]:
        lanes = self.view.canvas.lanes
        return {ActionId.MAP_SELECT: lanes.select, ActionId.MAP_PAN: lanes.pan, ActionId.MAP_LINK: lanes.link}

    def _tell_mode(self) -> None:
        now = self.view.canvas.lanes.mode
        for action_id, mode in self._modes().items():
            if mode is now:
                self.view.bar.show_mode(action_id)

    def _tell_chosen(self) -> None:
        kinds = [kind for kind, _id in self.view.canvas.scene.chosen()]
        self._actions.update(
            map_cards=kinds.count(Kind.JOURNEY_CARD),
            map_stage=kinds.count(Kind.JOURNEY_STAGE) == 1,
            map_lane=kinds.count(Kind.JOURNEY_LANE) == 1,
        )

    def _start(self) -> None:
        """Go where the templates are."""
        self._screen.tabs.show_tab(JOURNEY.key)

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == JOURNEY.key else None
        if here is not None and here != self._shown_of:
            self.view.start_over()
        self.controller.follow(here)
        self._tell(on_map=here is not None and self.view.content is not None)

    def _leave(self) -> None:
        self._shown_of, self._added, self._back, self._came = None, (), {}, frozenset()
        self.controller.follow(None)
        self.view.start_over()
        self._tell(on_map=False)

    def _show(self, shown: JourneyShown) -> None:
        self._shown_of = shown.account_id
        scene = self.view.canvas.scene
        before = _parts_of(scene)
        self.view.show_journey(shown, editable=not self._workspace.context().workspace.read_only)
        self._tell(on_map=shown.content is not None)
        self._came = _parts_of(scene) - before
        self._choose_back()
        if any(part in scene.heads or part in scene.labels for part in self._added):
            # A stage or lane that came with cards is named, not they.
            self._added = ()
        if self._added and self.view.name_added(self._added):
            self._added = ()

    def _note_back(self, change: Change) -> None:
        self._back = change.ids
        self._choose_back()

    def _choose_back(self) -> None:
        """Choose what an undo has brought back; of a stage or lane with its cards, that alone."""
        back = {(kind, id_) for kind, id_ in self._came if _holds(self._back.get(kind, frozenset()), id_)}
        first = next((kind for kind in _BACK if any(kind is one for one, _ in back)), None)
        if first is not None:
            self._back = {}
            self.view.canvas.show_parts([(kind, id_) for kind, id_ in back if kind is first])

    def _take_in(self, ids: dict[New, int]) -> None:
        self._back = {}
        self._added = tuple(ids.values())
        self.view.canvas.lanes.pushes.note_stored()

    def _tell(self, *, on_map: bool) -> None:
        content = self.view.content
        instead, shown = self.view.instead, self.view.shown
        here = self._account.account_id is not None and self._screen.tabs.shown == JOURNEY.key
        self._actions.update(
            map=on_map and instead is None,
            map_past=on_map and instead not in (None, self.view.start_page),
            map_templates=on_map and instead is self.view.start_page,
            map_missing=here and shown is not None and content is None,
            map_locked=content is not None and content.head.locked,
            map_template=content is not None and content.head.account_id is None,
            map_outdated=shown is not None and shown.is_outdated,
        )
        self._tell_chosen()


def _parts_of(scene: JourneyScene) -> frozenset[tuple[Kind, int]]:
    return frozenset((kind, id_) for kind, items in scene.parts() for id_ in items)


def _holds(ids: frozenset[int] | None, id_: int) -> bool:
    """Return whether a change's ids of a kind hold this one; None stands for more than it names."""
    return ids is None or id_ in ids

"""Stages and lanes of the map on screen: the actions that work on them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import New
from cs_desktop.domain.journey.icons import LANE_ICONS
from cs_desktop.domain.journey.rows import LANE_NAMES, put_back
from cs_desktop.views.journey.structuring import Structuring
from cs_desktop.views.wiring.journey.desk import MapDesk


class StructureWiring(QObject):
    """Hands the actions to whoever works on the structure, and names what was just added."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.structuring = Structuring(desk.view)
        self._added: frozenset[int] = frozenset()
        """What was just added, to be named once it is read."""
        self._back: tuple[int, ...] = ()
        """Cards that are just put back."""
        for action_id, do in self._doers().items():
            desk.actions[action_id].triggered.connect(lambda _=False, do=do: do())
        desk.view.tray.put_back.connect(self._put_back)
        desk.controller.gestured.connect(self._take_in)
        desk.controller.failed.connect(lambda _error: self._forget())
        desk.view.canvas.scene.laid_out.connect(self._name_new)
        desk.view.canvas.scene.laid_out.connect(self._choose_back)

    def _doers(self) -> Mapping[ActionId, Callable[[], object]]:
        parts = self.structuring
        heads, labels = parts.heads, parts.labels
        return {
            ActionId.ADD_STAGE: parts.add_stage,
            ActionId.STAGE_BEFORE: partial(parts.add_stage, 0),
            ActionId.STAGE_AFTER: partial(parts.add_stage, 1),
            ActionId.RENAME_STAGE: parts.write_name,
            ActionId.STAGE_LEFT: partial(parts.move, heads, -1),
            ActionId.STAGE_RIGHT: partial(parts.move, heads, 1),
            ActionId.STAGE_WIDER: partial(parts.resize, heads, 1),
            ActionId.STAGE_NARROWER: partial(parts.resize, heads, -1),
            ActionId.STAGE_USUAL: partial(parts.use_usual_size, heads),
            ActionId.DUPLICATE_STAGE: parts.duplicate,
            ActionId.DELETE_STAGE: parts.delete,
            ActionId.DELETE_STAGE_CARDS: partial(parts.delete, with_cards=True),
            ActionId.ADD_LANE: partial(self._choose_kind, None),
            ActionId.LANE_ABOVE: partial(self._choose_kind, 0),
            ActionId.LANE_BELOW: partial(self._choose_kind, 1),
            ActionId.RENAME_LANE: parts.write_name,
            ActionId.LANE_UP: partial(parts.move, labels, -1),
            ActionId.LANE_DOWN: partial(parts.move, labels, 1),
            ActionId.FOLD_LANE: parts.fold,
            ActionId.LANE_HIGHER: partial(parts.resize, labels, 1),
            ActionId.LANE_LOWER: partial(parts.resize, labels, -1),
            ActionId.LANE_USUAL: partial(parts.use_usual_size, labels),
            ActionId.DUPLICATE_LANE: parts.duplicate,
            ActionId.DELETE_LANE: parts.delete,
            ActionId.DELETE_LANE_CARDS: partial(parts.delete, with_cards=True),
        }

    def _choose_kind(self, beside: int | None) -> None:
        """Ask for what the new lane is to be."""
        labels = self.structuring.labels
        menu = QMenu(labels)
        menu.setAccessibleName(tr("Kind of lane"))
        for kind, name in LANE_NAMES.items():
            entry = menu.addAction(self._desk.theme.icon(LANE_ICONS[kind], "text2", 16), tr(name))
            entry.triggered.connect(lambda _=False, kind=kind: self.structuring.add_lane(kind, beside))
        menu.aboutToHide.connect(menu.deleteLater)
        at = QPoint(labels.width(), 0)
        if beside is not None and labels.chosen is not None:
            box = labels.axis.items[labels.chosen].sceneBoundingRect()
            at = labels.mapFromScene(box.topRight() if beside == 0 else box.bottomRight())
        menu.popup(labels.viewport().mapToGlobal(at))

    def _put_back(self, cards: Sequence[int], stage_id: int | None) -> None:
        """Give cards of the tray a place again; the keyboard goes with them."""
        desk, content = self._desk, self._desk.view.content
        if content is not None:
            self._back = tuple(cards)
            desk.view.gesture.emit(put_back(content, cards, stage_id))

    def _choose_back(self) -> None:
        """Choose the cards that have come back to the map."""
        scene = self._desk.view.canvas.scene
        if self._back and all(card in scene.cards for card in self._back):
            cards, self._back = self._back, ()
            scene.select_cards(cards)
            self._desk.view.canvas.lanes.setFocus(Qt.FocusReason.OtherFocusReason)
            self._desk.view.canvas.lanes.ensureVisible(scene.cards[cards[0]])

    def _take_in(self, ids: Mapping[New, int]) -> None:
        self.structuring.heads.keyed.note_stored()
        self.structuring.labels.keyed.note_stored()
        self._added = frozenset(ids.values())

    def _forget(self) -> None:
        for edge in (self.structuring.heads, self.structuring.labels):
            edge.keyed.forget()
            edge.mode.cancel()

    def _name_new(self) -> None:
        """Write the name of a stage or lane that was added, once it is there."""
        scene = self._desk.view.canvas.scene
        for kind, items in ((Kind.JOURNEY_STAGE, scene.heads), (Kind.JOURNEY_LANE, scene.labels)):
            found = sorted(self._added & items.keys())
            if found:
                self._added = frozenset()
                self.structuring.show_new(kind, found[0])

"""Putting the chosen cards of a map in line with each other."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.aligning import distributed, equally_long, left_aligned, right_aligned, stacked
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.views.wiring.journey.desk import MapDesk

_LAWS: dict[ActionId, Callable[[MapContent, Iterable[int]], Gesture]] = {
    ActionId.ALIGN_LEFT: left_aligned,
    ActionId.ALIGN_RIGHT: right_aligned,
    ActionId.SAME_LENGTH: equally_long,
    ActionId.DISTRIBUTE_CARDS: distributed,
    ActionId.STACK_CARDS: stacked,
}


class ArrangingWiring(QObject):
    """Joins the actions on several cards to what they do."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        for action_id, law in _LAWS.items():
            desk.actions[action_id].triggered.connect(partial(self._arrange, law))

    def _arrange(self, law: Callable[[MapContent, Iterable[int]], Gesture], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - what Qt's signal brings
        content = self._desk.view.content
        if content is None:
            return
        gesture = law(content, self._desk.view.canvas.scene.selected_cards())
        if gesture:
            self._desk.view.gesture.emit(gesture)
        else:
            self._desk.window.toasts.tell(tr("These cards stand like that already."))

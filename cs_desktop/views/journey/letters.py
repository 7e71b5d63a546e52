"""Single letters while the canvas has the keyboard: each does what a menu does too."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.controllers.actions import ActionId, ActionTable

LETTERS: Mapping[Qt.Key, ActionId] = MappingProxyType(
    {
        Qt.Key.Key_C: ActionId.ADD_TOUCHPOINT,
        Qt.Key.Key_G: ActionId.ADD_GAP,
        Qt.Key.Key_L: ActionId.MAP_LINK,
        Qt.Key.Key_M: ActionId.ADD_MILESTONE,
        Qt.Key.Key_R: ActionId.REACH_MILESTONE,
        Qt.Key.Key_E: ActionId.NEXT_EVIDENCE,
        Qt.Key.Key_D: ActionId.FINISH_CARDS,
        Qt.Key.Key_I: ActionId.MAP_DETAILS,
        Qt.Key.Key_P: ActionId.NEXT_PERSONA,
        Qt.Key.Key_O: ActionId.MAP_OUTLINE,
        Qt.Key.Key_Period: ActionId.VOTE_MORE,
        Qt.Key.Key_Comma: ActionId.VOTE_LESS,
        Qt.Key.Key_V: ActionId.MAP_SELECT,
        Qt.Key.Key_H: ActionId.MAP_PAN,
    }
)


class Letters(QObject):
    """Listens to one widget alone, so that whoever types elsewhere, in a title or a field, types letters."""

    def __init__(self, place: QWidget, actions: ActionTable) -> None:
        super().__init__(place)
        self._actions = actions
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a letter stands for, where it can be done."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            known = LETTERS.get(Qt.Key(event.key())) if not event.modifiers() else None
            if known is not None and not event.isAutoRepeat():
                self._actions[known].trigger()
                return True
        return super().eventFilter(watched, event)

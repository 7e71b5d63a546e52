"""Single letters while the canvas has the keyboard: each does what a menu does too."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.views.journey.title_editor import TitleEditor

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


NAMED = frozenset({ActionId.ADD_TOUCHPOINT, ActionId.ADD_GAP, ActionId.ADD_MILESTONE})
"""What adds something whose title is written next: what is typed until it can be is meant for the title."""
_PATIENCE_MS = 3000
"""If no title is asked for by then, none will be."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Letters(QObject):
    """Listens to the canvas alone, so that whoever types elsewhere, in a title or a field, types letters."""

    def __init__(self, places: Sequence[QWidget], actions: ActionTable) -> None:
        """Listen to the lanes, and to what stands around them."""
        super().__init__(places[0])
        self._places, self._actions = tuple(places), actions
        self._kept: list[tuple[int, Qt.KeyboardModifier, str]] | None = None
        """What was typed for a title that is not on screen yet; None where none is awaited."""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._forget)
        for place in self._places:
            place.installEventFilter(self)
        for id_ in NAMED:
            # However it was asked for: by its letter, in the bar, or in the palette.
            actions[id_].triggered.connect(self._await)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a letter stands for, where it can be done; keep those that are meant for a title."""
        if event.type() is QEvent.Type.FocusOut and self._kept is not None:
            self._follow()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            # A letter of the menus, such as L, is one of the title's too while that is awaited.
            if self._kept is not None and not event.modifiers() & _COMMANDS and event.text().isprintable():
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._keep(event) or self._do(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _do(self, watched: QObject, event: QKeyEvent) -> bool:
        known = LETTERS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if watched not in self._places or known is None or event.isAutoRepeat():
            return False
        self._actions[known].trigger()
        return True

    def _await(self) -> None:
        if QApplication.focusWidget() in self._places:
            self._kept = []
            self._patience.start()

    def _keep(self, event: QKeyEvent) -> bool:
        if self._kept is None or event.modifiers() & _COMMANDS:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._forget()
            return False
        self._kept.append((event.key(), event.modifiers(), event.text()))
        return True

    def _follow(self) -> None:
        """Hand on what was kept once its title has taken in that it has the keyboard."""
        place = QApplication.focusWidget()
        if isinstance(place, TitleEditor):
            # Until then what is typed on comes after what was typed before.
            place.installEventFilter(self)
            QTimer.singleShot(0, place, lambda: self._hand_on(place))
        elif place not in self._places:
            self._forget()

    def _hand_on(self, title: TitleEditor) -> None:
        title.removeEventFilter(self)
        kept = self._kept or []
        self._forget()
        if title.hasFocus():
            _type(kept)

    def _forget(self) -> None:
        self._kept = None
        self._patience.stop()


def _type(keys: Sequence[tuple[int, Qt.KeyboardModifier, str]]) -> None:
    for key, modifiers, text in keys:
        # Enter leaves the title; what comes after it is for the canvas again.
        place = QApplication.focusWidget()
        if place is not None:
            QApplication.sendEvent(place, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

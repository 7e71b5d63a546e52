"""The keys of the actions as the user chose them, kept in the settings."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable
from cs_desktop.controllers.actions.keys import keys_in_use, refused
from cs_desktop.controllers.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands against giving keys to an action: nothing, another action, or a reason for good."""

    reason: str = ""
    holder: ActionId | None = None


class Shortcuts(QObject):
    """Gives keys to actions, one action a key."""

    changed = Signal()

    def __init__(self, actions: ActionTable, preferences: Preferences) -> None:
        super().__init__()
        self._actions, self._preferences = actions, preferences
        actions.use_keys(preferences.settings.shortcuts)

    def check(self, action_id: ActionId, keys: QKeySequence) -> Verdict:
        """Return whether an action can have these keys."""
        reason = refused(keys)
        if reason:
            return Verdict(reason)
        text = keys.toString()
        used = keys_in_use(ACTIONS, self._preferences.settings.shortcuts)
        holder = next(
            (other for other, known in used.items() if known == text and other is not action_id), None
        )
        return Verdict(holder=holder)

    def choose(self, action_id: ActionId, keys: QKeySequence) -> None:
        """Give an action keys, or none; whoever has them loses them."""
        text = keys.toString()
        chosen = {
            other: "" if text and known == text else known
            for other, known in self._preferences.settings.shortcuts.items()
            if other != action_id
        }
        if text != self._own(action_id):
            chosen[action_id] = text
        self._use(chosen)

    def reset(self, action_id: ActionId) -> None:
        """Give an action its own keys again."""
        self.choose(action_id, QKeySequence(self._own(action_id)))

    def reset_all(self) -> None:
        """Give every action its own keys again."""
        self._use({})

    def is_changed(self, action_id: ActionId) -> bool:
        """Return whether an action has other keys than its own."""
        return self._actions.keys(action_id) != self._own(action_id)

    def _own(self, action_id: ActionId) -> str:
        return QKeySequence(self._actions.spec(action_id).shortcut).toString()

    def _use(self, chosen: dict[str, str]) -> None:
        self._preferences.set_shortcuts(chosen)
        self._actions.use_keys(chosen)
        self.changed.emit()

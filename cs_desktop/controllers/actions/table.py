"""Every action in one table, and the live ones made from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions.accounts import ACCOUNT_ACTIONS
from cs_desktop.controllers.actions.commerce import COMMERCE_ACTIONS
from cs_desktop.controllers.actions.decks import DECK_ACTIONS
from cs_desktop.controllers.actions.editing import EDIT_ACTIONS
from cs_desktop.controllers.actions.files import FILE_ACTIONS
from cs_desktop.controllers.actions.finding import FIND_ACTIONS
from cs_desktop.controllers.actions.helping import HELP_ACTIONS
from cs_desktop.controllers.actions.home import HOME_ACTIONS
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.journey import JOURNEY_ACTIONS
from cs_desktop.controllers.actions.journey_canvas import CANVAS_ACTIONS
from cs_desktop.controllers.actions.journey_details import DETAIL_ACTIONS
from cs_desktop.controllers.actions.journey_feelings import FEELING_ACTIONS
from cs_desktop.controllers.actions.journey_maps import MAP_ACTIONS
from cs_desktop.controllers.actions.journey_past import PAST_ACTIONS
from cs_desktop.controllers.actions.journey_structure import STRUCTURE_ACTIONS
from cs_desktop.controllers.actions.journey_workshop import WORKSHOP_ACTIONS
from cs_desktop.controllers.actions.judging import JUDGING_ACTIONS
from cs_desktop.controllers.actions.keys import keys_in_use
from cs_desktop.controllers.actions.library import LIBRARY_ACTIONS
from cs_desktop.controllers.actions.measuring import MEASURING_ACTIONS
from cs_desktop.controllers.actions.papers import PAPER_ACTIONS
from cs_desktop.controllers.actions.plan import PLAN_ACTIONS
from cs_desktop.controllers.actions.plan_ledger import LEDGER_ACTIONS
from cs_desktop.controllers.actions.plan_work import PLAN_WORK_ACTIONS
from cs_desktop.controllers.actions.portfolio import PORTFOLIO_ACTIONS
from cs_desktop.controllers.actions.recording import RECORD_ACTIONS
from cs_desktop.controllers.actions.review_calendar import REVIEW_CALENDAR_ACTIONS
from cs_desktop.controllers.actions.reviews import REVIEW_ACTIONS
from cs_desktop.controllers.actions.signals import SIGNAL_ACTIONS
from cs_desktop.controllers.actions.spec import ActionSpec, Situation, Where
from cs_desktop.controllers.actions.viewing import VIEW_ACTIONS

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *FIND_ACTIONS,
    *VIEW_ACTIONS,
    *PORTFOLIO_ACTIONS,
    *ACCOUNT_ACTIONS,
    *RECORD_ACTIONS,
    *COMMERCE_ACTIONS,
    *JUDGING_ACTIONS,
    *MEASURING_ACTIONS,
    *JOURNEY_ACTIONS,
    *CANVAS_ACTIONS,
    *DETAIL_ACTIONS,
    *STRUCTURE_ACTIONS,
    *MAP_ACTIONS,
    *FEELING_ACTIONS,
    *PAST_ACTIONS,
    *WORKSHOP_ACTIONS,
    *REVIEW_ACTIONS,
    *REVIEW_CALENDAR_ACTIONS,
    *DECK_ACTIONS,
    *PAPER_ACTIONS,
    *PLAN_ACTIONS,
    *LIBRARY_ACTIONS,
    *LEDGER_ACTIONS,
    *PLAN_WORK_ACTIONS,
    *HOME_ACTIONS,
    *SIGNAL_ACTIONS,
    *HELP_ACTIONS,
)
"""Menus, buttons, palette and the sheet of shortcuts are made from this, in this order."""


class ActionTable(QObject):
    """The live actions, enabled as the situation allows."""

    keys_changed = Signal()
    """Some action has other keys than before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._situation = Situation()
        self._actions = {spec.id: QAction(spec.words, self) for spec in ACTIONS}
        self.use_keys({})

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def spec(self, action_id: ActionId) -> ActionSpec:
        """Return an action's line in the table."""
        return next(spec for spec in ACTIONS if spec.id is action_id)

    def use_keys(self, chosen: Mapping[str, str]) -> None:
        """Give actions the keys that the user chose, by action as Qt writes them; others have their own."""
        for action_id, keys in keys_in_use(ACTIONS, chosen).items():
            self._actions[action_id].setShortcut(QKeySequence(keys))
        self._refresh()
        self.keys_changed.emit()

    def keys(self, action_id: ActionId) -> str:
        """Return an action's keys as Qt writes them; empty where it has none."""
        return self._actions[action_id].shortcut().toString()

    def at(self, where: Where) -> list[QAction]:
        """Return what is offered at a place, in the order of the table."""
        return [self._actions[spec.id] for spec in ACTIONS if where in spec.where]

    @property
    def situation(self) -> Situation:
        """Return what the actions were last told."""
        return self._situation

    def update(self, **facts: Any) -> None:  # noqa: ANN401 - the types are those of Situation's fields
        """Tell the actions what is so now; facts not named stay."""
        before, now = self._situation, replace(self._situation, **facts)
        if now == before:
            return
        self._situation = now
        for spec in ACTIONS:
            self._actions[spec.id].setEnabled(spec.is_possible(now))
            if spec.subject(now) != spec.subject(before):
                self._name(spec)

    def _refresh(self) -> None:
        for spec in ACTIONS:
            self._actions[spec.id].setEnabled(spec.is_possible(self._situation))
            self._name(spec)

    def _name(self, spec: ActionSpec) -> None:
        action, subject = self._actions[spec.id], spec.subject(self._situation)
        action.setText(_with_subject(spec.words, subject) if subject else spec.words)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{action.text().rstrip('…')} ({keys})" if keys else action.text())


def _with_subject(action: str, label: str) -> str:
    """Return an action and the change that it is about, such as "Undo: change owner of Halden"."""
    # Nothing can be undone before a workspace is open, and the names of all changes are much to load.
    from cs_desktop.domain.change_labels import change_label, inside  # noqa: PLC0415

    # An ampersand is shown as one.
    return tr("{action}: {subject}", action=action, subject=inside(change_label(label)).replace("&", "&&"))

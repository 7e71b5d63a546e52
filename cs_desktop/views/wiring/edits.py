"""Edits, undo and redo: what the window says of them, and where it goes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.dates import time_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.undo import UndoController
from cs_desktop.domain.change_labels import change_done, is_lasting
from cs_desktop.domain.changes import Change, Reverted
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.toast import Toast
from cs_desktop.views.wiring.window_desk import WindowDesk

SLOW_MS = 400
"""Storing that takes longer is said, since another program may hold the file for a while."""


class EditWiring(QObject):
    """Takes every edit that a screen made, and the user's undo and redo."""

    reverted = Signal(object)
    """The Change by which something was undone or redone."""

    def __init__(
        self,
        desk: WindowDesk,
        undo: UndoController,
        typing: TypingController,
        finish_typing: Callable[[], None],
        go_to: Callable[[int], None],
    ) -> None:
        super().__init__(desk.window)
        self._window, self._hub, self._undo, self._typing = desk.window, desk.hub, undo, typing
        self._undo_action, self._redo_action = desk.actions[ActionId.UNDO], desk.actions[ActionId.REDO]
        self._offers: dict[int, Toast] = {}
        """Messages that offer to undo, by the change set."""
        self._redo_offer: Toast | None = None
        self._clock, self._finish_typing, self._go_to = desk.clock, [finish_typing], go_to
        self._last_saved = tr("All changes saved")
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(desk.window.sidebar.set_saving)
        typing.began.connect(self._slow.start)
        typing.ended.connect(self._stop_waiting)
        self.expect = undo.expect
        desk.actions[ActionId.UNDO].triggered.connect(lambda: self._after_typing(undo.undo))
        desk.actions[ActionId.REDO].triggered.connect(lambda: self._after_typing(undo.redo))
        undo.changed.connect(lambda: desk.actions.update(undo=undo.undo_text, redo=undo.redo_text))
        undo.changed.connect(self._withdraw_old)
        undo.reverted.connect(self._reverted)
        undo.failed.connect(lambda error: desk.window.toasts.warn(str(error)))

    def took(self, change: Change, *, quietly: bool = False) -> None:
        """Tell everybody of a committed edit of this window, and offer to undo it, unless one still types."""
        self._undo.record(change)
        self._hub.publish(change)
        self._saved()
        if is_lasting(change.label):
            self._window.toasts.tell(change_done(change.label))
        elif not quietly:
            self._offer_undo(change_done(change.label), change.change_set_id, change.label)

    def _offer_undo(self, text: str, change_set_id: int, label: str) -> None:
        self._offers[change_set_id] = self._window.toasts.tell(
            text,
            tr("Undo"),
            # By its id: something else may have been done while the message stood there.
            lambda: self._undo.revert(change_set_id, label),
            key_names(self._undo_action.shortcut()),
        )

    def _withdraw_old(self) -> None:
        """Take away what offers to undo or redo what can be no longer."""
        for change_set_id in [known for known in self._offers if not self._undo.can_undo(known)]:
            self._window.toasts.withdraw(self._offers.pop(change_set_id))
        if self._redo_offer is not None and self._undo.next_redo is None:
            self._window.toasts.withdraw(self._redo_offer)
            self._redo_offer = None

    def finish_first(self, finish: Callable[[], None]) -> None:
        """Before anything is undone, also store what stands in these editors."""
        self._finish_typing.append(finish)

    def _after_typing(self, do: Callable[[], None]) -> None:
        """Store first what stands in an open editor, and what is on its way: that is what was done last."""
        for finish in self._finish_typing:
            finish()
        self._typing.when_stored(do)

    def _reverted(self, result: Reverted, text: str) -> None:
        if result.change is None:
            self._window.toasts.warn(text)
            return
        self.reverted.emit(result.change)
        self._saved()
        if self._redo_offer is not None:
            self._window.toasts.withdraw(self._redo_offer)
            self._redo_offer = None
        if self._undo.next_redo == result.change.change_set_id:
            keys = key_names(self._redo_action.shortcut())
            self._redo_offer = self._window.toasts.tell(text, tr("Redo"), self._redo_action.trigger, keys)
        else:
            self._offer_undo(text, result.change.change_set_id, result.change.label)
        if result.account_id is not None:
            self._go_to(result.account_id)

    def _stop_waiting(self) -> None:
        if self._slow.isActive():
            self._slow.stop()
        else:
            self._window.sidebar.set_saved(self._last_saved)

    def _saved(self) -> None:
        self._last_saved = tr("Saved {time}", time=time_text(self._clock.now().astimezone()))
        self._window.sidebar.set_saved(self._last_saved)

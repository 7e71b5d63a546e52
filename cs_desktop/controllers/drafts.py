"""Drafts of what is typed in this window, and those that were left behind, to be offered."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from secrets import token_hex

from PySide6.QtCore import QObject, Qt, Signal

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.services.context import Context
from cs_desktop.services.drafts import DraftKeeper


class DraftsController(QObject):
    """Knows each draft of the open workspace: one under an editor is live, any other is offered."""

    offered = Signal(object)
    """The drafts that no editor holds, oldest first: a tuple of Draft, again whenever they change."""
    failed = Signal(object)
    """KnownError: drafts cannot be kept."""
    _found = Signal(object, object)
    _failed = Signal(object)

    def __init__(self, jobs: Jobs, clock: Clock) -> None:
        super().__init__()
        self._jobs, self._clock = jobs, clock
        self._keeper: DraftKeeper | None = None
        self._live: dict[FieldRef, Draft] = {}
        self._left: dict[str, Draft] = {}
        # Both come from the keeper's thread.
        self._found.connect(self._take_over, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    def open(self, context: Context) -> None:
        """Begin with a workspace: what was left of it is offered."""
        self.close()
        keeper = DraftKeeper(context, self._failed.emit)
        self._keeper = keeper
        keeper.take_over(lambda drafts: self._found.emit(keeper, drafts))

    def close(self) -> None:
        """Let the workspace go once the edits under way are done; drafts that are not stored stay."""
        keeper = self._forget()
        if keeper is not None:
            self._jobs.run_last(keeper.close)

    def shut_down(self) -> None:
        """Let the workspace go and wait for it, as the program ends, after every job has ended."""
        keeper = self._forget()
        if keeper is not None:
            keeper.close()

    def keep(self, typed: Typed) -> None:
        """Keep what is being typed; what is already stored needs no draft."""
        known = self._live.get(typed.ref)
        if typed.changes_nothing and known is not None:
            self.abandon(typed.ref)
        elif not typed.changes_nothing and (known is None or known.typed != typed):
            self._keep(typed, known)

    def storing(self, typed: Typed) -> Callable[[], None]:
        """Keep what is on its way to be stored; return what to call, on any thread, once it is."""
        self.keep(typed)
        draft, keeper = self._live.get(typed.ref), self._keeper
        if draft is None or keeper is None:
            return lambda: None
        return lambda: keeper.stored(draft.id, typed.text)

    def stored(self, ref: FieldRef, text: str) -> None:
        """Take note that a text is stored; what was typed since goes on from there."""
        draft = self._live.get(ref)
        if draft is None:
            return
        left = draft.typed.stored(text)
        if left.changes_nothing:
            del self._live[ref]
        else:
            self._live[ref] = replace(draft, typed=left)

    def abandon(self, ref: FieldRef) -> Draft | None:
        """Forget what was typed into a field, and return it."""
        draft = self._live.pop(ref, None)
        if draft is not None and self._keeper is not None:
            self._keeper.remove(draft.id)
        return draft

    def known(self, ref: FieldRef) -> Draft | None:
        """Return what was typed here and is not stored, in this window or before; the newest of them."""
        left = [draft for draft in self._left.values() if draft.typed.ref == ref]
        return self._live.get(ref) or max(left, key=lambda draft: draft.at, default=None)

    def claim(self, draft: Draft) -> None:
        """Take note that a draft stands in an editor again: it is not offered meanwhile."""
        self._live[draft.typed.ref] = draft
        if self._left.pop(draft.id, None) is not None:
            self._offer()

    def leave(self, ref: FieldRef) -> None:
        """Offer what was typed into a field, since no editor holds it any more."""
        draft = self._live.pop(ref, None)
        if draft is not None:
            self._left[draft.id] = draft
            self._offer()

    def discard(self, draft_id: str) -> None:
        """Forget an offered draft."""
        if self._left.pop(draft_id, None) is not None and self._keeper is not None:
            self._keeper.remove(draft_id)
            self._offer()

    def bring_back(self, draft: Draft) -> None:
        """Offer a discarded draft again."""
        self._left[draft.id] = draft
        if self._keeper is not None:
            self._keeper.keep(draft)
        self._offer()

    def _keep(self, typed: Typed, known: Draft | None) -> None:
        # One that is put in again stays the same draft.
        again = [d for d in self._left.values() if (d.typed.ref, d.typed.text) == (typed.ref, typed.text)]
        known = known or next(iter(again), None)
        draft = Draft(known.id if known else token_hex(8), typed, self._clock.now())
        self._live[typed.ref] = draft
        if self._keeper is not None:
            self._keeper.keep(draft)
        if self._left.pop(draft.id, None) is not None:
            self._offer()

    def _take_over(self, keeper: DraftKeeper, drafts: Sequence[Draft]) -> None:
        if keeper is self._keeper and drafts:
            self._left |= {draft.id: draft for draft in drafts}
            self._offer()

    def _forget(self) -> DraftKeeper | None:
        keeper, self._keeper = self._keeper, None
        self._live.clear()
        self._left.clear()
        self._offer()
        return keeper

    def _offer(self) -> None:
        self.offered.emit(tuple(sorted(self._left.values(), key=lambda draft: draft.at)))

"""What is typed on its way into the workspace: in order, with a draft beside it until it is stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Conflict, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.services.context import Context
from cs_desktop.services.editing import compare, edit_field

LANE = "typing"
FAULT = marked("A fault in the program kept this from being stored.")


@dataclass(slots=True)
class _Edit:
    """One edit on its way. `before` is the one of the same field that was sent just before it."""

    typed: Typed
    before: "_Edit | None"
    is_stored: bool = False

    def from_stored(self) -> Typed:
        """Return what is typed, beginning from what is stored for certain.

        An edit that began from one that was then refused really began where that one did.
        """
        before, self.before = self.before, None
        if before is not None and not before.is_stored and before.typed.text == self.typed.base:
            self.typed = replace(self.typed, base=before.typed.base)
        return self.typed


class TypingController(QObject):
    """Stores what is typed into fields of whatever kind, one edit after the other."""

    storing = Signal(object)
    """The FieldRef of an edit that is stored next: what is done at once in the same lane comes before it."""
    stored = Signal(object, object)
    """The FieldRef whose oldest edit is stored, and the Change, None where nothing had to be written."""
    rejected = Signal(object, object)
    """The FieldRef whose oldest edit was refused, and the KnownError that says why."""
    conflicted = Signal(object)
    """The Conflict of a field's oldest edit."""
    began = Signal()
    """An edit is on its way."""
    ended = Signal()
    """None is any more."""
    compared = Signal(object)
    """The Conflict that there would be if what is typed now were stored."""

    def __init__(self, jobs: Jobs, drafts: DraftsController, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._drafts, self._context = jobs, drafts, context
        self._newest: dict[FieldRef, _Edit] = {}
        self._then: Callable[[], None] | None = None

    def when_stored(self, then: Callable[[], None]) -> None:
        """Call once all edits on their way are stored, now if there are none; never where one is refused."""
        self._then = then
        self._go_on()

    def edit(self, typed: Typed, initiator: object) -> None:
        """Store what was typed; answered by one of the signals, for each field in the order of asking."""
        context, ref = self._context(), typed.ref
        tell_draft = self._drafts.storing(typed)
        edit = _Edit(typed, self._newest.get(ref))
        if not self._newest:
            self.began.emit()
        self._newest[ref] = edit
        self.storing.emit(ref)

        def work(_job: Job) -> Merged | Conflict:
            result = edit_field(context, edit.from_stored(), initiator)
            edit.is_stored = isinstance(result, Merged)
            if edit.is_stored:
                # Here and not on the way back: the window may be closed by then.
                tell_draft()
            return result

        def done(result: Merged | Conflict) -> None:
            if isinstance(result, Conflict):
                self._then = None
                self.conflicted.emit(result)
                return
            self._forget(edit)
            self._drafts.stored(ref, typed.text)
            self.stored.emit(ref, result.change)
            self._go_on()

        job = self._jobs.run(work, done, lambda error: self._reject(ref, error), lane=LANE)
        job.crashed.connect(lambda _error: self._reject(ref, KnownError(tr(FAULT))))
        job.ended.connect(lambda: self._end(edit))

    def compare(self, typed: Typed) -> None:
        """Find out who changed a field that somebody is typing into."""
        context = self._context()

        def done(conflict: Conflict | None) -> None:
            if conflict is not None:
                self.compared.emit(conflict)

        self._jobs.run(
            lambda _job: compare(context, typed), done, lambda _error: None, key=f"compare {typed.ref}"
        )

    def _reject(self, ref: FieldRef, error: KnownError) -> None:
        self._then = None
        self.rejected.emit(ref, error)

    def _go_on(self) -> None:
        if not self._newest and self._then is not None:
            then, self._then = self._then, None
            then()

    def _end(self, edit: _Edit) -> None:
        self._forget(edit)
        if not self._newest:
            self.ended.emit()
            # An edit that was dropped, as its workspace was closed, leads to nothing in the next one.
            self._then = None

    def _forget(self, edit: _Edit) -> None:
        if self._newest.get(edit.typed.ref) is edit:
            del self._newest[edit.typed.ref]

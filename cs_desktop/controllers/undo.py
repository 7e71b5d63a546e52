"""Undo and redo over writes that answer later: the stacks move only when the writer has."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError, LastingError
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.common.text import lowered
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.change_labels import change_label
from cs_desktop.domain.changes import Change, Place, Reverted
from cs_desktop.domain.undoing import Step, UndoStacks
from cs_desktop.services.context import Context
from cs_desktop.services.history import revert, undo_stacks

_NAMED = 3
"""Things that a message names; of the others it tells how many there are."""


@dataclass(frozen=True, slots=True)
class PartlyUndone:
    """A change set that was undone but for what others had changed since."""

    change_set_id: int
    label: str
    word: str
    """Undone or Redone, in English."""
    result: Reverted


class UndoController(QObject):
    """Holds what this person can undo and redo in the open file, and reverts one change set at a time."""

    changed = Signal()
    """What can be undone or redone is another."""
    reverted = Signal(object, str)
    """The Reverted (its change is None where nothing could be done), and one line that says what happened."""
    left_alone = Signal(object)
    """The PartlyUndone of what others had changed since."""
    taken_back = Signal(object)
    """The places that were taken back all the same."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._hub = hub
        self._context = context
        self._stacks = UndoStacks()
        self._busy = False
        self._moves = 0
        """Counts what was taken in, so that stacks read meanwhile are known to be old."""
        self._coming: dict[Job, str] = {}
        """Edits on their way, the newest last, with their names."""
        self._wanted, self._taken = 0, 0
        """How often undo was asked for meanwhile, and how much was taken in before."""

    @property
    def undo_text(self) -> str:
        """Return the name of what would be undone; empty if there is nothing, or one is under way."""
        if self._coming:
            return next(reversed(self._coming.values()))
        return self._stacks.undo[-1].label if self._stacks.undo and not self._busy else ""

    @property
    def redo_text(self) -> str:
        """Return the name of what would be redone; empty if there is nothing, or one is under way."""
        return self._stacks.redo[-1].label if self._stacks.redo and not self._busy else ""

    @property
    def next_redo(self) -> int | None:
        """Return the change set that a redo would revert, if there is one."""
        return self._stacks.redo[-1].change_set_id if self._stacks.redo else None

    def can_undo(self, change_set_id: int) -> bool:
        """Return whether a change set still stands as something to undo."""
        return any(step.change_set_id == change_set_id for step in self._stacks.undo)

    def load(self) -> None:
        """Read what was done here earlier, as when a workspace has been opened."""
        context, moves = self._context(), self._moves

        def work(_job: Job) -> UndoStacks:
            return undo_stacks(context)

        def done(stacks: UndoStacks) -> None:
            if self._moves != moves:
                self.load()
                return
            self._stacks = stacks
            self.changed.emit()

        self._jobs.run(work, done, self.failed.emit, key="undo")

    def record(self, change: Change) -> None:
        """Take a new, committed edit as the next to undo; what was undone before cannot be redone."""
        self._take(Step(change.change_set_id, change.label))

    def expect(self, job: Job, label: str) -> None:
        """Know of an edit on its way: to undo from now on is to take it back once it is stored."""
        if not self._coming:
            self._taken = self._moves
        self._coming[job] = label
        job.ended.connect(lambda: self._came(job))
        self.changed.emit()

    def forget(self) -> None:
        """Forget everything, as when another workspace is opened."""
        self._stacks = UndoStacks()
        self._busy = False
        self._wanted = 0
        self._moves += 1
        self.changed.emit()

    def undo(self) -> None:
        """Undo the newest edit, also one that is still on its way."""
        if self._coming:
            self._wanted += 1
        elif self._stacks.undo:
            self._revert(self._stacks.undo[-1], marked("Undone"))

    def redo(self) -> None:
        """Bring the last undone edit back."""
        if self._stacks.redo:
            self._revert(self._stacks.redo[-1], marked("Redone"))

    def revert(self, change_set_id: int, label: str) -> None:
        """Undo any change set, whoever made it; this can be undone in turn."""
        self._revert(Step(change_set_id, label), marked("Undone"))

    def take_back(self, partly: PartlyUndone, places: frozenset[Place]) -> None:
        """Undo what was left alone, at these places."""
        self._revert(Step(partly.change_set_id, partly.label), partly.word, places)

    def _revert(self, step: Step, word: str, anyway: frozenset[Place] = frozenset()) -> None:
        if self._busy:
            return
        self._busy = True
        self.changed.emit()
        context = self._context()

        def done(result: Reverted) -> None:
            if result.change is None and not anyway:
                self._stacks.drop(step.change_set_id)
            elif result.change is not None:
                change = result.change
                self._take(Step(change.change_set_id, change.label, step.change_set_id))
                self._hub.publish(change)
            self.reverted.emit(result, _told(result, step.label, word))
            if anyway:
                self.taken_back.emit(anyway)
            elif result.report:
                self.left_alone.emit(PartlyUndone(step.change_set_id, step.label, word, result))

        def failed(error: KnownError) -> None:
            if isinstance(error, LastingError):
                # It never will be undone: the next undo is for what was done before it.
                self._stacks.drop(step.change_set_id)
            self.failed.emit(error)

        job = self._jobs.run(lambda _job: revert(context, step.change_set_id, anyway=anyway), done, failed)
        job.ended.connect(self._settle)

    def _came(self, job: Job) -> None:
        del self._coming[job]
        if self._moves == self._taken:
            # It was refused, or changed nothing: what is older is not what was to be undone.
            self._wanted = 0
        self._taken = self._moves
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Undo what was asked for while something was on its way."""
        if self._wanted and not (self._coming or self._busy):
            self._wanted -= 1
            self.undo()

    def _take(self, step: Step) -> None:
        self._moves += 1
        self._stacks.take(step)
        self.changed.emit()

    def _settle(self) -> None:
        self._busy = False
        self.changed.emit()
        self._go_on()


def _told(result: Reverted, label: str, word: str) -> str:
    """Return what happened, in one line."""
    word, label = tr(word), change_label(label)
    if not result.report:
        return tr("{word}: {label}", word=word, label=label)
    names = list(dict.fromkeys(one.field or lowered(one.subject) for one in result.report))
    more = len(names) - _NAMED + result.uncounted
    named = ", ".join(names[:_NAMED]) + (tr(" and {more} more", more=count_text(more)) if more > 0 else "")
    if result.change is None:
        return tr(
            "Not {word}: {named} changed since, so it was left as it is", word=word.lower(), named=named
        )
    return tr(
        "{word}: {label}. Left as it is, because it changed since: {named}",
        word=word,
        label=label,
        named=named,
    )

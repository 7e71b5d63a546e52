"""Undo and redo over writes that answer later: the stacks move only when the writer has."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Reverted
from cs_desktop.services.context import Context
from cs_desktop.services.history import revert


@dataclass(frozen=True, slots=True)
class _Step:
    change_set_id: int
    label: str


class UndoController(QObject):
    """Holds the ids of change sets made in this window, and reverts them one at a time."""

    changed = Signal()
    """What can be undone or redone is another."""
    reverted = Signal(object, str)
    """The new Change (None where nothing could be done), and one line that says what happened."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._hub = hub
        self._context = context
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._busy = False

    @property
    def undo_text(self) -> str:
        """Return the name of what would be undone; empty if there is nothing, or one is under way."""
        return self._undo[-1].label if self._undo and not self._busy else ""

    @property
    def redo_text(self) -> str:
        """Return the name of what would be redone; empty if there is nothing, or one is under way."""
        return self._redo[-1].label if self._redo and not self._busy else ""

    def record(self, change: Change) -> None:
        """Take a new, committed edit as the next to undo; what was undone before cannot be redone."""
        self._undo.append(_Step(change.change_set_id, change.label))
        self._redo.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Forget everything, as when another workspace is opened."""
        self._undo.clear()
        self._redo.clear()
        self._busy = False
        self.changed.emit()

    def undo(self) -> None:
        """Undo the newest edit."""
        self._move(self._undo, self._redo, "Undone")

    def redo(self) -> None:
        """Bring the last undone edit back."""
        self._move(self._redo, self._undo, "Redone")

    def _move(self, source: list[_Step], target: list[_Step], word: str) -> None:
        if self._busy or not source:
            return
        step = source[-1]
        self._busy = True
        self.changed.emit()

        def done(result: Reverted) -> None:
            source.remove(step)
            if result.change is not None:
                target.append(_Step(result.change.change_set_id, step.label))
                self._hub.publish(result.change)
            self.reverted.emit(result.change, _told(result, step.label, word))

        context = self._context()
        job = self._jobs.run(lambda _job: revert(context, step.change_set_id), done, self.failed.emit)
        job.ended.connect(self._settle)

    def _settle(self) -> None:
        self._busy = False
        self.changed.emit()


def _told(result: Reverted, label: str, word: str) -> str:
    """Return what happened, in one line."""
    if not result.left_alone:
        return f"{word}: {label}"
    fields = ", ".join(dict.fromkeys(conflict.field.replace("_", " ") for conflict in result.left_alone))
    if result.change is None:
        return f"Not {word.lower()}: {fields} changed since, so it was left as it is"
    return f"{word}: {label}. Left as it is, because it changed since: {fields}"

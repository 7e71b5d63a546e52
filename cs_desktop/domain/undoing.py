"""What can be undone and redone, as the log tells it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from cs_desktop.domain.purging import PURGE

REMEMBERED = 200
"""Steps that can be undone one after the other."""
NOT_OFFERED = frozenset({"Create workspace", "Create sample workspace", PURGE})
"""Names of the change sets that make a file, without which there is nothing to work in, and of purges."""

KEPT_BY_ITSELF = "Keep automatic revision"
"""How the names of change sets begin that keep a map's state without being asked: nobody takes them back."""

RUN_WORKSHOP = "Run workshop"
"""The same of what moves a workshop on by a step, or its clock."""


class Reason(Enum):
    """Why a change was not taken back."""

    CHANGED = auto()
    """The field has another value by now."""
    CHANGED_ROW = auto()
    """What was added has been edited since."""
    IN_USE = auto()
    """What was added is needed by something else."""
    GONE = auto()
    """What was edited has been deleted since."""
    NEEDS = auto()
    """The field would point at something that is gone."""
    THERE = auto()
    """What was deleted is there again, or something in its place."""
    PURGED = auto()
    """What comes back had points, which were purged since."""
    POINTS = auto()
    """Some of the points have other values by now."""


@dataclass(frozen=True, slots=True)
class Step:
    """One committed change set of this person: what it is called, and which one it reverted, if any."""

    change_set_id: int
    label: str
    undo_of: int | None = None


@dataclass(slots=True)
class UndoStacks:
    """The steps that can be undone and redone, the next one last.

    A running window and one that opens the file later come to the same stacks, since both hand over the
    same steps in the order of the log.
    """

    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Take in a committed change set.

        An edit is the next to undo, and ends what could be redone. The inverse of the next step moves to
        the other side under that step's name, and what is taken back of it later joins it there. The
        inverse of anything else is an edit like others, in place of what it reverted.
        """
        if step in self.undo or step in self.redo:
            return
        if step.undo_of is not None:
            for here, there in ((self.undo, self.redo), (self.redo, self.undo)):
                if here and here[-1].change_set_id == step.undo_of:
                    there.append(Step(step.change_set_id, here.pop().label, step.undo_of))
                    return
            for side in (self.undo, self.redo):
                joined = next((known for known in reversed(side) if known.undo_of == step.undo_of), None)
                if joined is not None:
                    side.append(Step(step.change_set_id, joined.label, step.undo_of))
                    return
            self.drop(step.undo_of)
        self.undo.append(step)
        self.redo.clear()

    def drop(self, change_set_id: int) -> None:
        """Forget a step, as one whose inverse changed nothing."""
        self.undo = [known for known in self.undo if known.change_set_id != change_set_id]
        self.redo = [known for known in self.redo if known.change_set_id != change_set_id]


def stacks_of(steps: Iterable[Step]) -> UndoStacks:
    """Return the stacks that a person's change sets lead to, given in the order of the log.

    Steps whose inverse changed nothing left no trace in the log, so they are offered again.
    """
    stacks = UndoStacks()
    for step in steps:
        stacks.take(step)
    del stacks.undo[:-REMEMBERED]
    del stacks.redo[:-REMEMBERED]
    return stacks

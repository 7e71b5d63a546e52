"""What a review lacks before it can be closed, in words, and what can be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cs_desktop.common.language import marked, tr

STAYS_CLOSED = marked(
    "This review is closed and stays as it is: open it again, with a reason, so that both stay on record."
)


class Gap(StrEnum):
    """What is missing before a review can be closed."""

    UNSCORED = "unscored"
    UNDECIDED = "undecided"
    NONE_NEW = "none_new"
    NO_TEXT = "no_text"
    NO_MEASURE = "no_measure"
    RETIRED = "retired"
    NO_BASELINE = "no_baseline"
    NO_TARGET = "no_target"
    BAD_TARGET = "bad_target"
    NO_UNIT = "no_unit"
    NO_DUE = "no_due"
    DUE_BEFORE = "due_before"
    NO_OWNER = "no_owner"
    NO_CONTACT = "no_contact"


_WHAT: Mapping[Gap, str] = MappingProxyType(
    {
        Gap.UNSCORED: marked("last objective {number} has no confirmed score"),
        Gap.UNDECIDED: marked("last objective {number} is not decided"),
        Gap.NONE_NEW: marked("no objective for the next period is set"),
        Gap.NO_TEXT: marked("objective {number} has no words"),
        Gap.NO_MEASURE: marked("objective {number} has no measure"),
        Gap.RETIRED: marked("the metric of objective {number} is not gathered any more"),
        Gap.NO_BASELINE: marked("objective {number} has no baseline"),
        Gap.NO_TARGET: marked("objective {number} has no target"),
        Gap.BAD_TARGET: marked("the target of objective {number} does not fit its measure"),
        Gap.NO_UNIT: marked("objective {number} has no unit"),
        Gap.NO_DUE: marked("objective {number} has no due date"),
        Gap.DUE_BEFORE: marked("objective {number} is due before this review"),
        Gap.NO_OWNER: marked("objective {number} has no owner on our side"),
        Gap.NO_CONTACT: marked("objective {number} has no owner on the customer's side"),
    }
)
_WAY: Mapping[Gap, str] = MappingProxyType(
    {
        Gap.UNSCORED: marked("Confirm the score that is proposed, or enter the result."),
        Gap.UNDECIDED: marked("Carry it forward, raise it, close it or replace it."),
        Gap.NONE_NEW: marked("Add one, or carry one of the last ones forward."),
        Gap.NO_TEXT: marked("Write what is to be reached instead, or move it to the parking lot."),
        Gap.NO_MEASURE: marked("Give it a baseline and a target, or move it to the parking lot."),
        Gap.RETIRED: marked("Choose another measure, or move it to the parking lot."),
        Gap.NO_BASELINE: marked("Enter where it stands today, or move it to the parking lot."),
        Gap.NO_TARGET: marked("Enter what is to be reached, or move it to the parking lot."),
        Gap.BAD_TARGET: marked(
            "It must lie beyond the baseline; enter another, or move it to the parking lot."
        ),
        Gap.NO_UNIT: marked("Say what is counted, such as % or hours, or move it to the parking lot."),
        Gap.NO_DUE: marked("Say by when, or move it to the parking lot."),
        Gap.DUE_BEFORE: marked("Enter a later day, or move it to the parking lot."),
        Gap.NO_OWNER: marked("Choose who of ours sees to it, or move it to the parking lot."),
        Gap.NO_CONTACT: marked("Choose who of theirs sees to it, or move it to the parking lot."),
    }
)
_SHORT: Mapping[Gap, str] = MappingProxyType(
    {
        Gap.NO_TEXT: marked("No words"),
        Gap.NO_MEASURE: marked("No measure"),
        Gap.RETIRED: marked("Metric ended"),
        Gap.NO_BASELINE: marked("No baseline"),
        Gap.NO_TARGET: marked("No target"),
        Gap.BAD_TARGET: marked("Target does not fit"),
        Gap.NO_UNIT: marked("No unit"),
        Gap.NO_DUE: marked("No due date"),
        Gap.DUE_BEFORE: marked("Due too early"),
        Gap.NO_OWNER: marked("No owner of ours"),
        Gap.NO_CONTACT: marked("No owner of theirs"),
    }
)


def short_gap(gap: Gap) -> str:
    """Return what an objective for the next period lacks, as it stands in its row."""
    return tr(_SHORT[gap])


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason for which a review cannot be closed."""

    gap: Gap
    number: int = 0
    """Of the objective, as its row is numbered; 0 where none is meant."""
    commitment_id: int | None = None

    @property
    def old(self) -> bool:
        """Return whether it is about one of the last objectives."""
        return self.gap in (Gap.UNSCORED, Gap.UNDECIDED)

    def what(self) -> str:
        """Return the reason, in the middle of a sentence."""
        return tr(_WHAT[self.gap], number=self.number)

    def way(self) -> str:
        """Return what can be done about it, as a sentence."""
        return tr(_WAY[self.gap])

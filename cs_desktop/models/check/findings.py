"""What a check has found so far: listed as far as a person would read, and counted beyond that."""

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.check import REPAIR, Finding, Place, RepairPlan, Trouble, WrongRow

LISTED = 100
"""Findings of one trouble in one table that are named; of the rest only the number is told."""
RESTORE = marked("Restore a backup from before the damage.")
KEEP = marked("Nothing needs to be done.")


@dataclass(slots=True)
class Findings:
    """Collects findings and what a repair would have to do."""

    listed: list[Finding] = field(default_factory=list)
    unlisted: int = 0
    rows: list[WrongRow] = field(default_factory=list)
    counts: Counter[Trouble] = field(default_factory=Counter)
    reindex: bool = False
    counter: bool = False
    log_whole: bool = True
    """Whether the log can be trusted to say what the tables should hold."""
    _by_place: Counter[tuple[Trouble, str]] = field(default_factory=Counter)

    def copy(self) -> "Findings":
        """Return a collection of its own with the same findings."""
        return deepcopy(self)

    def takes(self, trouble: Trouble, kind: str) -> bool:
        """Count one more of a trouble in a table; return whether it is to be named too."""
        self.counts[trouble] += 1
        self._by_place[trouble, kind] += 1
        if self._by_place[trouble, kind] > LISTED:
            self.unlisted += 1
            return False
        return True

    def tell(
        self,
        trouble: Trouble,
        text: str,
        remedy: str = RESTORE,
        place: Place | None = None,
        *,
        repairable: bool = False,
        found: str = "",
        expected: str = "",
    ) -> None:
        """Add a finding, unless there are too many of its kind already."""
        place = place or Place()
        if self.takes(trouble, place.kind):
            self.listed.append(Finding(trouble, place, text, remedy, repairable, found, expected))

    def plan(self, log_pos: int) -> RepairPlan | None:
        """Return what a repair would do, None where it could do nothing."""
        rows = tuple(self.rows) if self.log_whole else ()
        if not (rows or self.reindex or self.counter):
            return None
        steps = []
        if self.reindex:
            steps.append(tr("Build the indexes anew from the tables"))
        if rows:
            steps += [
                trn(*words, self.counts[trouble]) for trouble, _, words in _STEPS if self.counts[trouble]
            ]
        if self.counter:
            steps.append(tr("Set the log's counter to its newest entry"))
        lines = (tr("Make a backup of the workspace as it is now"), *steps)
        label = REPAIR + ", ".join(
            [*(_count(self.counts[t], noun) for t, noun, _ in _STEPS if rows and self.counts[t])]
            or ["indexes" if self.reindex else "log counter"]
        )
        return RepairPlan(log_pos, rows, self.reindex, self.counter, lines, label)


def _count(count: int, noun: str) -> str:
    """Return a count with its noun, in English as labels are stored."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


_STEPS = (
    (
        Trouble.VALUE,
        "value",
        (
            marked("Set {count} value back to what the log says"),
            marked("Set {count} values back to what the log says"),
        ),
    ),
    (
        Trouble.MISSING,
        "missing row",
        (
            marked("Bring {count} missing row back from the log"),
            marked("Bring {count} missing rows back from the log"),
        ),
    ),
    (
        Trouble.EXTRA,
        "extra row",
        (
            marked("Take out {count} extra row that the log knows nothing of"),
            marked("Take out {count} extra rows that the log knows nothing of"),
        ),
    ),
)

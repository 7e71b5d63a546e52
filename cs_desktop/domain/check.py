"""What a check of a workspace's content finds, and what a repair would do about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cs_desktop.domain.changes import Change

REPAIR = "Repair: "
"""How the log names a repair; nobody's undo steps over it, as it changed no mind."""


class Trouble(StrEnum):
    """The kinds of damage, and what is merely worth knowing."""

    STRUCTURE = "damaged structure"
    INDEX = "damaged index"
    LOG = "damaged log"
    COUNTER = "damaged counter"
    VALUE = "changed value"
    MISSING = "missing row"
    EXTRA = "extra row"
    ORPHAN = "orphan"
    POINTS = "damaged points"
    ATTACHMENT = "damaged attachment"
    PAST = "past change"
    """A value was once changed past the log and has been set anew since."""
    SPARE = "spare attachment"


class Severity(StrEnum):
    """Whether something is wrong."""

    PROBLEM = "problem"
    NOTE = "note"


_NOTES = frozenset({Trouble.PAST, Trouble.SPARE})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found, as far as that is known."""

    kind: str = ""
    """The table."""
    id: int | None = None
    field: str = ""
    name: str = ""
    """What a person calls it, such as "Halden Freight, contact Ada"."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    trouble: Trouble
    place: Place
    text: str
    """What is wrong, as one sentence."""
    remedy: str
    """What a repair would do; where none can, what to do instead."""
    repairable: bool = False
    found: str = ""
    expected: str = ""

    @property
    def severity(self) -> Severity:
        """Return whether this is a problem or a note."""
        return Severity.NOTE if self.trouble in _NOTES else Severity.PROBLEM


@dataclass(frozen=True, slots=True)
class Looked:
    """How much a check has looked at."""

    rows: int = 0
    change_sets: int = 0
    changes: int = 0
    point_blocks: int = 0
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that is not as the log says; without fields it is there or missing as a whole."""

    kind: str
    id: int
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairPlan:
    """What a repair would do, before it does it."""

    log_pos: int
    """The newest change set when the file was checked; the plan holds only while it is."""
    rows: tuple[WrongRow, ...]
    """What would be written anew, or taken out, as the log says."""
    reindex: bool
    counter: bool
    lines: tuple[str, ...]
    """The steps in words, in order."""
    label: str
    """What the log will call it."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that a check found."""

    name: str
    """The file's."""
    at: datetime
    looked: Looked
    findings: tuple[Finding, ...]
    unlisted: int
    """Further problems like those listed, which are too many to name."""
    plan: RepairPlan | None
    """None where there is nothing that a repair could do."""

    @property
    def problems(self) -> int:
        """Return how many things are wrong."""
        return self.unlisted + sum(f.severity is Severity.PROBLEM for f in self.findings)

    @property
    def clean(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did."""

    backup: str
    """The name of the backup made before."""
    result: CheckResult
    """The check after it."""
    change: Change | None

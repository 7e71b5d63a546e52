"""What an import would do, row by row, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs_desktop.domain.importing import ImportKind, Outcome, Rejected

KEPT = 2000
"""Rows of each outcome that a preview shows."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file and what would become of it."""

    line: int
    outcome: Outcome
    cells: tuple[str, ...]
    reason: str = ""
    """Why it is rejected."""
    place: int | None = None
    """The column of the cell that is to blame; None where it is the row as a whole."""
    changed: Mapping[int, str] | None = None
    """By column: the stored value that its cell would replace; empty where it is not told."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do with a file, or with its first rows."""

    kind: ImportKind
    headings: tuple[str, ...]
    counts: Mapping[Outcome, int]
    """Rows."""
    rows: tuple[PreviewRow, ...]
    """In the order of the file; of each outcome the first KEPT."""
    points: tuple[int, int, int] | None
    """For metrics: new, changed and unchanged points."""
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    is_sample: bool
    """Only the first rows were looked at."""
    seen: int
    """Rows looked at."""
    total: int | None
    """Rows in the file, roughly."""

    def count(self, outcome: Outcome | None) -> int:
        """Return how many rows have an outcome; None for all."""
        return sum(self.counts.values()) if outcome is None else self.counts.get(outcome, 0)

    @property
    def writes(self) -> int:
        """Return how many rows would be written."""
        return self.count(Outcome.NEW) + self.count(Outcome.CHANGED)

"""What an import is asked to do and what it answers."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cs_desktop.domain.changes import Change


class ImportKind(StrEnum):
    """What the rows of a file are."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    PRODUCTS = "products"
    SUBSCRIPTIONS = "subscriptions"
    METRICS = "metrics"
    SURVEYS = "surveys"
    ACTIVITIES = "activities"
    CHURN = "churn"
    OPPORTUNITIES = "opportunities"


class ImportMode(StrEnum):
    """Which rows may be written."""

    CREATE = "create"
    """Only what is new; what is there already is left as it is."""
    UPDATE = "update"
    """Only what is there already; new rows are left out."""
    UPSERT = "upsert"
    """Both."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One import as the user asks for it.

    `mapping` is a file, or the name of one that ships with the program; without one the file has the
    canonical headings. `sheet` names the sheet of a workbook, empty for the first.
    """

    kind: ImportKind
    source: Path
    mapping: Path | None = None
    sheet: str = ""
    mode: ImportMode = ImportMode.UPSERT
    skip_bad: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be imported, by its line in the file (the first line is 1)."""

    row: int
    column: str
    """The heading in the file; empty where the row as a whole is wrong."""
    reason: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do.

    `created`, `updated` and `unchanged` count rows; of metrics they count points.
    """

    kind: ImportKind
    source: str
    """The file's name, without its folder."""
    encoding: str
    rows: int
    """Rows read, without the heading."""
    created: int
    updated: int
    unchanged: int
    skipped: int
    """Rows left out because the mapping or the mode says so."""
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    written: bool
    """Whether it was carried out: not on a dry run, and not with bad rows unless they may be skipped."""
    change: Change | None
    """None where nothing changed."""

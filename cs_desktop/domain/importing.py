"""What an import is about and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


class Outcome(StrEnum):
    """What becomes of one row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left_out"
    """The mapping or the mode says so, or the row has no value."""
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells that a file is still the one that was looked at."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


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
    accounts: Mapping[Outcome, frozenset[int]] = field(default_factory=dict)
    """The accounts that rows of each outcome are about; only where the request asked for it."""

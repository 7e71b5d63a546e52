"""Backups of a workspace, and what tells one from the file as it is now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.figures import plural


class Reason(StrEnum):
    """Why a backup was made; part of its name. A migration's names the version that it leads to."""

    BY_HAND = "by-hand"
    IDLE = "idle"
    BEFORE_IMPORT = "before-import"
    BEFORE_PURGE = "before-purge"
    BEFORE_RESTORE = "before-restore"
    BEFORE_REPAIR = "before-repair"
    BEFORE_MERGE = "before-merge"


BEFORE_VERSION = "before-version-"


class InUseError(KnownError):
    """Another program has the workspace open, or is writing into it."""


_WORDS = {
    Reason.BY_HAND: "Made by hand",
    Reason.IDLE: "Made in a quiet minute",
    Reason.BEFORE_IMPORT: "Before an import",
    Reason.BEFORE_PURGE: "Before a purge",
    Reason.BEFORE_RESTORE: "Before a restore",
    Reason.BEFORE_REPAIR: "Before a repair",
    Reason.BEFORE_MERGE: "Before a merge",
}


def is_reason(reason: str) -> bool:
    """Return whether this program gives such a reason; other files are not its own."""
    version = reason.removeprefix(BEFORE_VERSION)
    return reason in set(Reason) or (version != reason and version.isdecimal())


def reason_text(reason: str) -> str:
    """Return a reason in words."""
    if reason in set(Reason):
        return _WORDS[Reason(reason)]
    return f"Before the upgrade to format {reason.removeprefix(BEFORE_VERSION)}"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One file in the folder of backups. `made_at` is in UTC, `size` in bytes."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    problem: str = ""
    """Why it cannot be used, in one line; empty where nothing speaks against it."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a workspace file holds."""

    accounts: int
    changes: int
    """Change sets in its log."""
    label: str
    """The newest change set's name; empty where there is none."""
    at: datetime | None
    """When the newest change set was made, UTC."""
    by: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What tells a backup from the workspace as it is now, in change sets."""

    then: Holding
    accounts_now: int
    since: int
    """Change sets of the workspace that the backup has not."""
    missing: int
    """Change sets of the backup that the workspace has not: their ways have parted."""
    related: bool
    """Whether both began as one file."""


class FileState(StrEnum):
    """How a restore found the file that it was to replace."""

    MISSING = "missing"
    HEALTHY = "healthy"
    DAMAGED = "damaged"
    CUT_OFF = "cut off"
    """Left in the middle of a write, with the journal that would roll it back."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `kept` is where the replaced file is now, None where there was none."""

    target: Path
    held: Holding
    was: FileState
    kept: Path | None
    kept_beside: tuple[Path, ...] = ()
    """Its journal, and whatever else SQLite had put beside it."""
    upgrades: bool = False
    """Whether the backup has an older format, so that the next opening upgrades it."""


Found = Difference | Holding
"""What is known of a backup; only what it holds, where there is no workspace to compare it with."""


def difference_text(found: Found) -> str:
    """Return in a few words how far a backup is from the workspace."""
    if isinstance(found, Holding):
        return f"Holds {plural(found.changes, 'change')}"
    if not found.related:
        return "Of another workspace"
    if not (found.since or found.missing):
        return "The same as now"
    since = f"{plural(found.since, 'change')} since" if found.since else ""
    missing = f"{found.missing:,} that the workspace has not" if found.missing else ""
    return ", ".join(filter(None, (since, missing)))


def accounts_text(found: Found) -> str:
    """Return how many accounts a backup has, and how many the workspace, where that is another number."""
    if isinstance(found, Holding):
        return plural(found.accounts, "account")
    then, now = found.then.accounts, found.accounts_now
    return plural(then, "account") + ("" if then == now else f"; the workspace has {now:,} now")


def consequence_text(found: Found | None) -> str:
    """Return what a restore would take out of the workspace and put into it, in a sentence or none."""
    if not isinstance(found, Difference) or not found.related:
        return ""
    parts = []
    if found.since:
        parts.append(f"{plural(found.since, 'change')} made since then will no longer be in the workspace")
    if found.missing:
        parts.append(f"{plural(found.missing, 'change')} that it has not will come back")
    return f"{', and '.join(parts)}." if parts else "Nothing was changed since then."

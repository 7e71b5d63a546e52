"""Backups of a workspace, and what tells one from the file as it is now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, marked, tr, trn


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
    Reason.BY_HAND: marked("Made by hand"),
    Reason.IDLE: marked("Made in a quiet minute"),
    Reason.BEFORE_IMPORT: marked("Before an import"),
    Reason.BEFORE_PURGE: marked("Before a purge"),
    Reason.BEFORE_RESTORE: marked("Before a restore"),
    Reason.BEFORE_REPAIR: marked("Before a repair"),
    Reason.BEFORE_MERGE: marked("Before a merge"),
}


def is_reason(reason: str) -> bool:
    """Return whether this program gives such a reason; other files are not its own."""
    version = reason.removeprefix(BEFORE_VERSION)
    return reason in set(Reason) or (version != reason and version.isdecimal())


def reason_text(reason: str) -> str:
    """Return a reason in words."""
    if reason in set(Reason):
        return tr(_WORDS[Reason(reason)])
    return tr("Before the upgrade to format {version}", version=reason.removeprefix(BEFORE_VERSION))


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
        return trn("Holds {count} change", "Holds {count} changes", found.changes)
    if not found.related:
        return tr("Of another workspace")
    if not (found.since or found.missing):
        return tr("The same as now")
    parts = []
    if found.since:
        parts.append(trn("{count} change since", "{count} changes since", found.since))
    if found.missing:
        parts.append(
            trn("{count} that the workspace has not", "{count} that the workspace has not", found.missing)
        )
    return ", ".join(parts)


def accounts_text(found: Found) -> str:
    """Return how many accounts a backup has, and how many the workspace, where that is another number."""
    if isinstance(found, Holding):
        return trn("{count} account", "{count} accounts", found.accounts)
    then, now = found.then.accounts, found.accounts_now
    if then == now:
        return trn("{count} account", "{count} accounts", then)
    return trn(
        "{count} account; the workspace has {now} now",
        "{count} accounts; the workspace has {now} now",
        then,
        now=count_text(now),
    )


def consequence_text(found: Found | None) -> str:
    """Return what a restore would take out of the workspace and put into it, in sentences or none."""
    if not isinstance(found, Difference) or not found.related:
        return ""
    sentences = []
    if found.since:
        sentences.append(
            trn(
                "{count} change made since then will no longer be in the workspace.",
                "{count} changes made since then will no longer be in the workspace.",
                found.since,
            )
        )
    if found.missing:
        sentences.append(
            trn(
                "{count} change that it has not will come back.",
                "{count} changes that it has not will come back.",
                found.missing,
            )
        )
    return " ".join(sentences) or tr("Nothing was changed since then.")

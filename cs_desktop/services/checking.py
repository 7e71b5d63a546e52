"""The content check of a workspace, and the repair of what it finds."""

from pathlib import Path

from sqlalchemy.exc import IntegrityError

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import Reason
from cs_desktop.domain.check import CheckResult, Repaired, RepairPlan
from cs_desktop.domain.progress import Progress
from cs_desktop.models.backup import back_up
from cs_desktop.models.check.rebuilding import rebuild
from cs_desktop.models.check.repairing import MovedOnError, repair
from cs_desktop.models.check.run import check_file
from cs_desktop.models.header import check_header
from cs_desktop.models.schema import SCHEMA_VERSION
from cs_desktop.services.context import Context

_TRIES = 2


def check_closed(path: Path, clock: Clock, report: Progress) -> CheckResult:
    """Check a file that this program does not have open; it need not be fit to be opened.

    Raises:
        KnownError: it is no workspace of ours, or of another version.
    """
    header = check_header(path)
    if header.user_version < SCHEMA_VERSION:
        raise KnownError(
            tr(
                "{name} was made by an older CS Desktop; open it once, which upgrades it, then check it.",
                name=path.name,
            )
        )
    return check_file(path, clock, report)


def check_open(ctx: Context, report: Progress) -> CheckResult:
    """Check the open workspace; others can go on working meanwhile."""
    return check_file(ctx.workspace.path, ctx.clock, report)


def repair_open(ctx: Context, plan: RepairPlan, report: Progress, initiator: object = None) -> Repaired:
    """Make a backup, do what a plan says, and check again.

    Raises:
        KnownError: the workspace was changed since the check, cannot be written, or no backup can be made.
    """
    workspace = ctx.workspace
    report(0, None, tr("Making a backup"))
    backup = back_up(workspace.path, ctx.clock.now(), Reason.BEFORE_REPAIR)
    report(0, None, tr("Repairing"))
    try:
        written = workspace.write(plan.label, lambda tx: repair(tx, plan), initiator)
    except IntegrityError:
        raise KnownError(
            tr(
                "{name} cannot be repaired in place; restore a backup from before the damage.",
                name=workspace.path.name,
            )
        ) from None
    return Repaired(backup.name, check_open(ctx, report), written.change)


def rebuild_closed(path: Path, target: Path, clock: Clock, report: Progress) -> CheckResult:
    """Make a new workspace from the log of a damaged one, and return the check of the new one.

    Raises:
        KnownError: the log is damaged, too, or the new file exists or cannot be written.
    """
    check_header(path)
    rebuild(path, target, report)
    return check_file(target, clock, report)


def repair_or_look_again(ctx: Context, plan: RepairPlan, report: Progress) -> Repaired | None:
    """Do what a plan says; where somebody changed the workspace meanwhile, check it and plan again.

    Returns None where nothing was left to repair.

    Raises:
        KnownError: others keep changing the workspace, or it cannot be written.
    """
    for _ in range(_TRIES):
        try:
            return repair_open(ctx, plan, report)
        except MovedOnError:
            found = check_open(ctx, report).plan
            if found is None:
                return None
            plan = found
    return repair_open(ctx, plan, report)

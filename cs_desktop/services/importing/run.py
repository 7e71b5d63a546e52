"""One import from beginning to end: read, plan, write in one transaction or not at all."""

from dataclasses import replace
from itertools import count

import numpy as np
from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.backups import Reason
from cs_desktop.domain.changes import Change
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportResult
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.models.backup.making import DamagedError
from cs_desktop.models.points.writing import upsert
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.write import WriteTx
from cs_desktop.services.backups import back_up_if_due
from cs_desktop.services.context import Context
from cs_desktop.services.importing.planning.existing import batched
from cs_desktop.services.importing.planning.plan import INSERT_ORDER, Kind, Row
from cs_desktop.services.importing.planning.points import PointSet
from cs_desktop.services.importing.planning.whole import Planned, plan_all
from cs_desktop.services.importing.source import Content, let_go_of, read_source

CHECKING = marked("Checking")
BACKING_UP = marked("Backing up")
WRITING = marked("Writing")
_AT_ONCE = 5000
"""Rows written between two reports of progress."""


def run_import(
    context: Context, request: ImportRequest, progress: Progress | None = None, initiator: object = None
) -> ImportResult:
    """Import a file into the open workspace, all of it in one change set that can be undone.

    With a bad row nothing is written, unless bad rows may be skipped. Rows that are there already count
    as unchanged; where no row changes anything, the workspace is not touched. A backup comes first, if one
    is due; where it cannot be made, a warning says so, since the import can be undone without it. Others who
    have the file open are told meanwhile that we import.

    Raises:
        KnownError: the file, the mapping or the workspace cannot be used.
    """
    report = progress or silent
    workspace, today = context.workspace, context.clock.today()
    currency = workspace.read(lambda connection: workspace_facts(connection).currency)
    content = read_source(request, currency, report)
    report(0, None, tr(CHECKING))
    if request.dry_run or (content.rows.rejected and not request.skip_bad):
        # Ids below zero: nothing of this plan is written.
        new_id = count(-1, -1).__next__
        looked = workspace.read(lambda connection: plan_all(connection, content, request.mode, today, new_id))
        return _result(request, content, looked, is_written=False, change=None)

    def work(tx: WriteTx) -> tuple[Planned, bool]:
        connection = tx.session.connection()
        planned = plan_all(connection, content, request.mode, tx.today, tx.new_id, trace=request.trace)
        if planned.plan.rejected and not request.skip_bad:
            return planned, False
        _write(tx, request.source.name, planned, report)
        return planned, True

    # Before anything is laid beside the file: a backup, or word to the others.
    workspace.check_writable()
    report(0, None, tr(BACKING_UP))
    with workspace.presence.doing(f"Importing {request.source.name}"):
        unsafe = _back_up(context)
        done = workspace.write(f"Import {request.kind} from {request.source.name}", work, initiator)
    planned, is_written = done.value
    plan = planned.plan
    context.log.info("imported %s: %d new, %d changed", request.kind, plan.created, plan.updated)
    result = _result(request, content, planned, is_written=is_written, change=done.change)
    let_go_of(content)
    return replace(result, warnings=(*result.warnings, *unsafe))


def _back_up(context: Context) -> tuple[str, ...]:
    """Make the backup that is due before an import; return why not, where it cannot be made.

    Raises:
        DamagedError: the workspace is damaged, and more should not be written into it.
    """
    try:
        back_up_if_due(context, Reason.BEFORE_IMPORT)
    except DamagedError:
        raise
    except KnownError as error:
        return (tr("Imported without a backup. {why}", why=error),)
    return ()


def _write(tx: WriteTx, source: str, planned: Planned, progress: Progress) -> None:
    plan = planned.plan
    total = sum(map(len, plan.inserts.values())) + sum(map(len, plan.updates.values()))
    total += sum(len(points.values) for points in planned.points)
    done = 0
    for table in INSERT_ORDER:
        rows = plan.inserts.get(table, [])
        while rows:
            part = rows[:_AT_ONCE]
            tx.bulk_insert(table, part)
            del rows[:_AT_ONCE]
            done += len(part)
            progress(done, total, tr(WRITING))
    for table, changes in plan.updates.items():
        _update(tx, table, changes)
        done += len(changes)
        progress(done, total, tr(WRITING))
    for table, row_id in plan.deletes:
        tx.session.delete(tx.session.get_one(table, row_id))
    if planned.points:
        _write_points(tx, source, planned.points)


def _update(tx: WriteTx, table: Kind, changes: dict[int, Row]) -> None:
    for row_ids in batched(sorted(changes)):
        for item in tx.session.scalars(select(table).where(table.id.in_(row_ids))):
            for name, value in changes[item.id].items():
                setattr(item, name, value)


def _write_points(tx: WriteTx, source: str, sets: list[PointSet]) -> None:
    upsert(
        tx,
        source,
        np.repeat([points.metric_id for points in sets], [len(points.values) for points in sets]),
        np.concatenate([points.accounts for points in sets]),
        np.concatenate([points.days for points in sets]),
        np.concatenate([points.values for points in sets]),
    )


def _result(
    request: ImportRequest, content: Content, planned: Planned, *, is_written: bool, change: Change | None
) -> ImportResult:
    rows, plan, log = content.rows, planned.plan, planned.log
    return ImportResult(
        kind=request.kind,
        source=request.source.name,
        encoding=content.encoding,
        rows=rows.rows,
        created=plan.created,
        updated=plan.updated,
        unchanged=plan.unchanged,
        skipped=plan.skipped + rows.skipped,
        rejected=tuple(sorted((*rows.rejected, *plan.rejected), key=lambda bad: bad.row)),
        warnings=(*content.warnings, *plan.warnings),
        written=is_written,
        change=change,
        accounts={} if log is None else {of: frozenset(ids) for of, ids in log.accounts.items()},
    )

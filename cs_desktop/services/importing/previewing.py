"""What an import would do, row by row; nothing is written."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.import_preview import KEPT, Preview, PreviewRow
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind, Outcome, Rejected
from cs_desktop.domain.progress import Progress
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context
from cs_desktop.services.importing.drafting import draft_options
from cs_desktop.services.importing.layout import Layout
from cs_desktop.services.importing.planning.row_log import Noted, RowLog
from cs_desktop.services.importing.planning.whole import Planned, plan_all
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.slowly import let_go
from cs_desktop.services.importing.source import Content, let_go_of, read_source
from cs_desktop.services.importing.stamp import check_stamp
from cs_desktop.services.importing.tables import SourceTable

CHECKING = marked("Checking")
SAMPLED = 2000
"""Rows of a first answer, where the whole file takes its time."""


def preview_import(
    context: Context, request: ImportRequest, progress: Progress, *, sample: bool = False
) -> Preview:
    """Return what an import of the request's draft would do with its file, or with its first rows alone.

    It reads, checks and compares as the import does. In a sample a row that names one further down in the
    file may seem worse than it is.

    Raises:
        KnownError: the file or the draft cannot be used, or the file changed since it was looked at.
    """
    workspace, today = context.workspace, context.clock.today()
    currency = workspace.read(lambda connection: workspace_facts(connection).currency)
    content = read_source(request, currency, progress, SAMPLED if sample else None)
    progress(0, None, tr(CHECKING))
    # Ids below zero: nothing of this plan is written.
    new_id = count(-1, -1).__next__
    planned = workspace.read(
        lambda connection: plan_all(connection, content, request.mode, today, new_id, trace=True)
    )
    progress(0, None, tr(CHECKING))
    preview = _preview(request, content, planned, is_sample=sample)
    let_go(*planned.plan.inserts.values())
    let_go_of(content)
    return preview


def _preview(request: ImportRequest, content: Content, planned: Planned, *, is_sample: bool) -> Preview:
    plan, log, rows = planned.plan, planned.log, content.rows
    assert log is not None
    assert request.draft is not None
    rejected = tuple(sorted((*rows.rejected, *plan.rejected), key=lambda bad: bad.row))
    with open_table(request.source, draft_options(request.draft)) as table:
        shown = _shown_rows(table, content.layout, log, rejected)
        headings, total = table.headings, table.total
    check_stamp(request.source, request.stamp)
    counts = {outcome: log.counts[outcome] for outcome in Outcome}
    counts[Outcome.REJECTED] = len(rejected)
    counts[Outcome.LEFT_OUT] += rows.skipped
    is_metrics = request.kind is ImportKind.METRICS
    return Preview(
        kind=request.kind,
        headings=headings,
        counts=counts,
        rows=shown,
        points=(plan.created, plan.updated, plan.unchanged) if is_metrics else None,
        rejected=rejected,
        warnings=(*content.warnings, *plan.warnings),
        is_sample=is_sample,
        seen=rows.rows,
        total=total if is_sample else rows.rows,
    )


def _shown_rows(
    table: SourceTable, layout: Layout, log: RowLog, rejected: Sequence[Rejected]
) -> tuple[PreviewRow, ...]:
    """Return the rows that are kept, with their cells, which are read once more from the file."""
    bad = {one.row: one for one in rejected[:KEPT]}
    wanted = log.rows.keys() | bad.keys()
    last = max(wanted, default=0)
    places = {source.heading: source.place for source in layout.sources.values() if source.place is not None}
    places |= {
        measure.source.heading: measure.source.place
        for measure in layout.measures
        if measure.source and measure.source.place is not None
    }
    of_fields = {name: source.place for name, source in layout.sources.items()}
    shown = []
    for line, cells in table.rows():
        if line > last:
            break
        if line in bad:
            one = bad[line]
            place = places.get(one.column)
            shown.append(PreviewRow(line, Outcome.REJECTED, tuple(cells), one.reason, place))
        elif line in wanted:
            shown.append(_row(line, log.rows[line], cells, of_fields))
    return tuple(shown)


def _row(line: int, noted: Noted, cells: Iterable[str], places: Mapping[str, int | None]) -> PreviewRow:
    changed = {place: old for name, old in noted.changed.items() if (place := places.get(name)) is not None}
    return PreviewRow(line, noted.outcome, tuple(cells), changed=changed or None)

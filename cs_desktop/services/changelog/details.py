"""The changes of one entry in words, some at a time; a bulk import has hundreds of thousands."""

from collections import Counter
from functools import partial

from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import KIND_LABELS
from cs_desktop.domain.history import EntryDetail, HistoryEntry, HistoryScope, Operation
from cs_desktop.models.queries import history
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.changelog.deletions import Deletions
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.changelog.scoping import objects_in
from cs_desktop.services.changelog.words import Wording
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read

LINES = 50
_COUNTED = 50_000
"""Changes counted by one read, some 30 ms."""
_DONE = {
    Operation.INSERT: marked("{count} {things} added"),
    Operation.DELETE: marked("{count} {things} deleted"),
}


def load_detail(
    ctx: Context,
    entry: HistoryEntry,
    scope: HistoryScope,
    after: int = -1,
    limit: int = LINES,
    deletions: Deletions | None = None,
) -> EntryDetail:
    """Return up to `limit` changes of an entry within the scope, those that follow the place `after`."""
    read = ctx.workspace.read
    objects = objects_in(read, scope, deletions=deletions)
    changes = read(lambda c: history.changes(c, entry.pos, after, limit + 1, objects))
    shown = changes[:limit]
    directory = Directory(read)
    directory.learn(shown)
    wording = Wording(directory, read(workspace_facts).currency)
    lines = tuple(line for change in shown for line in wording.lines(change))
    if len(changes) == len(shown):
        return EntryDetail(lines, len(shown), None)
    summary = _summary(read, entry) if objects is None and after < 0 else ()
    return EntryDetail(lines, len(shown), shown[-1].n, summary)


def _summary(read: Read, entry: HistoryEntry) -> tuple[str, ...]:
    """Return how many objects of each kind were added, changed and deleted, the most first."""
    counts: Counter[tuple[str, str]] = Counter()
    for first in range(0, entry.whole, _COUNTED):
        last = first + _COUNTED
        counts.update(read(partial(history.kind_counts, pos=entry.pos, first=first, last=last)))
    return tuple(_counted(Kind(table), Operation(op), count) for (table, op), count in counts.most_common())


def _counted(kind: Kind, operation: Operation, count: int) -> str:
    label = KIND_LABELS[kind]
    if operation is Operation.UPDATE:
        return trn(
            "{count} change of {things}", "{count} changes of {things}", count, things=label.many_shown
        )
    things = label.shown if count == 1 else label.many_shown
    return tr(_DONE[operation], count=count_text(count), things=things)

"""The history as a file for other programs: CSV, a row a change, or one JSON document."""

import csv
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from cs_desktop.common.csv_text import safe_cell
from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import put_in_place
from cs_desktop.common.language import tr
from cs_desktop.domain.history import (
    HistoryEntry,
    HistoryFilter,
    HistoryScope,
    Plain,
    RecordedChange,
)
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.models.base import utc_text
from cs_desktop.models.queries import history
from cs_desktop.models.queries.history import Objects
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.changelog.pages import PAGE, matching_entries, with_undoings
from cs_desktop.services.changelog.scoping import objects_in
from cs_desktop.services.changelog.words import Wording
from cs_desktop.services.context import Context

COLUMNS = (
    *("when", "who", "host", "change_set", "label", "undo_of", "account", "object_kind", "object_id"),
    *("object_name", "operation", "field", "old", "new"),
)
_BATCH = 2000
"""Changes read at once, some 20 ms."""


def export_history(
    ctx: Context,
    scope: HistoryScope,
    wanted: HistoryFilter,
    out: Path,
    limit: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write up to `limit` entries (None: all) with all their changes, the newest first.

    Returns how many changes those are.

    The ending of `out` says how: .csv or .json. The file appears whole or not at all. It is written as it
    is read, in short reads, so its length does not matter.

    Raises:
        KnownError: the ending is another, or the file cannot be written.
    """
    write = _WRITERS.get(out.suffix.lower())
    if write is None:
        raise KnownError(tr("{name} must end in .csv or .json.", name=out.name))
    if not out.parent.is_dir():
        raise KnownError(
            tr("The folder {parent} does not exist; make it first or choose another.", parent=out.parent)
        )
    # The mark at the start tells spreadsheets that a CSV is UTF-8; JSON must not have one.
    encoding = "utf-8-sig" if write is write_csv else "utf-8"
    with put_in_place(out) as fresh, fresh.open("x", encoding=encoding, newline="") as file:
        return write(file, ctx, recorded(ctx, scope, wanted, limit), progress or silent)


def print_history(
    ctx: Context, scope: HistoryScope, wanted: HistoryFilter, file: TextIO, limit: int | None = None
) -> None:
    """Write the same JSON document into a file that is open."""
    write_json(file, ctx, recorded(ctx, scope, wanted, limit), silent)


Recorded = Iterator[tuple[HistoryEntry, Iterator[RecordedChange]]]


def recorded(ctx: Context, scope: HistoryScope, wanted: HistoryFilter, limit: int | None = None) -> Recorded:
    """Yield up to `limit` entries (None: all), each with an iterator of its changes within the scope."""
    read = ctx.workspace.read
    objects = objects_in(read, scope)
    directory = Directory(read)
    wording = Wording(directory, read(workspace_facts).currency)
    for entry in _limited(ctx, matching_entries(read, scope, wanted), limit):
        yield entry, _changes(ctx, entry, objects, directory, wording)


def write_csv(file: TextIO, _ctx: Context, entries: Recorded, progress: Progress) -> int:
    """Write a heading and a row a change; return how many."""
    # Every system gets the line ends that the CSV standard asks for (RFC 4180).
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for entry, changes in entries:
        for change in changes:
            writer.writerow(_cells(entry, change))
            count = _counted(count, progress)
    return count


def write_json(file: TextIO, ctx: Context, entries: Recorded, progress: Progress) -> int:
    """Write one document, an entry after another; return how many changes it has."""
    count = 0
    separator = ""
    file.write(f'{{"file": {_json(ctx.workspace.path.name)}, "entries": [')
    for entry, changes in entries:
        head = json.dumps(_entry_document(entry), ensure_ascii=False)
        file.write(f'{separator}\n{head[:-1]}, "changes": [')
        separator, comma = ",", ""
        for change in changes:
            file.write(f"{comma}\n  {_json(_change_document(change))}")
            comma = ","
            count = _counted(count, progress)
        file.write("]}")
    file.write("\n]}\n")
    return count


_WRITERS = {".csv": write_csv, ".json": write_json}


def _changes(
    ctx: Context, entry: HistoryEntry, objects: Objects | None, directory: Directory, wording: Wording
) -> Iterator[RecordedChange]:
    after = -1
    while True:
        batch = ctx.workspace.read(
            partial(history.changes, pos=entry.pos, after=after, limit=_BATCH, scope=objects)
        )
        directory.learn(batch)
        yield from map(wording.recorded, batch)
        if len(batch) < _BATCH:
            return
        after = batch[-1].n


def _limited(ctx: Context, entries: Iterable[HistoryEntry], limit: int | None) -> Iterator[HistoryEntry]:
    """Yield the entries with what took them back, looked up for some at a time."""
    some: list[HistoryEntry] = []
    for place, entry in enumerate(entries):
        if place == limit:
            break
        some.append(entry)
        if len(some) == PAGE:
            yield from with_undoings(ctx, some)
            some = []
    yield from with_undoings(ctx, some)


def _cells(entry: HistoryEntry, change: RecordedChange) -> list[str]:
    return [
        utc_text(entry.at),
        safe_cell(entry.person),
        safe_cell(entry.host),
        str(entry.change_set_id),
        safe_cell(entry.label),
        "" if entry.undo_of is None else str(entry.undo_of),
        safe_cell(change.account),
        change.key.kind.value,
        str(change.key.id),
        safe_cell(change.name),
        change.operation.value,
        change.field,
        _cell(change.old),
        _cell(change.new),
    ]


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    # A number is no text that a spreadsheet could take for a formula, not even a negative one.
    return safe_cell(value) if isinstance(value, str) else _json(value)


def _entry_document(entry: HistoryEntry) -> dict[str, object]:
    undone = entry.undone_by
    return {
        "change_set": entry.change_set_id,
        "at": utc_text(entry.at),
        "person": entry.person,
        "host": entry.host,
        "label": entry.label,
        "undo_of": entry.undo_of,
        "undone_by": None if undone is None else undone.change_set_id,
    }


def _change_document(change: RecordedChange) -> dict[str, object]:
    return {
        "kind": change.key.kind.value,
        "id": change.key.id,
        "name": change.name,
        "account": change.account or None,
        "operation": change.operation.value,
        "field": change.field or None,
        "label": change.label,
        "old": change.old,
        "new": change.new,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _counted(count: int, progress: Progress) -> int:
    if count % _BATCH == 0:
        progress(count, None, "changes")
    return count + 1

"""Each table against what the log says that it should hold, row by row, side by side in order of ids."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.check import Finding, Place, Trouble, WrongRow
from cs_desktop.domain.progress import Progress
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.check.findings import KEEP, Findings
from cs_desktop.models.check.log_sets import order_of
from cs_desktop.models.check.replay import SELECT_CHANGES, Replayed, replay
from cs_desktop.models.check.stored import Row, StoredForm, same
from cs_desktop.models.check.words import Namer, field_name, quoted

_REPORT_EVERY = 2000
_Row = tuple[Any, ...]
_UNDECIDED = marked("The log is damaged too, so nobody can tell which is right; restore a backup.")


def logged_forms() -> list[StoredForm]:
    """Return the stored form of every logged table."""
    return [StoredForm(LoggedBase.metadata.tables[cls.__tablename__]) for cls in LoggedBase.__subclasses__()]


class RowCheck:
    """Compares the tables of a private copy with its log."""

    def __init__(
        self, connection: sqlite3.Connection, findings: Findings, report: Progress, total: int
    ) -> None:
        self._connection = connection
        self._findings = findings
        self._report = report
        self._total = total
        self._done = self._objects = 0
        self._namer = Namer(connection)
        self.rows = 0

    def check(self, form: StoredForm) -> None:
        """Compare one table.

        Raises:
            sqlite3.Error: the table or the log cannot be read to its end.
        """
        logged: Iterator[_Row] = self._connection.execute(SELECT_CHANGES, (form.table.name,))
        rows = iter(self._connection.execute(form.select))
        id_at = form.at["id"]
        row = next(rows, None)
        for entity_id, changes in groupby(logged, key=lambda change: order_of(change[0])):
            while row is not None and row[id_at] < entity_id:
                self._compare(form, row[id_at], [], row)
                row = next(rows, None)
            stored = row if row is not None and row[id_at] == entity_id else None
            self._compare(form, int(entity_id), list(changes), stored)
            if stored is not None:
                row = next(rows, None)
        for rest in _remaining(row, rows):
            self._compare(form, rest[id_at], [], rest)

    def _compare(self, form: StoredForm, row_id: int, changes: list[_Row], stored: _Row | None) -> None:
        self._count(changes, stored)
        if len(changes) == 1 and stored is not None and _is_just(form, changes[0], stored):
            return
        replayed = replay(form, changes)
        if replayed.unreadable is not None:
            # Only a damaged entry reads so, and its digest has told of it.
            return
        if replayed.breaks and self._findings.log_whole:
            self._tell_past(form, row_id, replayed)
        if replayed.row is None or stored is None:
            if (replayed.row is None) != (stored is None):
                self._tell_row(form, row_id, replayed.row, stored)
            return
        if not same(replayed.row, stored):
            fields = form.differing(replayed.row, stored)
            if fields:
                self._tell_values(form, row_id, fields, replayed.row, stored)

    def _count(self, changes: list[_Row], stored: _Row | None) -> None:
        self._done += len(changes)
        self.rows += stored is not None
        self._objects += 1
        if self._objects % _REPORT_EVERY == 0:
            self._report(self._done, self._total, tr("Comparing tables"))

    def _tell_values(
        self, form: StoredForm, row_id: int, fields: list[str], expected: Row, stored: _Row
    ) -> None:
        kind, findings = form.table.name, self._findings
        findings.rows.append(WrongRow(kind, row_id, tuple(fields)))
        for field in fields:
            if not findings.takes(Trouble.VALUE, kind):
                continue
            found, right = stored[form.at[field]], expected[form.at[field]]
            name = self._namer.row(kind, row_id, dict(zip(form.columns, expected, strict=True)))
            reads = self._namer.value(kind, field, found, right)
            says = self._namer.value(kind, field, right, found)
            if reads == says:
                reads, says = f"{reads} ({_class(found)})", f"{says} ({_class(right)})"
            text = tr(
                "{name}: {field} reads {reads}, the log says {says}.",
                name=name,
                field=field_name(field),
                reads=reads,
                says=says,
            )
            findings.listed.append(
                Finding(
                    Trouble.VALUE,
                    Place(kind, row_id, field, name),
                    text,
                    tr("Repair: set it back.") if findings.log_whole else _UNDECIDED,
                    findings.log_whole,
                    reads,
                    says,
                )
            )

    def _tell_row(self, form: StoredForm, row_id: int, expected: Row | None, stored: _Row | None) -> None:
        kind, findings = form.table.name, self._findings
        findings.rows.append(WrongRow(kind, row_id))
        trouble = Trouble.EXTRA if expected is None else Trouble.MISSING
        if not findings.takes(trouble, kind):
            return
        row = dict(zip(form.columns, expected or stored or (), strict=True))
        name = self._namer.row(kind, row_id, row)
        if expected is None:
            text, remedy = tr("{name} is there, but nobody added it.", name=name), tr("Repair: take it out.")
        else:
            text, remedy = (
                tr("{name} is missing; nobody deleted it.", name=name),
                tr("Repair: bring it back from the log."),
            )
        findings.listed.append(
            Finding(
                trouble,
                Place(kind, row_id, "", name),
                text,
                remedy if findings.log_whole else _UNDECIDED,
                findings.log_whole,
            )
        )

    def _tell_past(self, form: StoredForm, row_id: int, replayed: Replayed) -> None:
        kind = form.table.name
        for found in replayed.breaks:
            if not self._findings.takes(Trouble.PAST, kind):
                continue
            row = dict(zip(form.columns, replayed.row, strict=True)) if replayed.row else {}
            name = self._namer.row(kind, row_id, row)
            what = f"{name}: {field_name(found.field)}" if found.field else name
            before, told = quoted(found.before, found.told), quoted(found.told, found.before)
            text = tr(
                "{what} was once changed past the log, from {before} to {told} (entry {set_pos}).",
                what=what,
                before=before,
                told=told,
                set_pos=found.set_pos,
            )
            self._findings.listed.append(
                Finding(Trouble.PAST, Place(kind, row_id, found.field, name), text, KEEP)
            )


def _is_just(form: StoredForm, change: _Row, stored: _Row) -> bool:
    """Return whether a row was inserted as it stands; the short way, which most rows go."""
    _, _, op, _, _, new, _ = change
    if op != "insert" or not isinstance(new, str):
        return False
    try:
        return same(form.plain(json.loads(new)), stored)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False


def _remaining(first: _Row | None, rest: Iterator[_Row]) -> Iterator[_Row]:
    if first is not None:
        yield first
    yield from rest


def _class(value: object) -> str:
    return {int: tr("a whole number"), float: tr("a number"), str: tr("text"), bytes: tr("bytes")}.get(
        type(value), tr("nothing")
    )

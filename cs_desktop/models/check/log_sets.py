"""The log by itself: each entry against its digest, and whether an entry is missing."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.domain.check import Place, Trouble
from cs_desktop.domain.progress import Progress
from cs_desktop.models.check.findings import Findings
from cs_desktop.models.check.words import entry_name
from cs_desktop.models.log.digests import ActorFacts, ChangeDigest, SetFacts

_SETS = (
    "SELECT pos, id, actor_id, seq, clock, label, undo_of, digest FROM change_set NOT INDEXED ORDER BY pos"
)
_CHANGES = (
    "SELECT set_pos, n, entity, entity_id, op, field, old, new, old_from FROM change ORDER BY set_pos, n"
)
_AT_ONCE = 500
_REMEDY = marked(
    "The tables are not touched by this. To have the entry back, restore a backup from before the damage."
)
_LOWEST, _HIGHEST = -(2**64), 2**64
_Row = tuple[object, ...]


@dataclass(slots=True)
class LogRead:
    """What was read of the log."""

    sets: int = 0
    changes: int = 0
    newest: int = 0
    """Place of the newest entry."""
    counter: object = None
    """The place that SQLite last gave to an entry."""


def check_log(connection: sqlite3.Connection, findings: Findings, report: Progress, total: int) -> LogRead:
    """Read the whole log once, in its own order.

    Raises:
        sqlite3.Error: it cannot be read to its end.
    """
    actors = {row[0]: ActorFacts(*row) for row in connection.execute("SELECT * FROM actor")}
    read = LogRead()
    ids: dict[object, int] = {}
    undone: list[tuple[_Row, object]] = []
    seqs: dict[object, list[object]] = {}
    changes = _Changes(connection)
    for row in connection.execute(_SETS):
        pos, set_id, actor_id, seq, *_, undo_of, _digest = row
        _check_gap(findings, read.newest, pos)
        for lost in changes.before(pos):
            _tell_lost(findings, lost)
        _check_set(findings, row, actors, changes)
        ids[set_id] = pos
        seqs.setdefault(actor_id, []).append(seq)
        if undo_of is not None:
            undone.append((row, undo_of))
        read.newest = pos
        read.sets += 1
        report(changes.count, total, tr("Reading the log"))
    for lost in changes.before(None):
        _tell_lost(findings, lost)
    read.changes = changes.count
    for row, undo_of in undone:
        if undo_of not in ids:
            _tell(findings, row, tr("says that it undid an entry that is not there"))
    _check_sequences(findings, seqs)
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name='change_set'").fetchone()
    read.counter = row[0] if row else None
    return read


def check_counter(findings: Findings, read: LogRead) -> None:
    """Look whether the counter stands at the newest entry, once everything else was looked at.

    If it is ahead, entries at the end may be missing. Then tables that are not as the log says are no
    news; if all are, it is the counter that is wrong.
    """
    if read.counter == read.newest:
        return
    place = Place("sqlite_sequence", name="change_set")
    found, expected = str(read.counter), str(read.newest)
    if findings.rows or not findings.log_whole:
        findings.log_whole = False
        text = tr(
            "The log's last entry was once number {found}; now it is number {expected}.",
            found=found,
            expected=expected,
        )
        findings.tell(Trouble.LOG, text, place=place, found=found, expected=expected)
    else:
        findings.counter = True
        findings.tell(
            Trouble.COUNTER,
            tr(
                "The log's counter stands at {found}, but its newest entry is {expected}.",
                found=found,
                expected=expected,
            ),
            tr("Repair: set the counter to the newest entry."),
            place,
            repairable=True,
            found=found,
            expected=expected,
        )


def order_of(value: object) -> float:
    """Return where SQLite puts a value among whole numbers; damage may have made it something else."""
    if isinstance(value, int | float):
        return value
    return _LOWEST if value is None else _HIGHEST


class _Changes:
    """The changes of all entries, taken entry by entry."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.count = 0
        rows: Iterator[_Row] = connection.execute(_CHANGES)
        self._groups = groupby(rows, key=lambda row: order_of(row[0]))
        self._next = next(self._groups, None)

    def before(self, pos: int | None) -> Iterator[float]:
        """Pass over changes of entries before a place (None: of all), and yield those entries' places."""
        while self._next is not None and (pos is None or self._next[0] < pos):
            self.count += sum(1 for _ in self._next[1])
            yield self._next[0]
            self._next = next(self._groups, None)

    def of(self, pos: int) -> Iterator[list[_Row]]:
        """Yield an entry's changes, some hundreds at a time."""
        if self._next is None or self._next[0] != pos:
            return
        part: list[_Row] = []
        for row in self._next[1]:
            part.append(row)
            if len(part) == _AT_ONCE:
                self.count += len(part)
                yield part
                part = []
        self.count += len(part)
        if part:
            yield part
        self._next = next(self._groups, None)


def _check_set(findings: Findings, row: _Row, actors: dict[object, ActorFacts], changes: _Changes) -> None:
    pos, set_id, actor_id, seq, clock, label, undo_of, stored = row
    digest, number, holes = ChangeDigest(), 0, False
    for part in changes.of(pos):  # type: ignore[arg-type] # a rowid is always a number
        digest.add(change[2:] for change in part)
        holes = holes or [change[1] for change in part] != list(range(number, number + len(part)))
        number += len(part)
    actor = actors.get(actor_id)
    if actor is None:
        _tell(findings, row, tr("does not say who made it"))
        return
    # Damage may have put any type anywhere; then the digest differs, which is all that matters here.
    facts = SetFacts(set_id, seq, clock, label, undo_of)  # type: ignore[arg-type] # see above
    if holes:
        _tell(findings, row, tr("misses some of its changes"))
    elif _computed(digest, actor, facts) != stored:
        _tell(findings, row, tr("was altered: it does not fit its digest any more"))


def _computed(digest: ChangeDigest, actor: ActorFacts, facts: SetFacts) -> bytes | None:
    try:
        return digest.finish(actor, facts)
    except (TypeError, ValueError):
        # Bytes where text belongs: JSON cannot hold them.
        return None


def _check_gap(findings: Findings, newest: int, pos: int) -> None:
    if pos != newest + 1:
        findings.log_whole = False
        findings.tell(
            Trouble.LOG,
            trn(
                "{count} entry is missing from the log before entry {pos}.",
                "{count} entries are missing from the log before entry {pos}.",
                pos - newest - 1,
                pos=pos,
            ),
            place=Place("change_set", pos),
        )


def _check_sequences(findings: Findings, seqs: dict[object, list[object]]) -> None:
    """Look for entries that are missing though the places show no gap."""
    if not findings.log_whole:
        return
    for actor_id, seen in seqs.items():
        if sorted(map(str, seen)) != sorted(map(str, range(1, len(seen) + 1))):
            findings.log_whole = False
            findings.tell(
                Trouble.LOG,
                tr(
                    "The entries of one session ({count} of them) are not numbered without a gap.",
                    count=count_text(len(seen)),
                ),
                place=Place("actor", actor_id if isinstance(actor_id, int) else None),
            )


def _tell(findings: Findings, row: _Row, what: str) -> None:
    pos, label, clock = row[0], row[5], row[4]
    findings.log_whole = False
    findings.tell(
        Trouble.LOG,
        tr("The log's entry {label} {what}.", label=entry_name(label, clock), what=what),
        _REMEDY,
        Place("change_set", pos if isinstance(pos, int) else None, name=str(label)),
    )


def _tell_lost(findings: Findings, pos: object) -> None:
    findings.log_whole = False
    findings.tell(
        Trouble.LOG,
        tr("The log has changes of entry {pos}, but not the entry itself.", pos=pos),
        place=Place("change", pos if isinstance(pos, int) else None),
    )

"""Which stored object a row stands for.

By its external id where it has one, else by the digest of the row and of its occurrence among equal
rows, which an earlier import left in `imported_row`. A row that neither of them knows may still be a
changed one: then the only object of the same name that no other row claims is taken for it.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from cs_desktop.common.language import tr
from cs_desktop.domain.importing import ImportKind, ImportMode, Outcome
from cs_desktop.models.tables import ImportedRow
from cs_desktop.services.importing.fields import EXTERNAL_ID
from cs_desktop.services.importing.formats import BadCell, shown
from cs_desktop.services.importing.planning.existing import Index
from cs_desktop.services.importing.planning.plan import Draft, Kind
from cs_desktop.services.importing.records import Record, row_digest
from cs_desktop.services.importing.slowly import taken_from

NaturalKey = Callable[[Record], Hashable]
"""What people know an object by; None where a row does not say. Raises BadCell."""


@dataclass(frozen=True, slots=True)
class Target:
    """A row and its object."""

    record: Record
    object_id: int
    is_new: bool
    is_known_row: bool = False
    """This very row came in before: there is nothing to compare."""
    digest: bytes | None = None
    """What `imported_row` has to remember; None where an external id is enough."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The stored objects of the kind that is imported."""

    by_external_id: Mapping[str, Sequence[int]] | None
    """None where the table keeps no external id."""
    by_natural_key: Mapping[Any, Sequence[int]]
    with_external_id: frozenset[int] = frozenset()

    @classmethod
    def of(cls, index: Index) -> "Holdings":
        """Return objects that have an external id and go by their names."""
        with_id = frozenset(i for ids in index.by_external_id.values() for i in ids)
        return cls(index.by_external_id, index.by_name, with_id)


class Identifier:
    """Finds the object of each row, or gives it a new id."""

    def __init__(self, draft: Draft, table: Kind, holdings: Holdings, natural_key: NaturalKey) -> None:
        self._draft = draft
        self._kind = draft.layout.mapping.kind
        self._holdings = holdings
        self._natural_key = natural_key
        self._known = known_rows(draft.connection, self._kind, table)
        self._row_of = {row.object_id: row.id for row in self._known.values() if row.is_alive}
        self._first: dict[str, Record] = {}
        self._occurrences: Counter[str] = Counter()

    def targets(self, records: Sequence[Record]) -> list[Target]:
        """Return a target for each row that can be placed, in order; the others are rejected or counted."""
        found: dict[int, Target] = {}
        unknown: list[tuple[Record, bytes | None]] = []
        for record in records:
            try:
                if self._is_repeat(record):
                    self._draft.count(record.line, Outcome.UNCHANGED)
                    continue
                digest = self._digest(record)
                target = self._by_external_id(record) if digest is None else self._by_digest(record, digest)
            except BadCell as bad:
                self._draft.reject(record, bad)
                continue
            if target is None:
                unknown.append((record, digest))
            else:
                found[record.line] = target
        claimed = {target.object_id for target in found.values()}
        for record, digest in taken_from(unknown):
            self._place(record, digest, claimed, found)
        return [found.pop(line) for line in sorted(found)]

    def remember(self, target: Target) -> None:
        """Have the row's digest kept with its object, in place of the object's earlier one."""
        if target.digest is None:
            return
        entry = {"identity": target.digest, "object_id": target.object_id}
        stale = self._known.get(target.digest)
        row_id = stale.id if stale else self._row_of.get(target.object_id)
        if row_id is None:
            self._draft.insert(ImportedRow, {"kind": self._kind.value, **entry})
        else:
            self._draft.update(ImportedRow, row_id, entry)

    def _is_repeat(self, record: Record) -> bool:
        """Return whether an equal row came before; one with the same id but other content is refused."""
        text = _external_id(record)
        if text is None or self._holdings.by_external_id is None:
            return False
        first = self._first.setdefault(text, record)
        if record.values != first.values:
            raise BadCell(
                tr("the id is in line {line} already, with other content", line=first.line), EXTERNAL_ID
            )
        return first is not record

    def _digest(self, record: Record) -> bytes | None:
        """Return what to remember the row by; None where its table keeps the external id."""
        text = _external_id(record)
        if text is None:
            return record.digest
        if self._holdings.by_external_id is not None:
            return None
        occurrence = self._occurrences[text]
        self._occurrences[text] += 1
        return row_digest({EXTERNAL_ID: text}, occurrence)

    def _by_external_id(self, record: Record) -> Target | None:
        assert self._holdings.by_external_id is not None
        text = _external_id(record) or ""
        ids = self._holdings.by_external_id.get(text, ())
        if len(ids) > 1:
            raise BadCell(
                tr("{count} objects of the workspace have the id {text}", count=len(ids), text=shown(text)),
                EXTERNAL_ID,
            )
        return Target(record, ids[0], is_new=False) if ids else None

    def _by_digest(self, record: Record, digest: bytes) -> Target | None:
        row = self._known.get(digest)
        if row is None or not row.is_alive:
            return None
        return Target(record, row.object_id, is_new=False, is_known_row=digest == record.digest)

    def _place(
        self, record: Record, digest: bytes | None, claimed: set[int], found: dict[int, Target]
    ) -> None:
        try:
            object_id = self._by_nature(record, claimed)
        except BadCell as bad:
            self._draft.reject(record, bad)
            return
        if object_id is not None:
            claimed.add(object_id)
            found[record.line] = Target(record, object_id, is_new=False, digest=digest)
        elif self._draft.mode is ImportMode.UPDATE:
            self._draft.count(record.line, Outcome.LEFT_OUT)
        else:
            found[record.line] = Target(record, self._draft.new_id(), is_new=True, digest=digest)

    def _by_nature(self, record: Record, claimed: set[int]) -> int | None:
        key = self._natural_key(record)
        if key is None:
            return None
        free = [i for i in self._holdings.by_natural_key.get(key, ()) if i not in claimed]
        if _external_id(record) is not None:
            # An object with an id of its own is another one.
            free = [i for i in free if i not in self._holdings.with_external_id]
        return free[0] if len(free) == 1 else None


@dataclass(frozen=True, slots=True)
class KnownRow:
    """An entry of `imported_row`; not alive where its object was deleted since."""

    id: int
    object_id: int
    is_alive: bool


def known_rows(connection: Connection, kind: ImportKind, table: Kind) -> dict[bytes, KnownRow]:
    """Return the rows that came in before, by digest."""
    query = select(ImportedRow.identity, ImportedRow.id, ImportedRow.object_id)
    rows = connection.execute(query.where(ImportedRow.kind == kind.value)).all()
    if not rows:
        return {}
    alive = set(connection.scalars(select(table.__table__.columns["id"])))
    return {row.identity: KnownRow(row.id, row.object_id, row.object_id in alive) for row in rows}


def _external_id(record: Record) -> str | None:
    value = record.values.get(EXTERNAL_ID)
    return None if value is None else str(value)

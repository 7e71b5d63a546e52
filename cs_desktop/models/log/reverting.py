"""A change set backwards: the inverse of each of its changes, as far as nobody changed the same since."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Table, select

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Conflict, Kind
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.log.values import decode, decode_row, encode, encode_row
from cs_desktop.models.points import writing as points
from cs_desktop.models.tables import PointBatch
from cs_desktop.models.tables.log import ChangeRow, ChangeSet
from cs_desktop.models.write import WriteTx

_IN_LIMIT = 500


def label_of(tx: WriteTx, change_set_id: int) -> str:
    """Return what a change set is called.

    Raises:
        KnownError: the file has no such change set.
    """
    label = tx.session.scalar(select(ChangeSet.label).where(ChangeSet.id == change_set_id))
    if label is None:
        raise KnownError("That change is not in this workspace any more; there is nothing to undo.")
    return label


def revert(tx: WriteTx, change_set_id: int) -> tuple[Conflict, ...]:
    """Apply the inverse of a change set within the running transaction.

    Returns what was changed by someone since; of these nothing was touched. Foreign keys are checked at
    the end of the transaction, so the order of the inverse does not matter to them.
    """
    label_of(tx, change_set_id)
    tx.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    rows = tx.session.scalars(
        select(ChangeRow)
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .where(ChangeSet.id == change_set_id)
        .order_by(ChangeRow.n.desc())
    ).all()
    work = _Work(tx, _loaded(tx, rows))
    for row in rows:
        _INVERSES[row.op](work, row)
    work.delete_inserted()
    return tuple(work.left_alone)


@dataclass(slots=True)
class _Work:
    tx: WriteTx
    held: Sequence[LoggedBase]
    """What the changes are about; while it is held here, getting one of it costs no query."""
    left_alone: list[Conflict] = field(default_factory=list)
    inserted: list[tuple[LoggedBase, ChangeRow]] = field(default_factory=list)
    """Objects that the change set made, to be deleted once all fields are back."""

    def leave(self, row: ChangeRow, theirs: object, name: str = "") -> None:
        mine, base = _read(self.old(row)), _read(row.new)
        self.left_alone.append(Conflict(Kind(row.entity), row.entity_id, name, base, mine, theirs))

    def old(self, row: ChangeRow) -> str | None:
        return old_text(self.tx.session.connection(), row)

    def update(self, row: ChangeRow) -> None:
        item = self.tx.session.get(_class(row.entity), row.entity_id)
        if item is None:
            self.leave(row, None, row.field)
            return
        column = _table(item).columns[row.field]
        current = getattr(item, row.field)
        # As values, not as text: what was logged as 32 reads as 32.0 from a column of fractions.
        if json.loads(encode(current)) != _read(row.new):
            self.leave(row, current, row.field)
        else:
            setattr(item, row.field, decode(column, self.old(row) or "null"))

    def insert(self, row: ChangeRow) -> None:
        if row.entity == PointBatch.__tablename__:
            _, kept = points.revert(self.tx, row.entity_id, "undo")
            if kept:
                self.leave(row, f"{kept} points changed since")
            return
        item = self.tx.session.get(_class(row.entity), row.entity_id)
        if item is not None:
            self.inserted.append((item, row))

    def delete(self, row: ChangeRow) -> None:
        cls = _class(row.entity)
        if self.tx.session.get(cls, row.entity_id) is not None:
            self.leave(row, "exists again")
            return
        self.tx.session.add(cls(**decode_row(_table(cls), row.old or "{}")))

    def delete_inserted(self) -> None:
        """Delete what the change set made, but for what was changed since and what something else needs."""
        session = self.tx.session
        doomed: dict[tuple[str, int], tuple[LoggedBase, ChangeRow]] = {}
        for item, row in self.inserted:
            values = {c.name: getattr(item, c.name) for c in _table(item).columns}
            if json.loads(encode_row(values)) != _read(row.new):
                self.leave(row, "changed since")
            else:
                doomed[row.entity, row.entity_id] = (item, row)
        session.flush()
        # What stays may need others that came with it, and those yet others.
        while in_use := self._in_use(doomed.keys()):
            for key in [key for key in doomed if key in in_use]:
                self.leave(doomed.pop(key)[1], "in use")
        for item, _row in doomed.values():
            session.delete(item)
        session.flush()

    def _in_use(self, doomed: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
        found: set[tuple[str, int]] = set()
        for entity in {e for e, _ in doomed}:
            ids = sorted(i for e, i in doomed if e == entity)
            for column in _references(entity):
                found |= {(entity, i) for i in self._referred(column, ids, doomed)}
        return found

    def _referred(
        self, column: "Column[Any]", ids: list[int], doomed: Collection[tuple[str, int]]
    ) -> Iterable[int]:
        """Yield those ids that a row refers to which is not itself about to go."""
        table = column.table
        assert isinstance(table, Table)
        for start in range(0, len(ids), _IN_LIMIT):
            part = ids[start : start + _IN_LIMIT]
            query = select(table.c.id, column).where(column.in_(part))
            for child, parent in self.tx.session.execute(query):
                if (table.name, child) not in doomed:
                    yield parent


_INVERSES = {"update": _Work.update, "insert": _Work.insert, "delete": _Work.delete}


def _loaded(tx: WriteTx, rows: Iterable[ChangeRow]) -> list[LoggedBase]:
    """Return the objects that the changes are about, as far as they are there."""
    ids: dict[str, set[int]] = {}
    for row in rows:
        ids.setdefault(row.entity, set()).add(row.entity_id)
    found: list[LoggedBase] = []
    for entity, wanted in ids.items():
        cls, ordered = _class(entity), sorted(wanted)
        for start in range(0, len(ordered), _IN_LIMIT):
            found += tx.session.scalars(select(cls).where(cls.id.in_(ordered[start : start + _IN_LIMIT])))
    return found


def _read(text: str | None) -> object:
    return None if text is None else json.loads(text)


def _class(entity: str) -> type[LoggedBase]:
    for cls in LoggedBase.__subclasses__():
        if cls.__tablename__ == entity:
            return cls
    raise KnownError(f"This program does not know {entity!r}; update it to undo that change.")


def _table(item: LoggedBase | type[LoggedBase]) -> Table:
    table = item.__table__
    assert isinstance(table, Table)
    return table


def _references(entity: str) -> "list[Column[Any]]":
    return [
        foreign_key.parent
        for table in LoggedBase.metadata.tables.values()
        for foreign_key in table.foreign_keys
        if foreign_key.column.table.name == entity
    ]

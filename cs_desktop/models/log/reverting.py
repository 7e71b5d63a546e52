"""A change set backwards: the inverse of each of its changes, as far as nobody changed the same since."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Column, Table, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.purging import NOT_UNDONE
from cs_desktop.domain.undoing import Reason
from cs_desktop.domain.vocabulary import ATTRIBUTE_COLUMNS
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.deleting import logged_class
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.lasting import refuse_lasting, refuse_torn
from cs_desktop.models.log.left import Key, LeftRow, NeededError
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.log.places import missing, taken, target_of
from cs_desktop.models.log.removing import remove_inserted
from cs_desktop.models.log.values import decode, decode_row, encode, plain_row
from cs_desktop.models.points import writing as points
from cs_desktop.models.purging import is_purge, purged_since
from cs_desktop.models.tables import Account, AccountAttribute, PointBatch, Workspace
from cs_desktop.models.tables.log import ChangeRow, ChangeSet
from cs_desktop.models.write import WriteTx


def label_of(tx: WriteTx, change_set_id: int) -> str:
    """Return what a change set is called.

    Raises:
        KnownError: the file has no such change set.
    """
    label = tx.session.scalar(select(ChangeSet.label).where(ChangeSet.id == change_set_id))
    if label is None:
        raise KnownError(tr("That change is not in this workspace any more; there is nothing to undo."))
    return label


def changes_of(tx: WriteTx, change_set_id: int) -> Sequence[ChangeRow]:
    """Return the changes of a change set, the last one first."""
    return tx.session.scalars(
        select(ChangeRow)
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .where(ChangeSet.id == change_set_id)
        .order_by(ChangeRow.n.desc())
    ).all()


def revert(tx: WriteTx, change_set_id: int) -> tuple[LeftRow, ...]:
    """Apply the inverse of a change set within the running transaction.

    Returns what was changed by someone since; of these nothing was touched. What belongs to something
    that stays, stays with it. Foreign keys are checked at the end of the transaction.

    Raises:
        KnownError: the change set is unknown, something that it would bring back needs what is gone, or a
            review holds a commitment to a measure where it is now.
        LastingError: it made an entry that only a new one takes back.
    """
    label_of(tx, change_set_id)
    tx.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    rows = changes_of(tx, change_set_id)
    if any(row.op == "insert" and row.entity == Workspace.__tablename__ for row in rows):
        raise KnownError(tr("This change made the workspace; without it there would be nothing to work in."))
    refuse_lasting(tx, rows)
    work = _Work(tx, _loaded(tx, rows))
    dated = AccountAttribute.__tablename__
    # What comes back is there before fields point at it again, and dated values follow their fields.
    for row in rows:
        if row.op == "delete":
            work.delete(row)
    for row in rows:
        if row.op == "update" and row.entity != dated:
            work.update(row)
    work.leave_what_has_no_target()
    work.leave_reasons()
    for row in rows:
        if row.op == "update" and row.entity == dated:
            work.update(row)
    for row in rows:
        if row.op == "insert":
            work.insert(row)
    work.finish()
    refuse_torn(tx, rows)
    # What a change set changed and changed back it has nothing to take back of.
    return tuple(left for left in work.left.values() if left.op != "update" or left.old != left.new)


@dataclass(slots=True)
class _Work:
    tx: WriteTx
    items: dict[Key, LoggedBase]
    """What the changes are about, as far as it is there."""
    back: dict[Key, tuple[dict[str, Any], ChangeRow]] = field(default_factory=dict)
    """Rows to bring back, with the values that they will have."""
    fields: dict[tuple[str, int, str], tuple[object, ChangeRow]] = field(default_factory=dict)
    """Fields to set, with the values that they will have."""
    inserted: list[tuple[LoggedBase, ChangeRow]] = field(default_factory=list)
    """Objects that the change set made, to be deleted once all fields are back."""
    left: dict[tuple[str, int, str], LeftRow] = field(default_factory=dict)

    def leave(self, row: ChangeRow, reason: Reason, now: object = None, by: Key | None = None) -> None:
        key = (row.entity, row.entity_id, row.field)
        # Of two changes of one field the later tells what it left there, the earlier what was before.
        old, new = self.old(row), self.left[key].new if key in self.left else row.new
        self.left[key] = LeftRow(row.set_pos, *key, row.op, old, new, reason, now, by)

    def old(self, row: ChangeRow) -> str | None:
        return old_text(self.tx.session.connection(), row)

    def delete(self, row: ChangeRow) -> None:
        key = (row.entity, row.entity_id)
        if key in self.items:
            self.leave(row, Reason.THERE)
        else:
            self.back[key] = (decode_row(_table(row.entity), row.old or ""), row)

    def update(self, row: ChangeRow) -> None:
        key, place = (row.entity, row.entity_id), (row.entity, row.entity_id, row.field)
        old = decode(_table(row.entity).columns[row.field], self.old(row) or "null")
        item = self.items.get(key)
        if key in self.back:
            self.back[key][0][row.field] = old
        elif item is None:
            self.leave(row, Reason.GONE)
        elif not self._goes_with_its_field(item):
            current = self.fields[place][0] if place in self.fields else getattr(item, row.field)
            current = json.loads(encode(current))
            # As values, not as text: what was logged as 32 reads as 32.0 from a column of fractions.
            if place in self.left or current != json.loads(row.new or "null"):
                self.leave(row, Reason.CHANGED, current)
            else:
                self.fields[place] = (old, row)

    def insert(self, row: ChangeRow) -> None:
        key = (row.entity, row.entity_id)
        if row.entity == PointBatch.__tablename__:
            if is_purge(str(plain_row(_table(row.entity), row.new or "")["source"])):
                raise KnownError(tr(NOT_UNDONE))
            _, kept = points.revert(self.tx, row.entity_id, "undo")
            if kept:
                self.leave(row, Reason.POINTS, kept)
            return
        # What came and went in one change set does not come back.
        self.back.pop(key, None)
        item = self.items.get(key)
        if item is not None and not self._goes_with_its_field(item):
            self.inserted.append((item, row))

    def finish(self) -> None:
        """Bring back what has a place, and delete what was made."""
        self._let_go_of_what_is_gone()
        for (entity, row_id, name), (value, _row) in self.fields.items():
            setattr(self.items[entity, row_id], name, value)
        self.tx.session.flush()
        self._bring_back()
        self._tell_of_purged()
        for left in remove_inserted(self.tx, self.inserted):
            self.left[left.entity, left.entity_id, left.field] = left

    def _goes_with_its_field(self, item: LoggedBase) -> bool:
        """Return whether it is a dated value of a field that is left alone."""
        if not isinstance(item, AccountAttribute):
            return False
        column = ATTRIBUTE_COLUMNS.get(item.field, item.field)
        return (Account.__tablename__, item.account_id, column) in self.left

    def leave_reasons(self) -> None:
        """Leave why an account is in its segment, where that is left alone."""
        for entity, row_id, name in list(self.fields):
            if name == "segment_reason" and (entity, row_id, "segment") in self.left:
                del self.fields[entity, row_id, name]

    def leave_what_has_no_target(self) -> None:
        """Leave fields that would point at something that is gone."""
        gone = self._gone((_column(place), value) for place, (value, _row) in self.fields.items())
        for place, (value, row) in list(self.fields.items()):
            target = target_of(_column(place))
            if target is not None and (target, value) in gone:
                del self.fields[place]
                self.leave(row, Reason.NEEDS, by=(target, cast("int", value)))

    def _let_go_of_what_is_gone(self) -> None:
        """Have what comes back point at nothing that is gone; refuse where it cannot be without.

        Raises:
            NeededError: a row that would come back needs something that was deleted.
        """
        pairs = [
            ((*key, column.name), row, target)
            for key, (_values, row) in self.back.items()
            for column in _table(key[0]).columns
            if (target := target_of(column)) is not None
        ]
        gone = self._gone((_column(place), self.back[place[:2]][0][place[2]]) for place, _, _ in pairs)
        for place, row, target in pairs:
            values = self.back[place[:2]][0]
            needed = (target, values[place[2]])
            if needed not in gone:
                continue
            if not _column(place).nullable:
                raise NeededError(place[0], needed)
            values[place[2]] = None
            old = encode(needed[1])
            self.left[place] = LeftRow(row.set_pos, *place, "update", old, None, Reason.NEEDS, by=needed)

    def _gone(self, pointing: "Iterable[tuple[Column[Any], object]]") -> set[Key]:
        """Return what these columns would point at that is not there and does not come back."""
        wanted: dict[str, set[int]] = {}
        for column, value in pointing:
            target = target_of(column)
            if target is not None and isinstance(value, int) and (target, value) not in self.back:
                wanted.setdefault(target, set()).add(value)
        found = missing(self.tx.session.connection(), wanted)
        return {(table, row_id) for table, ids in found.items() for row_id in ids}

    def _tell_of_purged(self) -> None:
        """Say where what comes back had points that were purged meanwhile."""
        accounts = [row_id for entity, row_id in self.back if entity == Account.__tablename__]
        if not accounts:
            return
        position = next(row.set_pos for _values, row in self.back.values())
        purged = purged_since(self.tx.session.connection(), accounts, position)
        for account_id, (batch_id, count) in purged.items():
            key = (PointBatch.__tablename__, batch_id, "")
            needed = (Account.__tablename__, account_id)
            self.left[key] = LeftRow(position, *key, "insert", None, None, Reason.PURGED, count, needed)

    def _bring_back(self) -> None:
        by_table: dict[str, list[dict[str, Any]]] = {}
        for (entity, _id), (values, _row) in self.back.items():
            by_table.setdefault(entity, []).append(values)
        for entity, rows in by_table.items():
            there = taken(self.tx.session.connection(), _table(entity), rows)
            for row_id in there:
                self.leave(self.back[entity, row_id][1], Reason.THERE)
            self.tx.bulk_insert(_class(entity), [row for row in rows if row["id"] not in there])


def _loaded(tx: WriteTx, rows: Iterable[ChangeRow]) -> dict[Key, LoggedBase]:
    """Return the objects that the changes are about, as far as they are there."""
    ids: dict[str, set[int]] = {}
    for row in rows:
        ids.setdefault(row.entity, set()).add(row.entity_id)
    return {
        (entity, item.id): item
        for entity, wanted in ids.items()
        for item in tx.session.scalars(select(_class(entity)).where(_class(entity).id.in_(among(wanted))))
    }


def _class(entity: str) -> type[LoggedBase]:
    cls = logged_class(entity)
    if cls is None:
        raise KnownError(
            tr("This program does not know {entity}; update it to undo that change.", entity=repr(entity))
        )
    return cls


def _column(place: tuple[str, int, str]) -> "Column[Any]":
    return _table(place[0]).columns[place[2]]


def _table(entity: str) -> Table:
    return _class(entity).__table__

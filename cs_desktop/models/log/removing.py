"""Deleting what a change set made, but for what was changed since, what is in use, and what belongs to it."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table, select

from cs_desktop.domain.undoing import Reason
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.belonging import OWNERS
from cs_desktop.models.deleting import references
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.left import Key, LeftRow
from cs_desktop.models.log.values import encode_row, plain_row
from cs_desktop.models.tables import Account, AccountAttribute, ImportedRow
from cs_desktop.models.tables.log import ChangeRow
from cs_desktop.models.write import WriteTx

Made = tuple[LoggedBase, ChangeRow]


def remove_inserted(tx: WriteTx, inserted: Sequence[Made]) -> list[LeftRow]:
    """Delete objects that a change set inserted; return those that stay, each with its reason.

    What belongs to something that was edited stays with it. Of what is only needed by others just its own
    parts stay, as its dated values and events, without which it would tell another story. Neither is named.
    """
    doomed = {(row.entity, row.entity_id): (item, row) for item, row in inserted}
    left = []
    for key, (item, row) in list(doomed.items()):
        if changed := _changed_fields(item, row):
            left.append(_left(row, Reason.CHANGED_ROW, changed))
            del doomed[key]
    whole = {(row.entity, row.entity_id) for row in left}
    needed: set[Key] = set()
    while True:
        part = _belonging_to(doomed, whole) | _parts_of(doomed, needed)
        whole |= part
        used = {key: user for key, user in _in_use(tx, doomed).items() if key not in part}
        left += [_left(doomed[key][1], Reason.IN_USE, by=user) for key, user in used.items()]
        needed |= used.keys()
        if not part and not used:
            break
        doomed = {key: made for key, made in doomed.items() if key not in part and key not in used}
    by_class: dict[type[LoggedBase], list[int]] = {}
    for item, _row in doomed.values():
        by_class.setdefault(type(item), []).append(item.id)
    for cls, ids in by_class.items():
        tx.bulk_delete(cls, ids)
    return left


def _changed_fields(item: LoggedBase, row: ChangeRow) -> list[str]:
    """Return the columns that are not any more as they were inserted."""
    values = {column.name: getattr(item, column.name) for column in item.__table__.columns}
    text = encode_row(values)
    if text == row.new:
        return []
    now, then = json.loads(text), plain_row(item.__table__, row.new or "")
    # As values, not as text: what was logged as 32 reads as 32.0 from a column of fractions.
    return [] if now == then else [name for name in now if now[name] != then[name]]


def _belonging_to(doomed: dict[Key, Made], staying: Collection[Key]) -> set[Key]:
    """Return what is part of something that stays, or remembers that it came in."""
    if not staying:
        return set()
    ids = {row_id for _, row_id in staying}
    found = set()
    for key, (item, _row) in doomed.items():
        owner = OWNERS.get(key[0])
        if owner is not None and (owner.table, getattr(item, owner.column)) in staying:
            found.add(key)
        if isinstance(item, ImportedRow) and item.object_id in ids:
            found.add(key)
    return found


def _parts_of(doomed: dict[Key, Made], staying: Collection[Key]) -> set[Key]:
    """Return of what belongs to something that stays only that which is nothing by itself."""
    return {
        (table, row_id)
        for table, row_id in _belonging_to(doomed, staying)
        if table in (AccountAttribute.__tablename__, ImportedRow.__tablename__)
        or OWNERS[table].table != Account.__tablename__
    }


def _in_use(tx: WriteTx, doomed: dict[Key, Made]) -> dict[Key, Key]:
    """Return which of them a row needs that is not about to go, each with such a row."""
    found: dict[Key, Key] = {}
    by_table: dict[str, list[int]] = {}
    for table, row_id in doomed:
        by_table.setdefault(table, []).append(row_id)
    for table, ids in by_table.items():
        for column in references(table):
            for child, parent in _referring(tx, column, ids):
                if child not in doomed:
                    found[table, parent] = child
    return found


def _referring(tx: WriteTx, column: "Column[Any]", ids: list[int]) -> Iterator[tuple[Key, int]]:
    table = column.table
    assert isinstance(table, Table)
    for child, parent in tx.session.execute(select(table.c.id, column).where(column.in_(among(ids)))):
        yield (table.name, child), parent


def _left(row: ChangeRow, reason: Reason, now: object = None, by: Key | None = None) -> LeftRow:
    return LeftRow(row.set_pos, row.entity, row.entity_id, "", row.op, None, row.new, reason, now, by)

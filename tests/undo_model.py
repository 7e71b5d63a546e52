"""A workspace as plain dictionaries, and what undoing does to it: slow, and not the program's code."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

Key: TypeAlias = tuple[str, Any]
"""Table and id; for a point "point" and (metric, account, year, day of the year)."""
State: TypeAlias = dict[Key, Any]
"""Rows as dictionaries by column, points as numbers."""
Diff: TypeAlias = dict[Key, tuple[Any, Any]]
"""What was there before and after, None for nothing."""

OWNER = {
    "contact": ("account_id", "account"),
    "account_attribute": ("account_id", "account"),
    "subscription": ("account_id", "account"),
    "subscription_event": ("subscription_id", "subscription"),
}
NEEDED = {
    ("contact", "account_id"): "account",
    ("account_attribute", "account_id"): "account",
    ("subscription", "account_id"): "account",
    ("subscription", "product_id"): "product",
    ("subscription_event", "subscription_id"): "subscription",
}
OPTIONAL = {
    ("account", "parent_id"): "account",
    ("account", "owner_id"): "team_member",
    ("contact", "reports_to_id"): "contact",
}
LINKS = NEEDED | OPTIONAL
COLUMN = {"owner": "owner_id", "lifecycle": "lifecycle_id"}


class RefusedError(Exception):
    """Something that would come back needs something that is gone."""


def read_state(path: Path) -> State:
    """Return what is stored, read past the program."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        state: State = {}
        for table in ("account", "product", "team_member", "imported_row", *OWNER):
            for row in connection.execute(f"SELECT * FROM {table}"):
                state[table, row["id"]] = dict(row)
        for block in connection.execute("SELECT * FROM point_block"):
            days = np.frombuffer(block["days"], "<i2").tolist()
            values = np.frombuffer(block["points"], "<f8").tolist()
            for day, value in zip(days, values, strict=True):
                state["point", (block["metric_id"], block["account_id"], block["year"], day)] = value
        return state
    finally:
        connection.close()


def difference(before: State, after: State) -> Diff:
    """Return what changed."""
    keys = before.keys() | after.keys()
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def without(state: State, account_ids: Iterable[int]) -> State:
    """Return what is left when accounts are deleted."""
    gone: set[Key] = {("account", account_id) for account_id in account_ids}
    while more := {key for key, row in state.items() if key not in gone and _needs(key[0], row, gone)}:
        gone |= more
    left = {key: row for key, row in state.items() if key not in gone}
    return {key: _let_go(key[0], row, gone) for key, row in left.items()}


def _needs(table: str, row: Any, gone: set[Key]) -> bool:
    return any((target, row[column]) in gone for (where, column), target in NEEDED.items() if where == table)


def _let_go(table: str, row: Any, gone: set[Key]) -> Any:
    empty = {
        c: None for (where, c), target in OPTIONAL.items() if where == table and (target, row[c]) in gone
    }
    return {**row, **empty} if empty else row


@dataclass
class Undoing:
    """One revert: the state it leads to, and whether anything was left alone."""

    state: State
    left: set[tuple[str, Any, str]]

    def leave(self, key: Key, column: str = "") -> None:
        self.left.add((*key, column))


def undone(state: State, diff: Diff) -> Undoing:
    """Return what undoing a change leads to.

    Raises:
        RefusedError: something that would come back needs something that is gone.
    """
    work = Undoing(dict(state), set())
    back = {key: dict(old) for key, (old, new) in diff.items() if key[0] != "point" and new is None}
    for key in [key for key in back if key in state]:
        work.leave(key)
        del back[key]
    _put_fields_back(work, diff, back)
    _let_come_back(work, back)
    _put_points_back(work, diff)
    _remove_added(work, diff)
    return work


def _put_fields_back(work: Undoing, diff: Diff, back: Mapping[Key, Any]) -> None:
    edits = [(key, old, new) for key, (old, new) in diff.items() if key[0] != "point" and old and new]
    for key, old, new in sorted(edits, key=lambda edit: edit[0][0] == "account_attribute"):
        changed = [column for column in new if old[column] != new[column]]
        row = work.state.get(key)
        if row is None:
            for column in changed:
                work.leave(key, column)
        elif not _is_past_of_what_is_left(work, key[0], row):
            back_now = {}
            for column in changed:
                if row[column] == new[column] and _has_target(work, back, key[0], column, old[column]):
                    back_now[column] = old[column]
                else:
                    work.leave(key, column)
            work.state[key] = {**row, **back_now}


def _has_target(work: Undoing, back: Mapping[Key, Any], table: str, column: str, value: Any) -> bool:
    target = LINKS.get((table, column))
    if target is None or value is None:
        return True
    return (target, value) in work.state or (target, value) in back


def _is_past_of_what_is_left(work: Undoing, table: str, row: Mapping[str, Any]) -> bool:
    if table != "account_attribute":
        return False
    return ("account", row["account_id"], COLUMN.get(row["field"], row["field"])) in work.left


def _let_come_back(work: Undoing, back: dict[Key, dict[str, Any]]) -> None:
    for (table, row_id), row in back.items():
        for (where, column), target in LINKS.items():
            if where != table or row[column] is None:
                continue
            if (target, row[column]) in work.state or (target, row[column]) in back:
                continue
            if (where, column) in NEEDED:
                raise RefusedError
            row[column] = None
            work.leave((table, row_id), column)
    work.state.update(back)


def _put_points_back(work: Undoing, diff: Diff) -> None:
    for key, (old, new) in diff.items():
        if key[0] != "point" or work.state.get(key) == old:
            continue
        if work.state.get(key) != new:
            work.leave(key)
        elif old is None:
            del work.state[key]
        else:
            work.state[key] = old


def _remove_added(work: Undoing, diff: Diff) -> None:
    """Remove what was added, one at a time, for as long as there is one that may go."""
    state = work.state
    added = {key: new for key, (old, new) in diff.items() if key[0] != "point" and not old and key in state}
    added = {k: new for k, new in added.items() if not _is_past_of_what_is_left(work, k[0], state[k])}
    edited = {key for key, new in added.items() if state[key] != new}
    for key in edited:
        work.leave(key)
    doomed = set(added) - edited
    whole, needed = set(edited), set[Key]()
    while True:
        part = {key for key in doomed if _belongs(state, key, whole)}
        part |= {key for key in doomed if _belongs(state, key, needed) and _is_part(key[0])}
        used = {key for key in doomed - part if _is_used(state, key, doomed)}
        for key in used:
            work.leave(key)
        if not part | used:
            break
        whole, needed, doomed = whole | part, needed | used, doomed - part - used
    for key in doomed:
        del state[key]


def _belongs(state: State, key: Key, owners: set[Key]) -> bool:
    table, row = key[0], state[key]
    if table == "imported_row":
        return row["object_id"] in {row_id for _, row_id in owners}
    if table not in OWNER:
        return False
    column, target = OWNER[table]
    return (target, row[column]) in owners


def _is_part(table: str) -> bool:
    return table in ("account_attribute", "imported_row", "subscription_event")


def _is_used(state: State, key: Key, doomed: set[Key]) -> bool:
    return any(
        other not in doomed and row[column] == key[1]
        for (table, column), target in LINKS.items()
        if target == key[0]
        for other, row in state.items()
        if other[0] == table
    )

"""Rows written anew as the log tells them, within one transaction of the write path.

The log is not changed by that: the tables come back to it. What was done is an entry of its own, in which
each value put back reads as it was and stays, so that history names it and undoing it does nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.check import RepairPlan, WrongRow
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.check.replay import SELECT_CHANGES_OF, Logged, Replayed, replay
from cs_desktop.models.check.stored import StoredForm
from cs_desktop.models.log.old_values import LONG
from cs_desktop.models.log.recorder import LoggedChange
from cs_desktop.models.log.values import encode_plain, plain_row
from cs_desktop.models.write import WriteTx


class MovedOnError(KnownError):
    """Somebody changed the workspace since it was checked."""


def repair(tx: WriteTx, plan: RepairPlan) -> None:
    """Do what a plan says.

    Raises:
        MovedOnError: the workspace is not as it was when the plan was made; nothing is changed.
    """
    connection = tx.session.connection()
    newest = connection.exec_driver_sql("SELECT max(pos) FROM change_set").scalar()
    if newest != plan.log_pos:
        raise MovedOnError(tr("The workspace was changed since it was checked; check it again."))
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    if plan.reindex:
        connection.exec_driver_sql("REINDEX")
    if plan.counter:
        connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq=? WHERE name='change_set'", (plan.log_pos,)
        )
    rows = [_row(connection, wrong) for wrong in plan.rows]
    # All out first: of two rows that swapped a unique value neither could be written while the other stands.
    for row in rows:
        row.delete(connection)
        tx.recorder.touched.setdefault(Kind(row.wrong.kind), set()).add(row.wrong.id)
    for row in rows:
        row.insert(connection)
    tx.recorder.record_repair(connection, [note for row in rows for note in row.notes()])


@dataclass(frozen=True, slots=True)
class _Row:
    """One row and all that the log has of it."""

    form: StoredForm
    wrong: WrongRow
    changes: Sequence[Logged]
    replayed: Replayed

    def notes(self) -> Iterable[LoggedChange]:
        """Yield what to log: each value that is put back; of a missing row its first."""
        if self.replayed.row is None:
            return
        for field in self.wrong.fields or self.form.columns[:1]:
            text, written_by = _last(self.form.table, self.changes, field)
            is_long = len(text) > LONG
            old = None if is_long else text
            yield self.wrong.kind, self.wrong.id, "update", field, old, text, written_by if is_long else None

    def delete(self, connection: Connection) -> None:
        """Take the row out, if it is there."""
        connection.exec_driver_sql(f'DELETE FROM "{self.wrong.kind}" WHERE id=?', (self.wrong.id,))  # noqa: S608 - our own name

    def insert(self, connection: Connection) -> None:
        """Write the row as the log tells it, if it should be there."""
        if self.replayed.row is None:
            return
        marks = ", ".join("?" for _ in self.form.columns)
        names = ", ".join(f'"{name}"' for name in self.form.columns)
        connection.exec_driver_sql(
            f'INSERT INTO "{self.wrong.kind}" ({names}) VALUES ({marks})',  # noqa: S608 - our own names
            tuple(self.replayed.row),
        )


def _row(connection: Connection, wrong: WrongRow) -> _Row:
    form = StoredForm(LoggedBase.metadata.tables[wrong.kind])
    changes = [Logged(*row) for row in connection.exec_driver_sql(SELECT_CHANGES_OF, (wrong.kind, wrong.id))]
    return _Row(form, wrong, changes, replay(form, changes))


def _last(table: Table, changes: Sequence[Logged], field: str) -> tuple[str, int]:
    """Return a field's value as the log last had it, as JSON, and the entry that wrote it."""
    for change in reversed(changes):
        if change.op == "insert":
            return encode_plain(plain_row(table, change.new or "")[field]), change.set_pos
        if change.op == "update" and change.field == field:
            return change.new or "null", change.set_pos
    raise BugError(f"the log never wrote {field}")

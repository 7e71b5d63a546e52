"""The hook that writes the change log, in the same transaction as the change itself.

One recorder serves one transaction. Its change set's row is inserted with the first change, so a
transaction that changes nothing leaves no trace.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    Connection,
    Delete,
    Engine,
    Insert,
    Table,
    Update,
    delete,
    event,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.orm import Mapper, Session

from cs_desktop.common.errors import BugError
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.digests import ActorFacts, ChangeDigest, SetFacts
from cs_desktop.models.log.old_values import LONG, place_of
from cs_desktop.models.log.values import encode, encode_row
from cs_desktop.models.tables.log import ChangeSet

_OPEN_DOOR = "cs_recording"
_IDS_NAMED = 1000
"""Above this many ids of a kind, a Change says "all"."""
_INSERT_CHANGES = (
    "INSERT INTO change (set_pos, n, entity, entity_id, op, field, old, new, old_from) "
    "VALUES (?,?,?,?,?,?,?,?,?)"
)
LoggedChange = tuple[str, int, str, str, str | None, str | None, int | None]
"""entity, entity_id, op, field, old, new, old_from."""


@dataclass(slots=True)
class Recorder:
    """Collects what a transaction changes and writes it to the log."""

    label: str
    actor: ActorFacts
    seq: int
    now: datetime
    change_set_id: int
    undo_of: int | None = None
    pos: int | None = None
    count: int = 0
    touched: dict[Kind, set[int]] = field(default_factory=dict)
    _clock: int = 0
    _digest: ChangeDigest = field(default_factory=ChangeDigest)

    def change(self, initiator: object) -> Change | None:
        """Return what was changed, None if nothing was."""
        if self.pos is None:
            return None
        ids = {k: frozenset(v) if len(v) <= _IDS_NAMED else None for k, v in self.touched.items()}
        return Change(self.change_set_id, self.pos, self.label, ids, initiator)

    def record_flush(self, session: Session) -> None:
        """Log every object that the session has just flushed."""
        connection = session.connection()
        rows = [
            *(_inserted(o) for o in session.new),
            *(_deleted(o) for o in session.deleted),
            *(_shortened(connection, change) for o in session.dirty for change in _updated(o)),
        ]
        if rows:
            self._write(connection, rows)

    def record_inserts(
        self, connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
    ) -> None:
        """Log rows that are inserted past the session."""
        changes = [_bulk_inserted(table.name, row) for row in rows]
        self._write(connection, changes)

    def record_repair(self, connection: Connection, rows: Sequence[LoggedChange]) -> None:
        """Log a repair: the values that it put back; none where it took rows out or mended indexes."""
        if self.pos is None:
            self.pos = self._open_change_set(connection)
        if rows:
            self._write(connection, rows)

    def record_deletes(
        self, connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]
    ) -> None:
        """Log rows that are deleted past the session."""
        name = table.name
        changes = [(name, cast("int", row["id"]), "delete", "", encode_row(row), None, None) for row in rows]
        if changes:
            self._write(connection, changes)

    def finish(self, connection: Connection) -> None:
        """Seal the change set, at the end of its transaction."""
        if self.pos is None:
            return
        facts = SetFacts(self.change_set_id, self.seq, self._clock, self.label, self.undo_of)
        digest = self._digest.finish(self.actor, facts)
        connection.exec_driver_sql(
            "UPDATE change_set SET label=?, digest=? WHERE pos=?", (self.label, digest, self.pos)
        )

    def _write(self, connection: Connection, rows: Sequence[LoggedChange]) -> None:
        if self.pos is None:
            self.pos = self._open_change_set(connection)
        self._digest.add(rows)
        numbered = [(self.pos, n, *row) for n, row in enumerate(rows, self.count)]
        self.count += len(numbered)
        for _pos, _n, entity, entity_id, *_rest in numbered:
            self.touched.setdefault(Kind(entity), set()).add(entity_id)
        connection.exec_driver_sql(_INSERT_CHANGES, numbered)

    def _open_change_set(self, connection: Connection) -> int:
        newest = connection.scalar(select(func.max(ChangeSet.clock))) or 0
        self._clock = max(int(self.now.timestamp() * 1000), newest + 1)
        result = connection.execute(
            insert(ChangeSet).values(
                id=self.change_set_id,
                actor_id=self.actor.id,
                seq=self.seq,
                clock=self._clock,
                label=self.label,
                undo_of=self.undo_of,
            )
        )
        key = result.inserted_primary_key
        assert key is not None
        return int(key[0])


def record_session(session: Session, recorder: Recorder) -> None:
    """Have every flush of this session logged by the recorder."""

    def before(_session: Session, _context: object, _instances: object) -> None:
        session.connection().info[_OPEN_DOOR] = True

    def after(_session: Session, _context: object) -> None:
        recorder.record_flush(session)
        session.connection().info[_OPEN_DOOR] = False

    event.listen(session, "before_flush", before)
    event.listen(session, "after_flush", after)


def record_bulk(
    recorder: Recorder, connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert many rows at the speed of Core, and log each.

    Raises:
        BugError: a row lacks a column, whose default the log would not know, or has a strange one.
    """
    names = set(table.columns.keys())
    if any(row.keys() != names for row in rows):
        raise BugError(f"every row of {table.name} needs just its columns: {', '.join(sorted(names))}")
    connection.info[_OPEN_DOOR] = True
    connection.execute(insert(table), rows)
    connection.info[_OPEN_DOOR] = False
    recorder.record_inserts(connection, table, rows)


def record_bulk_delete(recorder: Recorder, connection: Connection, table: Table, ids: Iterable[int]) -> None:
    """Delete many rows at the speed of Core, and log each."""
    chosen = table.c.id.in_(among(ids))
    rows = connection.execute(select(table).where(chosen).order_by(table.c.id)).mappings().all()
    connection.info[_OPEN_DOOR] = True
    connection.execute(delete(table).where(chosen))
    connection.info[_OPEN_DOOR] = False
    recorder.record_deletes(connection, table, [{**row} for row in rows])


def guard(engine: Engine) -> None:
    """Refuse statements that would change a logged table past the log."""
    logged = _logged_tables()

    def before_execute(connection: Connection, statement: object, *_rest: object) -> None:
        if not isinstance(statement, Insert | Update | Delete) or connection.info.get(_OPEN_DOOR):
            return
        if statement.table in logged:
            raise BugError(f"{statement.table} is logged: change it through objects or bulk_insert")

    event.listen(engine, "before_execute", before_execute)


def reset_guard(connection: Connection) -> None:
    """Close the door that a failed transaction may have left open."""
    connection.info[_OPEN_DOOR] = False


def keep_old_values() -> None:
    """Have every logged attribute load its old value before it is overwritten.

    Without this, SQLAlchemy does not know what an attribute held that was set before it was read.
    """
    for mapper in _logged_mappers():
        for prop in mapper.column_attrs:
            prop.class_attribute.impl.active_history = True


def _logged_mappers() -> list[Mapper[Any]]:
    LoggedBase.registry.configure()
    return [m for m in LoggedBase.registry.mappers if issubclass(m.class_, LoggedBase)]


def _logged_tables() -> frozenset[object]:
    return frozenset(m.local_table for m in _logged_mappers())


def _row(item: object) -> tuple[str, int, str]:
    state = inspect(item)
    assert state is not None
    if not isinstance(item, LoggedBase):
        raise BugError(f"{type(item).__name__} is not logged: write it with Core")
    mapper = state.mapper
    values = {c.key: getattr(item, mapper.get_property_by_column(c).key) for c in mapper.columns}
    return mapper.local_table.name, item.id, encode_row(values)


def _inserted(item: object) -> LoggedChange:
    entity, entity_id, row = _row(item)
    return entity, entity_id, "insert", "", None, row, None


def _bulk_inserted(entity: str, row: Mapping[str, object]) -> LoggedChange:
    entity_id = row["id"]
    assert isinstance(entity_id, int)
    return entity, entity_id, "insert", "", None, encode_row(row), None


def _deleted(item: object) -> LoggedChange:
    entity, entity_id, row = _row(item)
    return entity, entity_id, "delete", "", row, None, None


def _shortened(connection: Connection, change: LoggedChange) -> LoggedChange:
    """Return an update with its old value left out, where that is long and the log has it already."""
    entity, entity_id, op, name, old, new, _ = change
    if old is None or len(old) <= LONG:
        return change
    place = place_of(connection, entity, entity_id, name, old)
    return change if place is None else (entity, entity_id, op, name, None, new, place)


def _updated(item: object) -> list[LoggedChange]:
    state = inspect(item)
    assert state is not None
    if not isinstance(item, LoggedBase):
        raise BugError(f"{type(item).__name__} is not logged: write it with Core")
    changes: list[LoggedChange] = []
    for prop in state.mapper.column_attrs:
        history = state.attrs[prop.key].history
        if not history.has_changes():
            continue
        if not history.deleted:
            raise BugError(f"the old value of {type(item).__name__}.{prop.key} is not known")
        old, new = encode(history.deleted[0]), encode(history.added[0])
        if old != new:
            column = prop.columns[0].name
            changes.append((state.mapper.local_table.name, item.id, "update", column, old, new, None))
    return changes

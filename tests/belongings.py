"""An account with a row in every table that belongs to accounts."""

from datetime import UTC, date, datetime

from sqlalchemy import Column, Table

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.belonging import OWNERS
from cs_desktop.models.tables import Account, Product, RoadmapItem
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx

_VALUES: dict[type, object] = {
    str: "text",
    int: 7,
    float: 0.5,
    bool: True,
    date: date(2026, 5, 4),
    datetime: datetime(2026, 5, 4, 9, tzinfo=UTC),
    bytes: b"bytes",
    object: {},  # JSON
}


def full_account(workspace: WorkspaceFile, name: str = "Halden Freight", parent: int | None = None) -> int:
    """Add an account that owns one row of every table, each of their columns filled; return its id."""
    tables = LoggedBase.metadata.tables

    def work(tx: WriteTx) -> int:
        ids = {table: tx.new_id() for table in OWNERS}
        ids |= {"product": tx.new_id(), "roadmap_item": tx.new_id()}
        ids["account"] = tx.new_id()
        tx.session.add(Product(id=ids["product"], name="Plan"))
        tx.session.add(RoadmapItem(id=ids["roadmap_item"], name="Bulk approval"))
        tx.session.add(Account(id=ids["account"], name=name, parent_id=parent))
        tx.session.flush()
        tx.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for cls in LoggedBase.__subclasses__():
            if cls.__tablename__ in OWNERS:
                table = tables[cls.__tablename__]
                row = {c.name: _value(table, c, ids, name) for c in table.columns}
                tx.bulk_insert(cls, [row])
        return ids["account"]

    return workspace.write(f"Add {name}", work).value


def _value(table: Table, column: "Column[object]", ids: dict[str, int], name: str) -> object:
    if column.name == "id":
        return ids[table.name]
    for key in column.foreign_keys:
        # Team members and the like are no part of an account.
        return ids.get(key.column.table.name)
    value = _VALUES[column.type.python_type]
    return f"{name} {value}" if isinstance(value, str) else value

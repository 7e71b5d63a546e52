"""The columns and tables that migrations add, as the tables of this program declare theirs."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def text(name: str) -> sa.Column[str]:
    """Return a column of text, empty where nothing is known."""
    return sa.Column(name, sa.String, nullable=False)


def number(name: str) -> sa.Column[int]:
    """Return a column of whole numbers that is never empty."""
    return sa.Column(name, sa.Integer, nullable=False)


def link(name: str, target: str, *, needed: bool = False) -> sa.Column[int]:
    """Return a column with the id of a row of `target`."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{target}.id"), nullable=not needed)


def create(operations: "Operations", table: str, *columns: "sa.Column[Any]") -> None:
    """Make a table with an id of ours, and an index on each of its links."""
    links = [column.name for column in columns if column.foreign_keys]
    for column in columns:
        for key in column.foreign_keys:
            key.name = f"fk_{table}_{column.name}"
    operations.create_table(
        table,
        *columns,
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for name in links:
        operations.create_index(f"ix_{table}_{name}", table, [name])

"""To version 2: digests in the log, checksums of point blocks, attachments, and what history is read by."""

from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa

from cs_desktop.models.log.digests import ActorFacts, ChangeDigest, SetFacts
from cs_desktop.models.points.blocks import Block

if TYPE_CHECKING:
    from alembic.operations import Operations

_BLOCKS_AT_ONCE = 2000


def to_version_2(operations: "Operations") -> None:
    """Add the columns, tables and indexes, and fill the digests and checksums of what is there."""
    _add_columns(operations)
    _add_attachments(operations)
    connection = operations.get_bind()
    _fill_digests(connection)
    _fill_checksums(connection)


def _add_columns(operations: "Operations") -> None:
    empty = sa.text("x''")
    operations.add_column(
        "change_set", sa.Column("digest", sa.LargeBinary, nullable=False, server_default=empty)
    )
    operations.create_index("ix_change_set_clock", "change_set", ["clock"])
    operations.create_index("ix_change_set_undo_of", "change_set", ["undo_of"])
    operations.add_column("change", sa.Column("old_from", sa.Integer))
    operations.create_index("ix_change_deleted", "change", ["entity"], sqlite_where=sa.text("op = 'delete'"))
    zero = sa.text("0")
    operations.add_column("point_block", sa.Column("crc", sa.Integer, nullable=False, server_default=zero))


def _add_attachments(operations: "Operations") -> None:
    operations.create_table(
        "attachment",
        sa.Column("account_id", sa.Integer),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_attachment_account_id"),
    )
    operations.create_index("ix_attachment_account_id", "attachment", ["account_id"])
    operations.create_index("ix_attachment_sha256", "attachment", ["sha256"])
    operations.create_table(
        "attachment_content",
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment_content"),
    )


def _fill_digests(connection: sa.Connection) -> None:
    actors = {
        row.id: ActorFacts(*row)
        for row in connection.exec_driver_sql('SELECT id, "user", host, opened_at FROM actor')
    }
    sets = {
        row.pos: row
        for row in connection.exec_driver_sql(
            "SELECT pos, actor_id, id, seq, clock, label, undo_of FROM change_set"
        )
    }
    changes = connection.exec_driver_sql(
        "SELECT set_pos, entity, entity_id, op, field, old, new, old_from FROM change ORDER BY set_pos, n"
    )
    found = []
    for pos, rows in groupby(changes, key=lambda row: row.set_pos):
        _, actor_id, *facts = sets[pos]
        digest = ChangeDigest()
        digest.add(tuple(row)[1:] for row in rows)
        found.append((digest.finish(actors[actor_id], SetFacts(*facts)), pos))
    if found:
        connection.exec_driver_sql("UPDATE change_set SET digest=? WHERE pos=?", found)


def _fill_checksums(connection: sa.Connection) -> None:
    after = (-(2**62), 0, 0)
    while rows := connection.exec_driver_sql(
        "SELECT metric_id, account_id, year, days, points FROM point_block "
        "WHERE (metric_id, account_id, year) > (?,?,?) ORDER BY metric_id, account_id, year LIMIT ?",
        (*after, _BLOCKS_AT_ONCE),
    ).all():
        connection.exec_driver_sql(
            "UPDATE point_block SET crc=? WHERE metric_id=? AND account_id=? AND year=?",
            [(Block(days, values).checksum(*key), *key) for *key, days, values in rows],
        )
        after = tuple(rows[-1][:3])

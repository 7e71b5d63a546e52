"""The change log's own tables. Their rows are written once and never updated."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import Base


class Actor(Base):
    """One opening of one file by one program; its id is random, so a copied file never repeats it."""

    __tablename__ = "actor"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    user: Mapped[str]
    host: Mapped[str]
    opened_at: Mapped[datetime]


class ChangeSet(Base):
    """One committed transaction: who, when, what it is called, and what it undid."""

    __tablename__ = "change_set"
    __table_args__ = (
        UniqueConstraint("id"),
        UniqueConstraint("actor_id", "seq"),
        Index("ix_change_set_clock", "clock"),
        Index("ix_change_set_undo_of", "undo_of"),
        {"sqlite_autoincrement": True},
    )

    pos: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    """Local to this file: the order in which this file saw it, and what polling reads."""
    id: Mapped[int]
    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id"))
    seq: Mapped[int]
    clock: Mapped[int]
    """Hybrid logical clock: max(milliseconds since 1970, newest in the file + 1)."""
    label: Mapped[str]
    undo_of: Mapped[int | None]
    """Id of the change set that this one reverts."""
    digest: Mapped[bytes] = mapped_column(server_default=text("x''"))
    """See `models.log.digests`."""


class ChangeRow(Base):
    """One field changed, or one row inserted or deleted, with the values as JSON."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_entity_entity_id", "entity", "entity_id"),
        Index("ix_change_deleted", "entity", sqlite_where=text("op = 'delete'")),
    )

    set_pos: Mapped[int] = mapped_column(ForeignKey("change_set.pos"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    """Order within the change set, from 0."""
    entity: Mapped[str]
    entity_id: Mapped[int]
    op: Mapped[str]
    """insert, update or delete."""
    field: Mapped[str] = mapped_column(default="")
    """Empty for insert and delete."""
    old: Mapped[str | None]
    """Empty too where it is long and `old_from` says where it stands; read it by `log.old_values`."""
    new: Mapped[str | None]
    old_from: Mapped[int | None]
    """Position of the earlier change set whose new value was this change's old one."""

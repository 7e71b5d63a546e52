"""Files inside the workspace: rows that are logged, and their bytes, kept once however many refer to them.

Removing a file takes its row alone. The bytes stay, since an undo may bring the row back, until a purge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select

from cs_desktop.models.tables import Attachment, AttachmentContent
from cs_desktop.models.tables.log import Actor, ChangeRow, ChangeSet
from cs_desktop.models.write import WriteTx


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """A file's own columns; see the table for the meaning of each."""

    id: int
    account_id: int | None
    role: str
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime


def attachments_of(connection: Connection, account_id: int) -> Sequence[AttachmentFacts]:
    """Return an account's files, newest first."""
    query = _facts().where(Attachment.account_id == account_id)
    query = query.order_by(Attachment.added_at.desc(), Attachment.id.desc())
    return [AttachmentFacts(*row) for row in connection.execute(query)]


def attachment(connection: Connection, attachment_id: int) -> AttachmentFacts | None:
    """Return one file's columns, None if it is gone."""
    row = connection.execute(_facts().where(Attachment.id == attachment_id)).first()
    return None if row is None else AttachmentFacts(*row)


def added_by(connection: Connection, account_id: int) -> dict[int, str]:
    """Return who first attached each of an account's files, as far as the log says."""
    query = (
        select(ChangeRow.entity_id, Actor.user)
        .join(Attachment, Attachment.id == ChangeRow.entity_id)
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .join(Actor, Actor.id == ChangeSet.actor_id)
        .where(
            ChangeRow.entity == Attachment.__tablename__,
            Attachment.account_id == account_id,
            ChangeRow.op == "insert",
        )
        .order_by(ChangeRow.set_pos.desc())
    )
    return {row.entity_id: row.user for row in connection.execute(query)}


def logos(connection: Connection, role: str) -> dict[int, str]:
    """Return the hash of the newest file of a role by account."""
    query = (
        select(Attachment.account_id, Attachment.sha256)
        .where(Attachment.role == role, Attachment.account_id.is_not(None))
        .order_by(Attachment.added_at, Attachment.id)
    )
    return {row.account_id: row.sha256 for row in connection.execute(query) if row.account_id is not None}


def content_size(connection: Connection, sha256: str) -> int | None:
    """Return how many bytes are stored under a hash, None if nothing is."""
    query = select(func.length(AttachmentContent.content)).where(AttachmentContent.sha256 == sha256)
    return connection.scalar(query)


def content(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes stored under a hash, unchecked."""
    return connection.scalar(select(AttachmentContent.content).where(AttachmentContent.sha256 == sha256))


def keep_content(tx: WriteTx, sha256: str, stored: bytes) -> None:
    """Store the bytes of this hash; bytes that are there already but are others, by damage, are replaced."""
    connection = tx.session.connection()
    known = content(connection, sha256)
    if known == stored:
        return
    if known is not None:
        connection.execute(delete(AttachmentContent).where(AttachmentContent.sha256 == sha256))
    connection.execute(insert(AttachmentContent).values(sha256=sha256, content=stored))


def unreferenced(connection: Connection) -> tuple[int, int]:
    """Return how many stored contents no file refers to, and their bytes together."""
    query = select(func.count(), func.coalesce(func.sum(func.length(AttachmentContent.content)), 0))
    count, size = connection.execute(query.where(_unreferenced())).one()
    return count, size


def delete_unreferenced(tx: WriteTx) -> int:
    """Delete the contents that no file refers to; return how many.

    Files that an undo would bring back lose their bytes, so a backup comes first.
    """
    tx.session.flush()
    return tx.session.connection().execute(delete(AttachmentContent).where(_unreferenced())).rowcount


def _facts() -> Select[tuple[Any, ...]]:
    return select(*(Attachment.__table__.columns[name] for name in AttachmentFacts.__dataclass_fields__))


def _unreferenced() -> ColumnElement[bool]:
    return AttachmentContent.sha256.not_in(select(Attachment.sha256))

"""Files kept inside the workspace: logos, evidence, and whatever else belongs to an account."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import Base, LoggedBase


class Attachment(LoggedBase):
    """One file of an account, or of the workspace itself; its bytes are found by their hash."""

    __tablename__ = "attachment"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str]
    """logo, evidence or file."""
    name: Mapped[str]
    """For people to read; never a path, and never used as one."""
    media_type: Mapped[str]
    """By content, not by name."""
    size: Mapped[int]
    """Bytes."""
    sha256: Mapped[str] = mapped_column(index=True)
    """Of the content, as 64 hexadecimal digits."""
    added_at: Mapped[datetime]


class AttachmentContent(Base):
    """The bytes of one or more attachments. Not logged: they are only added, and purged when unused."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)

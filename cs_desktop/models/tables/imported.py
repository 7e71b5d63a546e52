"""Which rows of which sources came in, so that a second import of the same file changes nothing."""

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class ImportedRow(LoggedBase):
    """The object that an imported row without an external id became.

    `identity` is the digest of the row's mapped values and of its occurrence among equal rows.
    """

    __tablename__ = "imported_row"
    __table_args__ = (UniqueConstraint("kind", "identity"),)

    kind: Mapped[str]
    identity: Mapped[bytes] = mapped_column(LargeBinary)
    object_id: Mapped[int]

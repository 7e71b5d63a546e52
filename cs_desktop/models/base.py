"""What every table is made of."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy import JSON, Date, Dialect, Integer, MetaData, String, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

from cs_desktop.common.damage import DamagedValueError

V = TypeVar("V")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def utc_text(moment: datetime) -> str:
    """Return a moment as it is stored; one without a zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("a stored time needs its zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class _Stored(TypeDecorator[V]):
    """A column whose values are kept as text, which damage can make unreadable."""

    @property
    def python_type(self) -> type[Any]:
        """Return the type of the values."""
        return self.impl_instance.python_type

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], V | None]:
        """Return what reads a stored value, and tells damage from a fault of ours."""
        # Not process_result_value: the type that this one wraps reads first, and it is there that it fails.
        read = super().result_processor(dialect, coltype)
        assert read is not None

        def checked(stored: object) -> V | None:
            try:
                return read(stored)
            except (ValueError, TypeError) as error:
                raise DamagedValueError(stored) from error

        return checked


class UtcTime(_Stored[datetime]):
    """A moment in UTC, stored as ISO 8601 text to the millisecond, so that people can read the file."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Return the type of the values."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text to store; a time without a zone is refused."""
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the stored moment."""
        return None if value is None else datetime.fromisoformat(value)


class IsoDate(_Stored[date]):
    """A day, stored as ISO 8601 text."""

    impl = Date
    cache_ok = True


class Document(_Stored[dict[str, Any]]):
    """Values by name, stored as JSON."""

    impl = JSON
    cache_ok = True


class Base(DeclarativeBase):
    """Declarative base: named constraints, dates as ISO text."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any]]] = {
        date: IsoDate(),
        datetime: UtcTime(),
        dict[str, Any]: Document(),
    }


class LoggedBase(Base):
    """Base of every table whose changes the change log records.

    Ids are given by the writer, never by SQLite, so that two programs never give the same one and an
    undone deletion brings the old one back.
    """

    __abstract__ = True
    __table__: ClassVar[Table]
    """A table indeed, where SQLAlchemy promises anything that can be selected from."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)

"""Rows of a table in a shape of the domain, whose fields have the names of the columns."""

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select
from sqlalchemy.sql import ColumnElement

from cs_desktop.models.base import LoggedBase

if TYPE_CHECKING:
    from typing import TypeVar

    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)


def columns_of(table: type[LoggedBase], shape: "type[DataclassInstance]") -> list[Any]:
    """Return the columns of a table that a shape has fields for, in the order of the fields."""
    return [table.__table__.columns[one.name] for one in fields(shape)]


def shaped(
    connection: Connection,
    table: type[LoggedBase],
    shape: "type[Row]",
    where: ColumnElement[bool],
    *order: str,
) -> "tuple[Row, ...]":
    """Return the rows that fit, in the order of some columns and then of their ids."""
    columns = table.__table__.columns
    query = (
        select(*columns_of(table, shape))
        .where(where)
        .order_by(*(columns[name] for name in order), columns["id"])
    )
    return tuple(shape(*row) for row in connection.execute(query))

"""Rows on their way into tables, each with its id and all its columns."""

from collections.abc import Callable
from functools import cache
from typing import Any

from cs_desktop.models.base import LoggedBase
from cs_desktop.services.demo.ids import DemoIds

Row = dict[str, object]


class Rows:
    """Collects rows, table by table; what a row refers to within its own table must come before it."""

    def __init__(self) -> None:
        self._tables: dict[type[LoggedBase], list[Row]] = {}

    def in_order(self) -> list[tuple[type[LoggedBase], list[Row]]]:
        """Return the rows of each table, after all tables that they refer to."""
        order = [table.name for table in LoggedBase.metadata.sorted_tables]
        return sorted(self._tables.items(), key=lambda item: order.index(item[0].__tablename__))

    def add(self, ids: DemoIds, table: type[LoggedBase], **values: object) -> int:
        """Add a row and return its id; columns not given hold their defaults."""
        row_id = ids.next()
        self.add_with_id(row_id, table, **values)
        return row_id

    def add_with_id(self, row_id: int, table: type[LoggedBase], **values: object) -> None:
        """Add a row whose id others know already."""
        plain, made = _template(table)
        row: Row = {**plain, **values, "id": row_id}
        for name, make in made:
            if name not in values:
                row[name] = make(None)
        self._tables.setdefault(table, []).append(row)


@cache
def _template(table: type[LoggedBase]) -> tuple[Row, tuple[tuple[str, Callable[[Any], object]], ...]]:
    """Return each column's default value, and the columns whose default is made anew for each row."""
    plain: Row = {}
    made: list[tuple[str, Callable[[Any], object]]] = []
    for column in table.__table__.columns:
        plain[column.name] = None
        if column.default is not None and column.default.is_scalar:
            plain[column.name] = column.default.arg
        elif column.default is not None:
            made.append((column.name, column.default.arg))
    return plain, tuple(made)

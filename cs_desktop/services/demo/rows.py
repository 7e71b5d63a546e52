"""Rows on their way into tables, each with its id and all its columns."""

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.defaults import defaults
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
        row: Row = {**defaults(table.__table__), **values, "id": row_id}
        self._tables.setdefault(table, []).append(row)

"""What a new row holds in the columns that nobody gave it."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sqlalchemy import ColumnDefault, Table


@cache
def defaults(table: Table) -> Mapping[str, object]:
    """Return each column's default; None where there is none. The values are shared: do not change them."""
    row: dict[str, object] = {}
    for column in table.columns:
        default = column.default
        if not isinstance(default, ColumnDefault):
            row[column.name] = None
        else:
            row[column.name] = default.arg(None) if default.is_callable else default.arg
    return MappingProxyType(row)

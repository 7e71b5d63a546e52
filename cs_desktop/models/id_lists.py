"""Ids as part of a query."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select


def among(ids: Iterable[int]) -> Select[tuple[Any]]:
    """Return ids as a query. As one JSON value: there may be more than a statement takes parameters."""
    return select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)

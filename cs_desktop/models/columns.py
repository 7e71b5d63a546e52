"""Thousands of rows read as columns: an object for each row would cost more than SQLite does."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select

from cs_desktop.models.decoding import stored_values


def fetched(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the rows of a query as SQLite has them: days as text, nothing decoded."""
    result = connection.execute(query)
    assert result.cursor is not None
    rows = result.cursor.fetchall()
    result.close()
    return list(rows)


def turned(rows: Sequence[tuple[Any, ...]], width: int) -> tuple[tuple[Any, ...], ...]:
    """Return rows of so many values as columns."""
    return tuple(zip(*rows, strict=True)) if rows else ((),) * width


def integers(column: Sequence[object]) -> NDArray[np.int64]:
    """Return stored whole numbers.

    Raises:
        DamagedValueError: one of them is none.
    """
    with stored_values():
        return np.array(column, np.int64)


def numbers(column: Sequence[object]) -> NDArray[np.float64]:
    """Return stored numbers.

    Raises:
        DamagedValueError: one of them is none.
    """
    with stored_values():
        return np.array(column, np.float64)


def days_of(texts: Iterable[str | None]) -> list[date | None]:
    """Return stored days.

    Raises:
        DamagedValueError: one of them is no day.
    """
    texts = list(texts)
    with stored_values():
        # There are far fewer days than rows.
        known = {text: None if text is None else date.fromisoformat(text) for text in set(texts)}
    return [known[text] for text in texts]


def ordinals(days: Iterable[str | None], nothing: int) -> NDArray[np.int64]:
    """Return the ordinals of stored days, `nothing` where there is none.

    Raises:
        DamagedValueError: one of them is no day.
    """
    found = days_of(days)
    return np.array([nothing if day is None else day.toordinal() for day in found], np.int64)

"""The rows of a workspace as the index of its words needs them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, String, literal, select, type_coerce
from sqlalchemy import Table as SqlTable

from cs_desktop.domain.attachments import NOT_LISTED
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.search_text import index_text
from cs_desktop.domain.searchable import MOMENTS, NAMING, SEARCHED, texts_of
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.belonging import OWNERS
from cs_desktop.models.id_lists import among
from cs_desktop.models.ids import EPOCH_MS, RANDOM_BITS
from cs_desktop.models.tables import Account

BREAK = " ¶ "
"""Between two texts of a thing: a word that nobody asks for, so that no question reaches over it."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One thing as it goes into the index."""

    kind: Kind
    id: int
    account_id: int | None
    newest: int
    """When it happened or was made, as a day's ordinal."""
    head: str
    """The words that name it."""
    body: str


def rows_after(connection: Connection, kind: Kind, after: int, limit: int) -> list[SearchRow]:
    """Return up to `limit` rows of a kind with ids after one, in order."""
    table = LoggedBase.metadata.tables[kind.value]
    query = _rows(kind).where(table.c.id > after).order_by(table.c.id).limit(limit)
    return [_search_row(kind, row._asdict()) for row in connection.execute(query)]


def rows_of(connection: Connection, kind: Kind, ids: Collection[int]) -> list[SearchRow]:
    """Return those of these rows that are there."""
    return [_search_row(kind, values) for values in values_of(connection, kind, ids).values()]


def values_of(connection: Connection, kind: Kind, ids: Collection[int]) -> dict[int, Mapping[str, Any]]:
    """Return the searched values, as the file stores them, of those of these rows that are there."""
    table = LoggedBase.metadata.tables[kind.value]
    query = _rows(kind).where(table.c.id.in_(among(ids)))
    return {row.id: row._asdict() for row in connection.execute(query)}


def _rows(kind: Kind) -> Select[tuple[Any, ...]]:
    """Return a query of a kind's searched columns, as stored, and the account that each row is part of."""
    table: SqlTable = LoggedBase.metadata.tables[kind.value]
    columns = [table.c[name] for name in (*SEARCHED[kind], *MOMENTS[kind])]
    source, account = _account_column(table)
    stored = (type_coerce(column, String).label(column.name) for column in columns)
    query = select(table.c.id, account.label("of_account"), *stored).select_from(source)
    # What the program keeps for decks nobody named, so nobody looks for it.
    return query.where(table.c.role.not_in(NOT_LISTED)) if kind is Kind.ATTACHMENT else query


def _account_column(table: SqlTable) -> tuple[Any, "Column[Any]"]:
    """Return a table joined to what it belongs to, and the column that names the account."""
    source: Any = table
    here = table
    if table.name == Account.__tablename__:
        return source, table.c.id
    while here.name in OWNERS and OWNERS[here.name].table != Account.__tablename__:
        owner = OWNERS[here.name]
        above = LoggedBase.metadata.tables[owner.table]
        source = source.outerjoin(above, above.c.id == here.c[owner.column])
        here = above
    column: Any = here.c[OWNERS[here.name].column] if here.name in OWNERS else literal(None)
    return source, column


def _search_row(kind: Kind, values: Mapping[str, Any]) -> SearchRow:
    parts: dict[bool, list[str]] = {True: [], False: []}
    for column, _, text in texts_of(kind, values):
        parts[column in NAMING].append(index_text(text))
    return SearchRow(
        kind,
        values["id"],
        values["of_account"],
        _newest(kind, values),
        BREAK.join(parts[True]),
        BREAK.join(parts[False]),
    )


def _newest(kind: Kind, values: Mapping[str, Any]) -> int:
    for column in MOMENTS[kind]:
        try:
            return date.fromisoformat(str(values[column])[:10]).toordinal()
        except ValueError:
            # It is empty, or damaged: the row's own age will do.
            continue
    seconds = ((values["id"] >> RANDOM_BITS) + EPOCH_MS) / 1000
    return datetime.fromtimestamp(seconds, UTC).date().toordinal()

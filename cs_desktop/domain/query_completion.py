"""What could be typed next in the filter of the portfolio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import folded
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_query import NO, Part, part_at
from cs_desktop.domain.query_editing import written_value
from cs_desktop.domain.query_fields import BY_NAME, FIELDS, FieldKind, QueryField
from cs_desktop.domain.query_tests import ME, NONE

MOST = 12
_DAYS = {
    FieldKind.AHEAD: ("30d", "90d", "180d", "today"),
    FieldKind.BACK: ("30d", "60d", "90d", "1y"),
}
_NO_LABEL = marked("What is missing, such as no:owner")


class Values(Protocol):
    """What knows the texts that a column holds."""

    def values(self, column: PortfolioColumn) -> tuple[str, ...]:
        """Return them, the most frequent first."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Text to put in place of that from `start` to `end`, and what is shown of it."""

    start: int
    end: int
    text: str
    label: str


def complete(text: str, cursor: int, index: Values | None) -> list[Suggestion]:
    """Return what could stand at the cursor, the likeliest first; values come from the index."""
    part = part_at(text, cursor)
    found = _values(part, index) if part.op else _names(part)
    unequal = (s for s in found if s.text != text[s.start : s.end])
    return [suggestion for suggestion, _ in zip(unequal, range(MOST), strict=False)]


def _names(part: Part) -> Iterator[Suggestion]:
    """Yield the fields whose names begin with what was typed."""
    typed = folded(part.text)
    for field in FIELDS:
        if any(name.startswith(typed) for name in field.names):
            op = ":" if field.kind in (FieldKind.TEXT, FieldKind.WORD, FieldKind.HEALTH) else ""
            label = tr("{field}, such as {example}", field=tr(field.title), example=field.example)
            yield Suggestion(part.start, part.end, f"{field.name}{op}", label)
    if NO.startswith(typed):
        yield Suggestion(part.start, part.end, f"{NO}:", tr(_NO_LABEL))


def _values(part: Part, index: Values | None) -> Iterator[Suggestion]:
    """Yield the values of a field that begin with what was typed, then those that have it elsewhere."""
    if part.field == NO:
        for field in FIELDS:
            if field.name.startswith(folded(part.text)):
                yield Suggestion(part.start, part.end, field.name, tr(field.title))
        return
    known = BY_NAME.get(part.field)
    if known is None:
        return
    typed = folded(part.text)
    values = dict.fromkeys(_known_values(known, part.op, index))
    for first in (True, False):
        for value, text in values:
            if folded(value).startswith(typed) is first and typed in folded(value):
                yield Suggestion(part.start, part.end, text, value)


def _known_values(field: QueryField, op: str, index: Values | None) -> Iterator[tuple[str, str]]:
    """Yield the values of a field, and what one types for them."""
    days = _DAYS.get(field.kind, ())
    if op not in (":", "=", "!="):
        yield from zip(days, days, strict=True)
        return
    special = (ME,) if field.name == "owner" else ()
    stored = index.values(field.column) if index and field.kind is FieldKind.TEXT else ()
    yield from ((word, word) for word in (*special, *field.words))
    yield from ((value, written_value(value)) for value in stored)
    yield from ((word, word) for word in (*days, NONE))

"""What could be typed next in the filter of the portfolio."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import folded
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_query import NO, Part, part_at
from cs_desktop.domain.query_fields import BY_NAME, FIELDS, FieldKind, QueryField

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
    values = list(dict.fromkeys(_known_values(known, part.op, index)))
    for first in (True, False):
        for value in values:
            if folded(value).startswith(typed) is first and typed in folded(value):
                yield Suggestion(part.start, part.end, _written(value), value)


def _known_values(field: QueryField, op: str, index: Values | None) -> Iterable[str]:
    if op not in (":", "=", "!="):
        return _DAYS.get(field.kind, ())
    special = ("me",) if field.name == "owner" else ()
    written = index.values(field.column) if index and field.kind is FieldKind.TEXT else ()
    return (*special, *field.words, *written, *_DAYS.get(field.kind, ()), "none")


def _written(value: str) -> str:
    """Return a value as it has to be typed."""
    needs_quotes = any(c.isspace() or c in ',"' for c in value)
    return '"{}"'.format(value.replace('"', "")) if needs_quotes else value

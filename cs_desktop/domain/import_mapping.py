"""How the columns of one file feed the fields of one kind, as a person puts it together."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from cs_desktop.domain.importing import FileStamp, ImportKind


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How the user wants a file to be read; what is empty is found out."""

    encoding: str = ""
    """Python's name."""
    delimiter: str = ""
    sheet: str = ""
    heading: int = 0
    """The line with the headings."""


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file as its first rows show it."""

    path: Path
    stamp: FileStamp
    read_as: ReadAs
    encoding: str
    """As the user knows it."""
    delimiter: str
    """Empty for a workbook."""
    sheets: tuple[str, ...]
    """Empty for a text file."""
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first rows, each as wide as the heading."""
    total: int | None
    """Rows in all, roughly; None if that is not known before it is read."""
    warnings: tuple[str, ...]
    heading_line: int = 1

    def column(self, place: int) -> tuple[str, ...]:
        """Return the cells of one column in the first rows, without the empty ones."""
        return tuple(text for row in self.rows if (text := row[place].strip()))


@dataclass(frozen=True, slots=True)
class Use:
    """What one column of a file is used for."""

    name: str
    """The field, or the key of the metric."""
    metric: bool = False
    """The column holds the values of one metric."""
    lookup: bool = False
    """The column holds the external id of a subscription, which has the field."""
    details: tuple[tuple[str, Any], ...] = ()
    """What a mapping file says besides: times, divided_by, aggregate and so on."""


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """A mapping in the making, for the headings of one file."""

    kind: ImportKind
    uses: tuple[tuple[Use, ...], ...]
    """By place of the column; empty where it is ignored."""
    constants: tuple[tuple[str, str], ...] = ()
    """Fields that are the same for every row."""
    dates: tuple[str, ...] = ()
    """Patterns; none for YYYY-MM-DD."""
    end_inclusive: bool = False
    decimal: str = "."
    thousands: str = ""
    blank_clears: bool = False
    gather: str = ""
    """How several values of one day become one: "", sum, mean, max, count or nunique."""
    read_as: ReadAs = field(default_factory=ReadAs)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: ours by the file's value, without regard to case; "" for empty cells, "*" for all others."""
    rest: Mapping[str, Any] = field(default_factory=dict)
    """Whatever else the mapping file says that it was made from."""

    def using(self, place: int, use: Use | None) -> "MappingDraft":
        """Return the draft with a column used for one thing, or ignored.

        Another column that fed the same field feeds it no longer.
        """
        uses = list(self.uses)
        if use is not None and use.metric and "aggregate" not in dict(use.details):
            # All metrics of a file are gathered, or none.
            ways = {dict(u.details).get("aggregate") for of in self.uses for u in of if u.metric and u != use}
            way = next(iter(ways)) if len(ways) == 1 else None
            use = replace(use, details=(*use.details, ("aggregate", way))) if way else use
        if use is not None:
            uses = [tuple(u for u in of if (u.name, u.metric) != (use.name, use.metric)) for of in uses]
        uses[place] = () if use is None else (use,)
        constants = tuple(c for c in self.constants if use is None or use.metric or c[0] != use.name)
        return replace(self, uses=tuple(uses), constants=constants)

    def with_constant(self, name: str, text: str) -> "MappingDraft":
        """Return the draft with a field that is the same for every row; an empty text takes it away."""
        others = tuple(c for c in self.constants if c[0] != name)
        return replace(self, constants=(*others, (name, text)) if text else others)

    def with_value(self, name: str, text: str, ours: str | None) -> "MappingDraft":
        """Return the draft with one value of the file mapped to ours ("" for nothing), or taken as it is."""
        others = {
            key: of for key, of in self.values.get(name, {}).items() if key.casefold() != text.casefold()
        }
        mapped = others if ours is None else {**others, text: ours}
        fields = {key: of for key, of in self.values.items() if key != name}
        return replace(self, values={**fields, name: mapped} if mapped else fields)

    def gathering(self, how: str) -> "MappingDraft":
        """Return the draft with several values of one day gathered in one way; empty to refuse them."""

        def gathered(use: Use) -> Use:
            kept = tuple(d for d in use.details if d[0] != "aggregate")
            added = (("aggregate", how),) if how else ()
            return replace(use, details=(*kept, *added)) if use.metric else use

        uses = tuple(tuple(map(gathered, uses)) for uses in self.uses)
        return replace(self, uses=uses, gather="" if self.has_metrics else how)

    @property
    def has_metrics(self) -> bool:
        """Return whether metrics have columns of their own."""
        return any(use.metric for uses in self.uses for use in uses)

    @property
    def fed(self) -> frozenset[str]:
        """Return the fields that a column or a constant feeds."""
        fields = {use.name for uses in self.uses for use in uses if not use.metric}
        return frozenset(fields | {name for name, _text in self.constants})


CUSTOM = "custom."
"""Begins the name of a field of the user's own; accounts have them."""


def slug(heading: str) -> str:
    """Return a heading as a key: `Weekly active users` becomes `weekly_active_users`."""
    return re.sub(r"\W+", "_", heading.strip().casefold()).strip("_")


def metric_use(heading: str, known: Collection[str]) -> Use | None:
    """Return the use of a column as a metric of its own, with a name where its key is not known yet."""
    key = slug(heading)
    if not key:
        return None
    return Use(key, metric=True, details=() if key in known else (("name", heading.strip()),))


def custom_use(heading: str) -> Use:
    """Return the use of a column as a field of the user's own."""
    return Use(CUSTOM + (slug(heading) or "field"))


class MappingOrigin(StrEnum):
    """Where a mapping comes from that fits a file."""

    RECENT = "recent"
    """A file with these headings was imported with it."""
    SAVED = "saved"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class FittingMapping:
    """A known mapping whose columns the file has."""

    name: str
    origin: MappingOrigin
    kind: ImportKind
    path: Path
    description: str
    covered: int
    """How many of the file's columns it uses."""


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """What of the workspace matters to a mapping."""

    currency: str
    metrics: dict[str, str]
    """Names by key."""
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field of an import: the names that the workspace has for it."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """Something that a column can be used for."""

    use: Use
    needed: bool
    words: tuple[str, ...] = ()
    """The values that it takes, where there are only few."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """In which forms the dates, or the numbers, of a file may be written."""

    fits: tuple[str, ...]
    """The forms that the most cells follow, the likeliest first."""
    example: str
    """A cell that would mean something else in another of them; empty if none does."""

    @property
    def is_ambiguous(self) -> bool:
        """Return whether the cells alone do not decide."""
        return bool(self.example)


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What is to be said of a draft before any row is checked."""

    missing: tuple[str, ...]
    """Needed fields that nothing feeds."""
    problem: str
    """Why the file cannot be read so; empty if it can."""
    hints: Mapping[int, str]
    """By column: cells of the first rows that cannot be read."""
    dates: Spelling
    numbers: Spelling

    @property
    def is_ready(self) -> bool:
        """Return whether the rows can be checked."""
        return not self.problem

"""A mapping brought together with the headings that a file really has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import CUSTOM, slug
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.services.importing.fields import (
    EXTERNAL_ID,
    FIELDS,
    SHORTHAND,
    field_of,
)
from cs_desktop.services.importing.formats import shown
from cs_desktop.services.importing.mapping import Mapping, MetricRule

_NAMED = 12
"""Headings that a message lists."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the cells of one field come from."""

    field: str
    place: int | None
    """The column's place in the file; None where every row has the same."""
    heading: str
    """What messages call it."""
    constant: str = ""
    times: Decimal = Decimal(1)
    divided_by: Decimal = Decimal(1)
    also: int | None = None
    """The column whose text follows after a space: the last name after the first."""
    lookup: ImportKind | None = None
    """Set where the cell is the external id of an object of this kind, which has the field."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric with cells of its own; counting rows needs none."""

    rule: MetricRule
    source: Source | None


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read every row of one file."""

    mapping: Mapping
    sources: dict[str, Source]
    measures: tuple[Measure, ...] = ()
    skips: tuple[tuple[int, frozenset[str]], ...] = ()
    """Column places, and the values (in lower case) whose rows are left out."""
    ignored: tuple[str, ...] = ()
    """Headings that nothing asked for."""

    def heading(self, field: str) -> str:
        """Return what the file calls a field."""
        source = self.sources.get(field)
        return source.heading if source else field


def canonical_mapping(kind: ImportKind, headings: Sequence[str]) -> Mapping:
    """Return the mapping of a file that has our own headings.

    A metrics file without `metric` and `value` has one column for each metric.
    """
    columns: dict[str, tuple[str, ...]] = {}
    for heading in headings:
        name = _canonical_name(heading)
        if field_of(kind, name) or (kind, name) in SHORTHAND:
            columns[name] = (heading,)
    metrics: tuple[MetricRule, ...] = ()
    if kind is ImportKind.METRICS and not columns.keys() & {"metric", "value"}:
        others = [heading for heading in headings if slug(heading) and slug(heading) not in columns]
        metrics = tuple(_wide_metric(heading) for heading in others)
    return Mapping(tr("the canonical headings"), kind, columns, metrics=metrics)


def lay_out(mapping: Mapping, headings: Sequence[str], file: str) -> Layout:
    """Find everything that the mapping names.

    Raises:
        KnownError: a column is missing or there twice, or the file cannot give what its kind needs.
    """
    finder = _Finder(mapping, headings, file)
    sources = {name: Source(name, None, name, text) for name, text in mapping.constants.items()}
    for name, wanted in mapping.columns.items():
        place = finder.place(wanted, optional=name in mapping.optional)
        if place is not None:
            sources[name] = Source(name, place, headings[place])
    for name, derived in mapping.derived.items():
        place = finder.needed(derived.heading)
        sources[name] = Source(name, place, headings[place], "", derived.times, derived.divided_by)
    for name, lookup in mapping.lookups.items():
        place = finder.needed(lookup.heading)
        sources[name] = Source(name, place, headings[place], lookup=lookup.kind)
    _replace_shorthand(mapping.kind, sources)
    measures = tuple(_measure(rule, finder, headings) for rule in mapping.metrics if rule.is_fed)
    skips = []
    for heading, values in mapping.skip.items():
        place = finder.place((heading,), optional=heading in mapping.optional)
        if place is not None:
            skips.append((place, values))
    _check(mapping, sources, measures, file, headings)
    return Layout(mapping, sources, measures, tuple(skips), finder.unused())


def _canonical_name(heading: str) -> str:
    bare = heading.strip()
    if bare[: len(CUSTOM)].casefold() == CUSTOM:
        return CUSTOM + bare[len(CUSTOM) :].strip()
    return slug(bare)


def _wide_metric(heading: str) -> MetricRule:
    key = slug(heading)
    return MetricRule(key, heading, name=None if key in BY_KEY else heading.strip())


def _measure(rule: MetricRule, finder: "_Finder", headings: Sequence[str]) -> Measure:
    if not rule.heading:
        return Measure(rule, None)
    place = finder.needed(rule.heading)
    return Measure(rule, Source(rule.key, place, headings[place], "", rule.times, rule.divided_by))


def _replace_shorthand(kind: ImportKind, sources: dict[str, Source]) -> None:
    made: dict[str, Source] = {}
    for (of_kind, name), (field, factor) in SHORTHAND.items():
        short = sources.pop(name, None) if of_kind is kind else None
        if short is None or field in sources:
            continue
        if field in made:
            made[field] = replace(made[field], also=short.place)
        else:
            made[field] = Source(field, short.place, short.heading, short.constant, Decimal(factor))
    sources |= made


def _check(
    mapping: Mapping,
    sources: dict[str, Source],
    measures: Sequence[Measure],
    file: str,
    headings: Sequence[str],
) -> None:
    needed = [field.name for field in FIELDS[mapping.kind] if field.needed]
    if mapping.kind is ImportKind.METRICS and not (sources.keys() & {"metric", "value"}):
        needed = ["account", "date"]
        if not measures:
            raise KnownError(
                tr(
                    "{file} has no column with values of a metric; {headings}.",
                    file=file,
                    headings=_has(headings),
                )
            )
        if mapping.aggregate:
            raise KnownError(
                tr(
                    "{name}: each of [metrics] has an aggregate of its own; drop the other.",
                    name=mapping.name,
                )
            )
    elif measures:
        raise KnownError(
            tr("{name}: use either the columns metric and value or [metrics], not both.", name=mapping.name)
        )
    missing = [name for name in needed if name not in sources]
    # With an external id the rows may still change what is there.
    if missing and EXTERNAL_ID not in sources:
        raise KnownError(
            tr(
                "{file} has no column for {fields}; {headings}. "
                "Rename what stands for it, or name a mapping.",
                file=file,
                fields=", ".join(missing),
                headings=_has(headings),
            )
        )


def _has(headings: Sequence[str]) -> str:
    names = [shown(heading) for heading in headings if heading]
    more = tr(" and {count} more", count=len(names) - _NAMED) if len(names) > _NAMED else ""
    return tr("its columns are {columns}{more}", columns=", ".join(names[:_NAMED]), more=more)


class _Finder:
    """Finds headings without regard to case and outer spaces, and knows which nobody wanted."""

    def __init__(self, mapping: Mapping, headings: Sequence[str], file: str) -> None:
        self._mapping = mapping
        self._headings = headings
        self._file = file
        self._used: set[int] = set()
        self._places: dict[str, list[int]] = {}
        for place, heading in enumerate(headings):
            self._places.setdefault(heading_key(heading), []).append(place)

    def place(self, wanted: Iterable[str], *, optional: bool) -> int | None:
        """Return the place of the first wanted heading that the file has."""
        names = tuple(wanted)
        for name in names:
            places = self._places.get(heading_key(name), [])
            if len(places) > 1:
                raise KnownError(
                    tr(
                        "{file} has {count} columns named {name}; rename all but one.",
                        file=self._file,
                        count=len(places),
                        name=repr(name),
                    )
                )
            if places:
                self._used.add(places[0])
                return places[0]
        if optional:
            return None
        choice = " or ".join(repr(name) for name in names)
        raise KnownError(
            tr(
                "{file} has no column {choice}, which {name} needs; {headings}.",
                file=self._file,
                choice=choice,
                name=self._mapping.name,
                headings=_has(self._headings),
            )
        )

    def needed(self, name: str) -> int:
        """Return the place of a heading that must be there."""
        place = self.place((name,), optional=False)
        assert place is not None
        return place

    def unused(self) -> tuple[str, ...]:
        """Return the headings that were not asked for."""
        return tuple(h for place, h in enumerate(self._headings) if h and place not in self._used)


def heading_key(heading: str) -> str:
    """Return what a heading is found by."""
    return heading.strip().casefold()

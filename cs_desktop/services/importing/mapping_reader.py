"""What a mapping document (TOML) says. Whatever is not understood is refused by its name."""

from collections.abc import Callable
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.importing.csv_table import DELIMITERS
from cs_desktop.services.importing.fields import SHORTHAND, field_names, field_of
from cs_desktop.services.importing.formats import ISO_DATE, DateFormat, NumberFormat
from cs_desktop.services.importing.mapping import Aggregate, Derived, Lookup, Mapping, MetricRule
from cs_desktop.services.importing.tables import FileOptions
from cs_desktop.services.importing.toml_table import TomlTable

_LOOKUPS = {"account": (ImportKind.SUBSCRIPTIONS,), "product": (ImportKind.SUBSCRIPTIONS,)}


def parse_mapping(stored: dict[str, Any], name: str, kind: ImportKind) -> Mapping:
    """Return what a parsed TOML document says.

    Raises:
        KnownError: it is for another kind or says something that is not understood.
    """
    top = TomlTable(stored, name, "")
    declared = top.word("kind", ImportKind)
    if declared is not None and declared is not kind:
        raise KnownError(
            tr(
                "The mapping {name} is for {declared}, not for {kind}.",
                name=name,
                declared=declared,
                kind=kind,
            )
        )
    top.text("description")
    mapping = _Reader(top, kind).mapping()
    top.refuse_rest()
    return mapping


class _Reader:
    """Takes a mapping out of its document."""

    def __init__(self, top: TomlTable, kind: ImportKind) -> None:
        self._top = top
        self._kind = kind

    def mapping(self) -> Mapping:
        top = self._top
        metrics = self._metrics()
        keys = {rule.key for rule in metrics}
        dates = top.table("dates")
        numbers = self._numbers()
        patterns = dates.texts("formats") or (ISO_DATE,)
        mapping = Mapping(
            name=top.file,
            kind=self._kind,
            columns=self._fields("columns", TomlTable.texts),
            constants=self._fields("constants", TomlTable.text),
            values=self._values(keys),
            lookups=self._fields("lookup", self._lookup),
            derived=self._fields("derived", self._derived),
            metrics=metrics,
            aggregate=top.word("aggregate", Aggregate),
            skip=self._skip(),
            optional=frozenset(top.texts("optional")),
            empty=frozenset(text.strip().casefold() for text in top.texts("empty")),
            blank_clears=self._choice(top, "blank", ("keep", "clear")) == "clear",
            dates=DateFormat(patterns),
            end_inclusive=self._choice(dates, "end", ("exclusive", "inclusive")) == "inclusive",
            numbers=numbers,
            file=self._file(numbers, patterns[0]),
        )
        dates.refuse_rest()
        self._check(mapping)
        return mapping

    def _check(self, mapping: Mapping) -> None:
        # A pattern that is none is found here rather than at the first date.
        mapping.dates.check()
        for name in mapping.derived.keys() & mapping.columns.keys():
            raise self._top.problem(f"derived.{name}", tr("is in [columns] as well"))
        if self._kind is not ImportKind.METRICS and (mapping.metrics or mapping.aggregate):
            raise self._top.problem(
                "metrics" if mapping.metrics else "aggregate", tr("is only for kind metrics")
            )

    def _fields(self, key: str, take: Callable[[TomlTable, str], Any]) -> dict[str, Any]:
        table = self._top.table(key)
        found = {}
        for name in table.names():
            self._known(table, name)
            found[name] = take(table, name)
        return found

    def _known(self, table: TomlTable, name: str) -> None:
        if field_of(self._kind, name) is None and (self._kind, name) not in SHORTHAND:
            names = ", ".join(field_names(self._kind))
            raise table.problem(
                name, tr("is no field of {kind}; its fields are {names}", kind=self._kind, names=names)
            )

    def _lookup(self, table: TomlTable, name: str) -> Lookup:
        entry = table.table(name)
        kind = entry.word("kind", ImportKind)
        heading = entry.text("column")
        if kind is None or kind not in _LOOKUPS.get(name, ()) or not heading:
            raise table.problem(
                name, tr('needs kind = "subscriptions" and a column, and must be account or product')
            )
        entry.refuse_rest()
        return Lookup(kind, heading)

    def _derived(self, table: TomlTable, name: str) -> Derived:
        entry = table.table(name)
        heading = entry.text("column")
        if not heading:
            raise table.problem(name, tr("needs a column"))
        derived = Derived(heading, entry.number("times"), entry.number("divided_by"))
        entry.refuse_rest()
        return derived

    def _values(self, metric_keys: set[str]) -> dict[str, dict[str, str]]:
        table = self._top.table("values")
        found = {}
        for name in table.names():
            if name not in metric_keys:
                self._known(table, name)
            entries = table.table(name)
            found[name] = {key.strip().casefold(): entries.text(key) for key in entries.names()}
        return found

    def _metrics(self) -> tuple[MetricRule, ...]:
        table = self._top.table("metrics")
        rules = []
        for key in table.names():
            entry = table.table(key)
            rule = MetricRule(
                key=key,
                heading=entry.text("column"),
                aggregate=entry.word("aggregate", Aggregate),
                times=entry.number("times"),
                divided_by=entry.number("divided_by"),
                name=entry.take("name", str, "text"),
                unit=entry.take("unit", str, "text"),
                kind=entry.word("kind", MetricKind),
                higher_is_better=entry.take("higher_is_better", bool, marked("true or false")),
                window_days=entry.take("window_days", int, marked("a whole number of days")),
                stale_days=entry.take("stale_days", int, marked("a whole number of days")),
            )
            if rule.aggregate and not rule.is_fed:
                raise table.problem(key, tr("needs a column; only count can do without"))
            entry.refuse_rest()
            rules.append(rule)
        if len({rule.aggregate is None for rule in rules if rule.is_fed}) > 1:
            raise self._top.problem("metrics", tr("need an aggregate each, or none at all"))
        return tuple(rules)

    def _skip(self) -> dict[str, frozenset[str]]:
        table = self._top.table("skip")
        return {key: frozenset(t.strip().casefold() for t in table.texts(key)) for key in table.names()}

    def _numbers(self) -> NumberFormat:
        table = self._top.table("numbers")
        decimal = self._choice(table, "decimal", (".", ","))
        thousands = table.text("thousands")
        if thousands and (len(thousands) > 1 or thousands.isalnum() or thousands == decimal):
            raise table.problem("thousands", tr("must be one sign other than the decimal sign"))
        table.refuse_rest()
        return NumberFormat(decimal, thousands)

    def _file(self, numbers: NumberFormat, date_pattern: str) -> FileOptions:
        table = self._top.table("file")
        delimiter = table.text("delimiter")
        if delimiter and delimiter not in DELIMITERS:
            raise table.problem("delimiter", tr("must be a comma, semicolon, tab or |"))
        options = FileOptions(
            table.text("encoding"),
            delimiter,
            table.text("sheet"),
            numbers.decimal,
            date_pattern,
            table.take("heading", int, marked("a whole number")) or 0,
        )
        table.refuse_rest()
        return options

    @staticmethod
    def _choice(table: TomlTable, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of the allowed texts, the first if it is missing."""
        text = table.text(key, allowed[0])
        if text not in allowed:
            raise table.problem(
                key, tr("is {text}; it must be {words}", text=repr(text), words=" or ".join(allowed))
            )
        return text

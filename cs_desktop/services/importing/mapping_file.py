"""Reading mapping files (TOML). Whatever is not understood is refused by its name."""

import tomllib
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import marked, tr
from cs_desktop.common.paths import profile_path
from cs_desktop.common.resources import resource
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.importing.csv_table import DELIMITERS
from cs_desktop.services.importing.fields import SHORTHAND, field_names, field_of
from cs_desktop.services.importing.formats import ISO_DATE, DateFormat, NumberFormat
from cs_desktop.services.importing.mapping import Aggregate, Derived, Lookup, Mapping, MetricRule
from cs_desktop.services.importing.tables import FileOptions

_FOLDER = "mappings"
SUFFIX = ".toml"
_LOOKUPS = {"account": (ImportKind.SUBSCRIPTIONS,), "product": (ImportKind.SUBSCRIPTIONS,)}
_W = TypeVar("_W", bound=StrEnum)
_T = TypeVar("_T")


def load_mapping(path: Path, kind: ImportKind) -> Mapping:
    """Read a mapping file, or the shipped one of that name.

    Raises:
        KnownError: there is no such file, it is no TOML, it is for another kind, or says something that
            is not understood.
    """
    found = _found(path)
    return parse_mapping(read_document(found), found.name, kind)


def read_document(found: Path) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises:
        KnownError: it cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(found.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise KnownError(
            tr("The mapping {found} cannot be read ({error}).", found=found, error=reason_of(error))
        ) from None
    except UnicodeDecodeError:
        raise KnownError(tr("The mapping {name} is not UTF-8; save it as UTF-8.", name=found.name)) from None
    except tomllib.TOMLDecodeError as error:
        raise KnownError(
            tr("The mapping {name} is not valid TOML: {error}.", name=found.name, error=error)
        ) from None


def shipped_mappings() -> tuple[str, ...]:
    """Return the names of the mappings that come with the program."""
    return tuple(path.stem for path in shipped_files())


def shipped_files() -> tuple[Path, ...]:
    """Return the mapping files that come with the program."""
    return tuple(sorted(resource(_FOLDER).glob(f"*{SUFFIX}")))


def own_folder() -> Path:
    """Return the folder of the user's own mappings, which may not be there yet."""
    return profile_path() / _FOLDER


def _found(path: Path) -> Path:
    if path.is_file():
        return path
    name = path.name.removesuffix(SUFFIX)
    if path.parent == Path():
        own = own_folder() / f"{name}{SUFFIX}"
        if own.is_file():
            return own
        if name in shipped_mappings():
            return resource(f"{_FOLDER}/{name}{SUFFIX}")
    raise KnownError(
        tr(
            "There is no mapping {path}; name a TOML file or one of {words}.",
            path=path,
            words=", ".join(shipped_mappings()),
        )
    )


def parse_mapping(stored: dict[str, Any], name: str, kind: ImportKind) -> Mapping:
    """Return what a parsed TOML document says.

    Raises:
        KnownError: it is for another kind or says something that is not understood.
    """
    top = _Table(stored, name, "")
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


class _Table:
    """One table of the document, from which what is understood is taken and the rest refused."""

    def __init__(self, stored: AnyMapping[str, Any], file: str, path: str) -> None:
        self._rest = dict(stored)
        self.file = file
        self._path = path

    def problem(self, key: str, what: str) -> KnownError:
        """Return the error that says what is wrong with a key."""
        return KnownError(
            tr("The mapping {file}: {path}{key} {what}.", file=self.file, path=self._path, key=key, what=what)
        )

    def names(self) -> tuple[str, ...]:
        """Return the keys not yet taken."""
        return tuple(self._rest)

    def take(self, key: str, kind: type[_T], what: str) -> _T | None:
        """Return a value of this type and forget it; None if it is missing."""
        value = self._rest.pop(key, None)
        # In Python a bool is an int as well.
        if value is None or (isinstance(value, kind) and type(value) is kind):
            return value
        raise self.problem(key, tr("must be {what}", what=tr(what)))

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        value = self.take(key, str, "text")
        return default if value is None else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a text or a list of texts."""
        value = self._rest.pop(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            raise self.problem(key, tr("must be text or a list of texts"))
        return tuple(values)

    def word(self, key: str, words: type[_W]) -> _W | None:
        """Return one of the words, None if it is missing."""
        text = self.text(key)
        if not text:
            return None
        try:
            return words(text)
        except ValueError:
            raise self.problem(
                key, tr("is {text}; it must be one of {words}", text=repr(text), words=", ".join(words))
            ) from None

    def number(self, key: str) -> Decimal:
        """Return a number other than zero, 1 if it is missing."""
        value = self._rest.pop(key, 1)
        if isinstance(value, bool) or not isinstance(value, int | float) or value == 0:
            raise self.problem(key, tr("must be a number other than 0"))
        return Decimal(repr(value))

    def table(self, key: str) -> "_Table":
        """Return a table within; empty if it is missing."""
        value = self.take(key, dict, "a table")
        return _Table(value or {}, self.file, f"{self._path}{key}.")

    def refuse_rest(self) -> None:
        """Refuse what nobody asked for.

        Raises:
            KnownError: there is such a key.
        """
        for key in self._rest:
            raise self.problem(key, tr("is not known; see the page on importing"))


class _Reader:
    """Takes a mapping out of its document."""

    def __init__(self, top: _Table, kind: ImportKind) -> None:
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
            columns=self._fields("columns", _Table.texts),
            constants=self._fields("constants", _Table.text),
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

    def _fields(self, key: str, take: Callable[[_Table, str], Any]) -> dict[str, Any]:
        table = self._top.table(key)
        found = {}
        for name in table.names():
            self._known(table, name)
            found[name] = take(table, name)
        return found

    def _known(self, table: _Table, name: str) -> None:
        if field_of(self._kind, name) is None and (self._kind, name) not in SHORTHAND:
            names = ", ".join(field_names(self._kind))
            raise table.problem(
                name, tr("is no field of {kind}; its fields are {names}", kind=self._kind, names=names)
            )

    def _lookup(self, table: _Table, name: str) -> Lookup:
        entry = table.table(name)
        kind = entry.word("kind", ImportKind)
        heading = entry.text("column")
        if kind is None or kind not in _LOOKUPS.get(name, ()) or not heading:
            raise table.problem(
                name, tr('needs kind = "subscriptions" and a column, and must be account or product')
            )
        entry.refuse_rest()
        return Lookup(kind, heading)

    def _derived(self, table: _Table, name: str) -> Derived:
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
            table.text("encoding"), delimiter, table.text("sheet"), numbers.decimal, date_pattern
        )
        table.refuse_rest()
        return options

    @staticmethod
    def _choice(table: _Table, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of the allowed texts, the first if it is missing."""
        text = table.text(key, allowed[0])
        if text not in allowed:
            raise table.problem(
                key, tr("is {text}; it must be {words}", text=repr(text), words=" or ".join(allowed))
            )
        return text

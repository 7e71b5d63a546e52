"""What a mapping says: which heading feeds which field, and how cells are to be read."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.importing.formats import DateFormat, NumberFormat
from cs_desktop.services.importing.tables import FileOptions

OTHERWISE = "*"
"""In a value map: what every value that is not listed becomes."""


class Aggregate(StrEnum):
    """How the event rows of one account and day become one point."""

    SUM = "sum"
    COUNT = "count"
    MEAN = "mean"
    MAX = "max"
    NUNIQUE = "nunique"
    """How many different values."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field found through another object: the account of the subscription with this external id."""

    kind: ImportKind
    heading: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A number worked out from another column: its value × `times` / `divided_by`."""

    heading: str
    times: Decimal = Decimal(1)
    divided_by: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class MetricRule:
    """A metric that the file feeds, or only what the catalogue shall say of it.

    An empty heading with an aggregate counts rows. Settings left at None come from the standard catalogue.
    """

    key: str
    heading: str = ""
    aggregate: Aggregate | None = None
    times: Decimal = Decimal(1)
    divided_by: Decimal = Decimal(1)
    name: str | None = None
    unit: str | None = None
    kind: MetricKind | None = None
    higher_is_better: bool | None = None
    window_days: int | None = None
    stale_days: int | None = None

    @property
    def is_fed(self) -> bool:
        """Return whether the file has values for it."""
        return bool(self.heading) or self.aggregate is Aggregate.COUNT


@dataclass(frozen=True, slots=True)
class Mapping:
    """Everything that one mapping file says; `name` is what messages call it.

    Headings are matched without regard to case and outer spaces.
    """

    name: str
    kind: ImportKind
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Headings of each field, the first that the file has counts."""
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """For a field or metric: its value by the file's value, in lower case."""
    lookups: dict[str, Lookup] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    metrics: tuple[MetricRule, ...] = ()
    aggregate: Aggregate | None = None
    """For files with one metric a row."""
    skip: dict[str, frozenset[str]] = field(default_factory=dict)
    """By heading: values, in lower case, whose rows are left out."""
    optional: frozenset[str] = frozenset()
    """Fields, or headings of `skip`, that the file need not have."""
    empty: frozenset[str] = frozenset()
    """Cells, in lower case, that stand for "nothing"."""
    blank_clears: bool = False
    """Whether an empty cell empties a stored value; else it leaves it."""
    dates: DateFormat = field(default_factory=DateFormat)
    end_inclusive: bool = False
    numbers: NumberFormat = field(default_factory=NumberFormat)
    file: FileOptions = field(default_factory=FileOptions)

"""The library of measures: what each means, where customers began, and which fit an objective."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from cs_desktop.common.text import folded
from cs_desktop.domain.vocabulary import MeasureKind

_SHORTEST_WORD = 4
"""Letters; shorter words tell nothing of what an objective is about."""


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A measure that plans may choose."""

    id: int
    name: str
    definition: str
    kind: str
    """A `MeasureKind`."""
    unit: str
    metric_id: int | None
    use_case: str
    position: int


@dataclass(frozen=True, slots=True)
class MeasureText:
    """What is entered of a measure of the library."""

    name: str
    definition: str = ""
    kind: str = MeasureKind.RAISE.value
    unit: str = ""
    metric_id: int | None = None
    use_case: str = ""


@dataclass(frozen=True, slots=True)
class ClosedMeasure:
    """A measure of an objective that is over: where it began, and where it ended."""

    library_id: int
    baseline: float
    baseline_on: date | None
    end: float | None
    """The last value that was known."""


@dataclass(frozen=True, slots=True)
class OwnBaseline:
    """Where one's own customers began with a measure, by their closed objectives."""

    count: int
    """How many closed objectives there are; never 0: of none nothing is said."""
    middle: float
    """The median."""
    low: float
    high: float
    newest: date | None
    """The newest day of these baselines."""
    ended: float | None = None
    """The median of where they ended; None where no end is known."""


@dataclass(frozen=True, slots=True)
class LibraryMeasureShown:
    """A measure of the library with what is known of it."""

    entry: LibraryEntry
    metric: str = ""
    """The name of its metric; empty where it is entered by hand."""
    own: OwnBaseline | None = None
    uses: int = 0
    """How many measures of plans came from it."""

    @property
    def id(self) -> int:
        """Return its id, as a table of records asks for it."""
        return self.entry.id


@dataclass(frozen=True, slots=True)
class LibraryShown:
    """All measures of the library, in order."""

    today: date
    measures: tuple[LibraryMeasureShown, ...] = ()
    metrics: tuple[tuple[int, str, str], ...] = ()
    """The workspace's metrics to choose from: id, name, unit."""


@dataclass(frozen=True, slots=True)
class FittingMeasure:
    """A measure of the library that fits an objective, as one account would begin with it."""

    entry: LibraryEntry
    baseline: float | None = None
    """The newest point of its metric for the account; None where it has none."""
    baseline_on: date | None = None
    metric: str = ""
    own: OwnBaseline | None = None
    """Where others began; shown beside it, never taken for this account's baseline."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The measures of the library that fit an objective, the best first."""

    measures: tuple[FittingMeasure, ...] = field(default=())


def own_baselines(closed: Sequence[ClosedMeasure]) -> dict[int, OwnBaseline]:
    """Return by the id of the library's measure where closed objectives began: median, range, count."""
    grouped: dict[int, list[ClosedMeasure]] = {}
    for one in closed:
        grouped.setdefault(one.library_id, []).append(one)
    return {library_id: _own_baseline(group) for library_id, group in grouped.items()}


def _own_baseline(closed: Sequence[ClosedMeasure]) -> OwnBaseline:
    starts = [one.baseline for one in closed]
    ends = [one.end for one in closed if one.end is not None]
    days = [one.baseline_on for one in closed if one.baseline_on is not None]
    return OwnBaseline(
        len(starts),
        median(starts),
        min(starts),
        max(starts),
        max(days, default=None),
        median(ends) if ends else None,
    )


def best_first(
    measures: Sequence[FittingMeasure], text: str, use_case: str = "", taken: Collection[int] = ()
) -> tuple[FittingMeasure, ...]:
    """Return measures in the order in which they fit an objective's text.

    First those that share words with the text, then those for the use case, then those of which the account
    has data. Those that the objective has already (`taken`, by the library's ids) are left out, as are those
    for another use case that share no word.
    """
    wanted = words_of(text)

    def rank(one: FittingMeasure) -> tuple[int, bool, bool, int]:
        shared = _shared(wanted, one.entry)
        return -shared, one.entry.use_case != use_case, one.baseline is None, one.entry.position

    def fits(one: FittingMeasure) -> bool:
        if one.entry.id in taken:
            return False
        return not (use_case and one.entry.use_case not in ("", use_case) and not _shared(wanted, one.entry))

    return tuple(sorted(filter(fits, measures), key=rank))


def _shared(wanted: frozenset[str], entry: LibraryEntry) -> int:
    """Return how many words an objective and a measure have in common; its name counts twice."""
    return 2 * len(wanted & words_of(entry.name)) + len(wanted & words_of(entry.definition))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about, as they are compared.

    The plural and the forms of a word are the same: words are compared by their first letters.
    """
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    return frozenset(
        word[: max(_SHORTEST_WORD, len(word) - 2)] for word in words if len(word) >= _SHORTEST_WORD
    )

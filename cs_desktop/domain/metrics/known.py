"""A metric as a workspace knows it: its own row, and beneath it what the standard catalogue says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.metrics.catalogue import CATALOGUE
from cs_desktop.domain.metrics.catalogue_of_use import SURVEYED
from cs_desktop.domain.metrics.entry import (
    DERIVED_FROM,
    NOT_DERIVED,
    TOPICS,
    CatalogueEntry,
    Derivation,
    Steps,
    Topic,
)
from cs_desktop.domain.vocabulary import MetricKind

OWN_TOPIC = marked("Own metrics")
KIND_WORDS = {
    MetricKind.MEAN.value: marked("Mean of the window"),
    MetricKind.SUM.value: marked("Sum of the window"),
    MetricKind.LAST.value: marked("Last value of the window"),
    MetricKind.MAX.value: marked("Highest value of the window"),
    MetricKind.AGE.value: marked("Days since the last one"),
}
"""How the points of a window become one value."""
_DESCRIBED = (
    *("name", "unit", "kind", "higher_is_better", "window_days", "stale_days", "lag_days"),
    *("topic", "definition", "derived_from"),
)


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric as the workspace stores it."""

    id: int
    key: str
    name: str
    unit: str
    kind: str
    higher_is_better: bool
    window_days: int
    stale_days: int
    active_from: date | None = None
    active_to: date | None = None
    """Set where it is retired: nothing new begins with it."""
    definition: str = ""
    topic: str = ""
    lag_days: int = 0
    """Points count only from so many days after their own."""
    derived_from: str = ""
    scale: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class KnownMetric:
    """A metric that one can choose, enter values of, or look at."""

    key: str
    name: str
    unit: str
    kind: str
    higher_is_better: bool
    window_days: int
    stale_days: int
    lag_days: int = 0
    topic: str = ""
    definition: str = ""
    """In the words that are stored, English ones for what the program defines."""
    derived_from: str = ""
    """A `Derivation`; empty where it is entered or imported alone."""
    scale: Steps = ()
    id: int | None = None
    """Of its row; None where nobody has edited or fed it yet."""
    retired_on: date | None = None
    built_in: bool = True
    surveyed: bool = False
    """Whether survey answers say it, so that no values are entered."""

    @property
    def is_retired(self) -> bool:
        """Return whether nothing new begins with it."""
        return self.retired_on is not None

    @property
    def topic_text(self) -> str:
        """Return its group of the catalogue, in the user's language."""
        return tr(TOPICS[Topic(self.topic)]) if self.topic in set(Topic) else tr(OWN_TOPIC)

    @property
    def source_text(self) -> str:
        """Return where its points come from, in the user's language."""
        if self.surveyed:
            return tr("Surveys")
        if self.derived_from:
            return tr(DERIVED_FROM[Derivation(self.derived_from)])
        return tr("Entered or imported")

    @property
    def definition_text(self) -> str:
        """Return what it is, in the user's language where the program says it."""
        return tr(self.definition) if self.definition else ""


def known_metrics(rows: Iterable[MetricRow]) -> tuple[KnownMetric, ...]:
    """Return every metric of the catalogue and of the workspace, by topic, own ones last, each by name."""
    stored = {row.key: row for row in rows}
    surveyed = {entry.key for entry in SURVEYED}
    found = [
        _of_entry(entry, stored.pop(entry.key, None), surveyed=entry.key in surveyed)
        for entry in (*CATALOGUE, *SURVEYED)
    ]
    found += [_own(row) for row in stored.values()]
    places = {topic.value: place for place, topic in enumerate(TOPICS)}
    return tuple(
        sorted(found, key=lambda one: (places.get(one.topic, len(places)), one.name.casefold(), one.key))
    )


def known_metric(key: str, rows: Iterable[MetricRow]) -> KnownMetric | None:
    """Return a metric by its key; None where neither catalogue nor workspace has it."""
    return next((one for one in known_metrics(rows) if one.key == key), None)


def _of_entry(entry: CatalogueEntry, row: MetricRow | None, *, surveyed: bool) -> KnownMetric:
    words: dict[str, Any] = {name: getattr(entry if row is None else row, name) for name in _DESCRIBED}
    if row is not None:
        # What a row leaves empty is as the program says it.
        words["definition"] = row.definition or entry.definition
        words["topic"] = row.topic or entry.topic
        words["derived_from"] = "" if row.derived_from == NOT_DERIVED else entry.derived_from
    words |= {"unit": str(words["unit"]), "kind": str(words["kind"])}
    return KnownMetric(
        key=entry.key,
        **words,
        scale=steps_of(row.scale) if row is not None and row.scale else entry.scale,
        id=None if row is None else row.id,
        retired_on=None if row is None else row.active_to,
        surveyed=surveyed,
    )


def _own(row: MetricRow) -> KnownMetric:
    words = {name: getattr(row, name) for name in _DESCRIBED if name != "derived_from"}
    return KnownMetric(
        key=row.key,
        **words,
        scale=steps_of(row.scale),
        id=row.id,
        retired_on=row.active_to,
        built_in=False,
    )


def steps_of(stored: Mapping[str, Any] | None) -> Steps:
    """Return the words of a stored scale, the lowest value first; what is no step is left out."""
    found: dict[float, str] = {}
    entries = stored.get("steps") if isinstance(stored, Mapping) else None
    for entry in entries if isinstance(entries, list | tuple) else ():
        try:
            value, word = entry
            found[float(value)] = str(word)
        except (TypeError, ValueError):
            continue
    return tuple(sorted(found.items()))


def stored_steps(steps: Steps) -> dict[str, Any] | None:
    """Return a scale as a row keeps it; None for none."""
    return {"steps": [[value, word] for value, word in steps]} if steps else None

"""What feeds a measure of a score at one account: how its values are read, and where they come from."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.figures import Unit, stated_text
from cs_desktop.domain.metrics.entry import DERIVED_FROM, Derivation, Steps
from cs_desktop.domain.metrics.readings import BY_HAND
from cs_desktop.domain.vocabulary import MetricKind

SAMPLE = "Create sample workspace"
"""The source of the points of the sample workspace."""


class FeedKind(StrEnum):
    """Where values come from."""

    METRIC = "metric"
    """Points; nobody knows from where."""
    IMPORT = "import"
    SAMPLE = "sample"
    BY_HAND = "by_hand"
    SURVEY = "survey"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class MeasureFeed:
    """What feeds one measure."""

    key: str
    kind: FeedKind
    unit: str = Unit.NUMBER
    how: MetricKind = MetricKind.LAST
    """How points in the window become one value."""
    window_days: int = 30
    source: str = ""
    """Name of the file, or the derivation."""
    scale: Steps = ()
    answers: int | None = None
    """Answers that count, of a survey."""

    @property
    def is_live(self) -> bool:
        """Return whether values are made of what the workspace holds, and so are those of now."""
        return self.kind is FeedKind.DERIVED


def feed_kind(source: str) -> FeedKind:
    """Return where a batch of points with this source came from."""
    if source in (BY_HAND, SAMPLE):
        return FeedKind.BY_HAND if source == BY_HAND else FeedKind.SAMPLE
    return FeedKind.IMPORT if PurePath(source).suffix else FeedKind.METRIC


_PLAIN = {
    FeedKind.METRIC: marked("Metric"),
    FeedKind.SAMPLE: marked("Sample data"),
    FeedKind.BY_HAND: marked("By hand"),
    FeedKind.SURVEY: marked("Survey"),
}
_FILES = {".csv": marked("CSV import"), ".xlsx": marked("XLSX import")}


def source_text(feed: MeasureFeed) -> str:
    """Return in a word or two where values come from."""
    if feed.kind is FeedKind.DERIVED:
        known = feed.source in set(Derivation)
        return tr(DERIVED_FROM[Derivation(feed.source)]) if known else tr("Derived")
    if feed.kind is FeedKind.IMPORT:
        return tr(_FILES.get(PurePath(feed.source).suffix.lower(), marked("Import")))
    return tr(_PLAIN[feed.kind])


def source_told(feed: MeasureFeed) -> str:
    """Return the same with the name of the file."""
    said = source_text(feed)
    return (
        tr("{source}, file {name}", source=said, name=feed.source) if feed.kind is FeedKind.IMPORT else said
    )


def plain_value(value: float | None, feed: MeasureFeed) -> str:
    """Return a value with its unit, or its word where the metric has words for its values."""
    word = next((word for step, word in feed.scale if value is not None and abs(step - value) < 1e-9), "")
    if word:
        return tr(word)
    return stated_text(value, feed.unit)


def value_in_words(value: float | None, feed: MeasureFeed) -> str:
    """Return a value as it came about: an average, a sum, the most, the answers of so many."""
    said = plain_value(value, feed)
    if value is None:
        return said
    if feed.kind is FeedKind.SURVEY:
        return _with_answers(said, feed.answers)
    if feed.how is MetricKind.MEAN:
        return tr("{value}, average", value=said)
    if feed.how is MetricKind.SUM:
        return tr("{value} in {days} days", value=said, days=feed.window_days)
    if feed.how is MetricKind.MAX:
        return tr("{value} at most", value=said)
    if feed.how is MetricKind.AGE and feed.unit == Unit.DAYS:
        return tr("{value} ago", value=said)
    return said


_HOW = {
    MetricKind.MEAN: marked("the average of {days} days"),
    MetricKind.SUM: marked("the sum of {days} days"),
    MetricKind.MAX: marked("the highest of {days} days"),
    MetricKind.LAST: marked("the newest of {days} days"),
    MetricKind.AGE: marked("the newest of {days} days, and how long ago"),
}


def how_text(feed: MeasureFeed) -> str:
    """Return how points in the window become one value."""
    return tr(_HOW[feed.how], days=feed.window_days)


def _with_answers(said: str, answers: int | None) -> str:
    if answers is None:
        return said
    return trn("{value}, {count} answer", "{value}, {count} answers", answers, value=said)

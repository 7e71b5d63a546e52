"""The catalogue of metrics as the Library shows it: what each is, who has data of it, what looks at it."""

from dataclasses import dataclass, field
from datetime import date

from cs_desktop.domain.metrics.known import KnownMetric


@dataclass(frozen=True, slots=True)
class Fed:
    """How many accounts have data of a metric, and the newest day of it."""

    accounts: int = 0
    newest: date | None = None
    derived: int = 0
    """How many of the accounts have it derived alone."""


@dataclass(frozen=True, slots=True)
class Uses:
    """What looks at a metric."""

    scorecards: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    measures: int = 0
    """Measures of success plans."""
    library: tuple[str, ...] = ()
    """Measures of the Library."""
    cards: int = 0
    """Cards of journey maps."""

    @property
    def is_any(self) -> bool:
        """Return whether anything does."""
        return bool(self.scorecards or self.signals or self.measures or self.library or self.cards)


@dataclass(frozen=True, slots=True)
class MetricShown:
    """A metric with what is known of it."""

    metric: KnownMetric
    fed: Fed | None = Fed()
    """None while that is being reckoned."""
    uses: Uses = Uses()


@dataclass(frozen=True, slots=True)
class MetricsShown:
    """All metrics, by topic."""

    today: date
    accounts: int = 0
    """How many accounts there are."""
    metrics: tuple[MetricShown, ...] = field(default=())

    def of(self, key: object) -> MetricShown | None:
        """Return a metric by its key."""
        return next((one for one in self.metrics if one.metric.key == key), None)

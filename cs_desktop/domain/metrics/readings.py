"""Readings: values of metrics that people enter for one account."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.domain.metrics.surveys import Wave

BY_HAND = "By hand"
"""The source of a batch of points that somebody typed; stored in files."""
FIRST_DAY = date(1900, 1, 1)
MOST_NOTE = 300


@dataclass(frozen=True, slots=True)
class ReadingPoint:
    """A stored value of a metric on a day."""

    day: date
    value: float
    by_hand: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class MetricReadings:
    """A metric with the newest values that are stored for the account, the newest first."""

    metric: KnownMetric
    points: tuple[ReadingPoint, ...] = ()
    count: int = 0
    """How many are stored in all."""

    def on(self, day: date | None) -> ReadingPoint | None:
        """Return the value of a day among the newest ones."""
        return next((point for point in self.points if point.day == day), None)

    @property
    def ends_derivation(self) -> bool:
        """Return whether a first value would take the place of what is derived."""
        return bool(self.metric.derived_from) and not self.count


@dataclass(frozen=True, slots=True)
class ReadingsShown:
    """What the form of readings knows of an account."""

    account_id: int
    account: str
    today: date
    currency: str
    metrics: tuple[MetricReadings, ...] = ()
    """Those that values can be entered for, by topic."""
    waves: tuple[Wave, ...] = ()
    """The surveys of the account, those that were answered last first."""

    def of(self, key: str) -> MetricReadings | None:
        """Return a metric's readings; None where none can be entered for it."""
        return next((one for one in self.metrics if one.metric.key == key), None)


@dataclass(frozen=True, slots=True)
class NewReading:
    """What somebody entered."""

    account_id: int
    key: str
    day: date
    value: float
    note: str = ""
    corrects: date | None = None
    """The day of the value that this one takes the place of; None for another value."""


def check_day(day: date | None, today: date) -> date:
    """Return the day of a reading.

    Raises:
        InputError: there is none, it is ahead, or it is long before anybody could have measured.
    """
    if day is None:
        raise InputError(tr("Enter a date such as 2027-01-31."))
    if day > today:
        raise InputError(tr("{day} is ahead; enter what was measured.", day=day_text(day)))
    if day < FIRST_DAY:
        raise InputError(tr("Enter a day from {day} on.", day=day_text(FIRST_DAY)))
    return day

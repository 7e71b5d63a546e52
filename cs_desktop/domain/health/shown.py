"""The health of one account as it is told: its score, its course, its way through the quadrant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.domain.charts.spec import Event
from cs_desktop.domain.health.feeds import MeasureFeed
from cs_desktop.domain.health.moves import Moved
from cs_desktop.domain.health.standing import AccountHealth, Bands
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.scorecards.card import Scorecard

MOVED_DAYS = (30, 90)
"""How far back a score is compared with itself."""


@dataclass(frozen=True, slots=True)
class HealthShown:
    """Everything that is told of an account's health, as of a day."""

    account_id: int
    as_of: date
    scorecard: Scorecard
    bands: Bands
    health: AccountHealth
    trend: tuple[HealthPoint, ...]
    """By week, oldest first, the last one on `as_of`."""
    recomputed: tuple[HealthPoint, ...]
    """The same by the scorecards of today; empty where that makes no difference."""
    trail: tuple[HealthPoint, ...]
    """By quarter, oldest first, the last one on `as_of`."""
    events: tuple[Event, ...] = ()
    """What happened meanwhile that may explain the course, by day."""
    moved: tuple[Moved, ...] = ()
    """What moved the score since each of MOVED_DAYS."""
    feeds: Mapping[str, MeasureFeed] = field(default_factory=dict)
    """What feeds each measure, by its key."""

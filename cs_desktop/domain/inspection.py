"""What the inspector tells of one account beside the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.health.standing import AccountHealth, Bands
from cs_desktop.domain.plan.bar import BarPlaces
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.portfolio import PortfolioRow


@dataclass(frozen=True, slots=True)
class HealthPoint:
    """The health as of a day, and its axes; None where no measure had data."""

    day: date
    score: float | None
    """After an override."""
    outcome: float | None
    experience: float | None
    quadrant: Quadrant | None
    calculated: float | None = None
    """Without an override."""


@dataclass(frozen=True, slots=True)
class ObjectiveBar:
    """One objective by the measure that decides on it; numbers are None where nobody stated them."""

    text: str
    progress: Progress | None
    """By all of its measures; None where nobody measures them any more."""
    baseline: float | None
    target: float | None
    current: float | None
    expected: float | None
    """Where it should be today."""
    current_text: str
    target_text: str
    id: int = 0
    bridges: int = 0
    """Bridges on journey maps that serve it."""
    places: BarPlaces | None = None
    """Where things stand on its bar; None where it has no target."""


class NextKind(StrEnum):
    """What is to happen."""

    REVIEW = "review"
    NOTICE = "notice"
    RENEWAL = "renewal"
    TASK = "task"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class NextThing:
    """Something that is to happen with the account, perhaps overdue."""

    day: date
    kind: NextKind
    text: str
    """In the words of those who wrote it; empty for what the kind says alone."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that the inspector shows of one account, as of a day."""

    row: PortfolioRow
    currency: str
    as_of: date
    fields: Mapping[str, str]
    """The editable fields as they are stored, by name."""
    bands: Bands
    health: AccountHealth
    trend: tuple[HealthPoint, ...]
    """By week, oldest first, the last one today."""
    trail: tuple[HealthPoint, ...]
    """By quarter, oldest first, the last one today."""
    objectives: tuple[ObjectiveBar, ...]
    next: tuple[NextThing, ...]
    """The earliest first."""

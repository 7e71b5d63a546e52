"""Health of an account as of a day: the score, what each measure gave to it, and the quadrant."""

from dataclasses import dataclass, field
from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD, Axis, Scorecard

FORMULAS = {
    "score": "the calculated score, or what an override sets while it holds",
    "calculated": "weighted mean of the measures' scores, lowered to the cap that holds, if any",
    "outcome": "weighted mean of the scores of the outcome measures",
    "experience": "weighted mean of the scores of the experience measures",
    "band": "Healthy, Watch or At risk by the workspace's lower bounds, inclusive",
    "quadrant": "outcome to the right, experience upward, each high from the workspace's split on",
    "measure": "the measure's value over its window, by the scorecard's curve",
    "effective_weight": (
        "the weight, with those of missing or stale measures shared in proportion, "
        "first within their axis, then among all"
    ),
    "points": "effective weight × (score − 50) / 100; 50 + their sum = calculated score",
}


def formula(figure: str) -> str:
    """Return how a figure of health is reckoned, in the user's language."""
    return tr(FORMULAS[figure])


# A weighted mean may fall short of a whole number by the last bit of a float.
_DECIMALS = 9


def shown_score(score: float) -> int:
    """Return a score in whole points, rounded down so that it never looks better than its band."""
    return int(round(score, _DECIMALS))


@dataclass(frozen=True, slots=True)
class Bands:
    """Lower bounds, inclusive, of a workspace.

    Raises:
        KnownError: they are not in order.
    """

    healthy_from: float = 70
    watch_from: float = 50
    split: float = 50
    """From where on an axis of the quadrant is high."""

    def __post_init__(self) -> None:
        if not 0 <= self.watch_from < self.healthy_from <= 100:
            raise KnownError(tr("Healthy must begin above Watch, both between 0 and 100."))

    def band(self, score: float) -> Band:
        """Return the band of a score."""
        rounded = round(score, _DECIMALS)
        if rounded >= self.healthy_from:
            return Band.HEALTHY
        return Band.WATCH if rounded >= self.watch_from else Band.AT_RISK

    def quadrant(self, outcome: float, experience: float) -> Quadrant:
        """Return where two axis scores put an account."""
        if round(outcome, _DECIMALS) >= self.split:
            high = round(experience, _DECIMALS) >= self.split
            return Quadrant.HAPPY_SUCCESSFUL if high else Quadrant.TRAPPED
        return Quadrant.ACCESSIBLE if round(experience, _DECIMALS) >= self.split else Quadrant.HIGH_RISK


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one measure gave to the score. A cap that lowered it stands as one too, without weight."""

    measure: str
    """The measure's key; of a cap, the key of the measure it looks at."""
    name: str
    axis: Axis
    value: float | None
    as_of: date | None
    """Day of the newest point."""
    score: float | None
    weight: float
    effective_weight: float
    points: float
    missing: bool = False
    """Whether it is without data or stale; it then has no say, unless the scorecard lets it count."""
    reason: str = ""
    """Why it is missing, in words."""
    is_cap: bool = False
    """Whether it is a cap; `name` is then the cap's."""

    @property
    def has_say(self) -> bool:
        """Return whether it made the score what it is."""
        return self.is_cap or self.effective_weight > 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an account stands. What is calculated is None where no measure has data.

    The quadrant is always the calculated one: an override says nothing of the two axes.
    """

    calculated: float | None
    calculated_band: Band | None
    band: Band | None
    """After an override; without one that of the calculated score."""
    outcome: float | None
    experience: float | None
    quadrant: Quadrant | None
    """None where one of the axes has no data."""
    override: Override | None = None
    """The one that holds on the day."""

    @property
    def score(self) -> float | None:
        """Return the score after an override."""
        return self.calculated if self.override is None else self.override.score


@dataclass(frozen=True, slots=True)
class AccountHealth(Standing):
    """The health of one account on a day, with what made it.

    50 + the sum of the contributions' points = calculated.
    """

    account_id: int = field(kw_only=True)
    as_of: date = field(kw_only=True)
    contributions: tuple[Contribution, ...] = field(kw_only=True)
    scorecard: Scorecard = field(kw_only=True, default=DEFAULT_SCORECARD)
    """What it was calculated by."""

    @property
    def is_flagged(self) -> bool:
        """Return whether the band is Healthy though the quadrant is known and not Happy & Successful."""
        return self.band is Band.HEALTHY and self.quadrant not in (None, Quadrant.HAPPY_SUCCESSFUL)

"""Scorecards: which measures make up a health score, how each is scored, and what caps it."""

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.vocabulary import MetricKind, MissingPolicy, SurveyKind

Curve = tuple[tuple[float, float], ...]
"""Points (value, score) by rising value, scores 0 to 100; between them linear, beyond them level."""


class Axis(StrEnum):
    """The side of the quadrant that a measure speaks for."""

    OUTCOME = "outcome"
    EXPERIENCE = "experience"
    NONE = "none"
    """Neither; such measures count in the score alone, and share missing weight among themselves."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a scorecard; its value is what the metric's points over the window amount to.

    Raises:
        KnownError: weight, curve or days make no sense.
    """

    key: str
    """The metric's key, or a survey's kind."""
    name: str
    weight: float
    """Of 100 over the scorecard."""
    axis: Axis
    curve: Curve
    kind: MetricKind
    window_days: int
    stale_days: int
    missing: MissingPolicy = MissingPolicy.SHARE
    """What it counts where it has no data or only stale data."""
    note: str = ""
    lag_days: int = 0
    """How many days later than its metric says a point is known; as of a day only what was known counts."""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.weight) and self.weight > 0):
            raise KnownError(
                tr(
                    "The weight of {name} is {weight}; make it greater than 0.",
                    name=self.name,
                    weight=self.weight,
                )
            )
        if self.window_days < 1 or self.stale_days < 1:
            raise KnownError(tr("{name} needs a window and an age of at least one day.", name=self.name))
        if self.lag_days < 0:
            raise KnownError(
                tr("{name} cannot be known before its day; enter 0 days or more.", name=self.name)
            )
        if not self.curve or any(not (math.isfinite(x) and 0 <= y <= 100) for x, y in self.curve):
            raise KnownError(
                tr("The curve of {name} needs points with scores from 0 to 100.", name=self.name)
            )
        if any(left >= right for (left, _), (right, _) in pairwise(self.curve)):
            raise KnownError(
                tr("The values of the curve of {name} must rise from point to point.", name=self.name)
            )


class Side(StrEnum):
    """On which side of its threshold a cap holds; the threshold itself belongs to both."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Cap:
    """An exception: while the measure's value is on that side, the score is at most `limit`.

    A measure that is missing or stale caps nothing.
    """

    name: str
    measure: str
    side: Side
    threshold: float
    limit: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Measures whose weights sum to 100, and caps that come last.

    Raises:
        KnownError: they do not, a measure comes twice, or a cap names a measure that is not there.
    """

    name: str
    measures: tuple[Measure, ...]
    caps: tuple[Cap, ...] = ()
    version: int = 1
    note: str = ""

    def __post_init__(self) -> None:
        total = math.fsum(measure.weight for measure in self.measures)
        if abs(total - 100) > 1e-9:
            raise KnownError(
                tr(
                    "The weights of {name} sum to {total}; make them sum to 100.",
                    name=self.name,
                    total=format(total, "g"),
                )
            )
        keys = [measure.key for measure in self.measures]
        if len(set(keys)) < len(keys):
            raise KnownError(tr("{name} has a measure twice; keep one of each.", name=self.name))
        for cap in self.caps:
            if cap.measure not in keys or not 0 <= cap.limit <= 100 or not math.isfinite(cap.threshold):
                raise KnownError(
                    tr(
                        "The cap {name} needs a measure of {name_2} and a limit of 0 to 100.",
                        name=cap.name,
                        name_2=self.name,
                    )
                )


def _of_metric(key: str, weight: float, axis: Axis, curve: Curve) -> Measure:
    entry = BY_KEY[key]
    return Measure(key, entry.name, weight, axis, curve, entry.kind, entry.window_days, entry.stale_days)


def _of_survey(kind: SurveyKind, weight: float, curve: Curve) -> Measure:
    # Surveys run once or twice a year; answers older than a year say nothing of today.
    return Measure(kind.value, kind.value.upper(), weight, Axis.EXPERIENCE, curve, MetricKind.MEAN, 365, 365)


# Start values of ours, for every workspace to replace by what its own churn teaches. Each curve passes 50
# where we would act and about 70 where an account may be left alone. Only measures that mean the same for
# a small and a large account are here, so none is a bare count of users or tickets.
DEFAULT_SCORECARD = Scorecard(
    name="Standard",
    measures=(
        # Licences nobody uses are the first to go at renewal; a fifth idle in a week is normal.
        _of_metric("weekly_active", 25, Axis.OUTCOME, ((0.0, 0), (0.3, 50), (0.5, 70), (0.8, 100))),
        # What the customer bought it for: half of the agreed target is half of the way.
        _of_metric("outcome_attainment", 20, Axis.OUTCOME, ((0.0, 0), (0.5, 50), (1.0, 100))),
        # Who uses one feature can replace us by a cheaper tool that has just that.
        _of_metric("features_used", 10, Axis.OUTCOME, ((0, 0), (1, 20), (3, 50), (6, 80), (10, 100))),
        # As many promoters as detractors is neither good nor bad.
        _of_survey(SurveyKind.NPS, 15, ((-100, 0), (0, 50), (50, 85), (100, 100))),
        # People rarely tick the lower half, so three of four content is only the middle.
        _of_survey(SurveyKind.CSAT, 10, ((0.5, 0), (0.75, 50), (0.9, 85), (1.0, 100))),
        # Within half a working day, a day, three days, a week.
        _of_metric("resolution_hours", 10, Axis.EXPERIENCE, ((4, 100), (24, 75), (72, 40), (168, 0))),
        # A month late is often the paperwork; three months late is a decision.
        _of_metric("invoice_days_overdue", 10, Axis.NONE, ((0, 100), (15, 70), (30, 50), (90, 0))),
    ),
    caps=(
        Cap("Hardly anyone uses it", "weekly_active", Side.AT_MOST, 0.1, 49),
        Cap("An invoice is 60 days overdue", "invoice_days_overdue", Side.AT_LEAST, 60, 69),
    ),
)

"""What a back-test is asked and what it finds. Every figure says in `FORMULAS` how it came about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.standing import Bands

HORIZONS = (90, 180)
"""Days within which a loss counts as following a month-end."""
FEWEST, PLENTY = 10, 30
"""Below the first number of losses nothing is judged; below the second it is said that they are few."""


class Outcome(StrEnum):
    """What counts as a loss. They differ, and where they do is listed."""

    ARR = "arr"
    """All ARR is gone: the subscriptions say so."""
    REDUCED = "reduced"
    """Some ARR or all of it is gone."""
    EVENT = "event"
    """A churn event was written down."""
    FLAG = "flag"
    """The source marked the account as churned, without a day."""

    @property
    def label(self) -> str:
        """Return the outcome in words."""
        return tr(_LABELS[self])

    @property
    def meaning(self) -> str:
        """Return what exactly counts."""
        return tr(_MEANINGS[self])


_LABELS = {
    Outcome.ARR: marked("ARR lost"),
    Outcome.REDUCED: marked("ARR lost or reduced"),
    Outcome.EVENT: marked("Churn event"),
    Outcome.FLAG: marked("Flag in the source"),
}
_MEANINGS = {
    Outcome.ARR: marked("the first day after the month-end on which the account pays nothing"),
    Outcome.REDUCED: marked("the first day after the month-end on which the account pays less than at it"),
    Outcome.EVENT: marked("the first churn event of the account after the month-end"),
    Outcome.FLAG: marked(
        "the imported column churn_flag; it has no day, so each account counts once, at the last month-end "
        "at which it paid and had a score, and nothing can be said of how early the score knew"
    ),
}

FORMULAS = {
    "observations": marked(
        "one for each account and month-end at which it pays and has a score; month-ends whose days "
        "ahead are not over yet are left out"
    ),
    "score": marked(
        "the calculated score as of the month-end, without overrides: points and answers up to that day "
        "minus their lag, segment, stage and age as they were then"
    ),
    "auc": marked(
        "the chance that of two observations, one followed by a loss and one not, the one with the loss "
        "had the lower score; ties count half (Mann–Whitney); 0.5 is chance, 1 perfect"
    ),
    "interval": marked(
        "95%: the middle of {draws} draws that take whole accounts with replacement, since the month-ends of "
        "one account are not independent"
    ),
    "lift": marked("share of the band's observations followed by a loss ÷ the same share of all"),
    "precision": marked("observations of the band followed by a loss ÷ observations of the band"),
    "recall": marked("observations of the band followed by a loss ÷ all observations followed by a loss"),
    "lead": marked(
        "days from the first month-end of the run of At risk that lasted until the last month-end before "
        "the loss, to the loss"
    ),
    "calibration": marked(
        "observations in groups of about equal size by score; the interval is Wilson's with the number of "
        "accounts, not of month-ends"
    ),
    "brier": marked(
        "mean of (1 or 0 for a loss − share of losses among the other accounts of the group)²; less is "
        "better. Beside it the same with the share of all other accounts"
    ),
    "measure": marked("AUC of the measure's own score where it has data"),
    "left_out": marked("AUC of the score − AUC of the score without the measure; above 0 it helps"),
    "weights": marked(
        "logistic regression (L2) of the loss on the measures' scores, 50 where there is none; weights in "
        "proportion to the coefficients, those of the wrong sign left out"
    ),
    "held_out": marked(
        "trained on earlier month-ends, tested on later ones, with the horizon between them so that no loss "
        "is in both"
    ),
}


def formula(key: str) -> str:
    """Return a formula in the user's language."""
    return tr(FORMULAS[key])


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    outcome: Outcome = Outcome.ARR
    horizon_days: int = HORIZONS[0]
    by_today: bool = False
    """Whether all month-ends are scored by the scorecards of today, not by those of their time."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with the 95% interval around it; both None where there is too little to say."""

    value: float | None
    low: float | None = None
    high: float | None = None

    @property
    def tells(self) -> bool:
        """Return whether there is an interval."""
        return self.low is not None and self.high is not None

    def is_above(self, level: float) -> bool:
        """Return whether the whole interval lies above a level."""
        return self.low is not None and self.low > level

    def is_below(self, level: float) -> bool:
        """Return whether the whole interval lies below a level."""
        return self.high is not None and self.high < level


UNKNOWN = Estimate(None)


@dataclass(frozen=True, slots=True)
class Counted:
    """Observations of some kind, and how many were followed by a loss."""

    observations: int
    accounts: int
    """How many different accounts they are of."""
    followed: int

    @property
    def rate(self) -> float | None:
        """Return the share that was followed by a loss."""
        return self.followed / self.observations if self.observations else None


@dataclass(frozen=True, slots=True)
class BandRow:
    """One band; its rate is the band's precision."""

    band: Band
    counted: Counted
    recall: float | None
    lift: Estimate


@dataclass(frozen=True, slots=True)
class Bin:
    """A group of observations by score, both ends inclusive."""

    low: float
    high: float
    counted: Counted
    rate: Estimate


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often losses followed, score by score."""

    bins: tuple[Bin, ...]
    brier: float | None
    base_brier: float | None


@dataclass(frozen=True, slots=True)
class Lead:
    """How early the losses were seen; month-ends are looked at, so a day between them is not."""

    seen: int
    """Losses that were At risk at the last month-end before."""
    earlier: int
    """Losses that had been At risk before, but not at the last month-end."""
    never: int
    median_days: float | None
    quartiles: tuple[float, float] | None
    cut: int = 0
    """Of those seen, how many were At risk from the first month-end on: they may have been so for longer."""

    @property
    def losses(self) -> int:
        """Return of how many losses it speaks."""
        return self.seen + self.earlier + self.never


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """What one measure alone tells."""

    key: str
    name: str
    coverage: float
    """Share of the observations in which it has data."""
    followed: int
    """Observations with data that were followed by a loss."""
    auc: Estimate
    left_out: Estimate
    """What the AUC of the score loses without it."""


@dataclass(frozen=True, slots=True)
class SegmentValue:
    """The score within a segment, as the accounts were in it at the month-end; "" for none."""

    name: str
    counted: Counted
    losses: int
    auc: Estimate


class MismatchKind(StrEnum):
    """How two outcomes contradict each other."""

    NO_EVENT = "no_event"
    NO_LOSS = "no_loss"
    FLAG_PAYS = "flag_pays"
    NO_FLAG = "no_flag"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """Return it in words."""
        return tr(_MISMATCHES[self])


_MISMATCHES = {
    MismatchKind.NO_EVENT: marked("ARR lost without a churn event"),
    MismatchKind.NO_LOSS: marked("Churn event, but ARR was not lost"),
    MismatchKind.FLAG_PAYS: marked("Flagged as churned, but pays"),
    MismatchKind.NO_FLAG: marked("ARR lost, but not flagged"),
    MismatchKind.RETURNED: marked("ARR lost, then paid again"),
}
NEAR_DAYS = 90
"""An event and a loss of ARR no further apart than this are taken for the same."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An account of which two outcomes say different things."""

    kind: MismatchKind
    account_id: int
    name: str
    day: date | None
    """Of the loss or of the event; None where only an undated flag speaks."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """What a back-test found."""

    question: Question
    as_of: date
    month_ends: tuple[date, ...]
    """Those looked at whose horizon is over, the oldest first."""
    unfinished: int
    """Month-ends left out because their horizon is not over yet."""
    counted: Counted
    unscored: int
    """Account and month-ends that paid and had no score."""
    losses: int
    """Different losses that followed."""
    auc: Estimate
    bands: tuple[BandRow, ...]
    calibration: Calibration
    lead: Lead | None
    """None where losses have no day."""
    measures: tuple[MeasureValue, ...]
    segments: tuple[SegmentValue, ...]
    mismatches: tuple[Mismatch, ...]
    draws: int
    scorecards: tuple[str, ...]
    """With their versions."""
    bands_from: Bands
    flagged: bool = False
    """Whether the workspace holds such a flag at all."""

    @property
    def enough(self) -> bool:
        """Return whether there are enough losses, and accounts without, to judge by."""
        return self.auc.value is not None

    @property
    def few(self) -> bool:
        """Return whether what is judged rests on few losses."""
        return self.enough and self.losses < PLENTY


@dataclass(frozen=True, slots=True)
class SuggestedWeight:
    """A measure's weight as it is and as it is suggested."""

    key: str
    name: str
    present: float
    suggested: float
    wrong_sign: bool
    """Whether higher scores went with more losses, so that it is left out."""
    no_data: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Weights that fit the past better; only a draft, until somebody publishes it."""

    scorecard_id: int
    scorecard: str
    version: int
    question: Question
    weights: tuple[SuggestedWeight, ...]
    strength: float
    """Of the regularisation: scikit-learn's C."""
    folds: int
    held_out: Counted
    losses: int
    """Different losses in the held-out part."""
    present_auc: Estimate
    suggested_auc: Estimate
    gain: Estimate
    """Suggested − present, on the same observations."""
    as_of: date

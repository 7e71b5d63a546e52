"""What surveys say: NPS, CSAT, CES, and how many answered."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.stated import Stated
from cs_desktop.domain.vocabulary import SurveyKind

FORMULAS = {
    "nps": "% of 9 to 10 − % of 0 to 6, on the scale 0 to 10 only, latest answer per respondent",
    "csat": "% of answers of 4 to 5 on the scale 1 to 5, latest answer per respondent",
    "ces": "% of answers of 5 to 7 on the scale 1 to 7 (high = easy), latest answer per respondent",
    "other": "% of answers in the stated favourable range, latest answer per respondent",
    "mean": "mean of the latest answers per respondent",
    "response_rate": "answers / asked; asked counts once per wave, and of a respondent one answer per wave",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of answers and its favourable part, all bounds inclusive.

    Raises:
        KnownError: the favourable part is not within the scale.
    """

    low: float
    high: float
    favourable_from: float
    favourable_to: float

    def __post_init__(self) -> None:
        if not self.low <= self.favourable_from <= self.favourable_to <= self.high or self.low == self.high:
            raise KnownError(
                tr(
                    "The favourable range {favourable_from} to {favourable_to} must lie within the "
                    "scale {low} to {high}.",
                    favourable_from=format(self.favourable_from, "g"),
                    favourable_to=format(self.favourable_to, "g"),
                    low=format(self.low, "g"),
                    high=format(self.high, "g"),
                )
            )


STANDARD_SCALES = {
    SurveyKind.NPS: Scale(0, 10, 9, 10),
    SurveyKind.CSAT: Scale(1, 5, 4, 5),
    SurveyKind.CES: Scale(1, 7, 5, 7),
}
NPS_DETRACTORS_TO = 6
FEWEST = 3
"""Answers of which a score is told to a customer: one of fewer would tell who said what."""


class SurveyAnswer(Protocol):
    """One answer with what its survey asked; a wave that nobody answered is one without day and score."""

    @property
    def account_id(self) -> int:
        """Return whose it is."""

    @property
    def survey_id(self) -> int:
        """Return its wave: one survey at one account."""

    @property
    def kind(self) -> str:
        """Return a `SurveyKind`."""

    @property
    def scale_min(self) -> float:
        """Return the low end of the scale that was asked for."""

    @property
    def scale_max(self) -> float:
        """Return its high end."""

    @property
    def asked(self) -> int | None:
        """Return how many were asked in the wave; None where nobody wrote it down."""

    @property
    def day(self) -> date | None:
        """Return when it was given."""

    @property
    def score(self) -> float | None:
        """Return the answer itself."""

    @property
    def respondent(self) -> str:
        """Return the name of who answered; empty where there is none."""


@dataclass(frozen=True, slots=True)
class SurveyScore:
    """The result over a set of survey waves of one kind."""

    kind: SurveyKind
    score: Stated
    """NPS in points, −100 to 100; else the favourable share as a fraction."""
    mean: Stated
    n: int
    """Answers counted: the latest of each respondent."""
    favourable: int
    """Of these; the promoters of NPS."""
    unfavourable: int
    """Of these; the detractors of NPS, so that favourable + unfavourable may be less than n."""
    left_out: int
    """Answers not counted because they are on another scale or outside of theirs."""
    answered: int
    """Answers in the waves that say how many were asked, one a respondent and wave."""
    asked: int
    response_rate: Stated

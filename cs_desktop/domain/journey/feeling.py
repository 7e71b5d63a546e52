"""How customers say they feel: survey scores on the scale of the emotion curve, -2 to +2.

What is entered in the map is what we believe; what surveys say stands beside it, with the number of answers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import marked
from cs_desktop.domain.journey.curve import HIGHEST, LOWEST
from cs_desktop.domain.surveys import NPS_DETRACTORS_TO, STANDARD_SCALES
from cs_desktop.domain.vocabulary import SurveyKind

FORMULA = marked(
    "NPS / 50; CSAT and CES: 4 × favourable share − 2; of several, their mean weighted by answers. "
    "An answer counts for the stage in which the account was on its day, the latest of each respondent."
)
SOURCE = marked("Survey answers of the account")


@dataclass(frozen=True, slots=True)
class SurveyVote:
    """One answer of the account to a survey."""

    day: date
    kind: SurveyKind
    low: float
    high: float
    """The scale it was given on."""
    score: float
    respondent: str = ""
    """Empty where not known: each of those is one of their own."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """What the answers of one kind come to."""

    kind: SurveyKind
    score: float
    """NPS in points, -100 to 100; else the favourable share, 0 to 1."""
    n: int

    @property
    def feeling(self) -> float:
        """Return the score as a feeling: the lowest that a survey can say is -2, the highest +2."""
        if self.kind is SurveyKind.NPS:
            return self.score / 100 * HIGHEST
        return LOWEST + (HIGHEST - LOWEST) * self.score


@dataclass(frozen=True, slots=True)
class Heard:
    """What surveys say of a stage."""

    scores: tuple[KindScore, ...]
    first: date
    last: date

    @property
    def n(self) -> int:
        """Return how many answers count."""
        return sum(score.n for score in self.scores)

    @property
    def value(self) -> float:
        """Return the feeling, -2 to +2: the mean of the scores', weighted by their answers."""
        return sum(score.feeling * score.n for score in self.scores) / self.n


def gap(felt: float, heard: Heard) -> float:
    """Return how much better customers say they feel than was entered, to a tenth; below zero, worse."""
    return round(heard.value - felt, 1)


def heard_by_place(
    votes: Iterable[SurveyVote], place_on: Callable[[date], int | None]
) -> Mapping[int, Heard]:
    """Return what surveys say of each stage, by its place; a stage that nobody answered in is missing.

    NPS counts on the scale 0 to 10, CSAT on 1 to 5, CES on 1 to 7 (`domain.surveys.FORMULAS`); other
    surveys and scales say nothing here, for nobody stated what on them is favourable.
    """
    by_place: dict[int, list[SurveyVote]] = {}
    for vote in votes:
        place = place_on(vote.day) if _counts(vote) else None
        if place is not None:
            by_place.setdefault(place, []).append(vote)
    return {place: _heard(given) for place, given in by_place.items()}


def _counts(vote: SurveyVote) -> bool:
    scale = STANDARD_SCALES.get(vote.kind)
    return scale is not None and (vote.low, vote.high) == (scale.low, scale.high) and _inside(vote)


def _inside(vote: SurveyVote) -> bool:
    return vote.low <= vote.score <= vote.high


def _heard(votes: Sequence[SurveyVote]) -> Heard:
    """Return what votes that count come to."""
    by_day = sorted(votes, key=lambda vote: vote.day)
    scores = tuple(
        _score(kind, _latest([vote for vote in by_day if vote.kind is kind]))
        for kind in STANDARD_SCALES
        if any(vote.kind is kind for vote in votes)
    )
    return Heard(scores, by_day[0].day, by_day[-1].day)


def _latest(votes: Sequence[SurveyVote]) -> list[SurveyVote]:
    """Return the newest vote of each respondent with a name, and all of those without."""
    newest = {vote.respondent: vote for vote in votes if vote.respondent}
    return [*newest.values(), *(vote for vote in votes if not vote.respondent)]


def _score(kind: SurveyKind, votes: Sequence[SurveyVote]) -> KindScore:
    scale = STANDARD_SCALES[kind]
    favourable = sum(scale.favourable_from <= vote.score <= scale.favourable_to for vote in votes)
    if kind is not SurveyKind.NPS:
        return KindScore(kind, favourable / len(votes), len(votes))
    against = sum(vote.score <= NPS_DETRACTORS_TO for vote in votes)
    return KindScore(kind, 100 * (favourable - against) / len(votes), len(votes))

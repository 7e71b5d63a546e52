"""What was measured of an account, as one sees it on a day: its metrics, and its health."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from cs_desktop.analytics.health.scores import health_scores
from cs_desktop.analytics.health.windows import Points
from cs_desktop.analytics.survey_points import AnswerColumns, RatedAnswers, rated_answers
from cs_desktop.domain.health.standing import Bands, shown_score
from cs_desktop.domain.reviews.frozen import AccountFigures
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.services.demo.metrics import Series
from cs_desktop.services.demo.surveys import QUESTIONS, Wave

_BANDS = Bands()
"""Those of a new workspace."""
_MEASURES = frozenset(measure.key for measure in DEFAULT_SCORECARD.measures)


@dataclass(frozen=True)
class Seen:
    """An account's points and answers."""

    account_id: int
    series: Sequence[Series]
    waves: Sequence[Wave]

    def of(self, key: str) -> Series | None:
        """Return the points of a metric; None where there are none."""
        return next((one for one in self.series if one.key == key and len(one.days)), None)

    def value(self, key: str, day: date) -> float | None:
        """Return the newest value of a metric up to a day; None before the first."""
        series = self.of(key)
        place = -1 if series is None else int(np.searchsorted(series.days, day.toordinal(), "right")) - 1
        return None if series is None or place < 0 else float(series.values[place])

    def figures(self, day: date, arr: int) -> AccountFigures:
        """Return what a review of a day keeps of the account's own figures; `arr` in minor units."""
        surveys = {kind: answers.points(day) for kind, answers in self._answers.items()}
        known, ids = {**self._points, **surveys}, np.array([self.account_id])
        standing = health_scores(DEFAULT_SCORECARD, known, ids, day, _BANDS).standing(0)
        return AccountFigures(
            None if standing.calculated is None else shown_score(standing.calculated),
            standing.band.name.lower() if standing.band else "",
            standing.quadrant.name.lower() if standing.quadrant else "",
            arr,
        )

    @cached_property
    def _points(self) -> Mapping[str, Points]:
        return {
            one.key: Points(np.full(len(one.days), self.account_id), one.days, one.values)
            for one in self.series
            if one.key in _MEASURES
        }

    @cached_property
    def _answers(self) -> Mapping[str, RatedAnswers]:
        answers = _columns(self.account_id, self.waves)
        return {kind.value: rated_answers(answers, kind) for kind in SurveyKind if kind.value in _MEASURES}


def _columns(account_id: int, waves: Iterable[Wave]) -> AnswerColumns:
    given = [(wave.kind, answer) for wave in waves for answer in wave.answers]
    numbers: dict[str, int] = {}
    for _, answer in given:
        numbers.setdefault(answer.respondent, len(numbers))
    return AnswerColumns(
        account_ids=np.full(len(given), account_id),
        kinds=np.array([kind.value for kind, _ in given], dtype=object),
        scale_min=np.array([float(QUESTIONS[kind].low) for kind, _ in given]),
        scale_max=np.array([float(QUESTIONS[kind].high) for kind, _ in given]),
        respondents=np.array([numbers[answer.respondent] for _, answer in given], np.int64),
        days=np.array([answer.day.toordinal() for _, answer in given], np.int64),
        scores=np.array([float(answer.score) for _, answer in given]),
    )

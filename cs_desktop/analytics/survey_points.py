"""Survey answers as points, so that `analytics.health.scores` can read a survey like a metric.

Without pandas, since it is needed early. What counts follows `domain.surveys.FORMULAS`.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.windows import Floats, Ints, Points
from cs_desktop.domain.surveys import NPS_DETRACTORS_TO, STANDARD_SCALES, Scale
from cs_desktop.domain.vocabulary import SurveyKind

NEVER_AFTER = np.iinfo(np.int64).max
"""Stands for a day that never comes."""


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """Answers as columns of equal length, in the order in which they were given within a day."""

    account_ids: Ints
    kinds: NDArray[np.object_]
    scale_min: Floats
    scale_max: Floats
    respondents: Ints
    """A number for each name, the same wherever it is; −1 where there is none."""
    days: Ints
    """Ordinals."""
    scores: Floats


@dataclass(frozen=True, slots=True)
class RatedAnswers:
    """The answers of one kind that fit its scale, each rated, ordered by respondent and day.

    A respondent is told apart by account and name; one without a name is a new one each time.
    """

    respondents: Ints
    days: Ints
    account_ids: Ints
    values: Floats
    """An NPS promoter is 100, a detractor −100, a passive 0; of other kinds a favourable one is 1, else 0."""

    def superseded(self) -> NDArray[np.int64]:
        """Return the ordinal of each respondent's next answer, NEVER_AFTER for the last one."""
        following = np.append(self.days[1:], NEVER_AFTER)[: len(self.days)]
        same = np.append(self.respondents[1:] == self.respondents[:-1], False)[: len(self.days)]
        return np.where(same, following, NEVER_AFTER)

    def points(self, as_of: date) -> Points:
        """Return the latest answer of each respondent up to a day as a point; their mean is the score."""
        given = np.flatnonzero(self.days <= as_of.toordinal())
        who = self.respondents[given]
        latest = given[np.append(who[1:] != who[:-1], True)[: len(given)]]
        return Points(self.account_ids[latest], self.days[latest], self.values[latest])


def rated_answers(answers: AnswerColumns, kind: SurveyKind, scale: Scale | None = None) -> RatedAnswers:
    """Return the answers of a kind on one scale: the kind's own or, except for NPS, the one given."""
    used = scale_of(kind, scale)
    counted = (answers.kinds == kind.value) & fits(answers.scale_min, answers.scale_max, answers.scores, used)
    place = np.flatnonzero(counted)
    _, account = np.unique(answers.account_ids[place], return_inverse=True)
    names = answers.respondents[place]
    respondent = account * (names.max(initial=0) + 1) + names
    nameless = names < 0
    # Negative, so that none of them is a respondent with a name.
    respondent[nameless] = -1 - np.arange(int(nameless.sum()))
    order = np.lexsort((answers.days[place], respondent))
    kept = place[order]
    unit = 100.0 if kind is SurveyKind.NPS else 1.0
    return RatedAnswers(
        respondents=respondent[order],
        days=answers.days[kept],
        account_ids=answers.account_ids[kept],
        values=parts(answers.scores[kept], kind, used) * unit,
    )


def scale_of(kind: SurveyKind, scale: Scale | None) -> Scale | None:
    """Return the scale that answers of a kind are counted on; None where nothing says which is favourable."""
    standard = STANDARD_SCALES.get(kind)
    return standard if kind is SurveyKind.NPS else scale or standard


def fits(low: Floats, high: Floats, scores: Floats, scale: Scale | None) -> NDArray[np.bool_]:
    """Return which answers were given on the scale."""
    if scale is None:
        return np.zeros(len(scores), bool)
    same = (low == scale.low) & (high == scale.high)
    inside: NDArray[np.bool_] = same & (scale.low <= scores) & (scores <= scale.high)
    return inside


def parts(scores: Floats, kind: SurveyKind, scale: Scale | None) -> Floats:
    """Return 1 for a favourable answer, −1 for an NPS detractor, else 0."""
    if scale is None:
        return np.zeros(len(scores))
    found = ((scale.favourable_from <= scores) & (scores <= scale.favourable_to)).astype(np.float64)
    if kind is SurveyKind.NPS:
        found[scores <= NPS_DETRACTORS_TO] = -1
    return found

"""Survey scores and response rates, after `domain.surveys.FORMULAS`.

Without pandas: the answers are those of one account, and a deck of it should not wait for the library.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

import numpy as np

from cs_desktop.analytics.health.windows import Floats
from cs_desktop.analytics.survey_points import fits, parts, scale_of
from cs_desktop.common.language import tr
from cs_desktop.domain.stated import Stated
from cs_desktop.domain.surveys import Scale, SurveyAnswer, SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind


def survey_score(
    answers: Iterable[SurveyAnswer], kind: SurveyKind, as_of: date, scale: Scale | None = None
) -> SurveyScore:
    """Return the score of all waves of a kind, from the answers given up to `as_of`.

    Only answers on one scale are counted: the kind's own or, except for NPS, the `scale` given. Within a day
    the answers are in the order in which they were given. A respondent is told apart by account and name; one
    without a name is a new one each time.
    """
    answers = [one for one in answers if one.kind == kind.value]
    given = _given(answers, as_of)
    used = scale_of(kind, scale)
    fitting = _fitting(given, used)
    latest = _scores(_latest(fitting, lambda one: one.account_id))
    rated = parts(latest, kind, used)
    favourable, unfavourable = int((rated > 0).sum()), int((rated < 0).sum())
    n = len(latest)
    reason = "" if n else _why_none(kind, used, len(given))
    balance = favourable - unfavourable if kind is SurveyKind.NPS else favourable
    unit = 100 if kind is SurveyKind.NPS else 1
    answered, asked, rate = _response(answers, given)
    return SurveyScore(
        kind=kind,
        score=Stated(unit * balance / n if n else None, reason),
        mean=Stated(float(latest.mean()) if n else None, reason),
        n=n,
        favourable=favourable,
        unfavourable=unfavourable if kind is SurveyKind.NPS else n - favourable,
        left_out=len(given) - len(fitting),
        answered=answered,
        asked=asked,
        response_rate=rate,
    )


def _given(answers: Iterable[SurveyAnswer], as_of: date) -> list[SurveyAnswer]:
    """Return the answers up to the day, the oldest first."""
    dated = [(one.day, one) for one in answers if one.day is not None and one.day <= as_of]
    return [one for _, one in sorted(dated, key=lambda pair: pair[0])]


def _fitting(given: Sequence[SurveyAnswer], scale: Scale | None) -> list[SurveyAnswer]:
    low, high = (
        np.array(ends, np.float64) for ends in ([a.scale_min for a in given], [a.scale_max for a in given])
    )
    return [one for one, fit in zip(given, fits(low, high, _scores(given), scale), strict=True) if fit]


def _scores(answers: Iterable[SurveyAnswer]) -> Floats:
    return np.array([np.nan if one.score is None else one.score for one in answers], np.float64)


def _latest(
    given: Sequence[SurveyAnswer], within: Callable[[SurveyAnswer], Hashable]
) -> Sequence[SurveyAnswer]:
    """Return the newest answer of each named respondent and all of those without a name."""
    newest: dict[Hashable, SurveyAnswer] = {}
    for place, one in enumerate(given):
        newest[(within(one), one.respondent) if one.respondent else place] = one
    return list(newest.values())


def _why_none(kind: SurveyKind, scale: Scale | None, given: int) -> str:
    if not given:
        return tr("no answers")
    if scale is None:
        return tr("state which range of the scale is favourable")
    if kind is SurveyKind.NPS:
        return tr("NPS is counted on the scale 0 to 10 only")
    return tr(
        "no answer on the scale {low} to {high}; state the favourable range of theirs",
        low=format(scale.low, "g"),
        high=format(scale.high, "g"),
    )


def _response(answers: Iterable[SurveyAnswer], given: Sequence[SurveyAnswer]) -> tuple[int, int, Stated]:
    """Return answered, asked and their ratio, over the waves that say how many were asked."""
    waves = [*given, *(one for one in answers if one.day is None)]
    asked = sum({one.survey_id: one.asked for one in reversed(waves) if one.asked is not None}.values())
    answered = len(_latest([one for one in given if one.asked is not None], lambda one: one.survey_id))
    if not asked:
        return answered, asked, Stated(None, tr("no wave says how many were asked"))
    if answered > asked:
        return (
            answered,
            asked,
            Stated(None, tr("{answered} answers but only {asked} asked", answered=answered, asked=asked)),
        )
    return answered, asked, Stated(answered / asked)

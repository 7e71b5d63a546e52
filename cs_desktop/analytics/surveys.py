"""Survey scores and response rates, after `domain.surveys.FORMULAS`.

`answers` is a frame with one row an answer, in the order in which they were given within a day:
account_id, survey_id (one wave at one account), kind, scale_min, scale_max, asked (missing where not
known), day, score, respondent ("" where not known). A wave nobody answered is one row without day and
score. A respondent is told apart by account and name; one without a name is a new one each time.
"""

from datetime import date

import numpy as np
import pandas as pd

from cs_desktop.analytics.days import ordinals
from cs_desktop.analytics.payments import NEVER
from cs_desktop.analytics.survey_points import fits, parts, scale_of
from cs_desktop.common.language import tr
from cs_desktop.domain.stated import Stated
from cs_desktop.domain.surveys import Scale, SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind


def survey_score(
    answers: pd.DataFrame, kind: SurveyKind, as_of: date, scale: Scale | None = None
) -> SurveyScore:
    """Return the score of all waves of a kind in the frame, from the answers given up to `as_of`.

    Only answers on one scale are counted: the kind's own or, except for NPS, the `scale` given.
    """
    given = _given(answers, kind, as_of)
    used = scale_of(kind, scale)
    fitting = _fitting(given, used)
    latest = _latest(fitting, ["account_id"])
    rated = parts(latest["score"].to_numpy(np.float64), kind, used)
    favourable, unfavourable = int((rated > 0).sum()), int((rated < 0).sum())
    n = len(latest)
    reason = "" if n else _why_none(kind, used, len(given))
    balance = favourable - unfavourable if kind is SurveyKind.NPS else favourable
    unit = 100 if kind is SurveyKind.NPS else 1
    answered, asked, rate = _response(answers, given, kind)
    return SurveyScore(
        kind=kind,
        score=Stated(unit * balance / n if n else None, reason),
        mean=Stated(float(latest["score"].mean()) if n else None, reason),
        n=n,
        favourable=favourable,
        unfavourable=unfavourable if kind is SurveyKind.NPS else n - favourable,
        left_out=len(given) - len(fitting),
        answered=answered,
        asked=asked,
        response_rate=rate,
    )


def _given(answers: pd.DataFrame, kind: SurveyKind, as_of: date) -> pd.DataFrame:
    """Return the answers of the kind up to the day, oldest first, `day` as ordinal."""
    frame = answers.assign(day=ordinals(answers["day"]))
    frame = frame[(frame["kind"] == kind.value) & (frame["day"] <= as_of.toordinal())]
    return frame.sort_values("day", kind="stable")


def _fitting(given: pd.DataFrame, scale: Scale | None) -> pd.DataFrame:
    low, high, scores = (given[name].to_numpy(np.float64) for name in ("scale_min", "scale_max", "score"))
    fitting: pd.DataFrame = given[fits(low, high, scores, scale)]
    return fitting


def _latest(given: pd.DataFrame, within: list[str]) -> pd.DataFrame:
    """Return the newest answer of each named respondent and all of those without a name."""
    older = given.duplicated([*within, "respondent"], keep="last") & (given["respondent"] != "")
    return given[~older]


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


def _response(answers: pd.DataFrame, given: pd.DataFrame, kind: SurveyKind) -> tuple[int, int, Stated]:
    """Return answered, asked and their ratio, over the waves that say how many were asked."""
    unanswered = answers[(answers["kind"] == kind.value) & (ordinals(answers["day"]) == NEVER)]
    waves = pd.concat([given, unanswered]).dropna(subset="asked")
    asked = int(waves.drop_duplicates("survey_id")["asked"].sum())
    answered = len(_latest(given[given["asked"].notna()], ["survey_id"]))
    if not asked:
        return answered, asked, Stated(None, tr("no wave says how many were asked"))
    if answered > asked:
        return (
            answered,
            asked,
            Stated(None, tr("{answered} answers but only {asked} asked", answered=answered, asked=asked)),
        )
    return answered, asked, Stated(answered / asked)

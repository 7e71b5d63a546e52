"""Survey scores and response rates, after `domain.surveys.FORMULAS`.

`answers` is a frame with one row an answer, in the order in which they were given within a day:
account_id, survey_id (one wave at one account), kind, scale_min, scale_max, asked (missing where not
known), day, score, respondent ("" where not known). A wave nobody answered is one row without day and
score. A respondent is told apart by account and name; one without a name is a new one each time.
"""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cs_desktop.analytics.days import NEVER, ordinals
from cs_desktop.analytics.windows import Points
from cs_desktop.domain.stated import Stated
from cs_desktop.domain.surveys import NPS_DETRACTORS_TO, STANDARD_SCALES, Scale, SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind


def survey_score(
    answers: pd.DataFrame, kind: SurveyKind, as_of: date, scale: Scale | None = None
) -> SurveyScore:
    """Return the score of all waves of a kind in the frame, from the answers given up to `as_of`.

    Only answers on one scale are counted: the kind's own or, except for NPS, the `scale` given.
    """
    given = _given(answers, kind, as_of)
    used = _scale_of(kind, scale)
    fitting = given[_fits(given, used)]
    latest = _latest(fitting, ["account_id"])
    parts = _parts(latest, kind, used)
    favourable, unfavourable = int((parts > 0).sum()), int((parts < 0).sum())
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


def survey_points(answers: pd.DataFrame, kind: SurveyKind, as_of: date, scale: Scale | None = None) -> Points:
    """Return the latest answer of each respondent up to `as_of` as a point whose mean is the score.

    So `analytics.health` can read a survey like a metric: an NPS promoter is 100, a detractor −100, a
    passive 0; of other kinds a favourable answer is 1, another 0.
    """
    used = _scale_of(kind, scale)
    given = _given(answers, kind, as_of)
    latest = _latest(given[_fits(given, used)], ["account_id"])
    unit = 100.0 if kind is SurveyKind.NPS else 1.0
    return Points(
        latest["account_id"].to_numpy(np.int64),
        latest["day"].to_numpy(np.int64),
        _parts(latest, kind, used) * unit,
    )


def _given(answers: pd.DataFrame, kind: SurveyKind, as_of: date) -> pd.DataFrame:
    """Return the answers of the kind up to the day, oldest first, `day` as ordinal."""
    frame = answers.assign(day=ordinals(answers["day"]))
    frame = frame[(frame["kind"] == kind.value) & (frame["day"] <= as_of.toordinal())]
    return frame.sort_values("day", kind="stable")


def _scale_of(kind: SurveyKind, scale: Scale | None) -> Scale | None:
    standard = STANDARD_SCALES.get(kind)
    return standard if kind is SurveyKind.NPS else scale or standard


def _fits(given: pd.DataFrame, scale: Scale | None) -> "pd.Series[bool]":
    if scale is None:
        return pd.Series(data=False, index=given.index)
    same = (given["scale_min"] == scale.low) & (given["scale_max"] == scale.high)
    return same & given["score"].between(scale.low, scale.high)


def _latest(given: pd.DataFrame, within: list[str]) -> pd.DataFrame:
    """Return the newest answer of each named respondent and all of those without a name."""
    older = given.duplicated([*within, "respondent"], keep="last") & (given["respondent"] != "")
    return given[~older]


def _parts(latest: pd.DataFrame, kind: SurveyKind, scale: Scale | None) -> NDArray[np.float64]:
    """Return 1 for a favourable answer, −1 for an NPS detractor, else 0."""
    if scale is None:
        return np.zeros(len(latest))
    score = latest["score"].to_numpy(np.float64)
    parts = ((scale.favourable_from <= score) & (score <= scale.favourable_to)).astype(np.float64)
    if kind is SurveyKind.NPS:
        parts[score <= NPS_DETRACTORS_TO] = -1
    return parts


def _why_none(kind: SurveyKind, scale: Scale | None, given: int) -> str:
    if not given:
        return "no answers"
    if scale is None:
        return "state which range of the scale is favourable"
    if kind is SurveyKind.NPS:
        return "NPS is counted on the scale 0 to 10 only"
    return f"no answer on the scale {scale.low:g} to {scale.high:g}; state the favourable range of theirs"


def _response(answers: pd.DataFrame, given: pd.DataFrame, kind: SurveyKind) -> tuple[int, int, Stated]:
    """Return answered, asked and their ratio, over the waves that say how many were asked."""
    unanswered = answers[(answers["kind"] == kind.value) & (ordinals(answers["day"]) == NEVER)]
    waves = pd.concat([given, unanswered]).dropna(subset="asked")
    asked = int(waves.drop_duplicates("survey_id")["asked"].sum())
    answered = len(_latest(given[given["asked"].notna()], ["survey_id"]))
    if not asked:
        return answered, asked, Stated(None, "no wave says how many were asked")
    if answered > asked:
        return answered, asked, Stated(None, f"{answered} answers but only {asked} asked")
    return answered, asked, Stated(answered / asked)

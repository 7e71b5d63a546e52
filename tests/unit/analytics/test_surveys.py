"""NPS, CSAT, CES and response rates."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.windows import window_values
from cs_desktop.analytics.survey_points import AnswerColumns, rated_answers
from cs_desktop.analytics.surveys import survey_score
from cs_desktop.common.errors import KnownError
from cs_desktop.domain.surveys import FORMULAS, Scale, SurveyScore
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind
from tests.unit.analytics.point_samples import AS_OF, ago

YESTERDAY = ago(1)
SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "other": (1, 10)}


@dataclass(frozen=True)
class Answer:
    """One row: an answer of wave 1 of account 1, given yesterday by nobody in particular."""

    score: float | None
    respondent: str = ""
    day: date | None = YESTERDAY
    survey_id: int = 1
    account_id: int = 1
    asked: int | None = None
    kind: str = "nps"
    scale: tuple[float, float] | None = None

    @property
    def scale_min(self) -> float:
        return (self.scale or SCALES[self.kind])[0]

    @property
    def scale_max(self) -> float:
        return (self.scale or SCALES[self.kind])[1]


def columns(answers: list[Answer]) -> AnswerColumns:
    given = [answer for answer in answers if answer.day is not None]
    names = ["", *sorted({answer.respondent for answer in given} - {""})]
    scales = [answer.scale or SCALES[answer.kind] for answer in given]
    return AnswerColumns(
        account_ids=np.array([a.account_id for a in given], np.int64),
        kinds=np.array([a.kind for a in given], dtype=object),
        scale_min=np.array([low for low, _ in scales], np.float64),
        scale_max=np.array([high for _, high in scales], np.float64),
        respondents=np.array([names.index(a.respondent) - 1 for a in given], np.int64),
        days=np.array([a.day.toordinal() for a in given if a.day], np.int64),
        scores=np.array([a.score for a in given], np.float64),
    )


def score(answers: list[Answer], kind: str = "nps", scale: Scale | None = None) -> SurveyScore:
    return survey_score(answers, SurveyKind(kind), AS_OF, scale)


def test_nps_by_hand() -> None:
    # 10, 9, 9, 10 promote; 8, 7 are passive; 6, 0 detract: 100 × (4 − 2) / 8 = 25 points.
    result = score([Answer(value) for value in (10, 9, 9, 10, 8, 7, 6, 0)])
    assert (result.score.value, result.n, result.favourable, result.unfavourable) == (25, 8, 4, 2)
    assert result.mean.value == 59 / 8  # 10 + 9 + 9 + 10 + 8 + 7 + 6 + 0 = 59


def test_csat_by_hand() -> None:
    # 5, 4, 4 of five answers are favourable: 3 / 5.
    result = score([Answer(value, kind="csat") for value in (5, 4, 4, 3, 1)], "csat")
    assert (result.score.value, result.n, result.unfavourable) == (0.6, 5, 2)


def test_ces_by_hand() -> None:
    # 7, 5 of 7, 5, 4, 2 are favourable: 2 / 4; mean 18 / 4 = 4.5.
    result = score([Answer(value, kind="ces") for value in (7, 5, 4, 2)], "ces")
    assert (result.score.value, result.mean.value) == (0.5, 4.5)


def test_another_scale_needs_a_stated_favourable_range() -> None:
    answers = [Answer(value, kind="csat", scale=(1, 10)) for value in (10, 9, 8, 3)]
    unstated = score(answers, "csat")
    assert (unstated.score.value, unstated.n, unstated.left_out) == (None, 0, 4)
    assert unstated.score.reason == "no answer on the scale 1 to 5; state the favourable range of theirs"
    assert score(answers, "csat", Scale(1, 10, 8, 10)).score.value == 0.75


def test_a_question_of_ones_own_needs_it_always() -> None:
    answers = [Answer(2, kind="other"), Answer(9, kind="other")]
    assert score(answers, "other").score.reason == "state which range of the scale is favourable"
    # Where low is good, the range says so.
    assert score(answers, "other", Scale(1, 10, 1, 3)).score.value == 0.5


def test_nps_on_another_scale_is_no_nps_whatever_range_is_stated() -> None:
    result = score([Answer(5, scale=(1, 5))], scale=Scale(1, 5, 5, 5))
    assert (result.score.value, result.left_out) == (None, 1)
    assert result.score.reason == "NPS is counted on the scale 0 to 10 only"


def test_answers_on_two_scales_are_never_mixed() -> None:
    result = score([Answer(5, kind="csat"), Answer(5, kind="csat", scale=(1, 10), survey_id=2)], "csat")
    assert (result.score.value, result.n, result.left_out) == (1.0, 1, 1)


def test_an_answer_beyond_its_scale_is_left_out() -> None:
    result = score([Answer(11), Answer(9)])
    assert (result.n, result.left_out) == (1, 1)


def test_no_answers_is_a_reason_not_a_zero() -> None:
    result = score([])
    assert (result.score.value, result.mean.value, result.n) == (None, None, 0)
    assert result.score.reason == "no answers"
    assert (result.response_rate.value, result.response_rate.reason) == (
        None,
        "no wave says how many were asked",
    )


def test_the_latest_answer_of_a_respondent_counts() -> None:
    answers = [
        Answer(10, "Ana", ago(5), survey_id=2),
        Answer(0, "Ana", ago(90)),
        Answer(3, "Ana", ago(90), account_id=2, survey_id=3),  # another Ana, at another customer
        Answer(9),
        Answer(9),  # two people without a name
    ]
    result = score(answers)
    assert (result.n, result.favourable, result.unfavourable) == (4, 3, 1)


def test_of_two_answers_of_one_day_the_later_row_counts() -> None:
    assert score([Answer(0, "Ana"), Answer(10, "Ana")]).score.value == 100


def test_response_rate_by_hand() -> None:
    # Wave 1 asked 10 and has 2 answers, wave 2 asked 5 and has Ana's two as one: 3 / 15.
    answers = [
        Answer(9, "Ana", ago(90), asked=10),
        Answer(9, "Bo", ago(90), asked=10),
        Answer(3, "Ana", ago(9), survey_id=2, asked=5),
        Answer(8, "Ana", ago(8), survey_id=2, asked=5),
        Answer(8, "Cy", ago(8), survey_id=3),  # nobody wrote down how many this wave asked
    ]
    result = score(answers)
    assert (result.answered, result.asked, result.response_rate.value) == (3, 15, 0.2)
    assert result.n == 3  # Ana's latest, Bo, Cy


def test_a_wave_nobody_answered_was_asked_all_the_same() -> None:
    silent = Answer(None, day=None, survey_id=2, asked=30)
    result = score([Answer(9, "Ana", asked=10), silent])
    assert result.response_rate.value == 1 / 40
    assert result.n == 1
    assert score([silent]).response_rate.value == 0.0


def test_more_answers_than_asked_is_no_rate() -> None:
    result = score([Answer(9, "Ana", asked=1), Answer(9, "Bo", asked=1)])
    assert result.response_rate.reason == "2 answers but only 1 asked"


def test_a_favourable_range_outside_of_its_scale_is_refused() -> None:
    with pytest.raises(KnownError, match="must lie within the scale 1 to 5"):
        Scale(1, 5, 4, 6)


def test_every_kind_has_its_formula() -> None:
    assert {kind.value for kind in SurveyKind} | {"mean", "response_rate"} == set(FORMULAS)


some_answers = st.lists(
    st.builds(
        Answer,
        score=st.integers(0, 11).map(float),
        respondent=st.sampled_from(["", "Ana", "Bo"]),
        day=st.integers(-5, 40).map(ago),
        survey_id=st.integers(1, 3),
        account_id=st.integers(1, 2),
        asked=st.sampled_from([None, 0, 4, 50]),
        kind=st.sampled_from(["nps", "csat"]),
        scale=st.sampled_from([None, (0.0, 10.0), (1.0, 5.0)]),
    ),
    max_size=12,
)


def slow_latest(answers: list[Answer], kind: str) -> list[Answer]:
    """Take one answer after another, oldest first; a name's newer answer replaces the older."""
    low, high = SCALES[kind]
    kept: dict[object, Answer] = {}
    for age in range(60, -1, -1):
        for n, answer in enumerate(answers):
            if answer.day != AS_OF - timedelta(age) or answer.kind != kind or answer.score is None:
                continue
            if (answer.scale or SCALES[kind]) == (low, high) and low <= answer.score <= high:
                who = (answer.account_id, answer.respondent) if answer.respondent else n
                kept[who] = answer
    return list(kept.values())


@given(some_answers, st.sampled_from(["nps", "csat"]))
def test_it_agrees_with_taking_one_answer_after_another(answers: list[Answer], kind: str) -> None:
    latest = [answer.score or 0 for answer in slow_latest(answers, kind)]
    result = score(answers, kind)
    assert result.n == len(latest)
    if not latest:
        assert result.score.value is None
        assert result.score.reason
        return
    if kind == "nps":
        balance = sum(value >= 9 for value in latest) - sum(value <= 6 for value in latest)
        assert result.score.value == pytest.approx(100 * balance / len(latest))
    else:
        assert result.score.value == pytest.approx(sum(value >= 4 for value in latest) / len(latest))


@given(some_answers, st.sampled_from(["nps", "csat"]))
def test_the_points_of_an_account_have_its_score_as_their_mean(answers: list[Answer], kind: str) -> None:
    points = rated_answers(columns(answers), SurveyKind(kind)).points(AS_OF)
    values = window_values(points, np.array([1, 2]), AS_OF, 365, MetricKind.MEAN).values
    for place, account in enumerate((1, 2)):
        own = score([answer for answer in answers if answer.account_id == account], kind).score.value
        assert values[place] == pytest.approx(np.nan if own is None else own, nan_ok=True)


@given(some_answers, some_answers)
def test_the_future_changes_nothing(answers: list[Answer], others: list[Answer]) -> None:
    past = [answer for answer in answers if answer.day is not None and answer.day <= AS_OF]
    future = [answer for answer in others if answer.day is not None and answer.day > AS_OF]
    assert score(past) == score(future + past)

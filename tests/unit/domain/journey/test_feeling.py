"""Survey scores as feelings: worked by hand, and against the scores that the reports calculate."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.surveys import survey_score
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import Stage
from cs_desktop.domain.journey.feeling import SurveyVote, gap, heard_by_place
from cs_desktop.domain.journey.spans import Course, Span
from cs_desktop.domain.journey.stays import Stay
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.queries.measurement import AnswerFacts

DAY = date(2026, 1, 10)
SCALES = {SurveyKind.NPS: (0, 10), SurveyKind.CSAT: (1, 5), SurveyKind.CES: (1, 7), SurveyKind.OTHER: (1, 9)}


def _vote(kind: SurveyKind, score: float, who: str = "", days: int = 0) -> SurveyVote:
    low, high = SCALES[kind]
    return SurveyVote(DAY + timedelta(days=days), kind, low, high, score, who)


def test_it_is_what_one_works_out_by_hand() -> None:
    votes = [
        # NPS: promoters 9 and 10, a detractor 6, a passive 8: (2 - 1) / 4 = 25 points, 25 / 50 = +0.5.
        *(_vote(SurveyKind.NPS, score) for score in (9, 10, 6, 8)),
        # CSAT: one of four is favourable: 4 x 0.25 - 2 = -1. Cy said 5 first, and 2 later.
        _vote(SurveyKind.CSAT, 5, "cy"),
        _vote(SurveyKind.CSAT, 2, "cy", days=3),
        *(_vote(SurveyKind.CSAT, score) for score in (3, 4, 1)),
        # CES: both are easy: 4 x 1 - 2 = +2.
        *(_vote(SurveyKind.CES, score) for score in (5, 7)),
        # Nobody stated what is favourable here.
        _vote(SurveyKind.OTHER, 9),
    ]
    heard = heard_by_place(votes, lambda _day: 3)[3]
    assert [(one.kind, one.score, one.n, one.feeling) for one in heard.scores] == [
        (SurveyKind.NPS, 25.0, 4, 0.5),
        (SurveyKind.CSAT, 0.25, 4, -1.0),
        (SurveyKind.CES, 1.0, 2, 2.0),
    ]
    # (4 x 0.5 + 4 x -1 + 2 x 2) / 10 = 0.2; who entered +1.5 thought them 1.3 better than they say.
    assert heard.n == 10
    assert heard.value == pytest.approx(0.2)
    assert gap(1.5, heard) == -1.3
    assert (heard.first, heard.last) == (DAY, DAY + timedelta(days=3))


def test_an_answer_on_another_scale_or_outside_of_its_own_says_nothing() -> None:
    odd = [
        SurveyVote(DAY, SurveyKind.NPS, 1, 5, 5),
        SurveyVote(DAY, SurveyKind.CSAT, 1, 5, 9),
        SurveyVote(DAY, SurveyKind.OTHER, 0, 10, 9),
    ]
    assert heard_by_place(odd, lambda _day: 0) == {}
    assert heard_by_place([_vote(SurveyKind.NPS, 9)], lambda _day: None) == {}


votes = st.lists(
    st.builds(
        _vote,
        st.sampled_from(list(SurveyKind)),
        st.integers(0, 10),
        st.sampled_from(["", "a", "b", "c"]),
        st.integers(0, 5),
    ),
    max_size=25,
)


@given(votes)
def test_each_score_is_that_of_the_reports(given_votes: list[SurveyVote]) -> None:
    answers = [
        AnswerFacts(1, 1, "", one.kind.value, one.low, one.high, None, one.day, one.score, one.respondent)
        for one in given_votes
    ]
    found = heard_by_place(given_votes, lambda _day: 0).get(0)
    scores = {one.kind: one for one in found.scores} if found else {}
    for kind in (SurveyKind.NPS, SurveyKind.CSAT, SurveyKind.CES):
        slow = survey_score(answers, kind, DAY + timedelta(days=9))
        mine = scores.get(kind)
        assert slow.n == (mine.n if mine else 0)
        assert slow.score.value == (pytest.approx(mine.score) if mine else None)
    if found:
        assert -2 <= found.value <= 2


STAGES = tuple(Stage(number, name, number, number) for number, name in enumerate(("Buy", "Adopt", "Renew")))
PLANNED = tuple(
    StageDays(date(2026, 1, 1) + timedelta(days=30 * n), date(2026, 1, 1) + timedelta(days=30 * (n + 1)))
    for n in range(3)
)


def test_where_it_went_otherwise_than_planned_the_history_counts() -> None:
    # It was to adopt from Jan 31 to Mar 1, and did so from Mar 10 on; it still does on Jun 1.
    bought = Stay(0, date(2026, 1, 5), date(2026, 3, 10))
    adopts = Stay(1, date(2026, 3, 10), None)
    course = Course(STAGES, PLANNED, (bought, adopts), date(2026, 6, 1))
    assert [course.place_on(day) for day in (date(2026, 1, 2), date(2026, 2, 10), date(2026, 5, 1))] == [
        *(0, 0, 1)
    ]
    assert course.passed(0) == Span(date(2026, 1, 5), date(2026, 3, 9))
    # It is in the second, and has not come to the third, however long its planned days are over.
    assert course.passed(1) is None
    assert course.passed(2) is None


def test_without_a_history_the_planned_days_count() -> None:
    course = Course(STAGES, PLANNED, (), date(2026, 2, 10))
    assert course.place_on(date(2025, 12, 31)) is None
    assert [course.place_on(days.start) for days in PLANNED if days.start] == [0, 1, 2]
    assert course.passed(0) == Span(date(2026, 1, 1), date(2026, 1, 30))
    assert course.passed(1) is None
    open_end = (StageDays(date(2026, 1, 1), None),)
    assert Course(STAGES[:1], open_end, (), date(2026, 9, 1)).place_on(date(2026, 8, 1)) == 0
    assert Course(STAGES, (), (), date(2026, 9, 1)).passed(0) is None


days = st.dates(date(2025, 12, 1), date(2026, 5, 1))


@given(st.lists(days, max_size=4, unique=True), st.lists(st.integers(0, 3), min_size=4, max_size=4), days)
def test_a_day_that_has_passed_in_a_stage_belongs_to_one_stage_only(
    starts: list[date], stages: list[int], day: date
) -> None:
    today = date(2026, 4, 1)
    begun = sorted(one for one in starts if one < today)
    stays = tuple(
        Stay(stage, start, end) for stage, start, end in zip(stages, begun, [*begun[1:], None], strict=False)
    )
    course = Course(STAGES, PLANNED, stays, today)
    place = course.place_on(day)
    # The slow way: ask each stage whether the day is in one of its stays, else whether it was planned so.
    staying = [
        stay.lifecycle_id for stay in stays if stay.start <= day and (stay.end is None or day < stay.end)
    ]
    slow = (
        [number for number in range(3) if number in staying]
        if staying
        else [n for n, plan in enumerate(PLANNED) if plan.start and plan.end and plan.start <= day < plan.end]
    )
    assert [place] == (slow or [None])

"""Surveys and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from cs_desktop.models.columns import fetched
from cs_desktop.models.tables import Survey, SurveyAnswer


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """One answer with what its survey asked; a wave that nobody answered has one without day and score."""

    account_id: int
    survey_id: int
    survey: str
    kind: str
    scale_min: float
    scale_max: float
    asked: int | None
    day: date | None
    score: float | None
    respondent: str


def answers(connection: Connection, account_id: int | None = None) -> Sequence[AnswerFacts]:
    """Return the survey answers of all accounts or of one, by day."""
    of_survey = ("name", "kind", "scale_min", "scale_max", "asked")
    columns = [
        Survey.account_id,
        Survey.id,
        *(Survey.__table__.columns[name] for name in of_survey),
        SurveyAnswer.day,
        SurveyAnswer.score,
        func.coalesce(SurveyAnswer.respondent, ""),
    ]
    query = (
        select(*columns)
        .select_from(Survey)
        .join(SurveyAnswer, Survey.id == SurveyAnswer.survey_id, isouter=True)
        .order_by(SurveyAnswer.day, SurveyAnswer.id)
    )
    if account_id is not None:
        query = query.where(Survey.account_id == account_id)
    return [AnswerFacts(*row) for row in connection.execute(query)]


def survey_rows(connection: Connection, kinds: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return id, account id, kind, scale low and high of all surveys of some kinds."""
    query = select(Survey.id, Survey.account_id, Survey.kind, Survey.scale_min, Survey.scale_max)
    return fetched(connection, query.where(Survey.kind.in_(kinds)))


def answer_page(connection: Connection, since: date, after: int, limit: int) -> list[tuple[Any, ...]]:
    """Return one page of all answers from a day on, by id: id, survey id, day as text, score, respondent.

    `after` is the last id of the page before, −1 for the first. Pages keep each read short.
    """
    query = (
        select(
            *(SurveyAnswer.id, SurveyAnswer.survey_id, SurveyAnswer.day),
            *(SurveyAnswer.score, SurveyAnswer.respondent),
        )
        .where(SurveyAnswer.id > after, SurveyAnswer.day >= since)
        .order_by(SurveyAnswer.id)
        .limit(limit)
    )
    return fetched(connection, query)

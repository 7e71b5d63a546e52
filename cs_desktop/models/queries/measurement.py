"""The metric catalogue and survey answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, Row, cast, func, select

from cs_desktop.models.tables import Metric, Survey, SurveyAnswer

_JULIAN_DAY_0 = 1721424.5
"""Julian day of the proleptic ordinal 0, so that julianday(d) − this = date.toordinal(d)."""


@dataclass(frozen=True, slots=True)
class MetricFacts:
    """An entry of the workspace's metric catalogue."""

    id: int
    key: str
    name: str
    unit: str
    kind: str
    higher_is_better: bool
    window_days: int
    stale_days: int


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


def metrics(connection: Connection) -> Sequence[MetricFacts]:
    """Return the catalogue, by name."""
    columns = [Metric.__table__.columns[name] for name in MetricFacts.__dataclass_fields__]
    return [MetricFacts(*row) for row in connection.execute(select(*columns).order_by(Metric.name))]


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


def answer_page(
    connection: Connection, kinds: Sequence[str], since: date, after: int, limit: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return one page of the answers of all accounts to surveys of some kinds, from a day on, by id.

    Columns: answer id, account id, survey id, kind, scale low and high, respondent, day as ordinal,
    score. `after` is the last id of the page before, −1 for the first. Pages keep each read short.
    """
    # SQLite counts the ordinal, since half a million date objects would cost more than the reading.
    ordinal = cast(func.julianday(SurveyAnswer.day) - _JULIAN_DAY_0, Integer)
    query = (
        select(
            *(SurveyAnswer.id, Survey.account_id, Survey.id, Survey.kind, Survey.scale_min),
            *(Survey.scale_max, SurveyAnswer.respondent, ordinal, SurveyAnswer.score),
        )
        .join(Survey, Survey.id == SurveyAnswer.survey_id)
        .where(SurveyAnswer.id > after, Survey.kind.in_(kinds), SurveyAnswer.day >= since)
        .order_by(SurveyAnswer.id)
        .limit(limit)
    )
    return connection.execute(query).all()

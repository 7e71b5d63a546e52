"""The surveys of one account, the newest first."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from cs_desktop.domain.metrics.surveys import KINDS, Wave
from cs_desktop.models.tables import Survey, SurveyAnswer


def waves_of(connection: Connection, account_id: int) -> Sequence[Wave]:
    """Return the waves of surveys whose scale is fixed, those that were answered last first."""
    newest = func.max(SurveyAnswer.day)
    query = (
        select(Survey.id, Survey.name, Survey.kind, Survey.asked, func.count(SurveyAnswer.id), newest)
        .outerjoin(SurveyAnswer, SurveyAnswer.survey_id == Survey.id)
        .where(Survey.account_id == account_id, Survey.kind.in_([kind.value for kind in KINDS]))
        .group_by(Survey.id)
        .order_by(newest.desc(), Survey.id.desc())
    )
    return [Wave(*row) for row in connection.execute(query)]

"""Surveys that people enter: a wave with its answers, or answers to one that is there."""

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.metrics.readings import check_day
from cs_desktop.domain.metrics.surveys import NewSurvey
from cs_desktop.domain.new_account import length_problem
from cs_desktop.domain.surveys import STANDARD_SCALES
from cs_desktop.models.tables import Account, Survey, SurveyAnswer
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


def enter_survey(ctx: Context, new: NewSurvey, initiator: object = None) -> Change | None:
    """Store a survey with its answers, or answers to one that is there.

    Raises:
        InputError: the day is ahead, the name empty or too long.
        KnownError: the account or the survey is gone.
    """
    day, name = check_day(new.day, ctx.clock.today()), " ".join(new.name.split())
    if not name:
        raise InputError(tr("Enter a name; it cannot be empty."))
    if problem := length_problem(name):
        raise InputError(problem)

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, new.account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion to go on."))
        if new.wave_id is None:
            survey = _add(tx, new, name)
            tx.recorder.label = f"Enter survey {shortened(survey.name)} of {shortened(account.name)}"
        else:
            survey = _known(tx, new.wave_id)
            if new.asked is not None:
                survey.asked = new.asked
            tx.recorder.label = f"Add answers to {shortened(survey.name)} of {shortened(account.name)}"
        for answer in new.answers:
            tx.session.add(
                SurveyAnswer(
                    id=tx.new_id(),
                    survey_id=survey.id,
                    day=day,
                    score=float(answer.score),
                    respondent=answer.respondent,
                )
            )

    return ctx.workspace.write("Enter survey", work, initiator).change


def _add(tx: WriteTx, new: NewSurvey, name: str) -> Survey:
    scale = STANDARD_SCALES[new.kind]
    survey = Survey(
        id=tx.new_id(),
        account_id=new.account_id,
        name=name,
        kind=new.kind.value,
        scale_min=scale.low,
        scale_max=scale.high,
        asked=new.asked,
    )
    tx.session.add(survey)
    tx.session.flush()
    return survey


def _known(tx: WriteTx, wave_id: int) -> Survey:
    survey = tx.session.get(Survey, wave_id)
    if survey is None:
        raise KnownError(tr("This survey was deleted by someone else; undo the deletion to go on."))
    return survey

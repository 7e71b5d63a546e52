"""Points and survey answers of all accounts or of one, read in transactions so short that nobody waits."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.places import places
from cs_desktop.analytics.survey_points import AnswerColumns
from cs_desktop.models.columns import integers, numbers, ordinals, turned
from cs_desktop.models.points import reading
from cs_desktop.models.queries.measurement import AnswerFacts, answer_page, survey_rows
from cs_desktop.models.workspace_file import WorkspaceFile

_PAGE = 40_000
"""Answers read at a time, some 40 ms."""
_NO_DAY = 0


def all_answers(workspace: WorkspaceFile, kinds: Sequence[str], since: date) -> AnswerColumns:
    """Return the answers of all accounts to surveys of some kinds, from a day on."""
    surveys = turned(workspace.read(lambda c: survey_rows(c, kinds)), 5)
    respondents: dict[object, int] = {"": -1}
    pages: list[tuple[NDArray[Any], ...]] = []
    after = -1
    while True:
        page = workspace.read(lambda c: answer_page(c, since, after, _PAGE))  # noqa: B023 - run at once
        # Turned page by page: a tuple for each answer, kept to the end, would busy the garbage collector.
        _, survey, day, score, respondent = turned(page, 5)
        pages.append(
            (integers(survey), ordinals(day, _NO_DAY), numbers(score), _numbered(respondent, respondents))
        )
        if len(page) < _PAGE:
            break
        after = page[-1][0]
    survey_ids, days, scores, who = (np.concatenate(column) for column in zip(*pages, strict=True))
    place = places(survey_ids, integers(surveys[0]))
    known = place >= 0
    of_survey = place[known]
    return AnswerColumns(
        account_ids=integers(surveys[1])[of_survey],
        kinds=np.array(surveys[2], dtype=object)[of_survey],
        scale_min=numbers(surveys[3])[of_survey],
        scale_max=numbers(surveys[4])[of_survey],
        respondents=who[known],
        days=days[known],
        scores=scores[known],
    )


def answer_columns(answers: Iterable[AnswerFacts]) -> AnswerColumns:
    """Return answers as columns; waves that nobody answered are left out."""
    given = [answer for answer in answers if answer.day is not None and answer.score is not None]
    return AnswerColumns(
        account_ids=np.array([a.account_id for a in given], np.int64),
        kinds=np.array([a.kind for a in given], dtype=object),
        scale_min=numbers([a.scale_min for a in given]),
        scale_max=numbers([a.scale_max for a in given]),
        respondents=_numbered([a.respondent for a in given], {"": -1}),
        days=np.array([a.day.toordinal() for a in given if a.day], np.int64),
        scores=numbers([a.score for a in given]),
    )


def _numbered(names: Iterable[object], known: dict[object, int]) -> NDArray[np.int64]:
    """Return a number for each name, as it is known or will be from now on."""
    return np.array([known.setdefault(name, len(known)) for name in names], np.int64)


def points_of(
    workspace: WorkspaceFile,
    metric_id: int,
    since: date | None,
    until: date | None,
    account_id: int | None = None,
) -> reading.Points:
    """Return one metric's points of all accounts or of one, in pieces so that no writer waits long."""
    if account_id is None:
        ranges = workspace.read(lambda c: list(reading.account_ranges(c, metric_id)))
    else:
        ranges = [(account_id, account_id)]

    def part(accounts: tuple[int, int]) -> reading.Points:
        return workspace.read(lambda c: reading.of_accounts(c, metric_id, accounts, since, until))

    return reading.joined([part(accounts) for accounts in ranges])

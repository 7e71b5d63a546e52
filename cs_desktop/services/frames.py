"""What the analytics take: frames and points, read from the workspace in short transactions."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pandas as pd

from cs_desktop.analytics.days import NEVER
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.points import reading
from cs_desktop.models.queries.commercial import ArrStep
from cs_desktop.models.queries.measurement import AnswerFacts, answer_page
from cs_desktop.models.workspace_file import WorkspaceFile

_PAGE = 20_000
"""Answers read at a time, some 40 ms."""


@stored_values()
def steps_frame(steps: Sequence[ArrStep]) -> pd.DataFrame:
    """Return ARR steps as `analytics.arr` takes them, days as ordinals."""
    return pd.DataFrame(
        {
            "subscription_id": np.array([s.subscription_id for s in steps], np.int64),
            "account_id": np.array([s.account_id for s in steps], np.int64),
            "product_id": np.array([s.product_id for s in steps], np.int64),
            "arr": np.array([s.arr for s in steps], np.int64),
            "start": np.array([s.start.toordinal() for s in steps], np.int64),
            "end": np.array([s.end.toordinal() if s.end else NEVER for s in steps], np.int64),
        }
    )


@stored_values()
def attributes_frame(rows: Iterable[tuple[int, str, str, date]]) -> pd.DataFrame:
    """Return dated attribute values as `analytics.attributes` takes them, days as ordinals."""
    accounts, fields, values, days = zip(*rows, strict=True) if (rows := list(rows)) else ((),) * 4
    return pd.DataFrame(
        {
            "account_id": np.array(accounts, np.int64),
            "field": np.array(fields, dtype=object),
            "value": np.array(values, dtype=object),
            "valid_from": np.array([day.toordinal() for day in days], np.int64),
        }
    )


@stored_values()
def answers_frame(answers: Sequence[AnswerFacts]) -> pd.DataFrame:
    """Return survey answers as `analytics.surveys` takes them, days as ordinals."""
    frame = pd.DataFrame(
        [(a.account_id, a.survey_id, a.kind, a.scale_min, a.scale_max, a.respondent) for a in answers],
        columns=["account_id", "survey_id", "kind", "scale_min", "scale_max", "respondent"],
    )
    frame["day"] = np.array([a.day.toordinal() if a.day else NEVER for a in answers], np.int64)
    frame["score"] = np.array([np.nan if a.score is None else a.score for a in answers], np.float64)
    frame["asked"] = np.array([np.nan if a.asked is None else a.asked for a in answers], np.float64)
    return frame


def all_answers_frame(workspace: WorkspaceFile, kinds: Sequence[str], since: date) -> pd.DataFrame:
    """Return the answers of all accounts from a day on as `analytics.surveys` takes them, without `asked`."""
    rows: list[Sequence[object]] = []
    after = -1
    while True:
        page = workspace.read(lambda c: answer_page(c, kinds, since, after, _PAGE))  # noqa: B023 - run at once
        # pandas takes rows that know their names one value at a time.
        rows.extend(tuple(row) for row in page)
        if len(page) < _PAGE:
            break
        after = page[-1][0]
    names = ["id", "account_id", "survey_id", "kind", "scale_min", "scale_max", "respondent", "day", "score"]
    frame = pd.DataFrame(rows, columns=names)
    types = {"account_id": np.int64, "survey_id": np.int64, "day": np.int64, "score": np.float64}
    with stored_values():
        return frame.astype(types).assign(asked=np.nan)


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

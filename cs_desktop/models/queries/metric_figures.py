"""Who has data of which metric, and what looks at metrics; each by one query."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from sqlalchemy import Connection, func, select

from cs_desktop.models.decoding import stored_values
from cs_desktop.models.points.blocks import first_of_year
from cs_desktop.models.tables import (
    Account,
    JourneyCard,
    LibraryMeasure,
    Measure,
    PointBlock,
    Survey,
    SurveyAnswer,
)

_DAY = np.dtype("<i2")


def accounts_fed(connection: Connection, metric_id: int) -> Sequence[int]:
    """Return the accounts that have any stored point of a metric."""
    query = (
        select(PointBlock.account_id)
        .distinct()
        .where(PointBlock.metric_id == metric_id, PointBlock.account_id.in_(select(Account.id)))
    )
    return connection.scalars(query).all()


def newest_days(connection: Connection) -> Mapping[int, date]:
    """Return the newest day of which any point is stored, by metric."""
    years = select(PointBlock.metric_id, func.max(PointBlock.year).label("year")).group_by(
        PointBlock.metric_id
    )
    last = years.subquery()
    query = select(PointBlock.metric_id, PointBlock.year, func.substr(PointBlock.days, -_DAY.itemsize)).join(
        last, (last.c.metric_id == PointBlock.metric_id) & (last.c.year == PointBlock.year)
    )
    rows = connection.execute(query).all()
    with stored_values():
        places = np.frombuffer(b"".join(row[2] for row in rows), _DAY)
        days = first_of_year(np.array([row[1] for row in rows], np.int64)) + places
    found: dict[int, int] = {}
    for row, day in zip(rows, days.tolist(), strict=True):
        found[row[0]] = max(found.get(row[0], 0), day)
    return {metric: date.fromordinal(day) for metric, day in found.items()}


def surveys_fed(connection: Connection) -> Mapping[str, tuple[int, date | None]]:
    """Return how many accounts answered surveys of each kind, and the newest day on which one did."""
    query = (
        select(Survey.kind, func.count(Survey.account_id.distinct()), func.max(SurveyAnswer.day))
        .join(SurveyAnswer, SurveyAnswer.survey_id == Survey.id)
        .group_by(Survey.kind)
    )
    return {kind: (accounts, newest) for kind, accounts, newest in connection.execute(query)}


def account_count(connection: Connection) -> int:
    """Return how many accounts there are."""
    return connection.scalar(select(func.count()).select_from(Account)) or 0


def uses_of_metrics(connection: Connection) -> tuple[Counter[int], Mapping[int, list[str]], Counter[int]]:
    """Return how many measures of plans, which measures of the Library, and how many cards have a metric."""
    measures = connection.scalars(select(Measure.metric_id).where(Measure.metric_id.is_not(None))).all()
    cards = connection.scalars(select(JourneyCard.metric_id).where(JourneyCard.metric_id.is_not(None))).all()
    library: dict[int, list[str]] = {}
    kept = select(LibraryMeasure.metric_id, LibraryMeasure.name).where(LibraryMeasure.metric_id.is_not(None))
    for metric_id, name in connection.execute(kept.order_by(LibraryMeasure.name)):
        library.setdefault(metric_id or 0, []).append(name)
    return Counter(one for one in measures if one), library, Counter(one for one in cards if one)

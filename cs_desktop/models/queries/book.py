"""What a review of the whole book tells beside the portfolio: one query a topic."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, case, func, select

from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.vocabulary import ReviewStatus, Score
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.shapes import columns_of
from cs_desktop.models.tables import Commitment, Review, Task, ValueConfirmation

_OVER = (ReviewStatus.CLOSED.value, ReviewStatus.NO_SHOW.value, ReviewStatus.CANCELLED.value)


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that is over, whatever became of it."""

    account_id: int
    kind: str
    status: str
    day: date
    host_id: int | None


@dataclass(frozen=True, slots=True)
class KeptLine:
    """What an account's reviews of a period scored, without what was dropped."""

    account_id: int
    met: int
    scored: int


@dataclass(frozen=True, slots=True)
class NextTask:
    """The open task of an account that is due first."""

    account_id: int
    title: str
    due: date | None


def confirmations_between(
    connection: Connection, first: date, last: date
) -> Sequence[tuple[int, ConfirmationEntry]]:
    """Return the results confirmed in some days that hold, each with its account, by day."""
    revoked = select(ValueConfirmation.revokes_id).where(ValueConfirmation.revokes_id.is_not(None))
    query = (
        select(ValueConfirmation.account_id, *columns_of(ValueConfirmation, ConfirmationEntry))
        .where(ValueConfirmation.day.between(first, last))
        .where(ValueConfirmation.revokes_id.is_(None), ValueConfirmation.id.not_in(revoked))
        .order_by(ValueConfirmation.day, ValueConfirmation.id)
    )
    return [(account_id, ConfirmationEntry(*entry)) for account_id, *entry in connection.execute(query)]


def reviews_between(connection: Connection, first: date, last: date) -> Sequence[HeldReview]:
    """Return the reviews of some days that are over, by day."""
    columns = [Review.__table__.columns[one.name] for one in fields(HeldReview)]
    query = (
        select(*columns)
        .where(Review.day.between(first, last), Review.status.in_(_OVER))
        .order_by(Review.day, Review.id)
    )
    return [HeldReview(*row) for row in connection.execute(query)]


def kept_between(connection: Connection, first: date, last: date) -> Sequence[KeptLine]:
    """Return what the reviews closed in some days scored, by account."""
    query = (
        select(
            Review.account_id,
            func.sum(case((Commitment.score == Score.MET.value, 1), else_=0)),
            func.count(),
        )
        .join(Review, Review.id == Commitment.scored_in_id)
        .where(Review.day.between(first, last), Review.status == ReviewStatus.CLOSED.value)
        .where(Commitment.score.not_in(("", Score.DROPPED.value)))
        .group_by(Review.account_id)
        .order_by(Review.account_id)
    )
    return [KeptLine(*row) for row in connection.execute(query)]


def next_tasks(connection: Connection, account_ids: Collection[int]) -> dict[int, NextTask]:
    """Return the open task that is due first of each of some accounts; of one without any nothing."""
    query = (
        select(Task.account_id, Task.title, Task.due)
        .where(Task.account_id.in_(among(account_ids)), Task.done_at.is_(None))
        .order_by(Task.due.is_(None), Task.due, Task.id)
    )
    found: dict[int, NextTask] = {}
    for account_id, title, due in connection.execute(query):
        if account_id is not None:
            found.setdefault(account_id, NextTask(account_id, title, due))
    return found

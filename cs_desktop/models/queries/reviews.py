"""Business reviews as the portfolio needs them: the next one planned, and the last one held."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, func, select

from cs_desktop.domain.vocabulary import ActivityKind, ReviewStatus
from cs_desktop.models.tables import Activity, Review

_OPEN = (ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)
_REVIEWS = (ActivityKind.QBR.value, ActivityKind.EBR.value)


def planned_reviews(connection: Connection, account_id: int | None = None) -> dict[int, tuple[date, str]]:
    """Return day and kind of the earliest review that is planned, of each account or of one."""
    query = select(Review.account_id, Review.day, Review.kind).where(Review.status.in_(_OPEN))
    if account_id is not None:
        query = query.where(Review.account_id == account_id)
    found: dict[int, tuple[date, str]] = {}
    for account, day, kind in connection.execute(query.order_by(Review.day, Review.id)):
        found.setdefault(account, (day, kind))
    return found


def last_reviews(connection: Connection, until: date, account_id: int | None = None) -> dict[int, date]:
    """Return the day of the last review held up to a day, of each account or of one.

    A review is held where it was closed, or where an activity says so.
    """
    closed = select(Review.account_id, Review.day).where(
        Review.status == ReviewStatus.CLOSED.value, Review.day <= until
    )
    told = select(Activity.account_id, Activity.day).where(Activity.kind.in_(_REVIEWS), Activity.day <= until)
    if account_id is not None:
        closed, told = (
            closed.where(Review.account_id == account_id),
            told.where(Activity.account_id == account_id),
        )
    held = closed.union_all(told).subquery()
    query = select(held.c.account_id, func.max(held.c.day).label("day")).group_by(held.c.account_id)
    return {row.account_id: row.day for row in connection.execute(query)}


def accounts_of_reviews(connection: Connection, review_ids: Collection[int]) -> dict[int, int]:
    """Return each review's account by its id; those that are deleted are left out."""
    query = select(Review.id, Review.account_id).where(Review.id.in_(review_ids))
    return {row.id: row.account_id for row in connection.execute(query)} if review_ids else {}

"""Business reviews as the portfolio needs them: the next one planned, and the last one closed."""

from datetime import date

from sqlalchemy import Connection, func, select

from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.tables import Review

_OPEN = (ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)


def planned_reviews(connection: Connection, account_id: int | None = None) -> dict[int, tuple[date, str]]:
    """Return day and kind of the earliest review that is planned, of each account or of one."""
    query = select(Review.account_id, Review.day, Review.kind).where(Review.status.in_(_OPEN))
    if account_id is not None:
        query = query.where(Review.account_id == account_id)
    found: dict[int, tuple[date, str]] = {}
    for account, day, kind in connection.execute(query.order_by(Review.day, Review.id)):
        found.setdefault(account, (day, kind))
    return found


def closed_reviews(connection: Connection, until: date, account_id: int | None = None) -> dict[int, date]:
    """Return the day of the last review closed up to a day, of each account or of one."""
    query = select(Review.account_id, func.max(Review.day).label("day")).where(
        Review.status == ReviewStatus.CLOSED.value, Review.day <= until
    )
    if account_id is not None:
        query = query.where(Review.account_id == account_id)
    return {row.account_id: row.day for row in connection.execute(query.group_by(Review.account_id))}

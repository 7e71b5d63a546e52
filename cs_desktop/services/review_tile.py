"""The figure of business reviews that are near, made from the rows of the portfolio alone."""

from collections.abc import Sequence
from datetime import date, timedelta

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.portfolio import PortfolioRow

REVIEW_DAYS = 14


def reviews_due(rows: Sequence[PortfolioRow], as_of: date) -> Figure:
    """Return how many accounts have a review to hold within 14 days, those overdue counted in."""
    days = [row.next_review for row in rows if row.next_review]
    due = [day for day in days if day <= as_of + timedelta(days=REVIEW_DAYS)]
    overdue, today = sum(day < as_of for day in due), sum(day == as_of for day in due)
    return Figure(
        label=tr("Reviews due, 14 days"),
        value=len(due),
        unit=Unit.COUNT,
        formula=tr(
            "accounts whose next review is planned, or due by their touch model, within 14 days or before"
        ),
        source=tr("Reviews of this workspace, and the days between reviews that touch models ask for"),
        as_of=as_of,
        note=_note(overdue, today, planned=bool(days)),
        status=Status.RISK if overdue else Status.NONE,
        query=f"review:..{REVIEW_DAYS}d" if due else "",
    )


def with_reviews_due(
    tiles: tuple[Figure, ...], rows: Sequence[PortfolioRow], as_of: date
) -> tuple[Figure, ...]:
    """Return the tiles of a portfolio with the last one, which is this, counted anew."""
    return (*tiles[:-1], reviews_due(rows, as_of))


def _note(overdue: int, today: int, *, planned: bool) -> str:
    late = trn("{count} overdue", "{count} overdue", overdue)
    if overdue and today:
        return tr("{overdue} · {today} today", overdue=late, today=count_text(today))
    if overdue:
        return late
    if today:
        return trn("{count} today", "{count} today", today)
    return tr("none is overdue") if planned else tr("no account has a review")

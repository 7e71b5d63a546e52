"""How many reviews are overdue or near: what the sidebar says wherever one is."""

from datetime import timedelta

from sqlalchemy import func, select

from cs_desktop.domain.reviews.overview import SOON_DAYS
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.models.tables import Review
from cs_desktop.services.context import Context


def reviews_due(ctx: Context) -> int:
    """Return how many planned reviews are overdue or within seven days."""
    until = ctx.clock.today() + timedelta(days=SOON_DAYS)
    query = select(func.count(Review.id)).where(Review.status.in_(OPEN), Review.day <= until)
    return ctx.workspace.read(lambda c: c.scalar(query)) or 0

"""Reading what the page of an account's reviews shows."""

from datetime import UTC, date, datetime, time

from sqlalchemy import func, select

from cs_desktop.domain.reviews.content import ReviewBook
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.touch_models import model_of
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.queries.people import contact_details
from cs_desktop.models.queries.review_content import cadence_of, chosen_touch_model
from cs_desktop.models.queries.since import plan_changes
from cs_desktop.models.queries.workspace import touch_models
from cs_desktop.models.tables import Account, Renewal, Subscription
from cs_desktop.services.context import Context
from cs_desktop.services.plan.library import read_fitting
from cs_desktop.services.plan.showing import read_plan_page
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.reviews.agendas import own_agendas
from cs_desktop.services.reviews.happened import with_happened


def load_reviews(ctx: Context, account_id: int) -> ReviewsShown:
    """Return the reviews of an account as of today.

    Raises:
        KnownError: there is no such account.
    """
    today = ctx.clock.today()
    shown = read_steadily(ctx.workspace, lambda read: read_reviews(read, account_id, today))
    return with_happened(ctx, shown)


def read_reviews(read: Read, account_id: int, today: date) -> ReviewsShown:
    """Return what `load_reviews` does, as part of a larger reading."""
    chosen = read(lambda connection: chosen_touch_model(connection, account_id))
    arr = read(
        lambda connection: connection.scalar(
            select(func.coalesce(func.sum(Subscription.arr), 0)).where(
                Subscription.account_id == account_id,
                Subscription.start <= today,
                (Subscription.end.is_(None)) | (Subscription.end > today),
            )
        )
    )
    model = model_of(read(touch_models), chosen, arr or 0)
    cadence = read(lambda connection: cadence_of(connection, account_id, model.id if model else None))
    contacts = read(lambda connection: contact_details(connection, account_id))
    plan = read_plan_page(read, account_id, None, today)
    return ReviewsShown(
        account_id,
        today,
        plan.book,
        plan,
        touch_model=model.name if model else "",
        cadence=cadence,
        renewal=read(
            lambda connection: connection.scalar(
                select(func.min(Renewal.due)).where(
                    Renewal.account_id == account_id, Renewal.outcome == "", Renewal.due >= today
                )
            )
        ),
        roles={one.id: one.role for one in contacts},
        emails={one.id: one.email for one in contacts if one.email},
        templates=read(own_agendas),
        fiscal_start=plan.fiscal_start,
        library=read(lambda connection: read_fitting(connection, account_id, "")).measures,
        plan_changes=_plan_changes(read, account_id, plan.book),
        owner_id=read(lambda c: c.scalar(select(Account.owner_id).where(Account.id == account_id))),
    )


def _plan_changes(read: Read, account_id: int, book: ReviewBook) -> tuple[tuple[datetime, str], ...]:
    """Return what was done to the plan since the review that was closed last."""
    closed = [one for one in book.reviews if one.status == ReviewStatus.CLOSED]
    if not closed:
        return ()
    last = closed[-1]
    since = last.closed_at or datetime.combine(last.day, time(), UTC)
    return tuple(read(lambda connection: plan_changes(connection, account_id, since)))

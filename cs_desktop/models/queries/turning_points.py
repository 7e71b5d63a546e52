"""What happened with an account that may explain the course of its health."""

from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.domain.people import KEY_ROLES
from cs_desktop.domain.vocabulary import ActivityKind, ReviewStatus
from cs_desktop.models.tables import Activity, Agreement, Contact, Milestone, Review


def milestones_reached(
    connection: Connection, account_id: int, since: date, until: date
) -> list[tuple[date, str]]:
    """Return the milestones reached between two days, both included, by day."""
    query = select(Milestone.reached_on, Milestone.name).where(
        Milestone.account_id == account_id, Milestone.reached_on.between(since, until)
    )
    return [(day, name) for day, name in connection.execute(query.order_by(Milestone.reached_on)) if day]


def key_people_gone(
    connection: Connection, account_id: int, since: date, until: date
) -> list[tuple[date, str]]:
    """Return the key people who left between two days, both included, by day."""
    query = select(Contact.left_on, Contact.name).where(
        Contact.account_id == account_id,
        Contact.left_on.between(since, until),
        Contact.role.in_(KEY_ROLES),
    )
    return [(day, name) for day, name in connection.execute(query.order_by(Contact.left_on)) if day]


def outages(connection: Connection, account_id: int, since: date, until: date) -> list[tuple[date, int]]:
    """Return the outages between two days, both included, by day, with their minutes."""
    query = select(Activity.day, Activity.minutes).where(
        Activity.account_id == account_id,
        Activity.kind == ActivityKind.OUTAGE.value,
        Activity.day.between(since, until),
    )
    return [(day, minutes) for day, minutes in connection.execute(query.order_by(Activity.day))]


def agreements(connection: Connection, account_id: int, since: date, until: date) -> list[tuple[date, bool]]:
    """Return on which days something was agreed that was not taken back, by day; True for a whole plan."""
    taken_back = select(Agreement.revokes_id).where(Agreement.revokes_id.is_not(None))
    query = select(Agreement.day, Agreement.objective_id).where(
        Agreement.account_id == account_id,
        Agreement.day.between(since, until),
        Agreement.revokes_id.is_(None),
        Agreement.id.not_in(taken_back),
    )
    return [(day, objective is None) for day, objective in connection.execute(query.order_by(Agreement.day))]


def reviews_closed(
    connection: Connection, account_id: int, since: date, until: date
) -> list[tuple[date, str]]:
    """Return the reviews of these days that are closed, by day, with their kind."""
    query = select(Review.day, Review.kind).where(
        Review.account_id == account_id,
        Review.status == ReviewStatus.CLOSED.value,
        Review.day.between(since, until),
    )
    return [(day, kind) for day, kind in connection.execute(query.order_by(Review.day))]

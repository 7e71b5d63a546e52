"""What happened with an account that may explain the course of its health."""

from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.models.tables import Contact, Milestone


def milestones_reached(
    connection: Connection, account_id: int, since: date, until: date
) -> list[tuple[date, str]]:
    """Return the milestones reached between two days, both included, by day."""
    query = select(Milestone.reached_on, Milestone.name).where(
        Milestone.account_id == account_id, Milestone.reached_on.between(since, until)
    )
    return [(day, name) for day, name in connection.execute(query.order_by(Milestone.reached_on)) if day]


def contacts_gone(
    connection: Connection, account_id: int, since: date, until: date
) -> list[tuple[date, str]]:
    """Return the contacts who left between two days, both included, by day."""
    query = select(Contact.left_on, Contact.name).where(
        Contact.account_id == account_id, Contact.left_on.between(since, until)
    )
    return [(day, name) for day, name in connection.execute(query.order_by(Contact.left_on)) if day]

"""How accounts are looked after, as the rules of Home see it: by whom, and when they were spoken to."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from cs_desktop.domain.vocabulary import (
    ActivityKind,
    ContactRole,
    Direction,
    ReviewStatus,
)
from cs_desktop.models.columns import fetched
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.attention_facts import (
    AccountCare,
    Departure,
    MemberFacts,
    ReviewFacts,
    facts_of,
)
from cs_desktop.models.tables import (
    Account,
    Activity,
    Contact,
    Review,
    TeamMember,
)

NO_TOUCH = (ActivityKind.NOTE.value, ActivityKind.OUTAGE.value)
"""Activities that are no touch with the customer."""
_REVIEWS = (ActivityKind.QBR.value, ActivityKind.EBR.value)
_OPEN_REVIEW = (ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)
_KEY_ROLES = (ContactRole.SPONSOR.value, ContactRole.CHAMPION.value)


def account_cares(connection: Connection) -> Sequence[AccountCare]:
    """Return every account's owner and touch model."""
    query = select(Account.id, Account.owner_id, Account.touch_model_id, Account.customer_since)
    return facts_of(connection, query, AccountCare)


def members(connection: Connection) -> Sequence[MemberFacts]:
    """Return the team by name."""
    hours = TeamMember.weekly_hours * TeamMember.utilisation * (1 - TeamMember.admin_share)
    query = select(
        TeamMember.id, TeamMember.name, TeamMember.proactive_target, TeamMember.reactive_target, hours
    ).order_by(TeamMember.name, TeamMember.id)
    return facts_of(connection, query, MemberFacts)


def open_reviews(connection: Connection) -> Sequence[ReviewFacts]:
    """Return what is planned or under way, by day."""
    query = (
        select(Review.id, Review.account_id, Review.kind, Review.title, Review.day)
        .where(Review.status.in_(_OPEN_REVIEW))
        .order_by(Review.day, Review.id)
    )
    return facts_of(connection, query, ReviewFacts)


def last_touches(
    connection: Connection, until: date, account_ids: Collection[int] | None
) -> tuple[dict[int, date], dict[int, date]]:
    """Return the day of each account's last proactive touch and that of its last review, up to a day.

    A review is a QBR or EBR on the timeline, or one that is closed. `account_ids` None stands for all.
    """
    proactive = and_(Activity.direction == Direction.PROACTIVE.value, Activity.kind.not_in(NO_TOUCH))
    met = (
        select(
            Activity.account_id,
            func.max(case((proactive, Activity.day))),
            func.max(case((Activity.kind.in_(_REVIEWS), Activity.day))),
        )
        .where(Activity.day <= until)
        .group_by(Activity.account_id)
    )
    closed = (
        select(Review.account_id, func.max(Review.day))
        .where(Review.status == ReviewStatus.CLOSED.value, Review.day <= until)
        .group_by(Review.account_id)
    )
    if account_ids is not None:
        met = met.where(Activity.account_id.in_(among(account_ids)))
        closed = closed.where(Review.account_id.in_(among(account_ids)))
    touches = fetched(connection, met)
    reviews = [(account, day) for account, _, day in touches] + fetched(connection, closed)
    # Days are text as SQLite has them, and sort like days.
    last: dict[int, str] = {}
    for account, day in reviews:
        if day is not None and day > last.get(account, ""):
            last[account] = day
    with stored_values():
        return (
            {account: date.fromisoformat(day) for account, day, _ in touches if day is not None},
            {account: date.fromisoformat(day) for account, day in last.items()},
        )


def touches(connection: Connection, since: date, until: date) -> Sequence[tuple[int | None, str, int, int]]:
    """Return the touches from a day to another: member, direction, how many, and their minutes in all."""
    query = (
        select(
            Activity.member_id,
            Activity.direction,
            func.count(Activity.id),
            func.coalesce(func.sum(Activity.minutes), 0),
        )
        .where(Activity.day.between(since, until), Activity.kind.not_in(NO_TOUCH))
        .group_by(Activity.member_id, Activity.direction)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def departures(connection: Connection, since: date, today: date) -> Sequence[Departure]:
    """Return the sponsors and champions who left from a day on and whom nobody follows, the newest first."""
    other = aliased(Contact)
    followed = exists().where(
        other.account_id == Contact.account_id,
        other.role == Contact.role,
        or_(other.left_on.is_(None), other.left_on > today),
    )
    columns = [Contact.__table__.columns[name] for name in Departure.__dataclass_fields__]
    query = (
        select(*columns)
        .where(Contact.role.in_(_KEY_ROLES), Contact.left_on.between(since, today), ~followed)
        .order_by(Contact.left_on.desc(), Contact.id)
    )
    return facts_of(connection, query, Departure)

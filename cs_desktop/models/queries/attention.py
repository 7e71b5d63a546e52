"""The facts that the rules of Home look at, each kind read by one query over all accounts."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Select, and_, case, exists, func, null, or_, select
from sqlalchemy.orm import aliased

from cs_desktop.domain.vocabulary import (
    ActivityKind,
    AttentionState,
    ContactRole,
    Direction,
    ObjectiveState,
    PromiseOutcome,
    ReviewStatus,
    SubscriptionEventKind,
)
from cs_desktop.models.columns import fetched
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.attention_facts import (
    AccountCare,
    Departure,
    DoneFacts,
    MarkFacts,
    MeasureRow,
    MemberFacts,
    OpenRenewal,
    OpenTask,
    OpenTerm,
    PromiseFacts,
    ReviewFacts,
    Unexplained,
)
from cs_desktop.models.tables import (
    Account,
    Activity,
    AttentionMark,
    ChangeRow,
    ChangeSet,
    ChurnEvent,
    Contact,
    Measure,
    Objective,
    Promise,
    Renewal,
    RenewalSubscription,
    Review,
    Subscription,
    SubscriptionEvent,
    SuccessPlan,
    Task,
    TeamMember,
)

T = TypeVar("T")
_Query: TypeAlias = Select[*tuple[Any, ...]]

NO_TOUCH = (ActivityKind.NOTE.value, ActivityKind.OUTAGE.value)
"""Activities that are no touch with the customer."""
_REVIEWS = (ActivityKind.QBR.value, ActivityKind.EBR.value)
_OPEN_REVIEW = (ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)
_KEY_ROLES = (ContactRole.SPONSOR.value, ContactRole.CHAMPION.value)
_REASON_DAYS = 31
"""A churn event explains what was reduced or cancelled up to so many days before or after its day."""


def account_cares(connection: Connection) -> Sequence[AccountCare]:
    """Return every account's owner and touch model."""
    query = select(Account.id, Account.owner_id, Account.touch_model_id, Account.customer_since)
    return _facts(connection, query, AccountCare)


def members(connection: Connection) -> Sequence[MemberFacts]:
    """Return the team by name."""
    hours = TeamMember.weekly_hours * TeamMember.utilisation * (1 - TeamMember.admin_share)
    query = select(
        TeamMember.id, TeamMember.name, TeamMember.proactive_target, TeamMember.reactive_target, hours
    ).order_by(TeamMember.name, TeamMember.id)
    return _facts(connection, query, MemberFacts)


def open_reviews(connection: Connection) -> Sequence[ReviewFacts]:
    """Return what is planned or under way, by day."""
    query = (
        select(Review.id, Review.account_id, Review.kind, Review.title, Review.day)
        .where(Review.status.in_(_OPEN_REVIEW))
        .order_by(Review.day, Review.id)
    )
    return _facts(connection, query, ReviewFacts)


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


def open_measures(connection: Connection) -> Sequence[MeasureRow]:
    """Return the measures of the open objectives of active plans, in the order of the plans."""
    query = (
        select(
            *(Measure.id, SuccessPlan.account_id, Objective.id, Objective.text, Objective.owner_id),
            *(Measure.name, Measure.kind, Measure.unit, Measure.metric_id, Measure.baseline),
            *(Measure.baseline_on, Measure.target, Measure.current, Measure.due),
        )
        .join(Objective, Objective.id == Measure.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(Objective.state == ObjectiveState.OPEN.value, SuccessPlan.status == "active")
        .order_by(SuccessPlan.account_id, Objective.position, Objective.id, Measure.id)
    )
    return _facts(connection, query, MeasureRow)


def renewals(connection: Connection, until: date) -> Sequence[OpenRenewal]:
    """Return the renewals without an outcome that are due, or to be given notice of, up to a day."""
    columns = [Renewal.__table__.columns[name] for name in OpenRenewal.__dataclass_fields__]
    near = or_(Renewal.due <= until, Renewal.notice_by <= until)
    query = select(*columns).where(Renewal.outcome == "", near).order_by(Renewal.due, Renewal.id)
    return _facts(connection, query, OpenRenewal)


def running_terms(connection: Connection, today: date, until: date) -> Sequence[OpenTerm]:
    """Return the running subscriptions whose term ends up to a day, the earliest first.

    Those that an open renewal speaks for are left out: one that names them, or one of the whole account.
    """
    named = RenewalSubscription.subscription_id
    spoken_for = (
        select(Renewal.id)
        .outerjoin(RenewalSubscription, RenewalSubscription.renewal_id == Renewal.id)
        .where(
            Renewal.account_id == Subscription.account_id,
            Renewal.outcome == "",
            or_(named.is_(None), named == Subscription.id),
        )
        .exists()
    )
    query = (
        select(Subscription.id, Subscription.account_id, Subscription.term_end, Subscription.arr)
        .where(
            Subscription.term_end <= until,
            Subscription.start <= today,
            or_(Subscription.end.is_(None), Subscription.end > today),
            ~spoken_for,
        )
        .order_by(Subscription.term_end, Subscription.id)
    )
    return _facts(connection, query, OpenTerm)


def unexplained(connection: Connection, since: date, until: date) -> Sequence[Unexplained]:
    """Return what was reduced or cancelled from a day to another without a churn event, the newest first."""
    event, before = SubscriptionEvent, aliased(SubscriptionEvent)
    # SQLite compares the days as numbers: text of two days has no distance.
    distance = func.abs(func.julianday(ChurnEvent.day) - func.julianday(event.effective))
    explained = exists().where(
        ChurnEvent.account_id == Subscription.account_id,
        or_(ChurnEvent.product_id.is_(None), ChurnEvent.product_id == Subscription.product_id),
        distance <= _REASON_DAYS,
    )
    earlier = (
        select(before.arr)
        .where(
            before.subscription_id == event.subscription_id,
            or_(
                before.effective < event.effective,
                and_(before.effective == event.effective, before.position < event.position),
            ),
        )
        .order_by(before.effective.desc(), before.position.desc(), before.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            event.id,
            Subscription.account_id,
            event.kind,
            event.effective,
            func.coalesce(earlier, 0) - event.arr,
        )
        .join(Subscription, Subscription.id == event.subscription_id)
        .where(
            event.kind.in_((SubscriptionEventKind.REDUCE.value, SubscriptionEventKind.CANCEL.value)),
            event.effective.between(since, until),
            ~explained,
        )
        .order_by(event.effective.desc(), event.id)
    )
    return _facts(connection, query, Unexplained)


def open_promises(connection: Connection, until: date) -> Sequence[PromiseFacts]:
    """Return the promises that are open and due up to a day, by day."""
    query = (
        select(Promise.id, Promise.account_id, Promise.text, Promise.due, Promise.owner_id)
        .where(Promise.outcome == "", Promise.due <= until)
        .order_by(Promise.due, Promise.id)
    )
    return _facts(connection, query, PromiseFacts)


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
    return _facts(connection, query, Departure)


def open_tasks(connection: Connection, until: date, reason_kind: str) -> Sequence[OpenTask]:
    """Return the tasks that are due up to a day, and all of one kind, by day."""
    columns = [Task.__table__.columns[name] for name in OpenTask.__dataclass_fields__]
    query = (
        select(*columns)
        .where(Task.done_at.is_(None), or_(Task.due <= until, Task.kind == reason_kind))
        .order_by(Task.due, Task.id)
    )
    return _facts(connection, query, OpenTask)


def marks(connection: Connection) -> dict[int, MarkFacts]:
    """Return what was done with what was put before us, by the mark's id."""
    query = select(AttentionMark.id, AttentionMark.state, AttentionMark.until)
    return {row[0]: MarkFacts(*row) for row in connection.execute(query)}


def done_since(connection: Connection, midnight: datetime) -> Sequence[DoneFacts]:
    """Return what was done since midnight where the user is, and still is: marks, tasks, promises kept."""
    marked = (
        select(AttentionMark.account_id, null())
        .join(
            ChangeRow,
            and_(ChangeRow.entity_id == AttentionMark.id, ChangeRow.entity == AttentionMark.__tablename__),
        )
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .where(
            AttentionMark.state == AttentionState.DONE.value, ChangeSet.clock >= midnight.timestamp() * 1000
        )
        # A mark that was changed twice today is still one.
        .group_by(AttentionMark.id)
    )
    finished = select(Task.account_id, Task.assignee_id).where(Task.done_at >= midnight)
    kept = select(Promise.account_id, Promise.owner_id).where(
        Promise.outcome == PromiseOutcome.KEPT.value, Promise.settled_on >= midnight.date()
    )
    return [one for query in (marked, finished, kept) for one in _facts(connection, query, DoneFacts)]


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


def _facts(connection: Connection, query: _Query, make: Callable[..., T]) -> list[T]:
    return [make(*row) for row in connection.execute(query)]

"""The reviews of all accounts as they are stored: one query a table, read as columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, or_, select

from cs_desktop.common.periods import Period
from cs_desktop.domain.reviews.cadence import CadenceEntry
from cs_desktop.domain.vocabulary import ContactRole, ReviewKind, ReviewStatus, Score
from cs_desktop.models.columns import days_of, fetched, turned
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import (
    Account,
    Activity,
    Cadence,
    Commitment,
    Contact,
    Renewal,
    Review,
    ReviewPerson,
    Subscription,
)
from cs_desktop.models.tables.log import ChangeRow

_OPEN = (ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)
_OVER = (ReviewStatus.CLOSED.value, ReviewStatus.NO_SHOW.value)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review; see the table for the meaning of each."""

    id: int
    account_id: int
    kind: str
    title: str
    day: date
    starts_at: str
    place: str
    status: str
    host_id: int | None


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account with what it pays a year."""

    id: int
    name: str
    owner_id: int | None
    segment: str
    touch_model_id: int | None
    """The one chosen by hand."""
    relation: str
    customer_since: date | None
    arr: int


def account_lines(connection: Connection, today: date) -> list[AccountLine]:
    """Return all accounts."""
    paid = (
        select(Subscription.account_id, func.sum(Subscription.arr).label("arr"))
        .where(Subscription.start <= today, or_(Subscription.end.is_(None), Subscription.end > today))
        .group_by(Subscription.account_id)
        .subquery()
    )
    columns = (Account.id, Account.name, Account.owner_id, Account.segment, Account.touch_model_id)
    query = select(
        *columns, Account.relation, Account.customer_since, func.coalesce(paid.c.arr, 0)
    ).outerjoin(paid, paid.c.account_id == Account.id)
    *rest, since, arr = turned(fetched(connection, query), 8)
    return [AccountLine(*values) for values in zip(*rest, days_of(since), arr, strict=True)]


def review_lines(connection: Connection, since: date) -> list[ReviewLine]:
    """Return the reviews from a day on, and earlier ones that are still open, by day."""
    query = (
        select(Review.id, Review.account_id, Review.kind, Review.title, Review.starts_at)
        .add_columns(Review.place, Review.status, Review.host_id, Review.day)
        .where(or_(Review.day >= since, Review.status.in_(_OPEN)))
        .order_by(Review.day, Review.id)
    )
    ids, accounts, kinds, titles, times, places, states, hosts, days = turned(fetched(connection, query), 9)
    columns = (ids, accounts, kinds, titles, days_of(days), times, places, states, hosts)
    return [ReviewLine(*values) for values in zip(*columns, strict=True)]


def cadences(connection: Connection) -> tuple[CadenceEntry, ...]:
    """Return all cadences."""
    return shaped(connection, Cadence, CadenceEntry, Cadence.id.is_not(None))


def last_held(connection: Connection, until: date) -> dict[tuple[int, str], date]:
    """Return the day of the last review held up to a day, by account and kind.

    A review is one that is closed, or a QBR or EBR that the timeline tells of.
    """
    closed = (
        select(Review.account_id, Review.kind, func.max(Review.day))
        .where(Review.status == ReviewStatus.CLOSED.value, Review.day <= until)
        .group_by(Review.account_id, Review.kind)
    )
    told = (
        select(Activity.account_id, Activity.kind, func.max(Activity.day))
        .where(Activity.kind.in_((ReviewKind.QBR.value, ReviewKind.EBR.value)), Activity.day <= until)
        .group_by(Activity.account_id, Activity.kind)
    )
    accounts, kinds, days = turned(fetched(connection, closed) + fetched(connection, told), 3)
    found: dict[tuple[int, str], date] = {}
    for account, kind, day in zip(accounts, kinds, days_of(days), strict=True):
        if day is not None and day > found.get((account, kind), date.min):
            found[account, kind] = day
    return found


def scores(connection: Connection) -> Mapping[int, tuple[int, int]]:
    """Return how many commitments were met, and how many were scored but not dropped, by review."""
    met = func.sum(case((Commitment.score == Score.MET.value, 1), else_=0))
    query = (
        select(Commitment.scored_in_id, met, func.count(Commitment.id))
        .where(Commitment.scored_in_id.is_not(None), Commitment.score.not_in(("", Score.DROPPED.value)))
        .group_by(Commitment.scored_in_id)
    )
    return {review: (kept, count) for review, kept, count in fetched(connection, query)}


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """What the closed reviews of one kind scored of an account in one stretch of time."""

    account_id: int
    kind: str
    stretch: int
    """0 in the quarter asked for, 1 earlier in the year asked for, 2 at any other time."""
    met: int
    scored: int
    """Without those dropped."""
    reviews: int


def score_lines(connection: Connection, quarter: Period, year: Period) -> list[ScoreLine]:
    """Return what closed reviews scored, by account, kind and stretch of time."""
    stretch = case(
        ((Review.day >= quarter.start) & (Review.day < quarter.end), 0),
        ((Review.day >= year.start) & (Review.day < year.end), 1),
        else_=2,
    )
    query = (
        select(
            *(Review.account_id, Review.kind, stretch),
            func.sum(case((Commitment.score == Score.MET.value, 1), else_=0)),
            *(func.count(), func.count(Review.id.distinct())),
        )
        .join(Review, Review.id == Commitment.scored_in_id)
        .where(Review.status == ReviewStatus.CLOSED.value)
        .where(Commitment.score.not_in(("", Score.DROPPED.value)))
        .group_by(Review.account_id, Review.kind, stretch)
    )
    return [ScoreLine(*values) for values in fetched(connection, query)]


def sponsor_states(connection: Connection) -> list[tuple[int, int, str]]:
    """Return review, contact and `Attendance` of each sponsor asked to a review that is over."""
    query = (
        select(ReviewPerson.review_id, ReviewPerson.contact_id, ReviewPerson.state)
        .join(Contact, Contact.id == ReviewPerson.contact_id)
        .join(Review, Review.id == ReviewPerson.review_id)
        .where(Contact.role == ContactRole.SPONSOR.value, Review.status.in_(_OVER))
    )
    return [(review, contact, state) for review, contact, state in fetched(connection, query)]


def notice_days(connection: Connection) -> dict[int, list[date]]:
    """Return the days of notice before open renewals, or their days where none is stated, by account."""
    query = select(Renewal.account_id, func.coalesce(Renewal.notice_by, Renewal.due)).where(
        Renewal.outcome == ""
    )
    accounts, days = turned(fetched(connection, query), 2)
    found: dict[int, list[date]] = {}
    for account, day in zip(accounts, days_of(days), strict=True):
        if day is not None:
            found.setdefault(account, []).append(day)
    return found


def times_moved(connection: Connection) -> Mapping[int, int]:
    """Return how often each review got another day or time, or another state: its SEQUENCE in calendars."""
    query = (
        select(ChangeRow.entity_id, func.count(ChangeRow.set_pos.distinct()))
        .where(
            ChangeRow.entity == Review.__tablename__,
            ChangeRow.op == "update",
            ChangeRow.field.in_(("day", "starts_at", "status", "place", "title")),
        )
        .group_by(ChangeRow.entity_id)
    )
    return dict(fetched(connection, query))

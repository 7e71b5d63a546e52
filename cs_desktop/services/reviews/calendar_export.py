"""Reviews written as a calendar file: what customers may see, and nothing internal."""

from collections.abc import Collection, Mapping
from pathlib import Path

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.calendar_file import CalendarEvent, calendar_text
from cs_desktop.domain.reviews.words import title_of
from cs_desktop.domain.vocabulary import Attendance, ReviewStatus
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.review_overview import times_moved
from cs_desktop.models.tables import Account, Contact, Review, ReviewItem, ReviewPerson, Workspace
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily

_MINUTES = 60


def export_calendar(
    ctx: Context, target: Path, review_ids: Collection[int], *, attendees: bool = False
) -> int:
    """Write reviews as a calendar file; return how many.

    With `attendees` those with an e-mail address stand in it, and a calendar may write to them. Cancelled
    ones are marked so, that calendars which have them take them out.

    Raises:
        KnownError: there are none, or the file cannot be written.
    """
    events = read_steadily(ctx.workspace, lambda read: _events(read, review_ids, attendees=attendees))
    if not events:
        raise KnownError(tr("There is no review to write; plan one first, or filter less."))
    write_whole(calendar_text(events, ctx.clock.now()).encode(), target)
    return len(events)


def reviews_of(ctx: Context, account_id: int) -> frozenset[int]:
    """Return the ids of an account's reviews."""
    query = select(Review.id).where(Review.account_id == account_id)
    return frozenset(ctx.workspace.read(lambda c: c.scalars(query).all()))


def _events(read: Read, ids: Collection[int], *, attendees: bool) -> list[CalendarEvent]:
    minutes, agendas = read(lambda c: _agendas(c, ids))
    moved = read(times_moved)
    first = read(lambda c: c.scalars(select(Workspace.fiscal_start)).one())
    people = read(lambda c: _people(c, ids)) if attendees else {}
    query = (
        select(Review, Account.name)
        .with_only_columns(Review.id, Review.kind, Review.title, Review.day, Review.starts_at, Review.place)
        .add_columns(Review.status, Account.name)
        .join(Account, Account.id == Review.account_id)
        .where(Review.id.in_(among(ids)))
        .order_by(Review.day, Review.id)
    )
    return [
        CalendarEvent(
            f"review-{row.id:x}@cs-desktop",
            tr("{title}, {account}", title=title_of(row.title, row.kind, row.day, first), account=row.name),
            row.day,
            row.starts_at,
            minutes.get(row.id) or _MINUTES,
            row.place,
            "\n".join(agendas.get(row.id, ())),
            moved.get(row.id, 0),
            row.status == ReviewStatus.CANCELLED.value,
            tuple(people.get(row.id, ())),
        )
        for row in read(lambda c: c.execute(query).all())
    ]


def _agendas(connection: Connection, ids: Collection[int]) -> tuple[dict[int, int], dict[int, list[str]]]:
    query = (
        select(ReviewItem.review_id, ReviewItem.text, ReviewItem.minutes)
        .where(ReviewItem.review_id.in_(among(ids)))
        .order_by(ReviewItem.position, ReviewItem.id)
    )
    minutes: dict[int, int] = {}
    texts: dict[int, list[str]] = {}
    for review, text, length in connection.execute(query):
        minutes[review] = minutes.get(review, 0) + max(length, 0)
        texts.setdefault(review, []).append(text)
    return minutes, texts


def _people(connection: Connection, ids: Collection[int]) -> Mapping[int, list[tuple[str, str]]]:
    query = (
        select(ReviewPerson.review_id, Contact.name, func.trim(Contact.email))
        .join(Contact, Contact.id == ReviewPerson.contact_id)
        .where(
            ReviewPerson.review_id.in_(among(ids)),
            ReviewPerson.state != Attendance.DECLINED.value,
            Contact.email.like("%_@_%"),
        )
        .order_by(Contact.name, Contact.id)
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for review, name, address in connection.execute(query):
        if address.isprintable() and " " not in address:
            found.setdefault(review, []).append((name, address))
    return found

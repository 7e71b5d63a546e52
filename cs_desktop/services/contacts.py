"""Contacts: taken in, marked as gone, deleted, each as one step; and read with what is known of them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.people import (
    INFLUENCES,
    ROLES,
    SENTIMENTS,
    NewContact,
    OwnedObjective,
    PastTouch,
    PeoplePage,
    Person,
    Ties,
)
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.models import deleting
from cs_desktop.models.queries import people as queries
from cs_desktop.models.queries.accounts import last_contacts
from cs_desktop.models.tables import Account, Activity, ActivityContact, Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.referring import require
from cs_desktop.services.text_fields import as_name

RECENT = 8
"""Touches of a person that are shown."""


def add_contact(ctx: Context, new: NewContact, initiator: object = None) -> Change:
    """Take a contact in.

    Raises:
        InputError: the name is empty or too long.
        KnownError: the account or whom they report to is gone, or the file refuses.
    """
    assert new.role in ROLES
    assert new.influence in INFLUENCES
    assert new.sentiment in SENTIMENTS

    def work(tx: WriteTx) -> None:
        name = as_name(tx, new.name.strip())
        if tx.session.get(Account, new.account_id) is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        gone = tr("The contact whom they report to was deleted by someone else; choose another one.")
        require(tx, Contact, new.reports_to_id, gone)
        tx.session.add(
            Contact(
                id=tx.new_id(),
                account_id=new.account_id,
                name=name,
                title=new.title.strip(),
                role=new.role,
                influence=new.influence,
                sentiment=new.sentiment,
                email=new.email.strip(),
                phone=new.phone.strip(),
                reports_to_id=new.reports_to_id,
                notes=new.notes.strip(),
            )
        )
        tx.recorder.label = f"Add contact {shortened(name)}"

    change = ctx.workspace.write("Add contact", work, initiator).change
    assert change is not None
    return change


def mark_left(ctx: Context, contact_id: int, left_on: date | None, initiator: object = None) -> Change | None:
    """Note on which day a contact left, or that they are back; None where it is known already.

    Raises:
        KnownError: the contact is gone from the file, or it refuses.
    """

    def work(tx: WriteTx) -> None:
        contact = tx.session.get(Contact, contact_id)
        if contact is None:
            raise _gone()
        contact.left_on = left_on
        word = "back" if left_on is None else "left"
        tx.recorder.label = f"Mark {shortened(contact.name)} as {word}"

    return ctx.workspace.write("Mark contact as left", work, initiator).change


def delete_contacts(ctx: Context, contact_ids: Sequence[int], initiator: object = None) -> Change:
    """Delete contacts as one step; what they took part in stays, without them.

    Raises:
        KnownError: none of them is there any more, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        found = [tx.session.get(Contact, contact_id) for contact_id in dict.fromkeys(contact_ids)]
        names = [contact.name for contact in found if contact is not None]
        if not names:
            raise _gone()
        one = f"Delete contact {shortened(names[0])}"
        tx.recorder.label = one if len(names) == 1 else f"Delete {len(names)} contacts"
        deleting.delete_rows(tx, {Contact.__tablename__: contact_ids})

    change = ctx.workspace.write("Delete contacts", work, initiator).change
    assert change is not None
    return change


def load_people(ctx: Context, account_id: int) -> PeoplePage:
    """Return the people of an account as of today.

    Raises:
        KnownError: there is no such account.
    """
    as_of = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: _page(read, account_id, as_of))


def ties_of(ctx: Context, contact_id: int) -> Ties:
    """Return what hangs on a contact; nothing of one that is gone."""
    as_of = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: _ties(read, contact_id, as_of))


def _page(read: Read, account_id: int, as_of: date) -> PeoplePage:
    account = read(lambda c: c.scalar(select(Account.name).where(Account.id == account_id)))
    if account is None:
        raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
    contacts = read(lambda c: queries.contact_details(c, account_id))
    touches = read(lambda c: queries.touches(c, account_id, as_of))
    known_by = read(lambda c: queries.known_by(c, account_id, as_of))
    objectives: dict[int, int] = {}
    for contact, _, _, state in read(lambda c: queries.owned_objectives(c, account_id)):
        if state == ObjectiveState.OPEN:
            objectives[contact] = objectives.get(contact, 0) + 1
    names = {contact.id: contact.name for contact in contacts}
    return PeoplePage(
        account_id=account_id,
        account=account,
        as_of=as_of,
        people=tuple(
            _person(contact, names, touches.get(contact.id), known_by.get(contact.id, ()))
            for contact in contacts
        ),
        last_touch=read(lambda c: last_contacts(c, as_of, account_id)).get(account_id),
        objectives=objectives,
    )


def _person(
    contact: queries.ContactDetails,
    names: dict[int, str],
    touched: queries.TouchFacts | None,
    known_by: Sequence[str],
) -> Person:
    superior = contact.reports_to_id
    return Person(
        id=contact.id,
        name=contact.name,
        title=contact.title,
        role=contact.role,
        influence=contact.influence,
        sentiment=contact.sentiment,
        email=contact.email,
        phone=contact.phone,
        notes=contact.notes,
        reports_to_id=superior,
        reports_to=names.get(superior, "") if superior is not None else "",
        left_on=contact.left_on,
        trained_on=contact.trained_on,
        last_touch=touched.last if touched else None,
        last_kind=touched.last_kind if touched else "",
        touches=touched.count if touched else 0,
        known_by=tuple(known_by),
    )


def _ties(read: Read, contact_id: int, as_of: date) -> Ties:
    account_id = read(lambda c: c.scalar(select(Contact.account_id).where(Contact.id == contact_id)))
    objectives = read(lambda c: queries.owned_objectives(c, account_id)) if account_id is not None else ()
    count, touches = read(lambda c: _touches(c, contact_id, as_of))
    reports = read(
        lambda c: c.scalars(
            select(Contact.name).where(Contact.reports_to_id == contact_id).order_by(Contact.name)
        ).all()
    )
    return Ties(
        contact_id=contact_id,
        objectives=tuple(
            OwnedObjective(row_id, text, ObjectiveState(state))
            for contact, row_id, text, state in objectives
            if contact == contact_id
        ),
        touches=touches,
        touch_count=count,
        reports=tuple(reports),
    )


def _touches(connection: Connection, contact_id: int, until: date) -> tuple[int, tuple[PastTouch, ...]]:
    took_part = select(ActivityContact.activity_id).where(ActivityContact.contact_id == contact_id)
    wanted = (Activity.id.in_(took_part), Activity.day <= until)
    query = (
        select(Activity.id, Activity.day, Activity.kind, Activity.title, Activity.notes, Activity.minutes)
        .where(*wanted)
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(RECENT)
    )
    rows = connection.execute(query).all()
    count = connection.scalar(select(func.count()).select_from(Activity).where(*wanted)) or 0
    return count, tuple(
        PastTouch(row.id, row.day, row.kind, row.title or row.notes, row.minutes) for row in rows
    )


def _gone() -> KnownError:
    return KnownError(tr("This contact was deleted by someone else; undo the deletion to bring it back."))

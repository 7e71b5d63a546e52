"""Timeline entries: logged, given people, deleted, each as one step; and read all at once."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, NewActivity, Timeline, TimelineEntry
from cs_desktop.models import deleting
from cs_desktop.models.queries import timeline as queries
from cs_desktop.models.tables import Account, Activity, ActivityContact, Contact, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.activity_fields import called
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.referring import require


def add_activity(ctx: Context, new: NewActivity, initiator: object = None) -> Change:
    """Put an entry on the timeline.

    Raises:
        KnownError: the account, one of the contacts or who did it is gone, or the file refuses.
    """
    assert new.kind in KINDS
    assert new.direction in DIRECTIONS
    assert new.purpose in PURPOSES

    def work(tx: WriteTx) -> None:
        if tx.session.get(Account, new.account_id) is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        gone = tr("Whom you chose is not in the team any more; choose somebody else.")
        require(tx, TeamMember, new.member_id, gone)
        activity = Activity(
            id=tx.new_id(),
            account_id=new.account_id,
            kind=new.kind,
            day=new.day,
            title=new.title.strip(),
            minutes=new.minutes,
            direction=new.direction,
            purpose=new.purpose,
            notes=new.notes.strip(),
            member_id=new.member_id,
        )
        tx.session.add(activity)
        tx.session.flush()
        _bring_in(tx, activity, new.contact_ids)
        tx.recorder.label = f"Add {called(activity)}"

    change = ctx.workspace.write("Add entry", work, initiator).change
    assert change is not None
    return change


def set_participants(
    ctx: Context, activity_id: int, contact_ids: Sequence[int], initiator: object = None
) -> Change | None:
    """Say who took part in an entry; None where these did already.

    Raises:
        KnownError: the entry or one of the contacts is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        activity = tx.session.get(Activity, activity_id)
        if activity is None:
            raise _gone()
        tx.recorder.label = f"Change who took part in {called(activity)}"
        query = select(ActivityContact).where(ActivityContact.activity_id == activity_id)
        held = {row.contact_id: row for row in tx.session.scalars(query)}
        for contact_id in held.keys() - set(contact_ids):
            tx.session.delete(held[contact_id])
        _bring_in(tx, activity, (one for one in contact_ids if one not in held))

    return ctx.workspace.write("Change who took part", work, initiator).change


def delete_activities(ctx: Context, activity_ids: Sequence[int], initiator: object = None) -> Change:
    """Delete entries as one step.

    Raises:
        KnownError: none of them is there any more, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        found = [tx.session.get(Activity, activity_id) for activity_id in dict.fromkeys(activity_ids)]
        names = [called(activity) for activity in found if activity is not None]
        if not names:
            raise _gone()
        tx.recorder.label = f"Delete {names[0]}" if len(names) == 1 else f"Delete {len(names)} entries"
        deleting.delete_rows(tx, {Activity.__tablename__: activity_ids})

    change = ctx.workspace.write("Delete entries", work, initiator).change
    assert change is not None
    return change


def load_timeline(ctx: Context, account_id: int) -> Timeline:
    """Return all entries of an account.

    Raises:
        KnownError: there is no such account.
    """
    as_of = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: _timeline(read, account_id, as_of))


def _timeline(read: Read, account_id: int, as_of: date) -> Timeline:
    account = read(lambda c: c.scalar(select(Account.name).where(Account.id == account_id)))
    if account is None:
        raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
    people = read(lambda c: queries.participants(c, account_id))
    rows = read(lambda c: queries.entries(c, account_id))
    return Timeline(account_id, account, as_of, tuple(_entry(row, people.get(row.id, ())) for row in rows))


def _entry(row: queries.EntryFacts, people: Sequence[tuple[int, str]]) -> TimelineEntry:
    return TimelineEntry(
        id=row.id,
        day=row.day,
        kind=row.kind,
        title=row.title,
        notes=row.notes,
        minutes=row.minutes,
        direction=row.direction,
        purpose=row.purpose,
        member_id=row.member_id,
        member=row.member or "",
        contact_ids=tuple(contact for contact, _ in people),
        people=tuple(name for _, name in people),
    )


def _bring_in(tx: WriteTx, activity: Activity, contact_ids: Iterable[int]) -> None:
    for contact_id in dict.fromkeys(contact_ids):
        if tx.session.get(Contact, contact_id) is None:
            raise KnownError(
                tr("One of these contacts was deleted by someone else; choose the others again.")
            )
        tx.session.add(ActivityContact(id=tx.new_id(), activity_id=activity.id, contact_id=contact_id))


def _gone() -> KnownError:
    return KnownError(tr("This entry was deleted by someone else; undo the deletion to bring it back."))

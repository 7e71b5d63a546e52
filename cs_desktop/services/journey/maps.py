"""Maps as a whole: started empty or from a template, renamed, locked, published, deleted."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain, count

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.content import MapContent, MapEntry
from cs_desktop.domain.journey.copying import copy_gesture
from cs_desktop.domain.journey.milestones import reckoned
from cs_desktop.domain.journey.words import MapStatus, RevisionKind
from cs_desktop.domain.new_account import NAME_LIMIT
from cs_desktop.models import deleting
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.journey import map_content, map_entries
from cs_desktop.models.tables import Account, JourneyMap, Milestone
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import changeable, perform
from cs_desktop.services.journey.revisions import add_revision
from cs_desktop.services.referring import require
from cs_desktop.services.text_fields import as_name


def maps_of(ctx: Context, account_id: int | None) -> Sequence[MapEntry]:
    """Return an account's maps by name, or the workspace's own templates."""
    return ctx.workspace.read(lambda connection: map_entries(connection, account_id))


def read_map(ctx: Context, map_id: int) -> MapContent:
    """Return a whole map.

    Raises:
        KnownError: it is gone.
    """
    content = ctx.workspace.read(lambda connection: map_content(connection, map_id))
    if content is None:
        raise KnownError(tr("This map was deleted by someone else; undo the deletion to go on."))
    return content


def start_map(
    ctx: Context,
    account_id: int | None,
    name: str,
    source: MapContent | None = None,
    initiator: object = None,
) -> Written[int]:
    """Make a map for an account, or a template where there is none; returns its id.

    It begins with everything that `source` holds, which is a template, or another account's map.

    Raises:
        InputError: the name is empty or too long.
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> int:
        require(
            tx, Account, account_id, tr("This account was deleted by someone else; undo the deletion first.")
        )
        title = as_name(tx, name.strip())
        head = JourneyMap(
            id=tx.new_id(),
            account_id=account_id,
            name=title,
            status=(MapStatus.DRAFT if account_id is None else MapStatus.ACTIVE).value,
            **_following(account_id, source),
        )
        tx.session.add(head)
        tx.session.flush()
        if source is not None:
            gesture = copy_gesture(
                *(source, "Add journey map"),
                from_template=_is_template(source),
                same_account=account_id == source.head.account_id,
            )
            set_days(tx, head, perform(tx, head, gesture).values())
        tx.recorder.label = f"Add {_noun(head)} {shortened(title)}"
        return head.id

    return ctx.workspace.write("Add journey map", work, initiator)


def set_days(tx: WriteTx, head: JourneyMap, added: Collection[int]) -> None:
    """Give the milestones that a step adds to an account's map the days that its template reckons."""
    if head.account_id is None:
        return
    since = tx.session.get_one(Account, head.account_id).customer_since
    tx.session.flush()
    content = map_content(tx.session.connection(), head.id)
    assert content is not None
    days = reckoned(content, stage_days(content.stages, head.starts_on or since))
    due = {id_: days[id_] for id_ in days.keys() & set(added)}
    for milestone in tx.session.scalars(select(Milestone).where(Milestone.id.in_(among(set(due))))):
        milestone.due = due[milestone.id]


def duplicate_map(ctx: Context, map_id: int, initiator: object = None) -> Written[int]:
    """Make a copy of a map beside it, under a name of its own; returns its id.

    The account's milestones stay with the map that has them: each is one object.

    Raises:
        KnownError: the map is gone, or the file refuses.
    """
    source = read_map(ctx, map_id)
    account_id = source.head.account_id
    name = free_name(ctx, account_id, tr("{name} (copy)", name=source.head.name))
    if account_id is None:
        # A copy of a template is another template, which follows none.
        return start_map(ctx, None, name, replace(source, head=replace(source.head, id=0)), initiator)
    return start_map(ctx, account_id, name, replace(source, milestones=()), initiator)


def free_name(ctx: Context, account_id: int | None, name: str) -> str:
    """Return a name that none of an account's maps, or of the templates, has: numbered where it has to be."""
    taken = {entry.name.casefold() for entry in maps_of(ctx, account_id)}
    numbered = (f"{name[: NAME_LIMIT - 6]} {number}" for number in count(2))
    return next(one for one in chain([name[:NAME_LIMIT]], numbered) if one.casefold() not in taken)


def _noun(head: JourneyMap) -> str:
    """Return what a map is called in the names of changes."""
    return "journey map" if head.account_id is not None else "template"


def _is_template(source: MapContent) -> bool:
    return source.head.account_id is None


def _following(account_id: int | None, source: MapContent | None) -> dict[str, object]:
    """Return what a new map takes over from the head of what it is made from."""
    if source is None:
        return {}
    taken: dict[str, object] = {"lost_after": source.head.lost_after}
    if account_id is not None and account_id == source.head.account_id:
        taken |= {"starts_on": source.head.starts_on, "notes": source.head.notes}
    if account_id is None:
        taken["segment"] = source.head.segment
    if _is_template(source) and source.head.id:
        taken |= {"template_id": source.head.id, "edition": source.head.edition}
    return taken


def rename_map(ctx: Context, map_id: int, name: str, initiator: object = None) -> Change | None:
    """Give a map another name; None where it has it already.

    Raises:
        InputError: the name is empty or too long.
        KnownError: the map is gone or locked.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id)
        tx.recorder.label = f"Rename {_noun(head)} {shortened(head.name)}"
        head.name = as_name(tx, name.strip())

    return ctx.workspace.write("Rename journey map", work, initiator).change


def lock_map(ctx: Context, map_id: int, *, locked: bool, initiator: object = None) -> Change | None:
    """Close a map to changes, or open it again; None where it is so already.

    Raises:
        KnownError: the map is gone.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id, even_locked=True)
        verb = "Lock" if locked else "Unlock"
        tx.recorder.label = f"{verb} {_noun(head)} {shortened(head.name)}"
        head.locked = locked

    return ctx.workspace.write("Lock journey map", work, initiator).change


def publish_template(ctx: Context, map_id: int, initiator: object = None) -> Change:
    """Publish a template: lock it and count its editions, so that maps made from it can follow.

    Raises:
        KnownError: it is gone, or is an account's map.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id, even_locked=True)
        if head.account_id is not None:
            raise KnownError(tr("Only a template can be published; save this map as a template first."))
        tx.recorder.label = f"Publish template {shortened(head.name)}"
        head.status, head.locked = MapStatus.PUBLISHED.value, True
        head.edition += 1
        add_revision(tx, map_id, RevisionKind.PUBLISHED)

    change = ctx.workspace.write("Publish template", work, initiator).change
    assert change is not None
    return change


def delete_map(ctx: Context, map_id: int, initiator: object = None) -> Change:
    """Delete a map with all that is in it, as one step. An account's milestones stay with the account.

    Raises:
        KnownError: it is gone already, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id, even_locked=True)
        tx.recorder.label = f"Delete {_noun(head)} {shortened(head.name)}"
        doomed = {JourneyMap.__tablename__: {map_id}}
        if head.account_id is None:
            of_it = select(Milestone.id).where(Milestone.map_id == map_id)
            doomed[Milestone.__tablename__] = set(tx.session.scalars(of_it))
        deleting.delete_rows(tx, doomed)

    change = ctx.workspace.write("Delete journey map", work, initiator).change
    assert change is not None
    return change

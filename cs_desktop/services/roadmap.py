"""The roadmap: kept, and joined to the accounts to which its items matter; each as one step."""

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.roadmap import InterestEntry, RoadmapEntry, RoadmapShown, RoadmapText
from cs_desktop.domain.vocabulary import RoadmapState
from cs_desktop.models import deleting
from cs_desktop.models.queries import roadmap as queries
from cs_desktop.models.queries.accounts import account_names
from cs_desktop.models.tables import Account, RoadmapInterest, RoadmapItem
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.text_fields import as_name

_LONGEST = 2000


def load_roadmap(ctx: Context) -> RoadmapShown:
    """Return all items, in their order, with the accounts to which each matters."""

    def read(connection: Connection) -> RoadmapShown:
        return RoadmapShown(
            ctx.clock.today(), queries.roadmap_items(connection), queries.interested_accounts(connection)
        )

    return ctx.workspace.read(read)


def load_account_names(ctx: Context) -> dict[int, str]:
    """Return the names of all accounts by their ids."""
    return ctx.workspace.read(account_names)


def load_interests(ctx: Context, account_id: int) -> tuple[InterestEntry, ...]:
    """Return what of the roadmap matters to an account, in its order."""
    return ctx.workspace.read(lambda connection: queries.interests_of(connection, account_id))


def add_item(ctx: Context, text: RoadmapText, initiator: object = None) -> Written[int]:
    """Add an item after those that there are; returns its id.

    Raises:
        InputError: the name is empty, too long or taken, a text is too long, or there is no such state.
    """

    def work(tx: WriteTx) -> int:
        values = _checked(tx, text)
        last = tx.session.scalar(select(func.max(RoadmapItem.position)))
        row = RoadmapItem(id=tx.new_id(), position=0 if last is None else last + 1, **values)
        tx.session.add(row)
        tx.recorder.label = f"Add roadmap item {shortened(row.name)}"
        return row.id

    return ctx.workspace.write("Add roadmap item", work, initiator)


def change_item(
    ctx: Context, entry: RoadmapEntry, text: RoadmapText, initiator: object = None
) -> Change | None:
    """Change an item; None where it is so already.

    Raises:
        InputError: as for adding one.
        KnownError: it is gone, or somebody changed it since `entry` was read.
    """

    def work(tx: WriteTx) -> None:
        row = _item(tx, entry.id)
        if _text_of(row) != entry.text:
            raise KnownError(tr("Somebody else changed this item meanwhile; look at it and do it once more."))
        for name, value in _checked(tx, text, entry.id).items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        tx.recorder.label = f"Change roadmap item {shortened(row.name)}"

    return ctx.workspace.write("Change roadmap item", work, initiator).change


def move_item(ctx: Context, item_id: int, place: int, initiator: object = None) -> Change | None:
    """Put an item at a place, 0 for the first; None where it stands there.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = _item(tx, item_id)
        query = select(RoadmapItem).order_by(RoadmapItem.position, RoadmapItem.name, RoadmapItem.id)
        others = [one for one in tx.session.scalars(query) if one.id != item_id]
        others.insert(max(place, 0), row)
        for position, one in enumerate(others):
            if one.position != position:
                one.position = position
        tx.recorder.label = f"Move roadmap item {shortened(row.name)}"

    return ctx.workspace.write("Move roadmap item", work, initiator).change


def delete_item(ctx: Context, item_id: int, initiator: object = None) -> Change | None:
    """Delete an item with what says to whom it matters.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = _item(tx, item_id)
        tx.recorder.label = f"Delete roadmap item {shortened(row.name)}"
        deleting.delete_rows(tx, {RoadmapItem.__tablename__: {item_id}})

    return ctx.workspace.write("Delete roadmap item", work, initiator).change


def set_interest(
    ctx: Context, account_id: int, item_id: int, why: str, initiator: object = None
) -> Change | None:
    """Say that an item matters to an account, and why in the customer's words; None where that is said.

    Raises:
        InputError: the reason is too long.
        KnownError: the item or the account is gone.
    """

    def work(tx: WriteTx) -> None:
        name, account = _item(tx, item_id).name, _account(tx, account_id).name
        row = _interest(tx, account_id, item_id)
        said = _short(why)
        tx.recorder.label = (
            f"Say that {shortened(name)} matters to {shortened(account)}"
            if row is None
            else f"Say why {shortened(name)} matters to {shortened(account)}"
        )
        if row is not None:
            if row.why != said:
                row.why = said
            return
        mine = select(func.max(RoadmapInterest.position)).where(RoadmapInterest.account_id == account_id)
        last = tx.session.scalar(mine)
        tx.session.add(
            RoadmapInterest(
                id=tx.new_id(),
                roadmap_item_id=item_id,
                account_id=account_id,
                why=said,
                position=0 if last is None else last + 1,
            )
        )

    return ctx.workspace.write("Say that it matters", work, initiator).change


def drop_interest(ctx: Context, account_id: int, item_id: int, initiator: object = None) -> Change | None:
    """Say that an item does not matter to an account any more; None where nobody said that it does.

    Raises:
        KnownError: the item or the account is gone.
    """

    def work(tx: WriteTx) -> None:
        name, account = _item(tx, item_id).name, _account(tx, account_id).name
        row = _interest(tx, account_id, item_id)
        tx.recorder.label = f"Say that {shortened(name)} does not matter to {shortened(account)}"
        if row is not None:
            deleting.delete_rows(tx, {RoadmapInterest.__tablename__: {row.id}})

    return ctx.workspace.write("Say that it does not matter", work, initiator).change


def _checked(tx: WriteTx, text: RoadmapText, own_id: int | None = None) -> dict[str, object]:
    name = as_name(tx, text.name.strip())
    others = tx.session.execute(select(RoadmapItem.id, RoadmapItem.name))
    if name.casefold() in {row.name.casefold() for row in others if row.id != own_id}:
        raise InputError(tr("The roadmap has an item called {name}; give this one another name.", name=name))
    if text.state not in set(RoadmapState):
        raise InputError(tr("Choose how far it is, such as planned."))
    return {
        "name": name,
        "description": _short(text.description),
        "state": text.state,
        "due": text.due,
        "shared": text.shared,
        "notes": _short(text.notes),
    }


def _short(text: str) -> str:
    said = text.strip()
    if len(said) > _LONGEST:
        raise InputError(tr("Enter at most {limit} characters.", limit=_LONGEST))
    return said


def _text_of(row: RoadmapItem) -> RoadmapText:
    return RoadmapText(row.name, row.description, row.state, row.due, row.shared, row.notes)


def _interest(tx: WriteTx, account_id: int, item_id: int) -> RoadmapInterest | None:
    query = select(RoadmapInterest).where(
        RoadmapInterest.account_id == account_id, RoadmapInterest.roadmap_item_id == item_id
    )
    return tx.session.scalars(query.order_by(RoadmapInterest.id)).first()


def _item(tx: WriteTx, item_id: int) -> RoadmapItem:
    row = tx.session.get(RoadmapItem, item_id)
    if row is None:
        raise KnownError(tr("This item was deleted by someone else; undo the deletion to go on."))
    return row


def _account(tx: WriteTx, account_id: int) -> Account:
    row = tx.session.get(Account, account_id)
    if row is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
    return row

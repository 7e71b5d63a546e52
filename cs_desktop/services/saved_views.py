"""The portfolio's views that are kept in the workspace, for everybody who shares it."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.saved_views import SavedView, ViewLayout, layout_of
from cs_desktop.models.tables import SavedView as Stored
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context

PLACE = "portfolio"
NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class ViewAdded:
    """A new view's id, and the change that made it."""

    id: int
    change: Change


def list_views(ctx: Context) -> tuple[SavedView, ...]:
    """Return the workspace's own views, in their order."""

    def read(connection: Connection) -> tuple[SavedView, ...]:
        query = (
            select(Stored.id, Stored.name, Stored.query, Stored.layout)
            .where(Stored.place == PLACE)
            .order_by(Stored.position, Stored.id)
        )
        return tuple(
            SavedView(row.id, row.name, row.query, layout_of(row.layout)) for row in connection.execute(query)
        )

    return ctx.workspace.read(read)


def add_view(ctx: Context, name: str, query: str, layout: ViewLayout, initiator: object = None) -> ViewAdded:
    """Keep a view under a name, after those that there are.

    Raises:
        InputError: the name is empty, too long or taken.
    """

    def work(tx: WriteTx) -> int:
        views = _views(tx)
        view = Stored(
            id=tx.new_id(),
            place=PLACE,
            name=_checked(name, views),
            position=max((other.position for other in views), default=-1) + 1,
            query=query,
            layout=layout.stored(),
        )
        tx.recorder.label = f"Add view {shortened(view.name)}"
        tx.session.add(view)
        return view.id

    written = ctx.workspace.write("Add view", work, initiator)
    assert written.change is not None
    return ViewAdded(written.value, written.change)


def change_view(
    ctx: Context, view_id: int, query: str, layout: ViewLayout, initiator: object = None
) -> Change | None:
    """Keep another filter and layout under a view's name; None where they are kept already.

    Raises:
        KnownError: the view is gone.
    """

    def put(view: Stored, _others: list[Stored]) -> None:
        if view.query != query:
            view.query = query
        if view.layout != layout.stored():
            view.layout = layout.stored()

    return _edit(ctx, view_id, "Change", put, initiator)


def rename_view(ctx: Context, view_id: int, name: str, initiator: object = None) -> Change | None:
    """Give a view another name; None where it has it already.

    Raises:
        InputError: the name is empty, too long or taken.
        KnownError: the view is gone.
    """

    def put(view: Stored, others: list[Stored]) -> None:
        checked = _checked(name, others)
        if view.name != checked:
            view.name = checked

    return _edit(ctx, view_id, "Rename", put, initiator)


def move_view(ctx: Context, view_id: int, place: int, initiator: object = None) -> Change | None:
    """Put a view at a place among the workspace's own, 0 for the first; None where it stands there.

    Raises:
        KnownError: the view is gone.
    """

    def put(view: Stored, others: list[Stored]) -> None:
        order = [*others]
        order.insert(max(place, 0), view)
        for position, other in enumerate(order):
            if other.position != position:
                other.position = position

    return _edit(ctx, view_id, "Move", put, initiator)


def delete_view(ctx: Context, view_id: int, initiator: object = None) -> Change:
    """Delete a view.

    Raises:
        KnownError: it is gone already.
    """

    def work(tx: WriteTx) -> None:
        view = _view(tx, view_id)
        tx.recorder.label = f"Delete view {shortened(view.name)}"
        tx.session.delete(view)

    change = ctx.workspace.write("Delete view", work, initiator).change
    assert change is not None
    return change


def _edit(
    ctx: Context,
    view_id: int,
    verb: str,
    put: Callable[[Stored, list[Stored]], None],
    initiator: object,
) -> Change | None:
    """Let `put` change a view, given all the others in their order."""

    def work(tx: WriteTx) -> None:
        view = _view(tx, view_id)
        tx.recorder.label = f"{verb} view {shortened(view.name)}"
        put(view, [other for other in _views(tx) if other.id != view_id])

    return ctx.workspace.write(f"{verb} view", work, initiator).change


def _view(tx: WriteTx, view_id: int) -> Stored:
    view = tx.session.get(Stored, view_id)
    if view is None:
        raise KnownError(tr("This view was deleted by someone else; save it again under its name."))
    return view


def _views(tx: WriteTx) -> list[Stored]:
    query = select(Stored).where(Stored.place == PLACE).order_by(Stored.position, Stored.id)
    return list(tx.session.scalars(query))


def _checked(name: str, others: list[Stored]) -> str:
    """Return a name without spaces around it, if it is one and none of the others' names."""
    name = " ".join(name.split())
    if not name:
        raise InputError(tr("Enter a name, such as Renewals in spring."))
    if len(name) > NAME_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=NAME_LIMIT))
    if any(other.name.casefold() == name.casefold() for other in others):
        raise InputError(tr("There is a view called {name}; enter another name.", name=name))
    return name

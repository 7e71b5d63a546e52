"""Revisions that are kept without being asked: when one begins and ends to work, and at milestones."""

from collections.abc import Iterable

from sqlalchemy import Connection, Row, select

from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.models.queries.journey import map_content
from cs_desktop.models.queries.journey_past import kept_at, past_content, revision_rows
from cs_desktop.models.tables import Milestone
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.revisions import keep_revision, restore


def do_kept(
    ctx: Context, map_id: int, gesture: Gesture, *, begins: bool, initiator: object = None
) -> Gestured:
    """Do a gesture, and keep what the map was before it where one begins to work with it.

    Where it says that milestones are reached, what it came to is kept too.

    Raises:
        InputError: see `do_gesture`.
        KnownError: see `do_gesture`.
    """
    if begins:
        keep_if_changed(ctx, map_id, RevisionKind.STARTED, initiator=initiator)
    came = do_gesture(ctx, map_id, gesture, initiator)
    if came.change is not None and (reached := _reached(gesture)):
        names = _names(ctx, map_id, reached)
        keep_revision(ctx, map_id, RevisionKind.MILESTONE, ", ".join(names), initiator)
    return came


def keep_reached(ctx: Context, milestone_id: int, initiator: object = None) -> Change | None:
    """Keep the map of a milestone whose day was written in; None where it has no map or was not reached.

    Raises:
        KnownError: the file refuses.
    """

    def of_milestone(connection: Connection) -> "Row[int | None, str] | None":
        query = select(Milestone.map_id, Milestone.name).where(
            Milestone.id == milestone_id, Milestone.reached_on.is_not(None)
        )
        return connection.execute(query).one_or_none()

    found = ctx.workspace.read(of_milestone)
    if found is None or found.map_id is None:
        return None
    return keep_revision(ctx, found.map_id, RevisionKind.MILESTONE, found.name, initiator)


def _reached(gesture: Gesture) -> frozenset[int]:
    return frozenset(
        put.id
        for put in gesture.puts
        if put.kind is Kind.MILESTONE and put.values.get("reached_on") is not None
    )


def _names(ctx: Context, map_id: int, milestones: Iterable[int]) -> list[str]:
    content = ctx.workspace.read(lambda connection: map_content(connection, map_id))
    return [] if content is None else [one.name for one in content.milestones if one.id in milestones]


def keep_if_changed(
    ctx: Context, map_id: int, kind: RevisionKind, name: str = "", initiator: object = None
) -> Change | None:
    """Keep a map as it is now; None where its newest revision holds just this already, or it is gone.

    Raises:
        KnownError: the file refuses.
    """
    if not ctx.workspace.read(lambda connection: _is_new(connection, map_id)):
        return None
    return keep_revision(ctx, map_id, kind, name, initiator)


def _is_new(connection: Connection, map_id: int) -> bool:
    now = map_content(connection, map_id)
    if now is None:
        return False
    newest = next(iter(revision_rows(connection, map_id)), None)
    place = None if newest is None else kept_at(connection, [newest.id]).get(newest.id)
    return place is None or past_content(connection, map_id, place) != now


def restore_kept(ctx: Context, map_id: int, revision_id: int, initiator: object = None) -> Change:
    """Bring a map back to a revision as one step, and keep first what it is now.

    Raises:
        KnownError: see `restore`.
    """
    keep_if_changed(ctx, map_id, RevisionKind.ENDED, initiator=initiator)
    return restore(ctx, revision_id, initiator)

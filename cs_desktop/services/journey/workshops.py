"""Workshops at a map: begun, run by the clock, voted in, and ended with the actions that came of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import defer

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.workshop import (
    Priority,
    Vote,
    Workshop,
    WorkshopShown,
    agenda_of,
    dots_left,
    of_both,
    planned,
    read_agenda,
)
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.undoing import RUN_WORKSHOP
from cs_desktop.models.opening import current_author
from cs_desktop.models.tables import JourneyCard, JourneyMap, JourneyVote, JourneyWorkshop
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import changeable
from cs_desktop.services.tasks import put_task

MOST_PRESENT, LONGEST_NAME = 60, 100


def plan_workshop(ctx: Context, map_id: int) -> Workshop:
    """Return a workshop as it is proposed, with the user of this computer: nothing of it is stored yet."""
    return planned(map_id, ctx.clock.today(), [name for name in (current_author().user,) if name])


def start_workshop(ctx: Context, plan: Workshop, initiator: object = None) -> Change:
    """Begin a workshop as it was planned, at its first step; the clock runs from now on.

    One of which the file cannot be read any more is ended with it; what is stored of it stays.

    Raises:
        InputError: too many are there, or a name is too long.
        KnownError: the map is gone, a workshop is under way there, or the file refuses.
    """
    _check_names(plan)

    def work(tx: WriteTx) -> None:
        head = changeable(tx, plan.map_id, even_locked=True)
        _end_damaged(tx, plan.map_id)
        first = next((place for place, step in enumerate(plan.steps) if not step.off), 0)
        begun = replace(plan, began=tx.now).at_step(first, tx.now)
        tx.session.add(
            JourneyWorkshop(
                id=tx.new_id(),
                map_id=plan.map_id,
                day=plan.day,
                agenda=agenda_of(begun),
                step=first,
                dots=plan.dots,
            )
        )
        tx.recorder.label = f"Start workshop at {shortened(head.name)}"

    change = ctx.workspace.write("Start workshop", work, initiator).change
    assert change is not None
    return change


def _end_damaged(tx: WriteTx, map_id: int) -> None:
    """End what is under way at a map where it cannot be read.

    Raises:
        KnownError: it can be.
    """
    open_ones = select(JourneyWorkshop.id).where(
        JourneyWorkshop.map_id == map_id, JourneyWorkshop.ended_at.is_(None)
    )
    for workshop_id in tx.session.scalars(open_ones).all():
        if _is_readable(tx.session.connection(), workshop_id):
            raise KnownError(tr("A workshop is under way at this map already; end it first."))
        damaged = tx.session.get_one(JourneyWorkshop, workshop_id, options=[defer(JourneyWorkshop.agenda)])
        damaged.ended_at = tx.now


def _is_readable(connection: Connection, workshop_id: int) -> bool:
    table = JourneyWorkshop.__table__
    try:
        _as_read(connection.execute(select(table).where(table.c.id == workshop_id)).one())
    except DamagedValueError:
        return False
    return True


def _check_names(workshop: Workshop) -> None:
    if len(workshop.present) > MOST_PRESENT or any(len(name) > LONGEST_NAME for name in workshop.present):
        raise InputError(
            tr(
                "Enter at most {most} names of at most {longest} characters.",
                most=MOST_PRESENT,
                longest=LONGEST_NAME,
            )
        )


def run_workshop(ctx: Context, base: Workshop, wanted: Workshop, initiator: object = None) -> Change | None:
    """Store how far a workshop has come: step, clock, agenda, who is there, and how many dots each has.

    `base` is the workshop as it was seen; what somebody else changed of it since stays.

    Raises:
        InputError: too many are there, or a name is too long.
        KnownError: somebody else changed the same, it is gone or has ended, or the file refuses.
    """
    _check_names(wanted)

    def work(tx: WriteTx) -> None:
        stored = _open(tx, wanted.id)
        tx.recorder.label = f"{RUN_WORKSHOP} at {_map_name(tx, stored)}"
        found = of_both(base, wanted, _as_read(stored), tx.now)
        stored.agenda, stored.step, stored.dots = agenda_of(found), found.step, found.dots

    return ctx.workspace.write("Run workshop", work, initiator).change


def _open(tx: WriteTx, workshop_id: int) -> JourneyWorkshop:
    stored = tx.session.get(JourneyWorkshop, workshop_id)
    if stored is None or stored.ended_at is not None:
        raise KnownError(tr("This workshop has ended meanwhile."))
    return stored


def _map_name(tx: WriteTx, stored: JourneyWorkshop) -> str:
    return shortened(tx.session.get_one(JourneyMap, stored.map_id).name)


def vote(
    ctx: Context, workshop_id: int, card_id: int, voter: str, dots: int, initiator: object = None
) -> Change | None:
    """Give a card so many dots more, or fewer where `dots` is less than none.

    Raises:
        KnownError: the voter has no dot left, the card or the workshop is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        stored = _open(tx, workshop_id)
        card = tx.session.get(JourneyCard, card_id)
        if card is None or card.map_id != stored.map_id:
            raise KnownError(tr("This card was deleted by someone else; undo the deletion to go on."))
        tx.recorder.label = f"Vote in {_map_name(tx, stored)}"
        votes = _votes(tx.session.connection(), workshop_id)
        if dots > 0 and dots_left(_as_read(stored), votes, voter) < dots:
            raise KnownError(tr("{name} has no dot left; take one back first.", name=voter))
        _put_dots(tx, workshop_id, card_id, voter, dots)

    return ctx.workspace.write("Vote", work, initiator).change


def _put_dots(tx: WriteTx, workshop_id: int, card_id: int, voter: str, dots: int) -> None:
    known = tx.session.scalars(
        select(JourneyVote).where(
            JourneyVote.workshop_id == workshop_id,
            JourneyVote.card_id == card_id,
            JourneyVote.voter == voter,
        )
    ).first()
    if known is None:
        if dots > 0:
            new = JourneyVote(
                id=tx.new_id(), workshop_id=workshop_id, card_id=card_id, voter=voter, dots=dots
            )
            tx.session.add(new)
        return
    if known.dots + dots > 0:
        known.dots += dots
    else:
        tx.session.delete(known)


def end_workshop(
    ctx: Context, workshop_id: int, priorities: Sequence[Priority], initiator: object = None
) -> Change:
    """End a workshop, and make an action of each priority, a task of the account, as one step.

    Raises:
        InputError: a priority has no title.
        KnownError: the workshop is gone or has ended, an owner has left, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        stored = _open(tx, workshop_id)
        head = tx.session.get_one(JourneyMap, stored.map_id)
        workshop = _as_read(stored).paused(tx.now)
        stored.agenda, stored.ended_at = agenda_of(workshop), tx.now
        for one in priorities:
            about = ObjectKey(Kind.JOURNEY_CARD, one.card_id)
            put_task(tx, NewTask(one.title, head.account_id, one.owner_id, one.due, about=about))
        tx.recorder.label = f"End workshop at {shortened(head.name)}"

    change = ctx.workspace.write("End workshop", work, initiator).change
    assert change is not None
    return change


def load_workshop(ctx: Context, map_id: int) -> WorkshopShown:
    """Return the workshop that is under way at a map, else the last one that was."""
    return ctx.workspace.read(lambda connection: _load(connection, map_id))


def _load(connection: Connection, map_id: int) -> WorkshopShown:
    table = JourneyWorkshop.__table__
    newest = (
        select(table.c.id, table.c.day, table.c.ended_at)
        .where(table.c.map_id == map_id)
        .order_by(table.c.ended_at.is_not(None), table.c.ended_at.desc(), table.c.id.desc())
        .limit(1)
    )
    found = connection.execute(newest).one_or_none()
    if found is None:
        return WorkshopShown(map_id, None)
    votes = _votes(connection, found.id)
    try:
        row = connection.execute(select(table).where(table.c.id == found.id)).one()
        workshop = replace(_as_read(row), ended_at=row.ended_at)
    except DamagedValueError:
        return WorkshopShown(map_id, None, votes, damaged=None if found.ended_at else found.day)
    return WorkshopShown(map_id, workshop, votes)


def _as_read(row: Any) -> Workshop:  # noqa: ANN401 - a row of the table, or its object
    bare = Workshop(row.id, row.map_id, row.day, (), step=row.step, dots=row.dots)
    return read_agenda(bare, row.agenda)


def _votes(connection: Connection, workshop_id: int) -> tuple[Vote, ...]:
    table = JourneyVote.__table__
    rows = connection.execute(
        select(table.c.card_id, table.c.voter, table.c.dots)
        .where(table.c.workshop_id == workshop_id)
        .order_by(table.c.id)
    )
    return tuple(Vote(row.card_id, row.voter, row.dots) for row in rows)

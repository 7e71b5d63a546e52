"""Revisions of a map: kept, listed, shown as they were, and brought back as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.journey.content import MapContent, MapHead
from cs_desktop.domain.journey.limits import TITLE_LIMIT
from cs_desktop.domain.journey.revisions import AUTOMATIC
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.domain.undoing import KEPT_BY_ITSELF
from cs_desktop.models import deleting
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.opening import current_author
from cs_desktop.models.queries.journey import map_content
from cs_desktop.models.queries.journey_past import kept_at, past_content
from cs_desktop.models.tables import (
    JourneyAnswer,
    JourneyCard,
    JourneyEmotion,
    JourneyLane,
    JourneyLink,
    JourneyMap,
    JourneyPersona,
    JourneyRevision,
    JourneyStage,
    Milestone,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import changeable

_PARTS: tuple[tuple[str, type[LoggedBase]], ...] = (
    ("stages", JourneyStage),
    ("lanes", JourneyLane),
    ("personas", JourneyPersona),
    ("cards", JourneyCard),
    ("answers", JourneyAnswer),
    ("emotions", JourneyEmotion),
    ("links", JourneyLink),
)
"""What is brought back, each after what it points at."""
_SAID_OF_MAP = ("name", "segment", "owner_id", "starts_on", "lost_after", "notes")
"""What people write of a map as a whole."""


def keep_revision(
    ctx: Context, map_id: int, kind: RevisionKind, name: str = "", initiator: object = None
) -> Change:
    """Keep the map as it is now.

    Raises:
        KnownError: the map is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id, even_locked=True)
        add_revision(tx, map_id, kind, name)
        deed = KEPT_BY_ITSELF if kind in AUTOMATIC else "Keep revision"
        tx.recorder.label = f"{deed} of {shortened(head.name)}"

    change = ctx.workspace.write("Keep revision", work, initiator).change
    assert change is not None
    return change


def add_revision(tx: WriteTx, map_id: int, kind: RevisionKind, name: str = "") -> None:
    """Keep a map as it is once the step is done of which this is a part."""
    newest = select(func.max(JourneyRevision.number)).where(JourneyRevision.map_id == map_id)
    tx.session.add(
        JourneyRevision(
            id=tx.new_id(),
            map_id=map_id,
            number=(tx.session.scalar(newest) or 0) + 1,
            name=name.strip()[:TITLE_LIMIT],
            kind=kind.value,
            made_at=tx.now,
            made_by=current_author().user,
        )
    )


def rename_revision(ctx: Context, revision_id: int, name: str, initiator: object = None) -> Change | None:
    """Give a revision another name, or none; None where it has it already.

    Raises:
        InputError: the name is too long.
        KnownError: it is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        revision = _there(tx, revision_id)
        text = name.strip()
        if len(text) > TITLE_LIMIT:
            raise InputError(
                tr(
                    "Enter at most {limit} characters; this name has {count}.",
                    limit=TITLE_LIMIT,
                    count=len(text),
                )
            )
        tx.recorder.label = f"Rename revision {revision.number} of {_map_name(tx, revision)}"
        revision.name = text

    return ctx.workspace.write("Rename revision", work, initiator).change


def delete_revision(ctx: Context, revision_id: int, initiator: object = None) -> Change:
    """Delete a revision; the map stays as it is.

    Raises:
        KnownError: it is gone already, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        revision = _there(tx, revision_id)
        tx.recorder.label = f"Delete revision {revision.number} of {_map_name(tx, revision)}"
        tx.session.delete(revision)

    change = ctx.workspace.write("Delete revision", work, initiator).change
    assert change is not None
    return change


def _there(tx: WriteTx, revision_id: int) -> JourneyRevision:
    revision = tx.session.get(JourneyRevision, revision_id)
    if revision is None:
        raise _gone_revision()
    return revision


def _gone_revision() -> KnownError:
    return KnownError(tr("This revision is not there any more; choose another one."))


def _map_name(tx: WriteTx, revision: JourneyRevision) -> str:
    return shortened(tx.session.get_one(JourneyMap, revision.map_id).name)


def _content(connection: Connection, revision_id: int) -> MapContent:
    map_id = connection.scalar(select(JourneyRevision.map_id).where(JourneyRevision.id == revision_id))
    place = kept_at(connection, [revision_id]).get(revision_id)
    content = None if map_id is None or place is None else past_content(connection, map_id, place)
    if content is None:
        raise _gone_revision()
    return content


def restore(ctx: Context, revision_id: int, initiator: object = None) -> Change:
    """Bring a map back to what it was when a revision was kept, as one step.

    What came since goes, what went since comes back with its old id, and the state before is not lost: it
    is in the history, and undo brings it back. Milestones, which plan and deck show too, keep their days
    and only go back to their stages; who or what is gone outside of the map does not come back with it.

    Raises:
        KnownError: the revision or the map is gone, the map is locked, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        connection = tx.session.connection()
        past = _content(connection, revision_id)
        head = changeable(tx, past.head.id)
        now = map_content(connection, past.head.id)
        assert now is not None
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        _drop_new(tx, past, now)
        for name, table in _PARTS:
            _bring_back(tx, table, past.head.id, getattr(past, name))
            tx.session.flush()
        _place_milestones(tx, past)
        _bring_back_head(tx, head, past.head)
        number = tx.session.get_one(JourneyRevision, revision_id).number
        add_revision(tx, past.head.id, RevisionKind.RESTORED, str(number))
        tx.recorder.label = f"Restore revision {number} of {shortened(head.name)}"

    change = ctx.workspace.write("Restore revision", work, initiator).change
    assert change is not None
    return change


def _bring_back_head(tx: WriteTx, head: JourneyMap, past: MapHead) -> None:
    gone = _gone(tx, JourneyMap, [past])
    for name in _SAID_OF_MAP:
        value = getattr(past, name)
        setattr(head, name, None if (name, value) in gone else value)
    if head.account_id is not None and head.template_id == past.template_id:
        # What later editions of its template changed is undone too, and can be followed again.
        head.edition = past.edition


def _drop_new(tx: WriteTx, past: MapContent, now: MapContent) -> None:
    doomed: dict[str, set[int]] = {}
    for name, table in _PARTS:
        kept = {part.id for part in getattr(past, name)}
        doomed[table.__tablename__] = {part.id for part in getattr(now, name)} - kept
    deleting.delete_rows(tx, doomed)
    tx.session.expire_all()


def _bring_back(tx: WriteTx, table: type[LoggedBase], map_id: int, parts: Sequence[Any]) -> None:
    columns = table.__table__.columns
    there = {row.id: row for row in tx.session.scalars(select(table).where(columns["map_id"] == map_id))}
    gone = _gone(tx, table, parts)
    for part in parts:
        values = {name: None if (name, value) in gone else value for name, value in _values(part).items()}
        if table is JourneyLink and values["target_id"] is None and values["objective_id"] is None:
            continue
        if part.id not in there:
            tx.session.add(table(map_id=map_id, **values))
            continue
        for column, value in values.items():
            setattr(there[part.id], column, value)


def _gone(tx: WriteTx, table: type[LoggedBase], parts: Sequence[Any]) -> set[tuple[str, object]]:
    """Return by column what parts refer to outside of the map that is not there any more."""
    found: set[tuple[str, object]] = set()
    own = {of_map.__tablename__ for _name, of_map in _PARTS}
    for column in table.__table__.columns:
        for target in (key.column for key in column.foreign_keys if key.column.table.name not in own):
            named = (getattr(part, column.name, None) for part in parts)
            wanted: set[int] = {one for one in named if one is not None}
            known = set(tx.session.scalars(select(target).where(target.in_(among(wanted)))))
            found |= {(column.name, one) for one in wanted - known}
    return found


def _values(part: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any of the parts of a map
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    return {name: value.value if name == "kind" else value for name, value in values.items()}


def _place_milestones(tx: WriteTx, past: MapContent) -> None:
    stages = past.stage_places
    wanted = {one.id: one.stage_id for one in past.milestones if one.stage_id in stages}
    for milestone in tx.session.scalars(select(Milestone).where(Milestone.id.in_(among(wanted)))):
        milestone.stage_id = wanted[milestone.id]

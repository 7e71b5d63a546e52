"""A workspace's own blueprints: saved from plans, worked on, published in editions.

The stored content holds each edition, the newest last, so that a plan which follows an older one can be
compared with what it followed.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.blueprinting import blueprint_of
from cs_desktop.domain.plan.blueprints import (
    FORMAT,
    Blueprint,
    BlueprintEntry,
    PlanStarts,
    read_blueprint,
    stored_blueprint,
)
from cs_desktop.domain.plan.library_shown import BlueprintPage, Edition, Follower
from cs_desktop.models import deleting
from cs_desktop.models.queries.measurement import metrics
from cs_desktop.models.queries.plan_content import plan_content
from cs_desktop.models.tables import Account, PlanBlueprint, SegmentRule, SuccessPlan
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.plan.shipped import shipped_blueprint, shipped_blueprints
from cs_desktop.services.text_fields import as_name

KEPT = 20
"""Editions of a blueprint; older ones are forgotten."""


def read_plan_starts(ctx: Context) -> PlanStarts:
    """Return everything that a plan can be started from, one's own first."""
    return PlanStarts(ctx.workspace.read(blueprint_entries), shipped_blueprints())


def read_blueprints(ctx: Context) -> BlueprintPage:
    """Return all own blueprints with their editions and the plans made from them."""

    def read(connection: Connection) -> BlueprintPage:
        segments = connection.scalars(
            select(SegmentRule.segment).distinct().order_by(SegmentRule.segment)
        ).all()
        return BlueprintPage(
            blueprint_entries(connection),
            _drafts(connection),
            _editions(connection),
            _followers(connection),
            tuple(name for name in segments if name),
        )

    return ctx.workspace.read(read)


def blueprint_entries(connection: Connection) -> tuple[BlueprintEntry, ...]:
    """Return the workspace's blueprints by name; one that cannot be read says why."""
    counted = connection.execute(
        select(SuccessPlan.blueprint_id, SuccessPlan.edition, func.count())
        .where(SuccessPlan.blueprint_id.is_not(None))
        .group_by(SuccessPlan.blueprint_id, SuccessPlan.edition)
    ).all()
    found = []
    for row in _rows(connection):
        blueprint, problem = None, ""
        try:
            blueprint = _newest(row)
        except KnownError as error:
            problem = str(error)
        plans = sum(count for blueprint_id, _edition, count in counted if blueprint_id == row.id)
        outdated = sum(
            count
            for blueprint_id, edition, count in counted
            if blueprint_id == row.id and edition < row.edition
        )
        found.append(
            BlueprintEntry(
                *(row.id, row.name, row.segment, row.use_case, row.edition, row.draft is not None),
                *(blueprint, problem, plans, outdated),
            )
        )
    return tuple(sorted(found, key=lambda entry: entry.name.casefold()))


def save_as_blueprint(ctx: Context, plan_id: int, name: str, initiator: object = None) -> Written[int]:
    """Make a blueprint of a plan, without what holds for its customer only; returns its id.

    It is a draft that can be started from at once, until it is published.

    Raises:
        InputError: the name is empty or too long.
        KnownError: the plan is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> int:
        connection = tx.session.connection()
        content = plan_content(connection, plan_id)
        if content is None:
            raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
        known = {metric.id: metric.key for metric in metrics(connection)}
        made = stored_blueprint(blueprint_of(content, known))
        return _add(tx, as_name(tx, name.strip()), made)

    return ctx.workspace.write("Add blueprint", work, initiator)


def add_blueprint(ctx: Context, shipped: str | None = None, initiator: object = None) -> Written[int]:
    """Add a blueprint of one's own: an empty one, or a copy of one that comes with the program."""
    source = None if shipped is None else shipped_blueprint(shipped)

    def work(tx: WriteTx) -> int:
        if source is None:
            return _add(tx, tr("New blueprint"), stored_blueprint(Blueprint()))
        stored = stored_blueprint(source.blueprint)
        return _add(tx, source.name, stored, segment=source.segment, use_case=source.use_case)

    return ctx.workspace.write("Add blueprint", work, initiator)


def set_draft(
    ctx: Context, blueprint_id: int, base: Blueprint, draft: Blueprint, initiator: object = None
) -> Change | None:
    """Store what a blueprint's draft is to be from now on; plans see it once it is published.

    Raises:
        InputError: a text is empty or too long.
        KnownError: it is gone, or somebody changed it since `base` was read.
    """
    for text in _lines(draft):
        if not text.strip():
            raise InputError(tr("Enter a text; it cannot be empty."))
        if len(text) > _LIMIT:
            raise InputError(tr("Enter at most {limit} characters.", limit=_LIMIT))

    def work(tx: WriteTx) -> None:
        row = _required(tx, blueprint_id)
        if _worked_on(row) != base:
            raise KnownError(
                tr("Somebody else changed this blueprint meanwhile; look at it and do it once more.")
            )
        tx.recorder.label = f"Change blueprint {shortened(row.name)}"
        published = _published(row.content, row.edition, row.name)
        row.draft = None if row.edition and draft == published else stored_blueprint(draft)

    return ctx.workspace.write("Change blueprint", work, initiator).change


_LIMIT = 300


def describe_blueprint(
    ctx: Context, blueprint_id: int, name: str, segment: str, use_case: str, initiator: object = None
) -> Change | None:
    """Give a blueprint another name, segment or use case.

    Raises:
        InputError: the name is empty or too long.
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = _required(tx, blueprint_id)
        row.name = as_name(tx, name.strip())
        row.segment, row.use_case = segment.strip(), use_case.strip()
        tx.recorder.label = f"Change blueprint {shortened(row.name)}"

    return ctx.workspace.write("Change blueprint", work, initiator).change


def publish_blueprint(ctx: Context, blueprint_id: int, initiator: object = None) -> Change | None:
    """Make a new edition of a blueprint from its draft.

    Raises:
        KnownError: it is gone, has no draft, or holds nothing.
    """

    def work(tx: WriteTx) -> None:
        row = _required(tx, blueprint_id)
        if row.draft is None:
            raise KnownError(tr("{name} was not changed since it was published.", name=row.name))
        draft = read_blueprint(row.draft, row.name)
        if not draft.objectives:
            raise KnownError(tr("Add an objective to {name} before you publish it.", name=row.name))
        tx.recorder.label = f"Publish blueprint {shortened(row.name)}"
        row.edition += 1
        row.published_on = tx.today
        newest = {"edition": row.edition, "published_on": tx.today.isoformat(), "blueprint": row.draft}
        kept = list(row.content.get("editions", ()))[-(KEPT - 1) :]
        row.content = {"format": FORMAT, "editions": [*kept, newest]}
        row.draft = None

    return ctx.workspace.write("Publish blueprint", work, initiator).change


def delete_blueprint(ctx: Context, blueprint_id: int, initiator: object = None) -> Change | None:
    """Delete a blueprint; the plans made from it stay.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = _required(tx, blueprint_id)
        tx.recorder.label = f"Delete blueprint {shortened(row.name)}"
        deleting.delete_rows(tx, {PlanBlueprint.__tablename__: {blueprint_id}})

    return ctx.workspace.write("Delete blueprint", work, initiator).change


def edition_of(connection: Connection, blueprint_id: int, edition: int) -> Blueprint | None:
    """Return an edition of a blueprint; None where it was never published or is forgotten.

    Raises:
        KnownError: it was made by a newer version of the program.
    """
    row = next((one for one in _rows(connection) if one.id == blueprint_id), None)
    return None if row is None else _published(row.content, edition, row.name)


def to_start_from(connection: Connection, blueprint_id: int) -> tuple[str, int, Blueprint]:
    """Return name, edition and what a plan begins with: the newest edition, else the draft.

    Raises:
        KnownError: it is gone, or of a newer version of the program.
    """
    row = next((one for one in _rows(connection) if one.id == blueprint_id), None)
    if row is None:
        raise KnownError(tr("This blueprint was deleted by someone else; undo the deletion to go on."))
    return row.name, row.edition, _newest(row)


def _rows(connection: Connection) -> Any:  # noqa: ANN401 - rows of a query, with the columns as attributes
    return connection.execute(
        select(
            PlanBlueprint.id,
            PlanBlueprint.name,
            PlanBlueprint.segment,
            PlanBlueprint.use_case,
            PlanBlueprint.edition,
            PlanBlueprint.published_on,
            PlanBlueprint.content,
            PlanBlueprint.draft,
        )
    ).all()


def _newest(row: Any) -> Blueprint:  # noqa: ANN401 - a row of `_rows`, or a stored blueprint
    """Return what a plan begins with."""
    return _published(row.content, row.edition, row.name) or read_blueprint(row.draft or {}, row.name)


def _worked_on(row: Any) -> Blueprint:  # noqa: ANN401 - a row of `_rows`, or a stored blueprint
    """Return what is worked on: the draft, else what was published."""
    return read_blueprint(row.draft, row.name) if row.draft is not None else _newest(row)


def _published(content: Mapping[str, Any], edition: int, name: str) -> Blueprint | None:
    if int(content.get("format", FORMAT)) > FORMAT:
        read_blueprint(content, name)
    for one in content.get("editions", ()):
        if one["edition"] == edition:
            return read_blueprint(one["blueprint"], name)
    return None


def _drafts(connection: Connection) -> dict[int, Blueprint]:
    found = {}
    for row in _rows(connection):
        try:
            found[row.id] = _worked_on(row)
        except KnownError:
            # The entry says why.
            continue
    return found


def _editions(connection: Connection) -> dict[int, tuple[Edition, ...]]:
    return {
        row.id: tuple(
            Edition(one["edition"], one["published_on"]) for one in reversed(row.content.get("editions", ()))
        )
        for row in _rows(connection)
    }


def _followers(connection: Connection) -> dict[int, tuple[Follower, ...]]:
    found: dict[int, list[Follower]] = {}
    query = (
        select(
            SuccessPlan.blueprint_id,
            SuccessPlan.id,
            SuccessPlan.account_id,
            Account.name,
            SuccessPlan.name,
            SuccessPlan.edition,
        )
        .join(Account, Account.id == SuccessPlan.account_id)
        .where(SuccessPlan.blueprint_id.is_not(None))
        .order_by(SuccessPlan.edition, Account.name)
    )
    for row in connection.execute(query).all():
        assert row[0] is not None
        found.setdefault(row[0], []).append(Follower(row[1], row[2], row[3], row[4], row[5]))
    return {blueprint_id: tuple(followers) for blueprint_id, followers in found.items()}


def _required(tx: WriteTx, blueprint_id: int) -> PlanBlueprint:
    row = tx.session.get(PlanBlueprint, blueprint_id)
    if row is None:
        raise KnownError(tr("This blueprint was deleted by someone else; undo the deletion to go on."))
    return row


def _add(tx: WriteTx, name: str, draft: dict[str, Any], segment: str = "", use_case: str = "") -> int:
    taken = set(tx.session.scalars(select(PlanBlueprint.name)))
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    row = PlanBlueprint(
        id=tx.new_id(), name=free, segment=segment, use_case=use_case, content={}, draft=draft
    )
    tx.session.add(row)
    tx.recorder.label = f"Add blueprint {shortened(free)}"
    return row.id


def _lines(blueprint: Blueprint) -> list[str]:
    return [
        *(one.text for one in blueprint.objectives),
        *(one.name for one in blueprint.measures),
        *(one.text for one in blueprint.actions),
        *(one.name for one in blueprint.milestones),
    ]

"""A workspace's own blueprints: saved from plans, worked on, published in editions.

The stored content holds each edition, the newest last, so that a plan which follows an older one can be
compared with what it followed.
"""

from typing import Any

from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.blueprinting import blueprint_of
from cs_desktop.domain.plan.blueprints import (
    FORMAT,
    Blueprint,
    Described,
    PlanStarts,
    read_blueprint,
    stored_blueprint,
)
from cs_desktop.domain.plan.library_shown import BlueprintPage
from cs_desktop.models import deleting
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.plan_content import plan_content
from cs_desktop.models.tables import PlanBlueprint
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.plan.blueprint_reading import blueprint_entries, blueprint_page, published, worked_on
from cs_desktop.services.plan.shipped import shipped_blueprint, shipped_blueprints
from cs_desktop.services.text_fields import as_name

KEPT = 20
"""Editions of a blueprint; older ones are forgotten."""


def read_plan_starts(ctx: Context) -> PlanStarts:
    """Return everything that a plan can be started from, one's own first."""
    return PlanStarts(ctx.workspace.read(blueprint_entries), shipped_blueprints())


def read_blueprints(ctx: Context) -> BlueprintPage:
    """Return all own blueprints with their editions and the plans made from them."""
    return ctx.workspace.read(blueprint_page)


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
        known = {metric.id: metric.key for metric in metric_rows(connection)}
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
        if worked_on(row) != base:
            raise KnownError(
                tr("Somebody else changed this blueprint meanwhile; look at it and do it once more.")
            )
        tx.recorder.label = f"Change blueprint {shortened(row.name)}"
        newest = published(row.content, row.edition, row.name)
        row.draft = None if row.edition and draft == newest else stored_blueprint(draft)

    return ctx.workspace.write("Change blueprint", work, initiator).change


_LIMIT = 300


def describe_blueprint(
    ctx: Context, blueprint_id: int, base: Described, wanted: Described, initiator: object = None
) -> Change | None:
    """Give a blueprint another name, segment or use case.

    Raises:
        InputError: the name is empty or too long.
        KnownError: it is gone, or somebody changed the same since `base` was read.
    """
    was, now = base._asdict(), {field: text.strip() for field, text in wanted._asdict().items()}

    def work(tx: WriteTx) -> None:
        row = _required(tx, blueprint_id)
        for field, text in now.items():
            if text == was[field]:
                continue
            if getattr(row, field) not in (was[field], text):
                raise KnownError(
                    tr("Somebody else changed this blueprint meanwhile; look at it and do it once more.")
                )
            setattr(row, field, as_name(tx, text) if field == "name" else text)
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

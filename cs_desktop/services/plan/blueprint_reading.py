"""The workspace's own blueprints as they are stored: each with its editions, its draft and its followers."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.blueprints import FORMAT, Blueprint, BlueprintEntry, read_blueprint
from cs_desktop.domain.plan.library_shown import BlueprintPage, Edition, Follower
from cs_desktop.models.tables import Account, PlanBlueprint, SegmentRule, SuccessPlan


def blueprint_page(connection: Connection) -> BlueprintPage:
    """Return all own blueprints with their editions and the plans made from them."""
    segments = connection.scalars(select(SegmentRule.segment).distinct().order_by(SegmentRule.segment)).all()
    return BlueprintPage(
        blueprint_entries(connection),
        _drafts(connection),
        _editions(connection),
        _followers(connection),
        tuple(name for name in segments if name),
    )


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
            blueprint = newest(row)
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


def edition_of(connection: Connection, blueprint_id: int, edition: int) -> Blueprint | None:
    """Return an edition of a blueprint; None where it was never published or is forgotten.

    Raises:
        KnownError: it was made by a newer version of the program.
    """
    row = next((one for one in _rows(connection) if one.id == blueprint_id), None)
    return None if row is None else published(row.content, edition, row.name)


def to_start_from(connection: Connection, blueprint_id: int) -> tuple[str, int, Blueprint]:
    """Return name, edition and what a plan begins with: the newest edition, else the draft.

    Raises:
        KnownError: it is gone, or of a newer version of the program.
    """
    row = next((one for one in _rows(connection) if one.id == blueprint_id), None)
    if row is None:
        raise KnownError(tr("This blueprint was deleted by someone else; undo the deletion to go on."))
    return row.name, row.edition, newest(row)


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


def newest(row: Any) -> Blueprint:  # noqa: ANN401 - a row of `_rows`, or a stored blueprint
    """Return what a plan begins with."""
    return published(row.content, row.edition, row.name) or read_blueprint(row.draft or {}, row.name)


def worked_on(row: Any) -> Blueprint:  # noqa: ANN401 - a row of `_rows`, or a stored blueprint
    """Return what is worked on: the draft, else what was published."""
    return read_blueprint(row.draft, row.name) if row.draft is not None else newest(row)


def published(content: Mapping[str, Any], edition: int, name: str) -> Blueprint | None:
    """Return an edition out of the stored ones; None where it was never published or is forgotten."""
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
            found[row.id] = worked_on(row)
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

"""Which objects a scope holds: an account or a plan with all that is or was under it, or one object."""

from collections.abc import Mapping
from functools import partial

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import HistoryScope
from cs_desktop.models.belonging import OWNERS, owned_rows
from cs_desktop.models.queries import plan_content
from cs_desktop.models.queries.history import Objects
from cs_desktop.services.changelog.deletions import Deletions
from cs_desktop.services.reading import Read


def objects_in(
    read: Read, scope: HistoryScope, kind: Kind | None = None, deletions: Deletions | None = None
) -> Objects | None:
    """Return the objects of a scope, or those of one kind; None where it is the whole workspace.

    `deletions` remembers what it has read, for those who ask often.
    """
    if scope.kind is Kind.SUCCESS_PLAN and scope.object_id is not None and not scope.field:
        return _only(_of_plan(read, scope.object_id, deletions or Deletions()), kind)
    if scope.kind is not None and scope.object_id is not None:
        wanted = kind in (None, scope.kind)
        return Objects({scope.kind.value: [scope.object_id]} if wanted else {}, scope.field)
    if scope.account_id is None:
        return None
    return _only(_under(read, scope.account_id, deletions or Deletions()), kind)


def _only(found: Mapping[str, set[int]], kind: Kind | None) -> Objects:
    return Objects({table: ids for table, ids in found.items() if ids and kind in (None, Kind(table))})


def _of_plan(read: Read, plan_id: int, deletions: Deletions) -> dict[str, set[int]]:
    """Return by table the ids of all that a plan is made of, or was when it was deleted."""
    found = {Kind.SUCCESS_PLAN.value: {plan_id}}
    for table, column, owner in plan_content.PARTS:
        owners = found[owner]
        found[table] = set(read(partial(plan_content.parts_of, table=table, column=column, owners=owners)))
        if owners:
            found[table] |= deletions.under(read, table, column, owners)
    return found


def _under(read: Read, account_id: int, deletions: Deletions) -> dict[str, set[int]]:
    """Return by table the ids of all that belongs to an account, or did when it was deleted."""
    present = read(lambda c: owned_rows(c, account_id))
    found: dict[str, set[int]] = {}
    # The account first: what was deleted is known by its owner, which may itself be deleted.
    for table in reversed(present):
        found[table] = set(present[table])
        owner = OWNERS.get(table)
        if owner is not None and found[owner.table]:
            found[table] |= deletions.under(read, table, owner.column, found[owner.table])
    return found

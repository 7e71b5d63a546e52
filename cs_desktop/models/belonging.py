"""What belongs to what: each row up to the account it is part of.

The rule: a table with a column `account_id` belongs to accounts; any other belongs to what its one foreign
key that cannot be empty points at, as an event to its subscription. A table that links two things names
which of them it is part of. What is named workspace-wide belongs to no account.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from types import MappingProxyType

from sqlalchemy import Connection, Table, select

from cs_desktop.common.errors import BugError
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Account

WORKSPACE_WIDE = frozenset(
    {
        *("workspace", "team_member", "touch_model", "lifecycle_stage", "product", "metric"),
        *("segment_rule", "saved_view", "plan_blueprint", "library_measure", "agenda_template", "holiday"),
        *("scorecard", "scorecard_version", "signal_rule", "roadmap_item"),
        # It may be about many accounts; its points outlive theirs.
        "point_batch",
        # It remembers what came in even where that was deleted since, so that an import knows it again.
        "imported_row",
    }
)
"""Tables of which no row is part of an account."""

_PART_OF = {
    "activity_contact": "activity_id",
    "renewal_subscription": "renewal_id",
    "journey_emotion": "map_id",
    "journey_link": "map_id",
    "journey_vote": "workshop_id",
    "commitment": "review_id",
}
"""Tables that link several things, and the column of the one that they are part of."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Which column of a table says what a row belongs to, and the table that this is in.

    Where the column may be empty, such a row belongs to the workspace.
    """

    column: str
    table: str


def owner_of(table: Table) -> Owner:
    """Return what the rows of a table belong to, by the rule.

    Raises:
        BugError: there is more than one thing that they could belong to, or none.
    """
    if "account_id" in table.columns:
        return Owner("account_id", Account.__tablename__)
    if table.name in _PART_OF:
        column = _PART_OF[table.name]
        (target,) = table.columns[column].foreign_keys
        return Owner(column, target.column.table.name)
    needed = [key for key in table.foreign_keys if not key.parent.nullable]
    if len(needed) != 1:
        raise BugError(f"say in models.belonging what a row of {table.name} belongs to")
    return Owner(needed[0].parent.name, needed[0].column.table.name)


OWNERS: Mapping[str, Owner] = MappingProxyType(
    {
        cls.__tablename__: owner_of(cls.__table__)
        for cls in LoggedBase.__subclasses__()
        if cls.__tablename__ not in WORKSPACE_WIDE and cls is not Account
    }
)
"""For each table that belongs to something: what to."""

_ORDER = tuple(TopologicalSorter({name: {owner.table} for name, owner in OWNERS.items()}).static_order())
"""The account first, each table after what it belongs to."""


def owned_rows(connection: Connection, *account_ids: int) -> dict[str, list[int]]:
    """Return the ids of the accounts' rows by table, the accounts themselves last.

    What belongs to something stands before it, so the rows can be deleted in this order. Other accounts
    are not among them, even those below; nor are points, which have no id.
    """
    found = {Account.__tablename__: sorted(set(account_ids))}
    tables = LoggedBase.metadata.tables
    for name in _ORDER[1:]:
        owner = OWNERS[name]
        table = tables[name]
        query = (
            select(table.c.id)
            .where(table.c[owner.column].in_(among(found[owner.table])))
            .order_by(table.c.id)
        )
        found[name] = list(connection.scalars(query)) if found[owner.table] else []
    return dict(reversed(found.items()))

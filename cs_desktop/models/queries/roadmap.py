"""The roadmap as it is stored."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from cs_desktop.domain.roadmap import InterestedAccount, InterestEntry, RoadmapEntry
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import Account, RoadmapInterest, RoadmapItem


def roadmap_items(connection: Connection) -> tuple[RoadmapEntry, ...]:
    """Return all items, in their order."""
    return shaped(connection, RoadmapItem, RoadmapEntry, RoadmapItem.id.is_not(None), "position", "name")


def interests_of(connection: Connection, account_id: int) -> tuple[InterestEntry, ...]:
    """Return what matters to an account, in its order."""
    mine = RoadmapInterest.account_id == account_id
    return shaped(connection, RoadmapInterest, InterestEntry, mine, "position")


def interested_accounts(connection: Connection) -> dict[int, tuple[InterestedAccount, ...]]:
    """Return the accounts to which each item matters, by the item's id; accounts by name."""
    query = (
        select(RoadmapInterest.roadmap_item_id, Account.id, Account.name, RoadmapInterest.why)
        .join(Account, Account.id == RoadmapInterest.account_id)
        .order_by(Account.name, Account.id)
    )
    found: dict[int, list[InterestedAccount]] = {}
    for item_id, account_id, name, why in connection.execute(query):
        found.setdefault(item_id, []).append(InterestedAccount(account_id, name, why))
    return {item_id: tuple(those) for item_id, those in found.items()}


def items_for(
    connection: Connection, account_id: int, *, shared_only: bool
) -> Sequence[tuple[RoadmapEntry, str]]:
    """Return the items that matter to an account, each with why, in the account's order.

    `shared_only` leaves out those that customers are not told of.
    """
    items = {item.id: item for item in roadmap_items(connection)}
    wanted = [(items[one.roadmap_item_id], one.why) for one in interests_of(connection, account_id)]
    return [(item, why) for item, why in wanted if item.shared or not shared_only]

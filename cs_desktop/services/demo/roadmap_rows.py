"""The roadmap of the sample's vendor, and which of its items matter to an account."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cs_desktop.common.periods import add_months
from cs_desktop.models.tables import RoadmapInterest, RoadmapItem
from cs_desktop.services.demo.chance import Rng, pick
from cs_desktop.services.demo.desk import Desk

_SHARE = 0.3
"""How many of the accounts an item matters to."""
_MOST = 3
"""Items that matter to one account."""
_FIRST_MATTERS = 0
"""The account, cast by hand, to which the first items matter in any case."""
_ITS_ITEMS = 3


def write_roadmap(
    add: Callable[..., int], texts: Sequence[Mapping[str, Any]], until: date
) -> tuple[tuple[int, Sequence[str]], ...]:
    """Write the items; returns the id of each with the reasons that customers give."""
    first = add_months(until.replace(day=1), 1)
    return tuple(
        (
            add(
                RoadmapItem,
                name=text["name"],
                description=text["description"],
                state=text["state"],
                due=add_months(first, text["due"]) - timedelta(days=1),
                shared=text["shared"],
                position=position,
            ),
            text["why"],
        )
        for position, text in enumerate(texts)
    )


def write_interests(desk: Desk, rng: Rng, items: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Write which of the items matter to an account, and why."""
    drawn = [(rng.random() < _SHARE, pick(rng, reasons)) for _, reasons in items]
    if desk.history.profile.number == _FIRST_MATTERS:
        drawn = [(place < _ITS_ITEMS, why) for place, (_, why) in enumerate(drawn)]
    wanted = [(item_id, why) for (item_id, _), (matters, why) in zip(items, drawn, strict=True) if matters]
    for position, (item_id, why) in enumerate(wanted[:_MOST]):
        desk.add(
            RoadmapInterest,
            roadmap_item_id=item_id,
            account_id=desk.account_id,
            why=why,
            position=position,
        )

"""The roadmap: what is planned for a product, and to which accounts it matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import RoadmapState

STATE_STATUS: Mapping[str, Status] = MappingProxyType(
    {RoadmapState.RELEASED.value: Status.GOOD, RoadmapState.DROPPED.value: Status.RISK}
)
"""The mark of a state; all others have none: work that is planned is no judgment."""


@dataclass(frozen=True, slots=True)
class RoadmapText:
    """What is entered of an item."""

    name: str
    description: str = ""
    state: str = RoadmapState.PLANNED.value
    due: date | None = None
    shared: bool = False
    """Whether customers may be told of it."""
    notes: str = ""
    """Internal."""


@dataclass(frozen=True, slots=True)
class RoadmapEntry:
    """An item as it is stored."""

    id: int
    name: str
    description: str
    state: str
    """A `RoadmapState`."""
    due: date | None
    shared: bool
    position: int
    notes: str

    @property
    def text(self) -> RoadmapText:
        """Return what is entered of it."""
        return RoadmapText(self.name, self.description, self.state, self.due, self.shared, self.notes)


@dataclass(frozen=True, slots=True)
class InterestEntry:
    """An item that matters to an account, and why, in the customer's words."""

    id: int
    roadmap_item_id: int
    account_id: int
    why: str
    position: int


@dataclass(frozen=True, slots=True)
class InterestedAccount:
    """An account to which an item matters."""

    account_id: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class RoadmapShown:
    """The whole roadmap, in its order, with those to whom each item matters."""

    today: date
    items: tuple[RoadmapEntry, ...]
    interested: Mapping[int, tuple[InterestedAccount, ...]]
    """By the item's id, accounts by name; of one that matters to nobody nothing."""


ROADMAP_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Add roadmap item {name}"), marked("Added roadmap item {name}")),
    (marked("Change roadmap item {name}"), marked("Changed roadmap item {name}")),
    (marked("Delete roadmap item {name}"), marked("Deleted roadmap item {name}")),
    (marked("Move roadmap item {name}"), marked("Moved roadmap item {name}")),
    (marked("Say why {name} matters to {account}"), marked("Said why {name} matters to {account}")),
    (marked("Say that {name} matters to {account}"), marked("Said that {name} matters to {account}")),
    (
        marked("Say that {name} does not matter to {account}"),
        marked("Said that {name} does not matter to {account}"),
    ),
)
"""The names of changes, see `domain.change_labels`."""

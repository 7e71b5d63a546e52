"""What Home shows: what to do, how outreach stands, the next two weeks, and what moved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.domain.attention import Item, Weights
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.figures import Figure
from cs_desktop.domain.outreach import Target


class Scope(StrEnum):
    """Whose accounts count."""

    MINE = "mine"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A review in the next two weeks."""

    account_id: int
    account: str
    kind: str
    """A `ReviewKind`; empty for one that the cadence asks for and nobody has planned."""
    label: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the strip."""

    day: date
    reviews: tuple[ReviewEntry, ...]


@dataclass(frozen=True, slots=True)
class SignalFeed:
    """Of how many accounts a signal has data."""

    name: str
    feed: str
    """What feeds it."""
    accounts: int
    of: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything that Home shows, but for what moved."""

    as_of: date
    currency: str
    scope: Scope
    me: int | None
    """Who of the team the user is."""
    members: tuple[tuple[int, str], ...]
    """The team, by name."""
    account_ids: tuple[int, ...]
    """The accounts that count."""
    accounts: int
    """How many there are in the workspace, whosever they are."""
    weights: Weights
    items: tuple[Item, ...]
    done_today: int
    snoozed: int
    next_day: date | None
    """When the next thing comes up, where there is nothing to do now."""
    targets: tuple[Target, ...]
    tiles: tuple[Figure, ...]
    days: tuple[Day, ...]
    feeds: tuple[SignalFeed, ...]

    @property
    def my_name(self) -> str:
        """Return what the user is called; empty where that is not known."""
        return dict(self.members).get(self.me or 0, "")


@dataclass(frozen=True, slots=True)
class HealthMove:
    """A health score that is another than yesterday's, in whole points as they are shown."""

    account_id: int
    name: str
    before: int
    after: int
    band: Band
    """Today's."""
    why: str

    @property
    def by(self) -> int:
        """Return how much it rose."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class QuadrantMove:
    """An account that is in another quadrant than yesterday."""

    account_id: int
    name: str
    before: Quadrant
    after: Quadrant
    why: str


@dataclass(frozen=True, slots=True)
class Reached:
    """Something that an account, or we for it, brought to its end."""

    account_id: int
    account: str
    text: str
    detail: str
    """Its numbers."""
    source: str
    """Where they come from, and how they were compared."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved since a day, the largest first: yesterday, or a week ago where nothing moved since then."""

    since: date
    health: tuple[HealthMove, ...] = ()
    quadrants: tuple[QuadrantMove, ...] = ()
    reached: tuple[Reached, ...] = ()

    @property
    def any(self) -> bool:
        """Return whether anything moved."""
        return bool(self.health or self.quadrants or self.reached)

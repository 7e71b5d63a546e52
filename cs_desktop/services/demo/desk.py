"""One account while its rows are written: its story, its words, and the ids of what it refers to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, time

from cs_desktop.models.base import LoggedBase
from cs_desktop.services.demo.chance import Rng
from cs_desktop.services.demo.circle import Circle
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.ids import DemoIds
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.rows import Rows
from cs_desktop.services.demo.team import team_of
from cs_desktop.services.demo.telling import Teller

AFTERNOON = time(15, tzinfo=UTC)
"""When tasks are ticked off."""
CENTS, CURRENCY = 100, "USD"
"""Minor units of the sample workspace's currency, and its code."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Ids of what many accounts refer to."""

    products: dict[str, int]
    stages: Sequence[int]
    """In order."""
    members: dict[tuple[int, int], int] = field(default_factory=dict)
    """By team and seat."""
    names: dict[int, str] = field(default_factory=dict)
    """Of members, by their ids."""
    metrics: dict[int, str] = field(default_factory=dict)
    """The names of metrics, by their ids."""
    accounts: dict[int, int] = field(default_factory=dict)
    """By the account's number, as they are written."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the rows of one account are written."""

    horizon: Horizon
    history: History
    circle: Circle
    teller: Teller
    rng: Rng
    """For what the texts leave open."""
    rows: Rows
    ids: DemoIds
    shared: Shared
    account_id: int
    contact_ids: list[int] = field(default_factory=list)
    """In the order of the circle."""

    def add(self, table: type[LoggedBase], **values: object) -> int:
        """Add a row and return its id."""
        return self.rows.add(self.ids, table, **values)

    def member(self, day: date) -> int | None:
        """Return the id of the colleague who looked after the account on a day."""
        seats = [tenure.seat for tenure in self.history.tenures if tenure.since <= day]
        return self.member_in(seats[-1]) if seats else None

    def member_in(self, seat: int | None) -> int | None:
        """Return the id of the colleague in a seat of the account's team."""
        return None if seat is None else self.shared.members[team_of(self.history.profile.number), seat]

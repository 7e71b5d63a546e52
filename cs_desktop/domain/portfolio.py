"""What the portfolio shows: one frozen row an account, and the tiles above."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.commerce import MissingReason, RenewalRow, SubscriptionRow
from cs_desktop.domain.figures import Figure
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import Forecast, Relation


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One account. Money in minor units of the workspace's currency."""

    id: int
    external_id: str = ""
    name: str = ""
    parent: str = ""
    owner: str = ""
    segment: str = ""
    touch_model: str = ""
    lifecycle: str = ""
    industry: str = ""
    region: str = ""
    tier: str = ""
    relation: Relation = Relation.CUSTOMER
    customer_since: date | None = None
    arr: int = 0
    arr_year_ago: int = 0
    arr_history: tuple[int, ...] = ()
    """At the last 12 month-ends and today, oldest first."""
    renewal: date | None = None
    """The next date on which a running term ends; in the past if overdue."""
    forecast: Forecast | None = None
    last_contact: date | None = None
    health: float | None = None
    """Score after an override, 0 to 100; None where no measure has data."""
    override: Override | None = None
    """The one that holds today, where a person set the score."""
    shadow: float | None = None
    """Where they did, the calculated score beside it; None where no measure has data."""
    shadow_band: Band | None = None
    """And its band."""
    band: Band | None = None
    """After an override."""
    outcome: float | None = None
    """Axis score, 0 to 100; None where none of its measures has data."""
    experience: float | None = None
    quadrant: Quadrant | None = None
    health_history: tuple[float | None, ...] = ()
    """Scores at the end of each of the last 12 weeks, oldest first, today's last; empty until it is read."""
    next_review: date | None = None
    """The next planned business review, else the day on which one is due; in the past if overdue."""
    review_kind: str = ""
    """The `ReviewKind` of the planned review; empty where none is planned but one is due."""
    notice_by: date | None = None
    """The day by which the customer has to give notice before the next renewal."""
    parent_id: int | None = None
    value_confirmed: int | None = None
    """What its contacts confirmed as value, without what was revoked; None where they confirmed nothing."""

    @property
    def overridden(self) -> bool:
        """Return whether a person set the score."""
        return self.override is not None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All accounts as of a day."""

    company: str
    currency: str
    as_of: date
    rows: tuple[PortfolioRow, ...]
    tiles: tuple[Figure, ...]
    pos: int
    """The place in the change log that this was read at."""
    pending: frozenset[PortfolioColumn] = frozenset()
    """Columns that are still being read: their values are not known yet, rather than none."""
    judged_by: str = ""
    """Tells the scorecards that health was calculated by from others; empty until it is known."""
    missed: bool = False
    """Whether others may have changed something before `pos` that is not in it; they will be heard of."""

    @property
    def is_whole(self) -> bool:
        """Return whether everything was read; the tiles come last."""
        return bool(self.tiles)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact on the account page: names and roles only, nothing internal."""

    id: int
    name: str
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One entry of the account's timeline."""

    id: int
    day: date
    kind: str
    """The stored word, an `ActivityKind`."""
    notes: str
    minutes: int


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Everything the account page shows."""

    row: PortfolioRow
    currency: str
    as_of: date
    fields: Mapping[str, str]
    """Editable fields by name, as text; what the page binds its editors to."""
    tiles: tuple[Figure, ...]
    arr_chart: ChartSpec
    usage_charts: tuple[ChartSpec, ...]
    """One for each usage metric that has points, most telling first."""
    subscriptions: tuple[SubscriptionRow, ...]
    contacts: tuple[ContactRow, ...]
    activities: tuple[ActivityRow, ...]
    pos: int
    renewals: tuple[RenewalRow, ...] = ()
    """Open ones first, the earliest first; then those that ended, the newest first."""
    reasons_missing: tuple[MissingReason, ...] = ()
    products: tuple[str, ...] = ()
    """The names of all products of the workspace."""
    objectives: int = 0
    """How many the success plan has that one looks at first."""
    reviews: int = 0
    """How many business reviews there are, whatever became of them."""

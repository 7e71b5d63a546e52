"""What was true of the whole book, frozen before a word is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.common.periods import Period
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.figures import Figure
from cs_desktop.domain.health.standing import Contribution
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.ledger import LedgerShares
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.retention import Retention
from cs_desktop.domain.vocabulary import Relation, ReviewStatus
from cs_desktop.models.queries.book import HeldReview, NextTask
from cs_desktop.models.queries.commercial import RenewalFacts
from cs_desktop.models.queries.workspace import WorkspaceFacts


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """Why an account is at risk, and what is done about it."""

    row: PortfolioRow
    pulls: tuple[Contribution, ...]
    """What draws its score down most, the strongest first."""
    task: NextTask | None
    """The open task that is due first."""


@dataclass(frozen=True, slots=True)
class RenewalAhead:
    """A renewal of the next months, or one that is overdue."""

    row: PortfolioRow
    due: date
    facts: RenewalFacts | None
    """What is known of it where it is an object of its own; None for a term that just ends."""

    @property
    def amount(self) -> int:
        """Return what is up, in minor units: the renewal's amount, else what the account pays."""
        stated = self.facts.amount if self.facts is not None else None
        return self.row.arr if stated is None else stated


@dataclass(frozen=True, slots=True)
class MemberWork:
    """What one of us looked after and did."""

    name: str
    """Empty for what nobody of the team looks after, or held."""
    accounts: int
    arr: int
    reviews: int
    """Held in the period."""
    hours: float | None
    """Logged with accounts, a week over the last weeks."""
    available: float
    """Hours a week that are left for accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFacts:
    """The book on `as_of`, the last day of the period that has passed.

    What lies ahead is as of `prepared_on`.
    """

    workspace: WorkspaceFacts
    period: Period
    as_of: date
    prepared_on: date
    filter: str
    """Of the portfolio, as it was typed; empty for all accounts."""
    rows: tuple[PortfolioRow, ...]
    """As of `as_of`."""
    tiles: tuple[Figure, ...]
    """The figures above the portfolio, as of `as_of`."""
    retention: Retention
    """Of the period."""
    bands_before: Mapping[Band, int]
    """Accounts by band on the day before the period."""
    risks: tuple[RiskFacts, ...]
    """The accounts at risk, by ARR."""
    renewals: tuple[RenewalAhead, ...]
    """Overdue ones and those of the next months, by day."""
    confirmed: tuple[tuple[PortfolioRow, ConfirmationEntry], ...]
    """What was confirmed in the period, by day."""
    shares: LedgerShares
    """How many of the accounts have an agreed plan, and how many a confirmed outcome, today."""
    reviews: tuple[HeldReview, ...]
    """Of the period, over, whatever became of them."""
    met: int
    """Commitments that the period's reviews scored as met."""
    scored: int
    work: tuple[MemberWork, ...]
    due_soon: Figure
    """Reviews due within 14 days, as of `as_of`."""
    arr_months: tuple[tuple[date, int], ...] = field(default=())
    """ARR of all on the same day of each of the last twelve months, oldest first, and on `as_of`."""

    @property
    def paying(self) -> tuple[PortfolioRow, ...]:
        """Return the accounts with ARR."""
        return tuple(row for row in self.rows if row.arr)

    @property
    def active(self) -> tuple[PortfolioRow, ...]:
        """Return the accounts with ARR; where none has any, all customers."""
        return self.paying or tuple(row for row in self.rows if row.relation is Relation.CUSTOMER)

    @property
    def has_money(self) -> bool:
        """Return whether anything was ever paid."""
        return bool(self.retention.arr_start or self.retention.arr_end or self.paying)

    @property
    def arr(self) -> int:
        """Return the ARR of all, in minor units."""
        return sum(row.arr for row in self.rows)

    @property
    def bands(self) -> Counter[Band]:
        """Return how many active accounts are in each band."""
        return Counter(row.band for row in self.active if row.band is not None)

    @property
    def quadrants(self) -> Counter[Quadrant]:
        """Return how many active accounts are in each quadrant."""
        return Counter(row.quadrant for row in self.active if row.quadrant is not None)

    @property
    def held(self) -> int:
        """Return how many reviews were held in the period."""
        return sum(one.status == ReviewStatus.CLOSED for one in self.reviews)

    @property
    def not_held(self) -> int:
        """Return how many were called off, or met nobody."""
        return len(self.reviews) - self.held

    def in_band(self, band: Band) -> tuple[PortfolioRow, ...]:
        """Return the active accounts of a band, the largest first."""
        found = (row for row in self.active if row.band is band)
        return tuple(sorted(found, key=lambda row: (-row.arr, row.name.casefold(), row.id)))

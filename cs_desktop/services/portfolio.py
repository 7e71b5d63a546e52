"""All accounts as one table, with the figures of the whole book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import numpy as np
import pandas as pd

from cs_desktop.analytics.arr import arr_history
from cs_desktop.analytics.health import HealthScores
from cs_desktop.common.periods import add_months
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.models.queries import accounts, commercial, workspace
from cs_desktop.models.queries.accounts import AccountFacts
from cs_desktop.models.queries.commercial import ArrStep, RenewalFacts, SubscriptionFacts
from cs_desktop.models.queries.workspace import TouchModelFacts, WorkspaceFacts
from cs_desktop.services.context import Context
from cs_desktop.services.frames import steps_frame
from cs_desktop.services.health import health_of
from cs_desktop.services.portfolio_tiles import portfolio_tiles
from cs_desktop.services.reading import Read, read_steadily

MONTHS_OF_HISTORY = 12


@dataclass(frozen=True, slots=True)
class Book:
    """What the portfolio is made of, as read in one go."""

    facts: WorkspaceFacts
    accounts: Sequence[AccountFacts]
    steps: Sequence[ArrStep]
    subscriptions: Sequence[SubscriptionFacts]
    renewals: Sequence[RenewalFacts]
    touch_models: Sequence[TouchModelFacts]
    members: Mapping[int, str]
    stages: Mapping[int, str]
    last_contacts: Mapping[int, date]
    pos: int


class _Words(TypedDict):
    """The part of a row that neither money nor health goes into."""

    id: int
    external_id: str
    name: str
    parent: str
    owner: str
    segment: str
    touch_model: str
    lifecycle: str
    industry: str
    region: str
    tier: str
    relation: Relation
    customer_since: date | None
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The names that accounts' rows are worded with, by id."""

    names: Mapping[int, str]
    members: Mapping[int, str]
    stages: Mapping[int, str]
    touch_models: Sequence[TouchModelFacts]
    last_contacts: Mapping[int, date]

    def of(self, account: AccountFacts, arr: int) -> _Words:
        """Return an account's words; its ARR decides on a touch model that nobody chose."""
        touch_names = {model.id: model.name for model in self.touch_models}
        return {
            "id": account.id,
            "external_id": account.external_id,
            "name": account.name,
            "parent": self.names.get(account.parent_id or 0, ""),
            "owner": self.members.get(account.owner_id or 0, ""),
            "segment": account.segment,
            "touch_model": touch_names.get(account.touch_model_id or 0, "")
            or _touch_by_arr(self.touch_models, arr),
            "lifecycle": self.stages.get(account.lifecycle_id or 0, ""),
            "industry": account.industry,
            "region": account.region,
            "tier": account.tier,
            "relation": Relation(account.relation),
            "customer_since": account.customer_since,
            "last_contact": self.last_contacts.get(account.id),
        }


def load_portfolio(ctx: Context) -> Portfolio:
    """Return every account as of today, with the tiles above the table."""
    as_of = ctx.clock.today()
    book = read_steadily(ctx.workspace, lambda read: read_book(read, as_of))
    frame = steps_frame(book.steps)
    ids = np.array([account.id for account in book.accounts], np.int64)
    health = health_of(ctx, ids, as_of)
    rows = portfolio_rows(book, frame, health, as_of)
    return Portfolio(
        company=book.facts.company,
        currency=book.facts.currency,
        as_of=as_of,
        rows=rows,
        tiles=portfolio_tiles(rows, frame, book.facts.currency, as_of),
        pos=book.pos,
    )


def read_book(read: Read, as_of: date, account_id: int | None = None) -> Book:
    """Read what the rows need, of all accounts or of one."""
    return Book(
        pos=read(workspace.log_position),
        facts=read(workspace.workspace_facts),
        accounts=read(lambda c: accounts.accounts(c, account_id)),
        steps=read(lambda c: commercial.arr_steps(c, account_id)),
        subscriptions=read(lambda c: commercial.subscriptions(c, account_id)),
        renewals=read(lambda c: commercial.open_renewals(c, account_id)),
        touch_models=read(workspace.touch_models),
        members=read(workspace.member_names),
        stages=read(workspace.stage_names),
        last_contacts=read(lambda c: accounts.last_contacts(c, as_of, account_id)),
    )


def portfolio_rows(
    book: Book, frame: pd.DataFrame, health: HealthScores, as_of: date
) -> tuple[PortfolioRow, ...]:
    """Return one row an account, in the order of the book."""
    days = history_days(as_of)
    history = arr_history(frame, days)
    arr_of = dict(zip(history.index.tolist(), history.to_numpy().tolist(), strict=True))
    none = [0] * len(days)
    wording = Wording(
        names={account.id: account.name for account in book.accounts},
        members=book.members,
        stages=book.stages,
        touch_models=book.touch_models,
        last_contacts=book.last_contacts,
    )
    renewals = next_renewals(book, as_of)
    rows = []
    for place, account in enumerate(book.accounts):
        arr = arr_of.get(account.id, none)
        renewal, forecast = renewals.get(account.id, (None, None))
        standing = health.standing(place)
        rows.append(
            PortfolioRow(
                **wording.of(account, arr[-1]),
                arr=arr[-1],
                arr_year_ago=arr[0],
                arr_history=tuple(arr),
                renewal=renewal,
                forecast=forecast,
                health=standing.calculated,
                band=standing.band,
                quadrant=standing.quadrant,
            )
        )
    return tuple(rows)


def history_days(as_of: date) -> list[date]:
    """Return the same day of each of the last twelve months, oldest first, and today."""
    return [add_months(as_of, -back) for back in range(MONTHS_OF_HISTORY, -1, -1)]


def next_renewals(book: Book, as_of: date) -> dict[int, tuple[date, Forecast | None]]:
    """Return each account's next renewal and its forecast.

    It is the earliest renewal without an outcome, else the earliest term that ends of a subscription
    that still runs. A day in the past is overdue, not churn.
    """
    found: dict[int, tuple[date, Forecast | None]] = {}
    for renewal in book.renewals:
        forecast = Forecast(renewal.forecast) if renewal.forecast else None
        found.setdefault(renewal.account_id, (renewal.due, forecast))
    running = (s for s in book.subscriptions if s.term_end and runs(s, as_of))
    for subscription in sorted(running, key=lambda s: s.term_end or date.max):
        assert subscription.term_end is not None
        found.setdefault(subscription.account_id, (subscription.term_end, None))
    return found


def runs(subscription: SubscriptionFacts, day: date) -> bool:
    """Return whether the subscription is running on the day."""
    return subscription.start <= day and (subscription.end is None or day < subscription.end)


def _touch_by_arr(models: Sequence[TouchModelFacts], arr: int) -> str:
    return next((model.name for model in models if arr >= model.arr_from), "")

"""What the rows of the portfolio are made of, but health; no pandas, since it is what one waits for first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from cs_desktop.analytics.payments import Payments
from cs_desktop.analytics.places import places
from cs_desktop.common.periods import add_months
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.models.queries import accounts, commercial, reviews, workspace
from cs_desktop.models.queries.accounts import AccountFacts
from cs_desktop.models.queries.commercial import RenewalFacts, StepColumns, SubscriptionFacts
from cs_desktop.models.queries.workspace import TouchModelFacts, WorkspaceFacts
from cs_desktop.services.reading import Read

MONTHS_OF_HISTORY = 12


@dataclass(frozen=True, slots=True)
class Touches:
    """When each account was spoken to last, and its reviews, by id."""

    contacts: Mapping[int, date]
    planned_reviews: Mapping[int, tuple[date, str]]
    """Day and kind of the earliest one planned."""
    last_reviews: Mapping[int, date]


@dataclass(frozen=True, slots=True)
class Wording:
    """What accounts are called and who looks after them how; everything that is named by an id."""

    names: Mapping[int, str]
    members: Mapping[int, str]
    stages: Mapping[int, str]
    touch_models: Sequence[TouchModelFacts]

    def put(self, row: PortfolioRow, account: AccountFacts) -> PortfolioRow:
        """Return a row with the account's own fields; its ARR decides on a touch model nobody chose."""
        model = self.touch_model(account, row.arr)
        return replace(
            row,
            external_id=account.external_id,
            name=account.name,
            parent=self.names.get(account.parent_id or 0, ""),
            owner=self.members.get(account.owner_id or 0, ""),
            segment=account.segment,
            touch_model=model.name if model else "",
            lifecycle=self.stages.get(account.lifecycle_id or 0, ""),
            industry=account.industry,
            region=account.region,
            tier=account.tier,
            relation=Relation(account.relation),
            customer_since=account.customer_since,
        )

    def touch_model(self, account: AccountFacts, arr: int) -> TouchModelFacts | None:
        """Return how closely an account is looked after."""
        chosen = account.touch_model_id
        models = self.touch_models
        return next((m for m in models if (m.id == chosen if chosen else arr >= m.arr_from)), None)

    def put_touches(self, row: PortfolioRow, account: AccountFacts, touches: Touches) -> PortfolioRow:
        """Return a row with its last contact and next review: the one planned, else when one is due.

        One is due so many days after the last, or after it became a customer, as the touch model says.
        """
        day, kind = touches.planned_reviews.get(row.id, (None, ""))
        if day is None and row.arr:
            model = self.touch_model(account, row.arr)
            last = touches.last_reviews.get(row.id, row.customer_since)
            if model and model.review_days and last:
                day = last + timedelta(days=model.review_days)
        return replace(row, last_contact=touches.contacts.get(row.id), next_review=day, review_kind=kind)


@dataclass(frozen=True, slots=True)
class Book:
    """What the rows are made of, as read in one go."""

    facts: WorkspaceFacts
    accounts: Sequence[AccountFacts]
    steps: StepColumns
    subscriptions: Sequence[SubscriptionFacts]
    renewals: Sequence[RenewalFacts]
    wording: Wording
    pos: int


def read_book(read: Read, account_id: int | None = None) -> Book:
    """Read what the rows need, of all accounts or of one."""
    facts = read(lambda c: accounts.accounts(c, account_id))
    return Book(
        pos=read(workspace.log_position),
        facts=read(workspace.workspace_facts),
        accounts=facts,
        steps=read(lambda c: commercial.step_columns(c, account_id)),
        subscriptions=read(lambda c: commercial.subscriptions(c, account_id)),
        renewals=read(lambda c: commercial.open_renewals(c, account_id)),
        wording=read_wording(read, {account.id: account.name for account in facts}),
    )


def read_wording(read: Read, names: Mapping[int, str]) -> Wording:
    """Read the names of everything but accounts."""
    return Wording(
        names=names,
        members=read(workspace.member_names),
        stages=read(workspace.stage_names),
        touch_models=read(workspace.touch_models),
    )


def read_touches(read: Read, as_of: date, account_id: int | None = None) -> Touches:
    """Read when accounts were spoken to, and their reviews, of all or of one."""
    return Touches(
        contacts=read(lambda c: accounts.last_contacts(c, as_of, account_id)),
        planned_reviews=read(lambda c: reviews.planned_reviews(c, account_id)),
        last_reviews=read(lambda c: reviews.last_reviews(c, as_of, account_id)),
    )


def book_rows(book: Book, as_of: date) -> tuple[PortfolioRow, ...]:
    """Return one row an account, in the order of the book, without touches and health."""
    history = _arr_history(book, as_of)
    renewals = next_renewals(book, as_of)
    rows = []
    for account, arr in zip(book.accounts, history, strict=True):
        renewal, forecast, notice_by = renewals.get(account.id, (None, None, None))
        money = PortfolioRow(
            id=account.id,
            arr=arr[-1],
            arr_year_ago=arr[0],
            arr_history=arr,
            renewal=renewal,
            forecast=forecast,
            notice_by=notice_by,
        )
        rows.append(book.wording.put(money, account))
    return tuple(rows)


def with_touches(book: Book, rows: Sequence[PortfolioRow], touches: Touches) -> tuple[PortfolioRow, ...]:
    """Return the rows of the book with last contacts and reviews."""
    pairs = zip(rows, book.accounts, strict=True)
    return tuple(book.wording.put_touches(row, account, touches) for row, account in pairs)


def history_days(as_of: date) -> list[date]:
    """Return the same day of each of the last twelve months, oldest first, and today."""
    return [add_months(as_of, -back) for back in range(MONTHS_OF_HISTORY, -1, -1)]


def next_renewals(book: Book, as_of: date) -> dict[int, tuple[date, Forecast | None, date | None]]:
    """Return each account's next renewal, its forecast and the day by which to give notice.

    It is the earliest renewal without an outcome, else the earliest term that ends of a subscription
    that still runs. A day in the past is overdue, not churn.
    """
    found: dict[int, tuple[date, Forecast | None, date | None]] = {}
    for renewal in book.renewals:
        forecast = Forecast(renewal.forecast) if renewal.forecast else None
        found.setdefault(renewal.account_id, (renewal.due, forecast, renewal.notice_by))
    running = (s for s in book.subscriptions if s.term_end and runs(s, as_of))
    for subscription in sorted(running, key=lambda s: s.term_end or date.max):
        assert subscription.term_end is not None
        found.setdefault(subscription.account_id, (subscription.term_end, None, None))
    return found


def runs(subscription: SubscriptionFacts, day: date) -> bool:
    """Return whether the subscription is running on the day."""
    return subscription.start <= day and (subscription.end is None or day < subscription.end)


def _arr_history(book: Book, as_of: date) -> list[tuple[int, ...]]:
    """Return the ARR of each account of the book on the days of its history."""
    steps = book.steps
    ids = np.array([account.id for account in book.accounts], np.int64)
    # Everything that is paid belongs to an account; one that came between two reads is in the next.
    place = places(steps.account_ids, ids)
    known = place >= 0
    paid = Payments(place[known], len(ids), steps.arr[known], steps.start[known], steps.end[known])
    days = [paid.on(day).tolist() for day in history_days(as_of)]
    return list(zip(*days, strict=True))

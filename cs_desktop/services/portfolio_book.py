"""What the rows of the portfolio are made of, but health; no pandas, since it is what one waits for first.

Fields are worked out as columns, one entry an account, and become rows at the end: a row that is made
field by field costs several times as much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np

from cs_desktop.analytics.payments import Payments
from cs_desktop.analytics.places import places
from cs_desktop.common.periods import add_months
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.touch_models import model_of
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.models.queries import accounts, commercial, ledger, reviews, workspace
from cs_desktop.models.queries.accounts import AccountFacts
from cs_desktop.models.queries.commercial import NO_END, RenewalFacts, StepColumns, SubscriptionColumns
from cs_desktop.models.queries.workspace import TouchModelFacts, WorkspaceFacts
from cs_desktop.services.reading import Read

MONTHS_OF_HISTORY = 12
Columns: TypeAlias = Mapping[str, Sequence[Any]]
"""Fields of rows by name, one entry an account."""


@dataclass(frozen=True, slots=True)
class Touches:
    """When each account was spoken to last, its reviews, and the value it confirmed, by id."""

    last: Mapping[int, tuple[date | None, date | None]]
    """The last contact, and the last review that an activity tells of."""
    planned_reviews: Mapping[int, tuple[date, str]]
    """Day and kind of the earliest one planned."""
    closed_reviews: Mapping[int, date]
    confirmed: Mapping[int, tuple[int, int]]
    """How many results its contacts confirmed, and their value in minor units."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What accounts are called and who looks after them how; everything that is named by an id."""

    names: Mapping[int, str]
    members: Mapping[int, str]
    stages: Mapping[int, str]
    touch_models: Sequence[TouchModelFacts]

    def touch_model(self, account: AccountFacts, arr: int) -> TouchModelFacts | None:
        """Return how closely an account is looked after; its ARR decides where nobody chose."""
        return model_of(self.touch_models, account.touch_model_id, arr)


@dataclass(frozen=True, slots=True)
class Book:
    """What the rows are made of, as read in one go."""

    facts: WorkspaceFacts
    accounts: Sequence[AccountFacts]
    steps: StepColumns
    subscriptions: SubscriptionColumns
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
        subscriptions=read(lambda c: commercial.subscription_columns(c, account_id)),
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
    """Read when accounts were spoken to, their reviews and what they confirmed, of all or of one."""
    return Touches(
        last=read(lambda c: accounts.last_touches(c, as_of, account_id)),
        planned_reviews=read(lambda c: reviews.planned_reviews(c, account_id)),
        closed_reviews=read(lambda c: reviews.closed_reviews(c, as_of, account_id)),
        confirmed=read(lambda c: ledger.confirmed_values(c, account_id)),
    )


def rows_of(*parts: Columns) -> tuple[PortfolioRow, ...]:
    """Return rows made of columns; fields that are in none have their defaults."""
    columns = {name: column for part in parts for name, column in part.items()}
    count = len(columns["id"])
    whole = [columns.get(field.name, [field.default] * count) for field in fields(PortfolioRow)]
    return tuple(PortfolioRow(*values) for values in zip(*whole, strict=True))


def changed_row(row: PortfolioRow, *parts: Columns) -> PortfolioRow:
    """Return a row with other fields, the first entry of each column."""
    return replace(row, **{name: column[0] for part in parts for name, column in part.items()})


def word_columns(wording: Wording, facts: Sequence[AccountFacts], arr: Sequence[int]) -> Columns:
    """Return the accounts' own fields, and what they are called that they name by an id."""
    own = ("id", "external_id", "name", "segment", "industry", "region", "tier", "customer_since")
    models = [wording.touch_model(account, paid) for account, paid in zip(facts, arr, strict=True)]
    relations = {relation: Relation(relation) for relation in {account.relation for account in facts}}
    return {
        **{name: [getattr(account, name) for account in facts] for name in own},
        "parent_id": [account.parent_id for account in facts],
        "parent": [wording.names.get(account.parent_id or 0, "") for account in facts],
        "owner": [wording.members.get(account.owner_id or 0, "") for account in facts],
        "lifecycle": [wording.stages.get(account.lifecycle_id or 0, "") for account in facts],
        "touch_model": [model.name if model else "" for model in models],
        "relation": [relations[account.relation] for account in facts],
    }


def touch_columns(
    wording: Wording, facts: Sequence[AccountFacts], arr: Sequence[int], touches: Touches
) -> Columns:
    """Return last contacts, the value confirmed, and next reviews: planned, else when one is due."""
    reviews_next = [
        touches.planned_reviews.get(account.id) or (_review_due(wording, account, paid, touches), "")
        for account, paid in zip(facts, arr, strict=True)
    ]
    return {
        "last_contact": [touches.last.get(account.id, (None, None))[0] for account in facts],
        "next_review": [day for day, _ in reviews_next],
        "review_kind": [kind for _, kind in reviews_next],
        "value_confirmed": [touches.confirmed.get(account.id, (0, None))[1] for account in facts],
    }


def money_columns(book: Book, as_of: date) -> Columns:
    """Return what the accounts of the book pay and paid, and when they renew."""
    history = _arr_history(book, as_of)
    found = next_renewals(book, as_of)
    renewals = [found.get(account.id, (None, None, None)) for account in book.accounts]
    return {
        "arr": [arr[-1] for arr in history],
        "arr_year_ago": [arr[0] for arr in history],
        "arr_history": history,
        "renewal": [day for day, _, _ in renewals],
        "forecast": [forecast for _, forecast, _ in renewals],
        "notice_by": [notice for _, _, notice in renewals],
    }


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
    signed, at = book.subscriptions, as_of.toordinal()
    running = np.flatnonzero((signed.start <= at) & (at < signed.end) & (signed.term_end != NO_END))
    earliest = running[np.argsort(signed.term_end[running], kind="stable")]
    terms = zip(signed.account_ids[earliest].tolist(), signed.term_end[earliest].tolist(), strict=True)
    for account_id, day in terms:
        found.setdefault(account_id, (date.fromordinal(day), None, None))
    return found


def _review_due(wording: Wording, account: AccountFacts, arr: int, touches: Touches) -> date | None:
    """Return the day on which a business review is due, so many days after the last as the touch model says.

    An account that never had one has its first so many days after it became a customer; one that pays
    nothing has none.
    """
    model = wording.touch_model(account, arr) if arr else None
    if model is None or not model.review_days:
        return None
    told = touches.last.get(account.id, (None, None))[1]
    held = [day for day in (told, touches.closed_reviews.get(account.id)) if day]
    last = max(held, default=account.customer_since)
    return last and last + timedelta(days=model.review_days)


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

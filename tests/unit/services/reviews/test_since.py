"""What changed since the last review: told from log, timeline and metrics, and nothing from before."""

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.reviews.since import since_last
from cs_desktop.models.points import writing as points
from cs_desktop.models.tables import (
    Account,
    Activity,
    Contact,
    Metric,
    Objective,
    Product,
    Review,
    Subscription,
    SubscriptionEvent,
    SuccessPlan,
    ValueConfirmation,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.reviews.showing import load_reviews
from tests.workspaces import NOON, add_account, new_workspace

LAST, TODAY = date(2026, 7, 13), date(2026, 10, 13)


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    """Return a workspace of one account with a review that was held and one of today."""
    workspace = new_workspace(tmp_path / "book.csdesk")
    add_account(workspace)
    ctx = Context(workspace, NOON, logging.getLogger("cs_desktop.tests"))

    def reviews(tx: WriteTx) -> None:
        for day, status in ((LAST, "closed"), (TODAY, "planned")):
            review = Review(id=tx.new_id(), account_id=account_of(tx).id, kind="qbr", day=day, status=status)
            review.frozen = {"as_of": day.isoformat(), "account": {"health": 50, "band": "", "quadrant": ""}}
            tx.session.add(review)

    workspace.write("Add reviews", reviews)
    yield ctx
    workspace.close()


def account_of(tx: WriteTx) -> Account:
    return tx.session.query(Account).one()


def told(ctx: Context) -> list[tuple[str, Kind]]:
    account_id = ctx.workspace.read(lambda c: c.exec_driver_sql("SELECT id FROM account").scalar_one())
    shown = load_reviews(ctx, account_id)
    day, lines = since_last(shown, shown.book.reviews[-1])
    assert day == LAST
    return [(line.text, line.kind) for line in lines]


def test_trouble_since_the_last_review_is_told(ctx: Context) -> None:
    def work(tx: WriteTx) -> None:
        account = account_of(tx).id
        for day, kind, direction, notes in (
            (LAST, "outage", "", "Before"),
            (LAST + timedelta(days=3), "outage", "", "Certificate expired"),
            (LAST + timedelta(days=5), "call", "reactive", "Complaint"),
            (LAST + timedelta(days=9), "email", "reactive", "Asked for\na report"),
            (LAST + timedelta(days=9), "call", "proactive", "Usual call"),
        ):
            values = {"account_id": account, "day": day, "kind": kind, "direction": direction}
            tx.session.add(Activity(id=tx.new_id(), notes=notes, **values))
        tickets = Metric(id=tx.new_id(), key="tickets", name="Tickets", unit="count", kind="sum")
        tx.session.add(tickets)
        tx.session.flush()
        # 92 days lie between the reviews; the same span before begins on Apr 12. 2 + 3 since, 4 before.
        days = [date(2026, 4, 12), date(2026, 4, 13), LAST + timedelta(days=1), TODAY]
        ordinals = np.array([day.toordinal() for day in days], np.int32)
        ids = (np.full(4, tickets.id), np.full(4, account))
        points.upsert(tx, "test", *ids, ordinals, np.array([9.0, 4.0, 2.0, 3.0]))

    ctx.workspace.write("Trouble", work)
    assert told(ctx) == [
        ("Tickets: 5; 4 in as many days before", Kind.METRIC),
        ("They came to us 2 times, last with: Asked for a report", Kind.ACTIVITY),
        ("Outage: Certificate expired", Kind.ACTIVITY),
    ]


def test_fields_contracts_people_and_value_are_told(ctx: Context) -> None:
    day = LAST + timedelta(days=30)

    def work(tx: WriteTx) -> None:
        account = account_of(tx)
        product, plan = (
            Product(id=tx.new_id(), name="Plan"),
            SuccessPlan(id=tx.new_id(), account_id=account.id),
        )
        contact = Contact(id=tx.new_id(), account_id=account.id, name="Dana Ford", left_on=day)
        tx.session.add_all([product, plan, contact])
        tx.session.flush()
        values = {"account_id": account.id, "product_id": product.id, "start": LAST, "arr": 100_00}
        subscription = Subscription(id=tx.new_id(), **values)
        objective = Objective(id=tx.new_id(), plan_id=plan.id, text="Nights")
        tx.session.add_all([subscription, objective])
        tx.session.flush()
        event = {"subscription_id": subscription.id, "kind": "expand", "arr": 100_00}
        tx.session.add(SubscriptionEvent(id=tx.new_id(), effective=day, **event))
        said = {"plan_id": plan.id, "objective_id": objective.id, "contact_name": "Dana Ford", "quote": "Yes"}
        said |= {"account_id": account.id, "result": {}, "worth": 4_000_000, "made_at": tx.now}
        tx.session.add(ValueConfirmation(id=tx.new_id(), day=day, **said))

    ctx.workspace.write("Add", work)

    def write(name: str) -> None:
        def change(tx: WriteTx) -> None:
            account_of(tx).industry = name

        ctx.workspace.write("Change industry", change)

    write("Steel")
    write("Energy")
    lines = told(ctx)
    assert ("Dana Ford confirmed $40K", Kind.VALUE_CONFIRMATION) in lines
    assert ("Dana Ford left", Kind.CONTACT) in lines
    assert ("Expand: Plan", Kind.SUBSCRIPTION_EVENT) in lines
    # Two changes of one field are one: from what it was to what it is.
    fields = [text for text, kind in lines if kind is Kind.ACCOUNT]
    assert fields == ["Industry: – → Energy"]
    # Hebrew is read from the right, so the arrow points to the left.
    write("אנרגיה")
    assert [text for text, kind in told(ctx) if kind is Kind.ACCOUNT] == ["Industry: –\u200f ← \u200fאנרגיה"]

"""A workspace whose losses were to be seen coming, made once and copied."""

import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np

from cs_desktop.models.points import writing
from cs_desktop.models.tables import Account, ChurnEvent, Subscription, SubscriptionEvent
from tests.workspaces import add_metric, add_product, new_workspace

ACCOUNTS, LOST = 60, 36
FIRST = date(2024, 10, 31)
"""The first month-end; all pay from a month before."""
DAYS = tuple(FIRST - timedelta(days=1) + timedelta(days=7 * week) for week in range(100))
"""On which is measured."""


def ends(place: int) -> date | None:
    """Return the day on which an account is lost, if it is."""
    return FIRST + timedelta(days=90 + 15 * place) if place < LOST else None


@cache
def backtest_book() -> bytes:
    """Return a workspace in which who is lost uses little for 60 days before, but for the first four."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "losses.csdesk"
        file = new_workspace(path)
        product = add_product(file)
        active, hours = add_metric(file, "weekly_active"), add_metric(file, "resolution_hours")
        rng = np.random.default_rng(5)

        def fill(tx):
            ids = [tx.new_id() for _ in range(ACCOUNTS)]
            for place, account_id in enumerate(ids):
                end = ends(place)
                tx.session.add(
                    Account(id=account_id, name=f"A{place:02}", custom={"churn_flag": str(end is not None)})
                )
                start = FIRST - timedelta(days=30)
                line = Subscription(
                    id=tx.new_id(), account_id=account_id, product_id=product, arr=100, start=start, end=end
                )
                tx.session.add(line)
                tx.session.add(
                    SubscriptionEvent(
                        id=tx.new_id(), subscription_id=line.id, kind="new", effective=start, arr=100
                    )
                )
                if end is not None and place % 2:
                    tx.session.add(
                        ChurnEvent(id=tx.new_id(), account_id=account_id, day=end, category="price")
                    )
            days = np.array([day.toordinal() for day in DAYS], np.int64)
            for place, account_id in enumerate(ids):
                end = ends(place)
                falls = end is not None and place >= 4
                left = np.full(len(days), 999) if end is None else end.toordinal() - days
                usage = np.where(falls & (left < 60), 0.2, 0.6) + rng.normal(size=len(days)) * 0.05
                one = np.ones(len(days), np.int64)
                writing.upsert(tx, "test", one * active, one * account_id, days, usage.clip(0, 1))
                writing.upsert(tx, "test", one * hours, one * account_id, days, rng.uniform(4, 80, len(days)))
            return ids

        file.write("Fill", fill)
        file.close()
        return path.read_bytes()

"""Small workspaces for tests."""

import logging
import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import numpy as np

from cs_desktop.common.clock import Clock, FixedClock
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.models.points import writing
from cs_desktop.models.tables import Account, Metric, Product, Subscription, SubscriptionEvent
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.editing import edit_field
from cs_desktop.services.workspaces import create, open_

NOON = FixedClock(datetime(2026, 10, 13, 12, 0, tzinfo=UTC))
TODAY = date(2026, 10, 13)


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.csdesk"
        create(path, "Corvane", "USD", 1, NOON).close()
        return path.read_bytes()


def new_workspace(path: Path, clock: Clock = NOON) -> WorkspaceFile:
    """Return a fresh open workspace: a copy of one made once, since making one takes 90 ms."""
    path.write_bytes(_template())
    return open_(path, clock)


def context(workspace: WorkspaceFile, clock: Clock = NOON) -> Context:
    """Return the context of a workspace, its log going nowhere."""
    return Context(workspace, clock, logging.getLogger("cs_desktop.tests"))


def add_account(workspace: WorkspaceFile, name: str = "Halden Freight", **fields: object) -> int:
    """Add an account and return its id."""

    def work(tx: WriteTx) -> int:
        account = Account(id=tx.new_id(), name=name, **fields)
        tx.session.add(account)
        return account.id

    return workspace.write(f"Add {name}", work).value


def edit_account(
    ctx: Context, account_id: int, field: str, base: str, new: str, initiator: object = None
) -> Merged | Conflict:
    """Set a field of an account to what somebody typed over `base`."""
    return edit_field(ctx, Typed(FieldRef(Kind.ACCOUNT, account_id, field), "", base, new), initiator)


def add_product(workspace: WorkspaceFile, name: str = "Plan") -> int:
    """Add a product and return its id."""

    def work(tx: WriteTx) -> int:
        product = Product(id=tx.new_id(), name=name)
        tx.session.add(product)
        return product.id

    return workspace.write(f"Add {name}", work).value


def add_metric(workspace: WorkspaceFile, key: str = "usage") -> int:
    """Add a metric to the catalogue and return its id."""

    def work(tx: WriteTx) -> int:
        metric = Metric(id=tx.new_id(), key=key, name=key.capitalize())
        tx.session.add(metric)
        return metric.id

    return workspace.write(f"Add {key}", work).value


def dump(workspace: WorkspaceFile, *, log: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """Return every table's rows, ordered; without the log and what only serves undo unless asked for."""
    bookkeeping = {"actor", "change_set", "change", "point_backup", "point_batch"}

    def read(connection: object) -> dict[str, list[tuple[object, ...]]]:
        run = connection.exec_driver_sql  # type: ignore[attr-defined] # Connection, kept out of the signature
        names = [r[0] for r in run("SELECT name FROM sqlite_master WHERE type='table'").all()]
        return {
            name: sorted((tuple(row) for row in run(f'SELECT * FROM "{name}"').all()), key=repr)
            for name in names
            if not name.startswith("sqlite_") and (log or name not in bookkeeping)
        }

    return workspace.read(read)


def add_subscription(
    workspace: WorkspaceFile,
    account_id: int,
    product_id: int,
    *events: tuple[str, date, int],
    **fields: object,
) -> int:
    """Add a subscription with its events (kind, day, ARR in minor units from then on); return its id."""

    def work(tx: WriteTx) -> int:
        paid = [arr for kind, _, arr in events if kind != "cancel"]
        ended = [day for kind, day, _ in events if kind == "cancel"]
        subscription = Subscription(
            id=tx.new_id(),
            account_id=account_id,
            product_id=product_id,
            arr=paid[-1],
            start=events[0][1],
            end=ended[0] if ended else None,
            **fields,
        )
        tx.session.add(subscription)
        for kind, day, arr in events:
            tx.session.add(
                SubscriptionEvent(
                    id=tx.new_id(), subscription_id=subscription.id, kind=kind, effective=day, arr=arr
                )
            )
        return subscription.id

    return workspace.write("Add subscription", work).value


def add_points(workspace: WorkspaceFile, account_id: int, metric_id: int, points: dict[date, float]) -> None:
    """Add metric points of one account."""
    days = np.array([day.toordinal() for day in points], np.int32)
    values = np.array(list(points.values()), np.float64)
    one = np.ones(len(points), np.int64)
    workspace.write(
        "Add points", lambda tx: writing.upsert(tx, "test", one * metric_id, one * account_id, days, values)
    )

"""A window that is open all day beside a colleague who never rests: nothing grows."""

import gc
import tracemalloc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers import watching
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account, Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.watching import first_outlook
from tests.views.conftest import Desk
from tests.workspaces import NOON

DESCRIPTORS = Path("/proc/self/fd")
WARM_UP = 10
GROWTH_BYTES = 300_000
"""Caches of SQLAlchemy and pandas go on growing a little; a page kept by mistake is as large each time."""


@pytest.fixture(autouse=True)
def _fast_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_MS", 0)


@pytest.mark.parametrize("looks", [30, pytest.param(3600, marks=pytest.mark.torture)])
def test_an_hour_of_refreshes_leaves_memory_and_handles_as_they_were(desk: Desk, looks: int) -> None:
    path = desk.open_book()
    desk.open_account()
    account_id = desk.wiring.account.account_id
    theirs = open_workspace(path, NOON)
    seen: list[tuple[int, int, int]] = []

    def work(tx: WriteTx, number: int) -> None:
        account = tx.session.get_one(Account, account_id)
        account.industry = f"Industry {number % 7}"
        tx.session.add(Contact(id=tx.new_id(), account_id=account.id, name=f"Person {number % 5}"))
        oldest = tx.session.query(Contact).filter_by(account_id=account.id).order_by(Contact.id).first()
        tx.session.delete(oldest)

    tracemalloc.start()
    try:
        for number in range(WARM_UP + looks):
            with (
                desk.qtbot.waitSignal(desk.wiring.account.loaded),
                desk.qtbot.waitSignal(desk.wiring.portfolio.loaded),
            ):
                theirs.write("Change industry of Halden Freight", lambda tx, number=number: work(tx, number))
            if number in (WARM_UP - 1, WARM_UP + looks - 1):
                seen.append(_footprint(desk))
    finally:
        tracemalloc.stop()
        theirs.close()
    (memory, handles, widgets), (memory_after, handles_after, widgets_after) = seen
    assert handles_after <= handles
    assert widgets_after <= widgets
    assert memory_after - memory < GROWTH_BYTES


def _footprint(desk: Desk) -> tuple[int, int, int]:
    """Return bytes held by Python, open handles, and widgets, once nothing is under way."""
    watch, context = desk.wiring.others.watch, desk.wiring.workspace.context()
    watch.stop()
    desk.window.toasts.clear()
    desk.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    handles = len(list(DESCRIPTORS.iterdir())) if DESCRIPTORS.exists() else 0
    watch.start(first_outlook(context))
    return tracemalloc.get_traced_memory()[0], handles, len(QApplication.allWidgets())

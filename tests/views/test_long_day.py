"""A window that is open all day beside a colleague who never rests: nothing grows."""

import gc
import tracemalloc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account, Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.watching import first_outlook
from tests.views.conftest import Desk
from tests.workspaces import NOON

DESCRIPTORS = Path("/proc/self/fd")
WARM_UP = 10
GROWTH_BYTES = 300_000
"""Caches of SQLAlchemy and pandas go on growing a little."""
GROWTH_A_LOOK, GROWTH_A_REFRESH = 500, 1000
"""PySide keeps some 55 bytes of each connection ever made, of which a look needs eight: 1 MB in an hour.

A page kept by mistake takes 200,000 each time.
"""
PATIENCE_MS = 30_000


@pytest.mark.parametrize(
    ("looks", "refreshes"), [(0, 30), pytest.param(3600, 900, marks=pytest.mark.torture)]
)
def test_an_hour_of_refreshes_leaves_memory_and_handles_as_they_were(
    desk: Desk, looks: int, refreshes: int
) -> None:
    path = desk.open_book()
    desk.open_account()
    account_id = desk.wiring.account.account_id
    looked: list[int] = []
    # Only now: opening waits until nothing is under way, which looks without a pause never let happen.
    desk.wiring.frame.others.watch._timer.setInterval(0)
    desk.wiring.frame.others.watch._timer.timeout.connect(lambda: looked.append(1))
    theirs = open_workspace(path, NOON)

    def work(tx: WriteTx, number: int) -> None:
        account = tx.session.get_one(Account, account_id)
        account.industry = f"Industry {number % 7}"
        tx.session.add(Contact(id=tx.new_id(), account_id=account.id, name=f"Person {number % 5}"))
        oldest = tx.session.query(Contact).filter_by(account_id=account.id).order_by(Contact.id).first()
        tx.session.delete(oldest)

    def refresh(number: int) -> None:
        with (
            desk.qtbot.waitSignal(desk.wiring.account.loaded, timeout=PATIENCE_MS),
            desk.qtbot.waitSignal(desk.wiring.portfolio.loaded, timeout=PATIENCE_MS),
        ):
            theirs.write("Change industry of Halden Freight", lambda tx: work(tx, number))

    tracemalloc.start()
    try:
        for number in range(WARM_UP):
            refresh(number)
        memory, handles, widgets = _footprint(desk)
        looked.clear()
        number = 0
        while number < refreshes or len(looked) < looks:
            refresh(number)
            number += 1
        memory_after, handles_after, widgets_after = _footprint(desk)
    finally:
        tracemalloc.stop()
        theirs.close()
    assert handles_after <= handles
    assert widgets_after <= widgets
    allowed = GROWTH_BYTES + GROWTH_A_LOOK * len(looked) + GROWTH_A_REFRESH * number
    assert memory_after - memory < allowed


def _footprint(desk: Desk) -> tuple[int, int, int]:
    """Return bytes held by Python, open handles, and widgets, once nothing is under way."""
    watch, context = desk.wiring.frame.others.watch, desk.wiring.workspace.context()
    watch.stop()
    desk.window.toasts.clear()
    desk.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    handles = len(list(DESCRIPTORS.iterdir())) if DESCRIPTORS.exists() else 0
    watch.start(first_outlook(context))
    return tracemalloc.get_traced_memory()[0], handles, len(QApplication.allWidgets())

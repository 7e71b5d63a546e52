"""A subscription renewed, expanded, reduced, moved and canceled by keys alone, and what the figures say.

The five accounts that pay have 640, 540, 440, 340 and 240 thousand dollars: 2,200 in all on Oct 1, 2026.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from tests.views.conftest import Desk
from tests.workspaces import dump

CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).parents[2]
ANSWER = """
import sys
from cs_desktop.cli import main
for line in sys.stdin:
    print("status", main(line.rstrip().split("\\t")), flush=True)
"""
"""One process answers many times: starting takes longer than answering."""


@dataclass(frozen=True)
class Case:
    """What is typed into the fields in order, None where one stays; the figures of October in thousands."""

    action: ActionId
    typed: tuple[str | None, ...]
    arr: int
    """Of Halden Freight today."""
    expansion: int = 0
    contraction: int = 0
    churned: int = 0
    end: int = 2_200
    nrr: float = 1.0
    grr: float = 1.0


CASES = [
    # The same amount for another year: nothing moves.
    Case(ActionId.RENEW_SUBSCRIPTION, (None, None), 640),
    # 640 → 700: 60 more, 2,260 / 2,200.
    Case(ActionId.EXPAND_SUBSCRIPTION, (None, "700K"), 700, expansion=60, end=2_260, nrr=2_260 / 2_200),
    # 640 → 600: 40 less, 2,160 / 2,200. The reason is not known yet.
    Case(
        ActionId.REDUCE_SUBSCRIPTION,
        (None, "600K", " "),
        600,
        contraction=40,
        end=2_160,
        nrr=2_160 / 2_200,
        grr=2_160 / 2_200,
    ),
    # Another product for 700: the account grows by 60, nobody leaves.
    Case(
        ActionId.MOVE_SUBSCRIPTION,
        (None, "Suite", "700K"),
        700,
        expansion=60,
        end=2_260,
        nrr=2_260 / 2_200,
    ),
    # All 640 go today: 1,560 / 2,200.
    Case(
        ActionId.CANCEL_SUBSCRIPTION,
        ("today", " "),
        0,
        churned=640,
        end=1_560,
        nrr=1_560 / 2_200,
        grr=1_560 / 2_200,
    ),
]


@pytest.fixture
def asked() -> Iterator[subprocess.Popen[str]]:
    """Run the command line as another program does while the window is open; it answers line by line."""
    command = [sys.executable, "-c", ANSWER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, text=True, encoding="utf-8", **pipes) as other:
        yield other


def _metrics(asked: subprocess.Popen[str], path: Path) -> dict[str, float]:
    """Ask for the figures of October."""
    assert asked.stdin is not None
    assert asked.stdout is not None
    asked.stdin.write(f"metrics\t{path}\t--from\t2026-10-01\t--to\t2026-11-01\t--json\n")
    asked.stdin.flush()
    told = []
    while not (told and told[-1].startswith("status")):
        told.append(asked.stdout.readline())
        assert told[-1], "it ended without an answer"
    assert told[-1] == "status 0\n"
    return dict(json.loads("".join(told[:-1])))


def _choose_by_keys(desk: Desk, action: ActionId) -> None:
    desk.account.contracts.subscriptions.setFocus()
    desk.press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        desk.qtbot.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() is desk.program.actions[action]:
            break
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    _wake(desk)


def _wake(desk: Desk) -> None:
    # Without a window manager nobody gives the window back what a popup took.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_by_keys_alone_and_the_figures_follow(desk: Desk, asked: subprocess.Popen[str]) -> None:
    path = desk.open_book()
    desk.open_account()
    desk.settle()
    for case in CASES:
        _walk(desk, case, path, asked)


def _walk(desk: Desk, case: Case, path: Path, asked: subprocess.Popen[str]) -> None:
    workspace = desk.wiring.workspace.context().workspace
    before = dump(workspace)
    _choose_by_keys(desk, case.action)
    for place, text in enumerate(case.typed):
        if place:
            desk.press(Qt.Key.Key_Tab)
        if text is not None:
            desk.type(text)
            _wake(desk)
    with desk.qtbot.waitSignal(desk.wiring.of_account.entered.controller.stored):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    after = dump(workspace)
    assert after != before, case.action
    assert _page_arr(desk) == case.arr * 100_000, case.action
    assert _portfolio_arr(desk) == case.arr * 100_000, case.action
    figures = _metrics(asked, path)
    moved = {name: figures[name] for name in ("expansion", "contraction", "churned", "arr_end")}
    wanted = {"expansion": case.expansion, "contraction": case.contraction, "churned": case.churned}
    assert moved == {name: value * 1_000 for name, value in (*wanted.items(), ("arr_end", case.end))}, (
        case.action
    )
    assert (figures["nrr"], figures["grr"]) == (pytest.approx(case.nrr), pytest.approx(case.grr)), case.action
    # One step back, one forth, and back again, for the next to begin where this one did.
    forth = CTRL | Qt.KeyboardModifier.ShiftModifier
    for keys, state in ((CTRL, before), (forth, after), (CTRL, before)):
        with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
            desk.press(Qt.Key.Key_Z, keys)
        desk.settle()
        assert dump(workspace) == state, case.action


def _page_arr(desk: Desk) -> int:
    page = desk.wiring.of_account.entered.page
    assert page is not None
    return page.row.arr


def _portfolio_arr(desk: Desk) -> int:
    desk.wiring.show_portfolio()
    desk.settle()
    model = desk.portfolio.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    arr = next(row.arr for row in rows if row.name == "Halden Freight")
    desk.open_account()
    desk.settle()
    return arr

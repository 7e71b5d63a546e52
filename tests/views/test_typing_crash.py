"""A program that is killed while somebody types: what was typed is offered, but for the last moment."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cs_desktop.services.workspaces import open_
from cs_desktop.views.commerce.subscription_forms import ChangeForm
from tests.typist import letters
from tests.views.conftest import Desk
from tests.workspaces import NOON

LOST_AT_MOST_S = 0.4


def killed_after(path: Path, wanted: int, *where: str) -> list[float]:
    """Have somebody type so many letters and kill the program; return how old each letter was then, in s."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.typist", str(path), *where]
    typist = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, env=os.environ, text=True)
    assert typist.stdout is not None
    moments: list[float] = []
    for line in typist.stdout:
        moments.append(float(line.split()[1]))
        if len(moments) == wanted:
            break
    end = time.monotonic()
    typist.kill()
    rest, _ = typist.communicate()
    # What it still printed was typed too.
    moments += [float(line.split()[1]) for line in rest.splitlines() if len(line.split()) == 2]
    assert len(moments) >= wanted
    return [end - moment for moment in moments]


def check_crash(desk: Desk, path: Path, wanted: int) -> None:
    """Kill the program, open the file here, and hold what is offered against what was typed."""
    ages = killed_after(path, wanted)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    offer = desk.wiring.drafted.offer
    desk.qtbot.waitUntil(offer.isVisible)
    assert offer.text == "Unsaved typing from 12:00 PM: Notes of Halden Freight"
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.click(offer.put_in)
    desk.settle()
    kept = desk.account.fields["notes"].value
    assert kept == letters(len(kept)).strip()
    typed = letters(len(ages))
    # A space at the end of a text is not stored, so it is not missed.
    there = len(kept) + (typed[len(kept) : len(kept) + 1] == " ")
    assert max(ages[there:], default=0.0) < LOST_AT_MOST_S


def test_a_crash_loses_less_than_400_ms_of_typing(desk: Desk) -> None:
    path = desk.write_book()
    check_crash(desk, path, 60)
    workspace = open_(path, NOON)
    sql = "SELECT notes FROM account WHERE name = 'Halden Freight'"
    assert str(workspace.read(lambda c: c.exec_driver_sql(sql).scalar_one())).startswith(letters(40))
    workspace.close()


def test_a_crash_loses_less_than_400_ms_of_a_form(desk: Desk) -> None:
    path = desk.write_book()
    ages = killed_after(path, 60, "form")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    offer = desk.wiring.drafted.offer
    desk.qtbot.waitUntil(offer.isVisible)
    assert offer.text == "Unsaved typing from 12:00 PM: Cancel Corvane Plan · Halden Freight"
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.click(offer.put_in)
    form = desk.wiring.of_account.entered.forms.form
    assert isinstance(form, ChangeForm)
    assert form.reason is not None
    kept = form.reason.stated.toPlainText()
    assert kept == letters(len(kept))
    assert max(ages[len(kept) :], default=0.0) < LOST_AT_MOST_S
    assert not offer.isVisible()


@pytest.mark.torture
def test_twenty_crashes_lose_less_than_400_ms_each(desk: Desk) -> None:
    moments = random.Random(4)
    for number in range(20):
        check_crash(desk, desk.write_book(f"{number}.csdesk"), moments.randint(10, 150))

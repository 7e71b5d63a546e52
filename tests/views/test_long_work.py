"""Work in the background: shown everywhere when slow, asked about when the window is to be closed."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.jobs import Job
from cs_desktop.controllers.long_work import LongWork
from tests.views.conftest import Desk


class Kettle:
    """Work that takes as long as the test wants."""

    def __init__(self, desk: Desk) -> None:
        self._go_on = threading.Event()
        self.reported = threading.Event()
        self.done: list[str] = []
        self._desk = desk

    def start(self) -> Job:
        def work(job: Job) -> str:
            job.report(412, 1180, "rows")
            self.reported.set()
            while not self._go_on.wait(0.01):
                job.report(412, 1180, "rows")
            return "boiled"

        name = "Importing accounts.csv"
        return self._desk.program.jobs.run(work, self.done.append, lambda _error: None, name=name)

    def finish(self) -> None:
        self._go_on.set()


@pytest.fixture
def kettle(desk: Desk) -> Iterator[Kettle]:
    made = Kettle(desk)
    yield made
    made.finish()


def test_closing_asks_and_one_can_stay(desk: Desk, kettle: Kettle) -> None:
    desk.open_book()
    kettle.start()
    desk.window.close()
    assert desk.window.isVisible()
    assert any("Importing accounts.csv" in text for text in desk.texts())
    assert QApplication.focusWidget() is desk.button("Close when done")
    desk.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.portfolio.table
    assert not any("Importing accounts.csv" in text for text in desk.texts())
    kettle.finish()
    desk.settle()
    assert kettle.done == ["boiled"]
    assert desk.window.isVisible()

    # Without work the window closes at once.
    desk.window.close()
    assert not desk.window.isVisible()


def test_the_window_can_close_when_the_work_is_done(desk: Desk, kettle: Kettle) -> None:
    kettle.start()
    desk.window.close()
    desk.press(Qt.Key.Key_Space)
    assert any("closes when this is done" in text for text in desk.texts())
    assert desk.window.isVisible()
    kettle.finish()
    desk.qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert kettle.done == ["boiled"]


def test_the_work_can_be_cancelled_and_the_window_closed(desk: Desk, kettle: Kettle) -> None:
    kettle.start()
    desk.window.close()
    desk.click(desk.button("Cancel and close"))
    assert not desk.window.isVisible()
    assert kettle.done == []


def test_slow_work_stands_at_the_foot_of_the_sidebar_until_its_end(desk: Desk, kettle: Kettle) -> None:
    desk.open_book()
    desk.wiring.frame.work.work.slow_ms = 0
    job = kettle.start()
    desk.qtbot.waitUntil(desk.window.sidebar.work.isVisible)
    # 412 of 1180 rows: 34.9 %, of which whole percents are shown.
    desk.qtbot.waitUntil(lambda: "34 %" in desk.texts())
    with desk.qtbot.waitSignal(job.ended):
        desk.click(desk.button("Cancel: Importing accounts.csv"))
    desk.qtbot.waitUntil(lambda: not desk.window.sidebar.work.isVisible())
    assert kettle.done == []

    # Work is told of from its beginning to its end.
    follower = LongWork(desk.program.jobs)
    job = kettle.start()
    assert [work.name for work in follower.works] == ["Importing accounts.csv"]
    assert follower.slow is None
    kettle.finish()
    with desk.qtbot.waitSignals([follower.finished, job.ended]):
        pass
    assert follower.works == ()

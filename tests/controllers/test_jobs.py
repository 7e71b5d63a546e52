import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.jobs import AHEAD_MS, Job, Jobs


@pytest.fixture
def jobs(request: pytest.FixtureRequest) -> Iterator[Jobs]:
    request.getfixturevalue("qtbot")
    made = Jobs()
    yield made
    made.close()


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[KnownError] = []
        self.threads: list[threading.Thread] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def failed(self, error: KnownError) -> None:
        self.errors.append(error)
        self.threads.append(threading.current_thread())


def test_the_work_runs_elsewhere_and_its_result_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    heard = Heard()
    job = jobs.run(lambda _job: threading.current_thread(), heard.done, heard.failed)
    with qtbot.waitSignal(job.ended):
        pass
    assert heard.results[0] is not threading.current_thread()
    assert heard.threads == [threading.current_thread()]
    assert not jobs.busy


def test_a_known_error_comes_back_to_be_read(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise KnownError("The file is gone; choose another.")

    heard = Heard()
    with qtbot.waitSignal(jobs.run(work, heard.done, heard.failed).ended):
        pass
    assert [str(error) for error in heard.errors] == ["The file is gone; choose another."]
    assert heard.results == []


def test_any_other_error_is_a_crash(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise ZeroDivisionError

    heard = Heard()
    with qtbot.waitSignal(jobs.crashed) as crash:
        jobs.run(work, heard.done, heard.failed)
    assert isinstance(crash.args[0], ZeroDivisionError)
    assert heard.results == heard.errors == []


def test_progress_arrives_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    def work(job: Job) -> None:
        for place in range(3):
            job.report(place, None if place == 0 else 3, f"row {place}")

    told: list[tuple[int, int, str]] = []
    job = jobs.run(work, lambda _none: None, lambda _error: None)
    job.progressed.connect(lambda *facts: told.append(facts))
    with qtbot.waitSignal(job.ended):
        pass
    assert told == [(0, 0, "row 0"), (1, 3, "row 1"), (2, 3, "row 2")]


def test_of_thousands_of_reports_a_few_are_told_and_the_last(jobs: Jobs, qtbot: QtBot) -> None:
    def work(job: Job) -> None:
        for place in range(20_000):
            job.report(place + 1, 20_000, "rows")

    told: list[tuple[int, int, str]] = []
    job = jobs.run(work, lambda _none: None, lambda _error: None)
    job.progressed.connect(lambda *facts: told.append(facts))
    with qtbot.waitSignal(job.ended):
        pass
    assert told[0] == (1, 20_000, "rows")
    assert told[-1] == (20_000, 20_000, "rows")
    assert len(told) < 1_000


def test_cancelling_stops_the_work_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    started, go_on = threading.Event(), threading.Event()
    reached: list[str] = []

    def work(job: Job) -> str:
        started.set()
        go_on.wait(5)
        job.report(1, 2)
        reached.append("after the report")
        return "done"

    heard = Heard()
    job = jobs.run(work, heard.done, heard.failed)
    started.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert (reached, heard.results, heard.errors) == ([], [], [])


@pytest.mark.usefixtures("qtbot")
def test_work_that_reports_nothing_is_finished_though_cancelled() -> None:
    # As an edit must be, when the window closes while it is under way.
    jobs = Jobs()
    go_on = threading.Event()
    reached: list[str] = []

    def work(_job: Job) -> None:
        go_on.wait(5)
        reached.append("written")

    jobs.run(work, lambda _none: None, lambda _error: None)
    threading.Timer(0.05, go_on.set).start()
    jobs.close()
    assert reached == ["written"]


def test_only_the_newest_of_a_key_is_heard(jobs: Jobs, qtbot: QtBot) -> None:
    release = threading.Event()
    heard = Heard()

    def slow(_job: Job) -> str:
        release.wait(5)
        return "old"

    first = jobs.run(slow, heard.done, heard.failed, key="page")
    other = jobs.run(lambda _job: "other", heard.done, heard.failed, key="table")
    with qtbot.waitSignals(
        [other.ended, jobs.run(lambda _job: "new", heard.done, heard.failed, key="page").ended]
    ):
        pass
    with qtbot.waitSignal(first.ended):
        release.set()
    assert sorted(map(str, heard.results)) == ["new", "other"]


def test_the_last_job_waits_for_those_under_way(jobs: Jobs, qtbot: QtBot) -> None:
    release = threading.Event()
    order: list[str] = []

    def slow(_job: Job) -> None:
        release.wait(5)
        order.append("slow")

    jobs.run(slow, lambda _none: None, lambda _error: None)
    jobs.run_last(lambda: order.append("last"))
    release.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert order == ["slow", "last"]


def test_what_has_ended_is_let_go(jobs: Jobs, qtbot: QtBot) -> None:
    class Page:
        """Something that a callback holds on to."""

    def run() -> tuple[weakref.ref[Job], weakref.ref[Page]]:
        page = Page()
        job = jobs.run(lambda _job: 1, lambda _one: setattr(page, "shown", 1), lambda _error: None)
        job.ended.connect(lambda: job.keep)
        return weakref.ref(job), weakref.ref(page)

    held = run()
    qtbot.waitUntil(lambda: all(thing() is None for thing in held))


def test_what_is_kept_and_was_done_too_late_to_stop_is_heard(jobs: Jobs, qtbot: QtBot) -> None:
    heard, let_go = Heard(), threading.Event()

    def work(_job: Job) -> str:
        let_go.wait()
        return "written"

    kept = jobs.run(work, heard.done, heard.failed, keep=True)
    lost = jobs.run(work, heard.done, heard.failed)
    with qtbot.waitSignals([kept.ended, lost.ended]):
        for job in (kept, lost):
            job.cancel()
        let_go.set()
    assert heard.results == ["written"]


def test_what_can_wait_has_its_turn_later_and_one_by_one(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []

    def first() -> None:
        told.append("first")
        QTimer.singleShot(0, lambda: told.append("an event between"))

    jobs.soon(first)
    jobs.soon(lambda: told.append("second"))
    assert (told, jobs.busy) == ([], True)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == ["first", "an event between", "second"]


def test_what_waits_is_forgotten_with_all_other_work(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.soon(lambda: told.append("too late"))
    jobs.drop_all()
    jobs.soon(lambda: told.append("asked for since"))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == ["asked for since"]


def test_what_waits_for_its_turn_is_dropped_with_its_timer(jobs: Jobs) -> None:
    heard: list[int] = []
    jobs.soon(lambda: heard.append(1))
    assert jobs.busy
    jobs.close()
    assert not jobs.busy
    assert not any(timer.isActive() for timer in jobs.findChildren(QTimer))
    assert heard == []


def test_what_nobody_asked_for_waits_until_nothing_is_under_way(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    enough = threading.Event()
    QTimer.singleShot(3 * AHEAD_MS, enough.set)
    jobs.ahead(lambda: told.append("ahead"))
    assert not jobs.busy
    jobs.run(lambda _job: enough.wait(10), lambda _waited: told.append("asked for"), told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["asked for", "ahead"]

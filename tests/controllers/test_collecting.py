import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from cs_desktop.controllers.collecting import CROWD, Collector
from cs_desktop.controllers.jobs import Job, Jobs


class Knot:
    """Holds itself, so that only the collector ends it."""

    def __init__(self) -> None:
        self.me = self


def test_what_the_window_made_never_ends_on_the_thread_of_a_job(qtbot: QtBot) -> None:
    collector, jobs = Collector(), Jobs()
    ended: list[threading.Thread] = []

    def tie() -> weakref.ref[Knot]:
        return weakref.ref(Knot(), lambda _gone: ended.append(threading.current_thread()))

    knots = [tie() for _ in range(2 * gc.get_threshold()[0])]

    def work(_job: Job) -> int:
        # Enough that the collector, left to itself, would look through every generation.
        return len([[number] for number in range(300_000)])

    with qtbot.waitSignal(jobs.run(work, lambda _count: None, lambda _error: None).ended):
        pass
    # What is put aside beside the crowd of the job's objects ends with the next look at the oldest.
    gc.collect()
    assert len(ended) == len(knots)
    assert set(ended) == {threading.main_thread()}
    jobs.close()
    collector.deleteLater()


def test_a_crowd_of_young_objects_is_put_aside_unseen() -> None:
    gc.collect()
    collector = Collector()
    knot = weakref.ref(Knot())
    crowd = [[number] for number in range(2 * CROWD)]
    collector.look()
    assert gc.get_count()[0] < CROWD
    assert not any(found is crowd[0] for found in gc.get_objects(generation=0))
    collector.look()
    assert knot() is not None, "the window does not wait for a look through all of them"
    gc.collect()
    assert knot() is None
    assert len(crowd) == 2 * CROWD
    collector.deleteLater()

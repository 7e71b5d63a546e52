"""Fixtures for the tests that use Qt: nothing that a test made may outlive it."""

import gc
import threading
from collections.abc import Iterator
from functools import cache
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cs_desktop.controllers.collecting import Collector

__all__ = ["collector", "no_leaks"]

_COLLECT_EVERY = 8
_ended = count(1)
_PATIENCE = 2.0
"""Seconds that a thread may take to end after its test."""


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> Collector:
    """Collect garbage on this thread alone, as the program does: elsewhere it would end Qt's objects."""
    # Without a rest: what one test leaves behind is never of use to the next.
    return Collector(qapp, rest_s=0.0)


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that used qtbot and left a top-level widget, a running timer or a thread behind."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("collector")
    widgets, timers, threads = _widgets(), _timers(), _threads()
    yield
    # qtbot has closed its widgets by now; their deletion still waits for an event loop.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers_left = _timers() - timers
    # Windows of earlier tests would gather by the hundred: nothing here lasts until its turn comes.
    if _widgets() - widgets or timers_left or next(_ended) % _COLLECT_EVERY == 0:
        gc.collect()
        timers_left = _timers() - timers if timers_left else timers_left
    QThreadPool.globalInstance().waitForDone(int(_PATIENCE * 1000))
    for thread in _threads() - threads:
        thread.join(_PATIENCE)
    left = [
        *(f"widget {w!r}" for w in _widgets() - widgets),
        *(f"timer {t!r}" for t in timers_left),
        *(f"thread {t!r}" for t in _threads() - threads),
    ]
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


def _widgets() -> set[QWidget]:
    return set(QApplication.topLevelWidgets())


def _timers() -> set[QTimer | QThread]:
    """Return running timers and Qt threads. Qt lists neither, so this asks Python which objects there are."""
    # What the program put aside at its start would be missing now, and new once the collector brings it back.
    gc.unfreeze()
    found = [o for o in gc.get_objects() if _is_watched(type(o)) and isValid(o)]
    return {o for o in found if (o.isActive() if isinstance(o, QTimer) else o.isRunning())}


@cache
def _is_watched(kind: type) -> bool:
    """Return whether objects of a type run; asked for every object that there is, so each type once."""
    return issubclass(kind, QTimer | QThread)


def _threads() -> set[threading.Thread]:
    return {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}

"""Fixtures for the tests that use Qt: nothing that a test made may outlive it."""

import gc
import threading
from collections.abc import Iterator
from functools import cache
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import createdByPython, delete, isValid

from cs_desktop.controllers.collecting import Collector

__all__ = ["collector", "no_leaks"]

_COLLECT_EVERY = 16
_ended = count(1)
_PATIENCE = 2.0
"""Seconds that a thread may take to end after its test."""
_unfreeze = gc.unfreeze


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> Collector:
    """Collect garbage on this thread alone, as the program does: elsewhere it would end Qt's objects."""
    # Without a rest: what one test leaves behind is never of use to the next.
    return Collector(qapp, rest_s=0.0)


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that used qtbot and left a top-level widget, a running timer or a thread behind."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("collector")
    widgets, threads = _widgets(), _threads()
    # What there is by now is put aside, so that only what the test makes is looked through at its end. The
    # program does such things itself, and would hide what it has made or bring back what others had.
    gc.freeze()
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    yield
    # qtbot has closed its widgets by now; their deletion still waits for an event loop.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = _made()
    if _widgets() - widgets or _running(made):
        gc.collect()
        made = _made()
    QThreadPool.globalInstance().waitForDone(int(_PATIENCE * 1000))
    for thread in _threads() - threads:
        thread.join(_PATIENCE)
    left = [
        *(f"widget {w!r}" for w in _widgets() - widgets),
        *(f"timer {t!r}" for t in _running(made)),
        *(f"thread {t!r}" for t in _threads() - threads),
    ]
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)
    _end_orphans(made)
    if next(_ended) % _COLLECT_EVERY == 0:
        _unfreeze()
        gc.collect()


def _widgets() -> set[QWidget]:
    return set(QApplication.topLevelWidgets())


def _made() -> list[QObject]:
    """Return Qt's objects that were made since the test began. Qt lists them not, so this asks Python."""
    return [found for found in gc.get_objects() if _is_qt(type(found)) and isValid(found)]


def _running(made: list[QObject]) -> list[QObject]:
    return [
        found for found in made if isinstance(found, QTimer | QThread) and isValid(found) and _runs(found)
    ]


def _runs(found: QTimer | QThread) -> bool:
    return found.isActive() if isinstance(found, QTimer) else found.isRunning()


def _end_orphans(made: list[QObject]) -> None:
    """Delete what has no parent, as the end of the process would.

    A signal holds the functions that are connected to it where Python's collector cannot see them, so a
    controller and a window that know each other would stay for the whole run.
    """
    for found in made:
        # One that was deleted may have taken others with it.
        if isValid(found) and createdByPython(found) and QObject.parent(found) is None:
            delete(found)


@cache
def _is_qt(kind: type) -> bool:
    """Return whether objects of a type are Qt's; asked for every object that there is, so each type once."""
    return issubclass(kind, QObject)


def _threads() -> set[threading.Thread]:
    return {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}

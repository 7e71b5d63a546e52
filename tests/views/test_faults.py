"""A fault of the program itself, wherever it arises: told, explained, copied; and the program goes on."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cs_desktop.app import catch_errors
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.jobs import Job
from tests.views.conftest import Desk

SECRET = "Halden Freight"


@pytest.fixture(autouse=True)
def caught(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take errors as the program does."""
    for module, name in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    before = qInstallMessageHandler(None)
    catch_errors(desk.program, logging.getLogger("cs_desktop.tests"))
    yield
    qInstallMessageHandler(before)


def fail() -> None:
    raise ValueError(SECRET)


def in_a_slot(_desk: Desk) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(_desk: Desk) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_job(desk: Desk) -> None:
    def work(_job: Job) -> None:
        fail()

    desk.program.jobs.run(work, lambda _none: None, lambda _error: None)


@pytest.mark.parametrize("arise", [in_a_slot, in_a_thread, in_a_job])
def test_a_fault_is_told_with_a_report_and_the_program_goes_on(
    desk: Desk, arise: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert callable(arise)
    desk.open_book()
    desk.choose(ActionId.HISTORY)
    arise(desk)
    desk.qtbot.waitUntil(desk.window.banner.isVisible)
    assert "unhandled error" in caplog.text
    desk.click(desk.button("Show report"))
    assert desk.window.side.accessibleName() == "Something went wrong"
    assert any("ValueError in" in text for text in desk.texts())
    assert any("kept as a draft" in text for text in desk.texts())
    # The keyboard stands on the button that copies.
    desk.press(Qt.Key.Key_Space)
    report = QGuiApplication.clipboard().text()
    assert "ValueError" in report
    assert "fail" in report
    assert "Actions before: history" in report
    assert SECRET not in report
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None
    desk.open_account()
    desk.settle()


def test_before_a_workspace_is_open_nothing_can_be_lost(desk: Desk) -> None:
    in_a_slot(desk)
    desk.qtbot.waitUntil(desk.window.banner.isVisible)
    desk.click(desk.button("Show report"))
    assert any("nothing can be lost" in text for text in desk.texts())
    assert QApplication.focusWidget() is desk.button("Copy report")


def test_what_qt_says_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    qWarning("a plug-in is missing")
    assert "a plug-in is missing" in caplog.text

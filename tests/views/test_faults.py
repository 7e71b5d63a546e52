"""A fault of the program itself, wherever it arises: told, explained, copied; and the program goes on."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cs_desktop.app import catch_errors
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.faults import Fault
from cs_desktop.controllers.jobs import Job
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.overrides import end_painters
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.widgets.pieces import StatusMark
from tests.views.conftest import Desk

SECRET = "Halden Freight"


class Traps:
    """Overrides of ours, any of which can be made to fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.armed = ""
        for cls, name in (
            (StatusMark, "paintEvent"),
            (PortfolioModel, "data"),
            (PortfolioTable, "resizeEvent"),
        ):
            monkeypatch.setattr(cls, name, self._trap(name, getattr(cls, name)))
            monkeypatch.delattr(sys.modules[cls.__module__], "__guarded__", raising=False)
        # The program guards them when it starts, before there is any of them.

    def _trap(self, name: str, override: Callable[..., object]) -> Callable[..., object]:
        def trap(widget: QWidget, *args: object) -> object:
            if self.armed != name:
                return override(widget, *args)
            painter = QPainter(widget) if name == "paintEvent" else None
            # Raised by Python itself, which is what Shiboken takes amiss.
            return {0: painter}[len(name)]

        return trap


@pytest.fixture
def traps(monkeypatch: pytest.MonkeyPatch) -> Traps:
    return Traps(monkeypatch)


@pytest.fixture(autouse=True)
def caught(traps: Traps, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take errors as the program does."""
    assert not traps.armed
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


def test_before_a_workspace_is_open_nothing_can_be_lost(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    told: list[Fault] = []
    desk.program.faults.happened.connect(told.append)
    in_a_slot(desk)
    desk.qtbot.waitUntil(desk.window.banner.isVisible)
    desk.click(desk.button("Show report"))
    assert any("nothing can be lost" in text for text in desk.texts())
    assert QApplication.focusWidget() is desk.button("Copy report")

    # A fault that comes again and again, as one that is painted does, is told once.
    for _ in range(50):
        with pytest.raises(ValueError, match=SECRET) as failed:
            fail()
        sys.excepthook(failed.type, failed.value, failed.tb)
    assert len(told) == 1

    # What Qt says is in the log.
    qWarning("a plug-in is missing")
    assert "a plug-in is missing" in caplog.text


def in_a_painter(desk: Desk) -> None:
    desk.window.grab()


def in_a_model(desk: Desk) -> None:
    # Qt asks for every role of the cell.
    desk.portfolio.model.itemData(desk.portfolio.model.index(0, 0))


def in_an_event(desk: Desk) -> None:
    QTimer.singleShot(0, lambda: desk.window.resize(1300, 800))


@pytest.mark.parametrize(
    ("name", "arise"), [("paintEvent", in_a_painter), ("data", in_a_model), ("resizeEvent", in_an_event)]
)
def test_a_fault_in_what_qt_calls_ends_nothing(
    desk: Desk, traps: Traps, name: str, arise: Callable[[Desk], None]
) -> None:
    desk.open_book()
    told: list[Fault] = []
    desk.program.faults.happened.connect(told.append)
    traps.armed = name
    arise(desk)
    desk.qtbot.waitUntil(lambda: bool(told))
    traps.armed = ""
    assert "KeyError" in told[0].report
    assert desk.window.banner.isVisible()
    desk.open_account()
    desk.settle()


def test_a_painter_that_failed_does_not_outlive_what_it_painted_on() -> None:
    pixmap = QPixmap(10, 10)

    def paint() -> None:
        painter = QPainter(pixmap)
        painter.drawLine(0, 0, 10, 10)
        fail()

    with pytest.raises(ValueError, match=SECRET) as failed:
        paint()
    assert pixmap.paintingActive()
    end_painters(failed.value.__traceback__)
    assert not pixmap.paintingActive()

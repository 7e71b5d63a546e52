"""The guards of the Qt tests really catch what is left behind."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LEAKY = """
import threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
from tests.qt_guards import collector, no_leaks
kept = []

def test_widget(qtbot):
    kept.append(QWidget())

def test_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_qt_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_thread(qtbot):
    threading.Thread(target=threading.Event().wait, args=(30,), daemon=True).start()

def test_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(60_000)
    thread = threading.Thread(target=threading.Event().wait, args=(0.1,))
    thread.start()

def test_stop_the_qt_thread():
    kept[2].quit()
    assert kept[2].wait()
"""


def test_each_leak_is_an_error_and_tidiness_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_leaky.py").write_text(LEAKY, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-rE", "-p", "no:cacheprovider", "test_leaky.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    summary = [line for line in found.stdout.splitlines() if line.startswith("ERROR test_leaky.py::")]
    names = [line.split("::")[1].split(" - ")[0] for line in summary]
    assert names == ["test_widget", "test_timer", "test_qt_thread", "test_thread"]
    assert "6 passed, 4 errors" in found.stdout

"""Screens of every density: icons and marks have the pixels of the screen, and the window stays whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AT_DENSITY = """
import logging, sys
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from cs_desktop.app import Program, make_application
from cs_desktop.common.clock import clock_from
from cs_desktop.domain.figures import Status
from cs_desktop.views.widgets.pieces import IconMark
from cs_desktop.views.widgets.pills import StatusPill

factor = float(sys.argv[1])
application = make_application()
program = Program(application, clock_from({}), logging.getLogger("densities"))
window = program.window
window.resize(1024, 640)
loop = QEventLoop()
program.wired.connect(loop.quit)
program.failed_to_start.connect(lambda error: sys.exit(str(error)))
window.show()
loop.exec()
assert window.devicePixelRatio() == factor
picture = window.grab()
assert (picture.width(), picture.height()) == (round(1024 * factor), round(640 * factor)), picture.size()
for part in window.findChildren(QWidget):
    parent = part.parentWidget()
    if isinstance(part, QLabel | QPushButton) and part.isVisible():
        assert part.height() >= part.fontMetrics().tightBoundingRect("Ag").height() or not part.text(), part
        assert parent.rect().contains(part.geometry()), part
pill = StatusPill(program.theme)
pill.say("41 At risk", Status.GOOD)
for part in (IconMark(program.theme, "search", "text", 16), pill):
    part.setParent(window.centralWidget())
    part.show()
    shown = part.grab().toImage()
    assert 0 <= shown.width() - part.width() * factor < 1, (shown.width(), part.width())
    if factor == 1:
        continue
    # Drawn for one pixel a point and made larger, each pixel would be a mixture of those.
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = shown.scaled(part.size(), whole, smooth)
    for how in (Qt.TransformationMode.FastTransformation, smooth):
        blown = small.scaled(shown.size(), whole, how)
        pixels = [(x, y) for x in range(shown.width()) for y in range(shown.height())]
        pairs = [(shown.pixelColor(*at).lightness(), blown.pixelColor(*at).lightness()) for at in pixels]
        off = sum(abs(one - other) > 40 for one, other in pairs)
        assert off > len(pixels) / 200, (type(part).__name__, how, off, len(pixels))
print("whole")
window.close()
"""


@pytest.mark.parametrize("factor", ["1", "1.5", "2", "3"])
def test_icons_marks_and_layout_are_those_of_the_screen(tmp_path: Path, factor: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", AT_DENSITY, factor],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_SCALE_FACTOR": factor,
            "QT_QPA_PLATFORM": "offscreen",
            "CS_DESKTOP_PROFILE": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (found.returncode, found.stdout.strip()) == (0, "whole"), found.stderr

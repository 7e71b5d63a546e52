"""Walks through every screen that pictures are taken of, and looks for what a person would stumble over.

Run as a process of its own, since language and density of the screen are those of a process:
`python -m tests.views.every_screen LANGUAGE TEXT_SIZE WIDTHxHEIGHT CHECK…` writes what it found, a line each.
"""

import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from cs_desktop.app import Program, make_application
from cs_desktop.common.clock import clock_from
from cs_desktop.common.settings import Settings, TextSize, ThemeChoice
from cs_desktop.common.settings_file import save_settings
from cs_desktop.views.charts.view import ChartView
from cs_desktop.views.screenshots import Photographer, parse_size
from cs_desktop.views.shell import MainWindow, takes_keyboard
from cs_desktop.views.widgets.pieces import Avatar, IconMark, Logo, QuadrantMark, Sparkline
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.text import ElidedLabel
from tests.views.names_and_roles import has_role, told, tree

SOON_MS, LATER_MS = 25, 1200
"""When a screen is looked at, and when once more where something seemed wrong with it."""
LEAST_PAINTED = 0.005
"""The share of a screen that is other than its ground, however little it says."""
PAINTED = (Avatar, IconMark, Logo, QuadrantMark, Sparkline, StatusPill, ChartView)
"""What draws itself, in shapes that no grid of points could hold."""


class Inspector(Photographer):
    """Looks at each screen instead of keeping its picture."""

    def look(self, checks: list[Callable[[MainWindow], Iterator[str]]]) -> None:
        self.checks = checks
        self.screens = 0
        self.found: dict[str, str] = {}

    def _keep(self, name: str, themes: list[ThemeChoice]) -> None:
        self.screens += 1
        if any(self._problems()):
            # What was just worded anew may not have its place yet on a busy machine.
            QTimer.singleShot(LATER_MS, self, lambda: self._take_down(name, themes))
        else:
            self._shoot(name, themes[1:])

    def _take_down(self, name: str, themes: list[ThemeChoice]) -> None:
        for problem in self._problems():
            self.found.setdefault(problem, name)
        self._shoot(name, themes[1:])

    def _problems(self) -> Iterator[str]:
        for check in self.checks:
            yield from check(self._window)


def unnamed(window: MainWindow) -> Iterator[str]:
    """Yield controls without a name, or with a role that says nothing."""
    root = QAccessible.queryAccessibleInterface(window)
    for part in tree(root):
        widget = part.object()
        if not (part.state().focusable and isinstance(widget, QWidget) and takes_keyboard(widget)):
            continue
        if not told(part):
            yield f"no name: {_path(widget)}"
        if not has_role(part):
            yield f"role {part.role().name}: {_path(widget)} {told(part)!r}"


def cut(window: MainWindow) -> Iterator[str]:
    """Yield texts that have less room than they need and do not say so by an ellipsis."""
    shown = _shown(window)
    for label in shown:
        if not isinstance(label, QLabel) or isinstance(label, ElidedLabel):
            continue
        if not label.text() or not _seen(label):
            continue
        room = label.contentsRect()
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height():
                yield f"too low: {_path(label)} {label.text()[:60]!r}"
        elif label.fontMetrics().horizontalAdvance(label.text()) > room.width() + 1:
            yield f"too narrow: {_path(label)} {label.text()[:60]!r}"
    for button in shown:
        if (
            isinstance(button, QPushButton)
            and button.text()
            and _seen(button)
            and button.sizeHint().width() > button.width() + 1
        ):
            yield f"too narrow: {_path(button)} {button.text()[:60]!r}"
    for area in shown:
        if not isinstance(area, QScrollArea):
            continue
        page = area.widget()
        closed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if page is not None and closed and page.width() > area.viewport().width():
            yield f"too wide by {page.width() - area.viewport().width()}: {_path(page)}"


def blurred(window: MainWindow) -> Iterator[str]:
    """Yield what is painted for one pixel a point and made larger, and screens with nothing on them."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    factor = round(window.devicePixelRatio())
    assert factor > 1
    bytes_of = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    # Green is most of what the eye takes for light, and stands in every fourth byte.
    green = bytes_of[:, 1 : 4 * picture.width() : 4]
    points = green[::factor, ::factor]
    if np.count_nonzero(points != np.median(points)) < LEAST_PAINTED * points.size:
        yield "nothing on it"
    for part in _shown(window):
        if not isinstance(part, PAINTED) or not _seen(part):
            continue
        box = QRect(part.mapTo(window, QPoint()), part.size()).intersected(window.rect())
        left, top, width, height = (factor * edge for edge in box.getRect())
        pixels = green[top : top + height, left : left + width].astype(float)
        if min(pixels.shape, default=0) < 4 * factor or np.ptp(pixels) < 40:
            continue
        blocks = pixels.reshape(height // factor, factor, width // factor, factor)
        if not (np.ptp(blocks, axis=(1, 3)) > 8).any():
            yield f"made larger: {_path(part)}"


def _shown(widget: QWidget) -> list[QWidget]:
    """Return the widgets within one that are not hidden: far fewer than all that there are."""
    found: list[QWidget] = []
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible():
            found += [child, *_shown(child)]
    return found


def _seen(widget: QWidget) -> bool:
    """Return whether all of a widget is on screen, not scrolled away in part."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def _path(widget: QWidget) -> str:
    names = []
    part: QWidget | None = widget
    while part is not None and len(names) < 4:
        names.append(type(part).__name__)
        part = part.parentWidget()
    return " in ".join(names)


CHECKS = {"names": unnamed, "cut": cut, "blurred": blurred}


def main(language: str, text_size: str, size: str, *checks: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["CS_DESKTOP_PROFILE"] = folder
        save_settings(Settings(language=language, text_size=TextSize(int(text_size))))
        application = make_application()
        program = Program(application, clock_from(dict(os.environ)), logging.getLogger("every_screen"))
        program.window.resize(*parse_size(size))
        inspector = Inspector(
            *(program.window, program.welcome, program.theme, Path(folder), [ThemeChoice.LIGHT]),
            settle_ms=SOON_MS,
        )
        inspector.look([CHECKS[name] for name in checks])
        inspector.finished.connect(program.window.close)
        program.wired.connect(lambda: inspector.start(program.wiring))
        program.window.show()
        application.exec()
        lines = [f"{screen}: {problem}" for problem, screen in inspector.found.items()]
        lines += [f"stuck: {inspector.stuck}"] if inspector.stuck else []
        sys.stdout.write("\n".join([*lines, f"{inspector.screens} screens"]))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Read from right to left the window is its own mirror image: nothing over anything else, nothing outside."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.app import Program
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.widgets.side_panel import SidePanel
from cs_desktop.views.widgets.sidebar import Sidebar
from cs_desktop.views.widgets.topbar import TopBar
from tests.views.conftest import Desk
from tests.workspaces import NOON

REGIONS = (Sidebar, TopBar, SidePanel)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLACES = {
    "home": (Qt.Key.Key_1, CTRL),
    "portfolio": (Qt.Key.Key_2, CTRL),
    "accounts": (Qt.Key.Key_3, CTRL),
    "library": (Qt.Key.Key_6, CTRL),
    "reviews": (Qt.Key.Key_4, CTRL),
}
TABS = {
    "overview": Qt.Key.Key_1,
    "held": Qt.Key.Key_4,
    "health": Qt.Key.Key_5,
    "people": Qt.Key.Key_6,
    "timeline": Qt.Key.Key_7,
}


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def outside(window: QWidget) -> list[str]:
    """Return the visible parts that reach out of their parents, other than what is scrolled."""
    found = []
    for part in window.findChildren(QWidget):
        parent = part.parentWidget()
        if not part.isVisible() or part.isWindow() or parent is None:
            continue
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue
        if not parent.rect().contains(part.geometry()):
            found.append(f"{type(part).__name__} in {type(parent).__name__}")
    return sorted(found)


def covered(window: QWidget) -> list[str]:
    """Return labels, buttons and fields that lie over each other beside one another."""
    found = []
    for parent in [window, *window.findChildren(QWidget)]:
        parts = [
            part
            for part in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if part.isVisible() and isinstance(part, QLabel | QAbstractButton | QLineEdit)
        ]
        for place, part in enumerate(parts):
            found += [
                f"{type(part).__name__} over {type(other).__name__} in {type(parent).__name__}"
                for other in parts[place + 1 :]
                if part.geometry().intersects(other.geometry())
            ]
    return sorted(found)


def regions(window: QWidget) -> dict[str, QRect]:
    """Return where the shell's parts stand in the window."""
    return {
        kind.__name__: QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        for kind in REGIONS
        for part in window.findChildren(kind)
        if part.isVisible()
    }


def walk(desk: Desk) -> dict[str, tuple[list[str], list[str], dict[str, QRect]]]:
    """Go to every screen and say how it lies there."""
    found = {}

    def look(name: str) -> None:
        desk.settle()
        # Layouts come to rest a little later.
        desk.qtbot.waitUntil(lambda: outside(desk.window) == [])
        found[name] = outside(desk.window), covered(desk.window), regions(desk.window)

    look("welcome")
    desk.open_book()
    for name, (key, held) in PLACES.items():
        desk.press(key, held)
        look(name)
    desk.press(Qt.Key.Key_2, CTRL)
    desk.open_account()
    for name, key in TABS.items():
        desk.press(key, ALT)
        look(name)
    desk.choose(ActionId.NEW_PLAN)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.plan)
    look("plan")
    desk.choose(ActionId.PLAN_DETAILS)
    look("plan details")
    desk.choose(ActionId.HISTORY)
    look("history")
    return found


@pytest.mark.usefixtures("right_to_left")
@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_every_screen_is_its_mirror_image(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    found = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        home = tmp_path / direction.name
        home.mkdir()
        monkeypatch.setenv("CS_DESKTOP_PROFILE", str(home / "profile"))
        program = Program(qapp, NOON, logging.getLogger("cs_desktop.tests"))
        # The program takes it from its language; none that it speaks yet is read from the right.
        qapp.setLayoutDirection(direction)
        qtbot.addWidget(program.window)
        program.window.resize(*size)
        with qtbot.waitSignal(program.wired):
            program.window.show()
        desk = Desk(program, qtbot, home)
        desk.wiring.started.connect(desk.begin)
        with qtbot.waitActive(program.window):
            program.window.activateWindow()
        found.append(walk(desk))
        program.window.close()
    left, right = found
    for name, (out, over, places) in left.items():
        assert right[name][:2] == (out, over), name
        mirrored = {
            region: QRect(size[0] - box.x() - box.width(), box.y(), box.width(), box.height())
            for region, box in places.items()
        }
        assert right[name][2] == mirrored, name
    assert "SidePanel" in right["history"][2]
    assert all(over == [] for _out, over, _places in right.values())

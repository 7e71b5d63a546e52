"""Tests with Qt, see tests/qt_guards.py; and the whole program with its window for them."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.app import Program
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers import jobs
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.theme.tokens import LIGHT
from cs_desktop.views.wiring import Wiring
from tests.qt_guards import collector, no_leaks
from tests.views.book import write_book
from tests.workspaces import NOON

__all__ = ["collector", "no_leaks"]

PATIENCE_MS = 30_000
"""How long work may take at most on a machine that has much else to do."""
AHEAD_MS = 600_000
"""Longer than any test: most of them never come to what the program builds while nobody asks for it."""


class Desk:
    """The program as a person meets it: a window, a keyboard, a mouse."""

    def __init__(self, program: Program, qtbot: QtBot, folder: Path) -> None:
        self.program, self.qtbot, self.folder = program, qtbot, folder
        self.window = program.window
        self.begins_at_home = False

    def begin(self) -> None:
        """Go where one begins in a workspace that has just been opened."""
        if not self.begins_at_home:
            # Not by its key: a file dialog that closes just now may still have the keyboard.
            self.wiring.navigation.go(PORTFOLIO.key)

    @property
    def wiring(self) -> Wiring:
        assert self.program.wiring is not None
        return self.program.wiring

    @property
    def portfolio(self) -> PortfolioScreen:
        return self.wiring.portfolio_screen

    @property
    def account(self) -> AccountScreen:
        return self.wiring.account_screen

    def write_book(self, name: str = "Corvane.csdesk") -> Path:
        path = self.folder / name
        write_book(path)
        return path

    def open_book(self) -> Path:
        """Drop the small book on the window."""
        path = self.write_book()
        with self.qtbot.waitSignal(self.wiring.portfolio_shown):
            self.window.file_dropped.emit(path)
        # The table comes in stages, and a test that waits for the next must not hear the last of these.
        self.settle()
        return path

    def open_account(self, name: str = "Halden Freight") -> None:
        """Find an account in the table and open it with Enter."""
        self.portfolio.search.setFocus()
        # A workspace opens with the filter it was left with.
        self.portfolio.search.selectAll()
        self.type(name)
        self.press(Qt.Key.Key_Down)
        with self.qtbot.waitSignal(self.wiring.account_shown):
            self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is; other scripts come from an input method, as on a real desk."""
        if text.isascii():
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
            return
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), composed)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def choose(self, action: ActionId) -> None:
        """Choose an entry of the menus, which must be enabled."""
        assert self.program.actions[action].isEnabled(), action
        self.program.actions[action].trigger()

    def choose_file(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and press Enter."""
        (dialog,) = self.window.findChildren(QFileDialog)
        (line, *_) = dialog.findChildren(QLineEdit)
        line.setText(str(path))
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def shown_names(self) -> list[str]:
        model = self.portfolio.model
        return [str(model.index(place, 0).data()) for place in range(model.rowCount())]

    def texts(self) -> list[str]:
        """Return every text that is to be seen in the window."""
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        return labels + [b.text() for b in self.window.findChildren(QAbstractButton) if b.isVisible()]

    def button(self, name: str) -> QAbstractButton:
        """Return the visible button that is read aloud, or written, as `name`."""
        (found,) = (
            b
            for b in self.window.findChildren(QAbstractButton)
            if b.isVisible() and name in (b.accessibleName(), b.text().strip())
        )
        return found

    def settle(self) -> None:
        """Wait until nothing is under way, however busy the machine is."""
        self.qtbot.waitUntil(lambda: not (self.program.jobs.busy or self._hub_waits), timeout=PATIENCE_MS)

    @property
    def _hub_waits(self) -> bool:
        # What was just stored is told a little later, and what is read then is work again.
        return self.program.wiring is not None and self.program.wiring.hub.waits


@pytest.fixture
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    """Return the light theme, for widgets that are tested alone."""
    request.getfixturevalue("qtbot")
    load_typeface()
    made = Theme(qapp, ThemeChoice.LIGHT)
    made.apply()
    assert made.tokens is LIGHT
    # In the program a widget is dressed by its window, which is missing here.
    qapp.setStyleSheet(made.style_sheet)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return the running program with its window, everything loaded."""
    monkeypatch.setenv("CS_DESKTOP_PROFILE", str(tmp_path / "profile"))
    # Nobody presses keys between the pieces that follow soon; what is built ahead is built when asked for.
    monkeypatch.setattr(jobs, "SOON_MS", 1)
    monkeypatch.setattr(jobs, "AHEAD_MS", AHEAD_MS)
    program = Program(qapp, NOON, logging.getLogger("cs_desktop.tests"))
    qtbot.addWidget(program.window)
    # The screen that Qt makes up without a display is smaller than anybody's.
    program.window.resize(1440, 900)
    with qtbot.waitSignal(program.wired):
        program.window.show()
    # Who sits at this desk goes to the table first; `test_home` stays at Home.
    made = Desk(program, qtbot, tmp_path)
    made.wiring.started.connect(made.begin)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    made.settle()
    yield made
    # A window that stays open to ask, as after a test that failed, would be destroyed under its work.
    program.window.ask_before_closing(lambda: False)
    program.window.close()


class Opener(QWidget):
    """Stands for the system's programs: remembers what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener(qtbot: QtBot) -> Iterator[Opener]:
    made = Opener()
    qtbot.addWidget(made)
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")

"""From place to place: which screen stands in the window, and what has to be done before it leaves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.actions import ActionTable
from cs_desktop.views.screen import PORTFOLIO, Place, Screen
from cs_desktop.views.shell import MainWindow

ACCOUNT = "account"
"""The screen that is no place of the sidebar: one account's pages."""


class Navigation(QObject):
    """Shows places and the account's page, and tells the actions where one is."""

    shown = Signal(str)
    """The key of the place that is on screen now; ACCOUNT for an account's page."""

    def __init__(self, window: MainWindow, actions: ActionTable, leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._actions, self._leave = window, actions, leave
        self._before = PORTFOLIO.key
        """The place from which one went to a page that is none."""
        self._promised: dict[str, Callable[[], object]] = {}
        window.sidebar.place_requested.connect(self.go)

    def add(self, place: Place, screen: Screen) -> None:
        """Take in a place of the sidebar."""
        self._window.add_screen(place.key, screen)

    def promise(self, key: str, build: Callable[[], object]) -> None:
        """Take in a place of the sidebar that nobody has gone to yet: `build` adds its screen."""
        self._promised[key] = build

    def go(self, key: str) -> None:
        """Go to a place; before a workspace is open there is nowhere to go."""
        if not self._actions.situation.workspace:
            return
        self._leave()
        self._window.sidebar.show_place(key)
        self._show(key)

    def show_account(self) -> None:
        """Show the account's page, whose account is read by now."""
        if self._actions.situation.account:
            return
        self._show(ACCOUNT)

    def show_page(self, key: str) -> None:
        """Go to a page that is no place of the sidebar."""
        if not self._actions.situation.workspace:
            return
        here = self._actions.situation.place
        if here != key:
            self._before = here or self._before
        self._leave()
        self._window.sidebar.leave_places()
        self._show(key)

    def go_back(self) -> None:
        """Go from such a page to the place where one was before."""
        self.go(self._before)

    def _show(self, key: str) -> None:
        build = self._promised.pop(key, None)
        if build is not None:
            build()
        self._window.show_screen(key)
        self._actions.update(place="" if key == ACCOUNT else key, account=key == ACCOUNT)
        self.shown.emit(key)

"""The tabs under an account's header."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.views.account.tab_row import TabRow
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, row

HEIGHT = 40


@dataclass(frozen=True, slots=True)
class AccountTab:
    """One page of an account."""

    key: str
    text: str
    number: int
    """Alt and this number goes there; it stays the tab's own while others come and go."""


@runtime_checkable
class Begins(Protocol):
    """A page that knows where one begins on it."""

    def take_focus(self) -> None:
        """Put the keyboard there."""


OVERVIEW = AccountTab("overview", marked("Overview"), 1)


class AccountTabs(Panel):
    """The bar of tabs, and at its right end the tools of the tab that is shown."""

    chosen = Signal(str)
    """The key of the tab that is shown from now on."""

    def __init__(self, theme: Theme, pages: QStackedWidget) -> None:
        super().__init__("surface", "bottom")
        fix_height(self, HEIGHT)
        self._theme, self._pages = theme, pages
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._contents: dict[str, QWidget] = {}
        self._promised: dict[str, Callable[[], object]] = {}
        """What builds and adds the page of a tab that nobody has gone to yet."""
        self._added: list[AccountTab] = []
        self._tools = row()
        """Those of the tab that is shown; the others are hidden, and take no room."""
        self._tool_of: dict[str, QWidget] = {}
        self.row = TabRow(theme)
        box = row(spacing=8, margins=(20, 0, 12, 0))
        box.addWidget(self.row, 1)
        box.addLayout(self._tools)
        self.setLayout(box)

    def promise(self, tab: AccountTab, build: Callable[[], object]) -> None:
        """Take in a tab at the place that its number gives it; `build` adds its page once it is shown."""
        self._put_button(tab)
        self._promised[tab.key] = build

    def add(self, tab: AccountTab, page: QWidget, tools: QWidget) -> None:
        """Take in a tab with its page, or the page of one that was promised; the first one is shown."""
        if self._promised.pop(tab.key, None) is None:
            self._put_button(tab)
        self._contents[tab.key], self._tool_of[tab.key] = page, tools
        self._pages.addWidget(page)
        self._tools.addWidget(tools)
        tools.hide()
        if len(self._contents) == 1:
            self.show_tab(tab.key)

    def _put_button(self, tab: AccountTab) -> None:
        button = Button(self._theme, tr(tab.text), "tab")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.show_tab(tab.key))
        self._group.addButton(button)
        self._added = sorted((*self._added, tab), key=lambda one: one.number)
        self.row.insert(self._added.index(tab), button)
        self._buttons[tab.key] = button
        for one, following in pairwise(self._added):
            QWidget.setTabOrder(self._buttons[one.key], self._buttons[following.key])
        QShortcut(QKeySequence(f"Alt+{tab.number}"), self, lambda: self.go(tab.key))

    @property
    def added(self) -> tuple[AccountTab, ...]:
        """Return the tabs that there are, in their order."""
        return tuple(self._added)

    @property
    def shown(self) -> str:
        """Return the key of the tab that is shown."""
        return next(key for key, page in self._contents.items() if page is self._pages.currentWidget())

    def show_tab(self, key: str) -> None:
        """Show a tab's page."""
        if key in self._promised:
            self._promised[key]()
        self._buttons[key].setChecked(True)
        self._pages.setCurrentWidget(self._contents[key])
        for of_tab, tools in self._tool_of.items():
            tools.setVisible(of_tab == key)
        self.chosen.emit(key)

    def go(self, key: str) -> None:
        """Show a tab's page, and put the keyboard there."""
        self.show_tab(key)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where one begins on the page that is shown; else on its tab."""
        page = self._contents[self.shown]
        if isinstance(page, Begins):
            page.take_focus()
        else:
            self._buttons[self.shown].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things a tab holds; none shows no number."""
        self.row.set_count(self._buttons[key], count)

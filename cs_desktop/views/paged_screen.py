"""A place with a page a topic, behind tabs in its header."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel


class PagedScreen(Screen):
    """Holds the pages; the first one that comes is shown first."""

    turned = Signal(str)
    """The key of the page that is shown now."""

    def __init__(self, theme: Theme, title: str, tools: QWidget | None = None) -> None:
        self.tabs = SegmentedButtons(theme)
        header = QWidget()
        # Of many tabs in large letters the title gives way: the sidebar says where one is.
        header.setLayout(row(ElidedLabel(title, TextStyle.TITLE), self.tabs, 0, spacing=16))
        super().__init__(header, tools)
        self._pages = QStackedWidget()
        self._by_key: dict[str, QWidget] = {}
        self._begin: dict[str, Callable[[], None]] = {}
        self._promised: dict[str, Callable[[], None]] = {}
        """What adds the page of a tab that nobody has gone to yet."""
        self._keys: list[str] = []
        self.shown = ""
        """The key of the page that is shown; empty before there is one."""
        self.setLayout(column(self._pages, spacing=0))
        self.tabs.chosen.connect(self.show_page)

    def add_page(self, key: str, text: str, page: QWidget, begin: Callable[[], None]) -> None:
        """Add a page with its tab, or that of a tab that was promised.

        `begin` puts the keyboard where one begins on it.
        """
        if self._promised.pop(key, None) is None:
            self._add_tab(key, text)
        self._begin[key] = begin
        self._pages.addWidget(page)
        self._by_key[key] = page
        if not self.shown:
            self.turn_to(key)

    def promise_page(self, key: str, text: str, build: Callable[[], None]) -> None:
        """Add a tab; `build` adds its page once somebody goes there."""
        self._add_tab(key, text)
        self._promised[key] = build

    def show_page(self, key: str) -> None:
        """Show a page, and put the keyboard on it."""
        self.turn_to(key)
        self.take_focus()

    def take_focus(self) -> None:
        """Begin where the page that is shown begins."""
        if not self.shown and self._keys:
            self.turn_to(self._keys[0])
        if self.shown:
            self._begin[self.shown]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a page with Alt and its number, as on an account's page."""
        number = event.key() - Qt.Key.Key_1.value
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alone and 0 <= number < len(self._keys):
            self.show_page(self._keys[number])
        else:
            super().keyPressEvent(event)

    def turn_to(self, key: str) -> None:
        """Show a page, and leave the keyboard where it is."""
        if key in self._promised:
            self._promised[key]()
        self.shown = key
        self.tabs.choose(key)
        self._pages.setCurrentWidget(self._by_key[key])
        self.turned.emit(key)

    def _add_tab(self, key: str, text: str) -> None:
        self._keys.append(key)
        self.tabs.add(key, text)

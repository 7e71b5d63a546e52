"""What every screen of the window is made on, and the places of the sidebar."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked
from cs_desktop.views.widgets.pieces import Panel


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the sidebar."""

    key: str
    text: str
    icon: str
    number: int
    """Ctrl and this number goes there; it stays the place's own while others come and go."""


HOME = Place("home", marked("Home"), "house", 1)
PORTFOLIO = Place("portfolio", marked("Portfolio"), "table-2", 2)
ACCOUNTS = Place("accounts", marked("Accounts"), "building-2", 3)
REVIEWS = Place("reviews", marked("Reviews"), "presentation", 4)
ANALYTICS = Place("analytics", marked("Analytics"), "trend", 5)
LIBRARY = Place("library", marked("Library"), "library", 6)
PLACES: tuple[Place, ...] = (HOME, PORTFOLIO, ACCOUNTS, REVIEWS, ANALYTICS, LIBRARY)
"""In the order of the sidebar."""


class Screen(Panel):
    """One page of the window; its header and tools stand in the top bar while it is shown."""

    wide = False
    """Whether it needs so much room that the sidebar gives its names away earlier."""

    def __init__(self, header: QWidget, tools: QWidget | None = None) -> None:
        super().__init__("surface")
        self.header = header
        self.tools = tools

    def take_focus(self) -> None:
        """Put the keyboard where one starts on this page."""
        self.setFocus()

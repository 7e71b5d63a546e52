"""What the tour says, and of which part of the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.screen import HOME, PORTFOLIO, Place
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.widgets.search_button import SearchButton


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step."""

    title: str
    text: str
    target: Callable[[MainWindow], QWidget | None]
    place: Place = HOME
    """Where the part is to be seen."""


STEPS = (
    TourStep(
        marked("Places at the side"),
        marked(
            "Home says what to do today, the portfolio compares all accounts, Accounts shows them by parent. "
            "Ctrl and a number goes there; accounts you pin stand below."
        ),
        lambda window: window.sidebar,
    ),
    TourStep(
        marked("Find or do anything"),
        marked("Ctrl K finds accounts, people and every word that was written, and runs every command."),
        lambda window: window.findChild(SearchButton),
    ),
    TourStep(
        marked("Edit where it stands"),
        marked(
            "Press F2 on a value in the table, or click one on an account's page, and type. Enter keeps it, "
            "Esc brings back what was there. There is no Save button: every edit is stored at once."
        ),
        lambda window: window.findChild(PortfolioTable),
        PORTFOLIO,
    ),
    TourStep(
        marked("Undo everything"),
        marked(
            "Ctrl Z takes back any change: edits, deletions, whole imports, even after a restart. "
            "The history tells who changed what."
        ),
        lambda window: window.undo_button,
    ),
    TourStep(
        marked("One file, on this computer"),
        marked(
            "All of it is one file that you can copy, share and back up. Nothing is sent anywhere. "
            "The gear here has the theme, the size of text, the language, the list of keys, and this tour."
        ),
        lambda window: window.sidebar.foot,
    ),
)

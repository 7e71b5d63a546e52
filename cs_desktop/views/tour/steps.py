"""What the tour says, and of which part of the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.widgets.search_button import SearchButton


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step."""

    title: str
    text: str
    target: Callable[[MainWindow], QWidget | None]


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
            "Click a value, or press F2, and type. Enter keeps it, Esc brings back what was there. "
            "There is no Save button: every edit is stored at once."
        ),
        lambda window: window.shown,
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
            "Here stands when it was stored last, the shortcut sheet, and the settings."
        ),
        lambda window: window.sidebar.foot,
    ),
)

"""A portfolio that others have open too, for its picture."""

from datetime import UTC, datetime

from cs_desktop.domain.presence import Present
from cs_desktop.views.shell import MainWindow

_OPENED = datetime(2026, 10, 13, 8, 42, tzinfo=UTC)
_PEOPLE = (
    Present("Mira", "laptop-3", _OPENED, "Importing usage.csv"),
    Present("Jonas", "desk-12", _OPENED.replace(hour=9)),
    Present("Ana", "studio", _OPENED.replace(hour=10)),
    Present("Tomas", "laptop-9", _OPENED.replace(hour=10, minute=5)),
)


def show_people(window: MainWindow) -> None:
    """Let four others be there, one of whom imports and one of whom has changed something."""
    window.people.show_people(_PEOPLE, _OPENED.date(), ("", "changed owner of Halden Freight"))
    window.toasts.mention("Jonas changed owner of Halden Freight")


def end(window: MainWindow) -> None:
    """Let them go."""
    window.people.show_people(())
    window.toasts.clear()

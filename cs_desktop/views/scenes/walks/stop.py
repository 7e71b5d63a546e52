"""What a walk is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import SignalInstance

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.screen import WelcomeScreen
from cs_desktop.views.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture: what leads there, and the signal after which it can be taken (None at once)."""

    name: str
    go: Callable[[], object]
    ready: SignalInstance | None = None


@dataclass(frozen=True, slots=True)
class Walker:
    """The program that is walked through; each walk begins where the one before it ended."""

    window: MainWindow
    welcome: WelcomeScreen
    wiring: Wiring
    theme: Theme
    samples: Path
    """A folder of its own for files that are shown being attached or imported."""

    def choose(self, action: ActionId) -> Callable[[], None]:
        """Return what triggers an action."""
        return self.wiring.actions[action].trigger

    def open_largest(self) -> None:
        """Open the account with the most ARR."""
        model = self.wiring.portfolio_screen.model
        rows = [model.account_at(place) for place in range(model.rowCount())]
        self.wiring.open_account(max(rows, key=lambda row: row.arr).id)

    def tidy(self) -> None:
        """Close the side panel and every message."""
        self.window.side.close_panel()
        self.window.toasts.clear()
        self.window.banner.hide()

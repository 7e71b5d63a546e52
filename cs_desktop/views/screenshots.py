"""Pictures of every screen, taken by walking through the sample workspace."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.views.scenes.walks import (
    account,
    analytics,
    commerce,
    deck,
    finding,
    frame,
    health,
    home,
    importing,
    journey,
    keeping,
    plan,
    portfolio,
    recording,
    reviews,
    start,
)
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.screen import WelcomeScreen
from cs_desktop.views.wiring import Wiring

WALKS = (
    start.stops,
    portfolio.stops,
    home.stops,
    frame.stops,
    keeping.stops,
    finding.stops,
    recording.stops,
    journey.stops,
    plan.stops,
    reviews.stops,
    deck.stops,
    health.stops,
    analytics.stops,
    account.stops,
    commerce.stops,
    importing.stops,
)
"""In this order; the first opens the sample workspace, the last deletes an account."""
SMALLEST, LARGEST = 600, 8000
SETTLE_MS = 120
"""Time for layouts and animations to come to rest before the picture."""
PATIENCE_MS = 60_000
"""A stop that is not reached by then is named, and the walk ends."""


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height of a text such as 1440x900.

    Raises:
        KnownError: it is not a size, or one that no window has.
    """
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise KnownError(f"{text!r} is not a size; write it as 1440x900.")
    if not all(SMALLEST <= int(edge) <= LARGEST for edge in (width, height)):
        raise KnownError(f"The size {text} is not possible; each edge must be from {SMALLEST} to {LARGEST}.")
    return int(width), int(height)


class Photographer(QObject):
    """Walks from screen to screen and keeps a picture of each in every theme."""

    finished = Signal()

    def __init__(
        self,
        window: MainWindow,
        welcome: WelcomeScreen,
        theme: Theme,
        folder: Path,
        themes: Sequence[ThemeChoice],
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self._settle_ms = settle_ms
        self._window, self._welcome, self._theme = window, welcome, theme
        self._folder, self._themes = folder, themes
        self._stops: list[Stop] = []
        self._samples = tempfile.TemporaryDirectory()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self._going_to = ""
        self.names: list[str] = []
        """Every screen there is, in the order of the walk."""
        self.written: list[Path] = []
        self.stuck = ""
        """The stop that was not reached; empty where all were."""
        self.finished.connect(self._samples.cleanup)

    def start(self, wiring: Wiring, until: str = "") -> None:
        """Begin the walk, which ends after the screen `until`, and at once where no screen has that name."""
        on = Walker(self._window, self._welcome, wiring, self._theme, Path(self._samples.name))
        wiring.frame.tour.unasked = False
        stops = [stop for walk in WALKS for stop in walk(on)]
        self.names = [stop.name for stop in stops]
        self._stops = stops[: self.names.index(until) + 1 if until in self.names else 0] if until else stops
        self._next()

    def _next(self) -> None:
        if not self._stops:
            self.finished.emit()
            return
        stop = self._stops.pop(0)
        self._going_to = stop.name
        self._patience.start()

        def arrived() -> None:
            if stop.ready is not None:
                stop.ready.disconnect(arrived)
            self._patience.stop()
            QTimer.singleShot(self._settle_ms, self, lambda: self._shoot(stop.name, list(self._themes)))

        if stop.ready is not None:
            stop.ready.connect(arrived)
        stop.go()
        if stop.ready is None:
            arrived()

    def _shoot(self, name: str, themes: list[ThemeChoice]) -> None:
        if not themes:
            self._next()
            return
        self._theme.choose(themes[0])
        QTimer.singleShot(self._settle_ms, self, lambda: self._keep(name, themes))

    def _keep(self, name: str, themes: list[ThemeChoice]) -> None:
        path = self._folder / f"{name}-{themes[0].value}.png"
        self._window.grab().save(str(path))
        self.written.append(path)
        self._shoot(name, themes[1:])

    def _give_up(self) -> None:
        self.stuck = self._going_to
        self.finished.emit()

"""Small pieces of work that wait for their turn on the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Calls functions one by one; in between the user's keys and all other events have their turn."""

    def __init__(self, parent: QObject, first_ms: int, may: Callable[[], bool] = lambda: True) -> None:
        """Wait `first_ms` before the first call, and as long again wherever `may` says no."""
        super().__init__(parent)
        self._first_ms, self._may = first_ms, may
        self._waiting: list[Callable[[], object]] = []
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._take)

    def add(self, fn: Callable[[], object]) -> None:
        """Call fn after all that waits already."""
        self._waiting.append(fn)
        if not self._pause.isActive():
            self._pause.start(self._first_ms)

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._waiting)

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
        self._pause.stop()

    def _take(self) -> None:
        if not self._may():
            self._pause.start(self._first_ms)
            return
        fn = self._waiting.pop(0)
        if self._waiting:
            # The events that came meanwhile are first.
            self._pause.start(0)
        fn()

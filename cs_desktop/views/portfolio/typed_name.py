"""Going to a row by typing the beginning of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from cs_desktop.common.text import folded


class TypedName:
    """Gathers the letters that are typed one soon after the other."""

    def __init__(self) -> None:
        self._letters = ""
        self._clock = QElapsedTimer()

    @property
    def is_open(self) -> bool:
        """Return whether another letter would go on with the name."""
        return bool(self._letters) and self._clock.isValid() and not self._clock.hasExpired(_pause())

    def end(self) -> None:
        """Begin anew with the next letter."""
        self._letters = ""

    def find(self, typed: str, names: Sequence[str], start: int) -> int | None:
        """Return the next row whose name begins with all that was typed, from `start` on and then from above.

        `names` are folded. One letter typed again and again goes from one such row to the next.
        """
        before = self._letters if self.is_open else ""
        self._letters = before + folded(typed)
        self._clock.start()
        again = len(set(self._letters)) == 1
        wanted = self._letters[0] if again else self._letters
        first = start + 1 if again or not before else start
        order = (*range(first, len(names)), *range(min(first, len(names))))
        return next((place for place in order if names[place].startswith(wanted)), None)


def _pause() -> int:
    return QApplication.keyboardInputInterval()

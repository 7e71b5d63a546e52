"""Keys pressed faster than what they do is stored: each waits for what was done before it."""

from collections import deque
from collections.abc import Callable

from cs_desktop.domain.gestures import Gesture

Make = Callable[[], Gesture | None]
"""Makes a gesture from what is shown when its turn has come."""


class Queued:
    """Hands over one gesture at a time."""

    def __init__(self, do: Callable[[Gesture], None]) -> None:
        """`do` is handed each gesture in its turn."""
        self._do = do
        self._waiting: deque[Make] = deque()
        self._under_way, self._stored = False, False

    def put(self, make: Make) -> None:
        """Do something once nothing is under way."""
        self._waiting.append(make)
        self._next()

    def note_stored(self) -> None:
        """Know that what is shown next is what was done last."""
        self._stored = self._under_way

    def go_on(self) -> None:
        """Do the next, once the last is read back."""
        if self._under_way and not self._stored:
            return
        self._under_way = False
        self._next()

    def forget(self) -> None:
        """Wait for nothing: the last was refused."""
        self._waiting.clear()
        self._under_way, self._stored = False, False

    def _next(self) -> None:
        while self._waiting and not self._under_way:
            gesture = self._waiting.popleft()()
            if gesture:
                self._under_way, self._stored = True, False
                self._do(gesture)

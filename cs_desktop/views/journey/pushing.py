"""Pushing cards by keys, faster than it is stored."""

from collections.abc import Callable

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.placing import pushed
from cs_desktop.views.journey.scene import JourneyScene


class Pushes:
    """Pushes the selected cards; what is pressed while a push is under way is done to them after it."""

    def __init__(self, scene: JourneyScene, do: Callable[[Gesture], None]) -> None:
        """`do` is handed the gesture of each push."""
        self._scene, self._do = scene, do
        self._waits, self._stored = False, False
        """Whether a push is being stored; it is, and was not read back."""
        self._due: dict[tuple[int, ...], tuple[int, int]] = {}
        """The eighths and rows pressed since, by the cards that were selected then."""

    def push(self, across: int, down: int) -> None:
        """Push the selected cards by eighths and rows."""
        chosen = self._scene.selected_cards()
        before = self._due.get(chosen, (0, 0))
        self._due[chosen] = (before[0] + across, before[1] + down)
        self._next()

    def note_stored(self) -> None:
        """Know that what is shown next is what the last push has made."""
        self._stored = self._waits

    def go_on(self) -> None:
        """Push by what was pressed meanwhile, once the last push is read back."""
        if self._waits and not self._stored:
            # Somebody else's edit was read: to push from there would lose the push that is under way.
            return
        self._waits = False
        self._next()

    def forget(self) -> None:
        """Wait for nothing: the last push was refused."""
        self._due, self._waits, self._stored = {}, False, False

    def _next(self) -> None:
        content = self._scene.content
        while self._due and not self._waits and content is not None:
            cards = next(iter(self._due))
            across, down = self._due.pop(cards)
            gesture = pushed(content, cards, across, down)
            if (across or down) and gesture:
                self._waits, self._stored = True, False
                self._do(gesture)

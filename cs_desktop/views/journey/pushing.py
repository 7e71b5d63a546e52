"""Pushing cards by keys, faster than it is stored."""

from collections.abc import Callable

from cs_desktop.domain.journey.gestures import Gesture
from cs_desktop.domain.journey.placing import pushed
from cs_desktop.views.journey.scene import JourneyScene


class Pushes:
    """Pushes the selected cards; what is pressed while a push is under way is added to the next one."""

    def __init__(self, scene: JourneyScene, do: Callable[[Gesture], None]) -> None:
        """`do` is handed the gesture of each push."""
        self._scene, self._do = scene, do
        self._waits, self._stored, self._due = False, False, (0, 0)
        """Whether a push is being stored, or is and not read back; the eighths and rows pressed since."""

    def push(self, across: int, down: int) -> None:
        """Push the selected cards by eighths and rows."""
        content, chosen = self._scene.content, self._scene.selected_cards()
        if self._waits:
            self._due = (self._due[0] + across, self._due[1] + down)
        elif content is not None and (gesture := pushed(content, chosen, across, down)):
            self._waits, self._stored = True, False
            self._do(gesture)

    def note_stored(self) -> None:
        """Know that what is shown next is what the last push has made."""
        self._stored = self._waits

    def go_on(self) -> None:
        """Push by what was pressed meanwhile, once the last push is read back."""
        if self._waits and not self._stored:
            # Somebody else's edit was read: to push from there would lose the push that is under way.
            return
        (across, down), self._due, self._waits = self._due, (0, 0), False
        if across or down:
            self.push(across, down)

    def forget(self) -> None:
        """Wait for nothing: the last push was refused."""
        self._due, self._waits, self._stored = (0, 0), False, False

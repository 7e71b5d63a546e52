"""Python's garbage collector, run by the window's thread alone.

Left to itself it runs on whichever thread happens to make an object. Cycles that hold a QObject then end on
a thread that is not theirs, which Qt answers with a crash or by hanging.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 300
"""Often enough that what has gathered is looked through between two frames."""
CROWD = 20_000
"""Young objects that are looked through in a few milliseconds; work such as an import makes more."""
REST_S = 180
"""After a crowd the oldest, among whom it is, are left alone so long: the work that made it may go on."""


class Collector(QObject):
    """Collects when the event loop is idle, at Python's own thresholds; never on another thread.

    While work makes objects by the hundred thousand, they are put among the oldest unseen: to look through
    them would hold up the window for longer than a frame, and nearly all of them still live.
    """

    def __init__(self, parent: QObject | None = None, rest_s: float = REST_S) -> None:
        super().__init__(parent)
        self._crowded_until, self._rest_s = 0.0, rest_s
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(INTERVAL_MS)

    def look(self) -> None:
        """Collect what is due; called on the window's thread."""
        now = time.monotonic()
        if gc.get_count()[0] > CROWD:
            # Together this makes the young ones old without a look at any of them.
            gc.freeze()
            gc.unfreeze()
            self._crowded_until = now + self._rest_s
        else:
            _collect_due(1 if now < self._crowded_until else 2)


def _collect_due(oldest: int) -> None:
    """Collect the oldest generation that is due, up to `oldest`, and all that are younger."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if generation <= oldest and threshold and count > threshold
    ]
    if due:
        gc.collect(due[-1])

"""Python's garbage collector, run by the window's thread alone.

Left to itself it runs on whichever thread happens to make an object. Cycles that hold a QObject then end on
a thread that is not theirs, which Qt answers with a crash or by hanging.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 300
"""Often enough that what has gathered is looked through between two frames."""
CROWD = 20_000
"""Young objects that are looked through in a few milliseconds; work such as an import makes more."""
QUIET = 60
"""Looks without a crowd, after which those that the crowd had kept back are made up for."""


class Collector(QObject):
    """Collects when the event loop is idle, at Python's own thresholds; never on another thread.

    While work makes objects by the hundred thousand, they are put aside unseen: to look through them would
    hold up the window for longer than a frame, and nearly all of them still live.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.quiet = QUIET
        self._kept_back = 0
        """Looks until a whole collection is made up for; 0 where none is owed."""
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(INTERVAL_MS)

    def look(self) -> None:
        """Collect what is due; called on the window's thread."""
        if gc.get_count()[0] > CROWD:
            # Together this makes the young ones old without a look at any of them.
            gc.freeze()
            gc.unfreeze()
            self._kept_back = self.quiet
        elif self._kept_back:
            self._kept_back -= 1
            _collect_due(1 if self._kept_back else 2, whole=not self._kept_back)
        else:
            _collect_due(2)


def _collect_due(oldest: int, *, whole: bool = False) -> None:
    """Collect the oldest generation that is due and all that are younger, up to `oldest`; or all of them."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if generation <= oldest and threshold and count > threshold
    ]
    if due or whole:
        gc.collect(oldest if whole else due[-1])

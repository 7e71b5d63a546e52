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


class Collector(QObject):
    """Collects when the event loop is idle, at Python's own thresholds; never on another thread.

    While work makes objects by the hundred thousand, they are put among the oldest unseen: to look through
    them would hold up the window for longer than a frame, and nearly all of them still live.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(look)
        timer.start(INTERVAL_MS)


def look() -> None:
    """Collect the oldest generation that is due and all that are younger; called on the window's thread."""
    if gc.get_count()[0] > CROWD:
        # Together this makes the young ones old without a look at any of them, and counts anew.
        gc.freeze()
        gc.unfreeze()
        return
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if threshold and count > threshold
    ]
    if due:
        gc.collect(due[-1])

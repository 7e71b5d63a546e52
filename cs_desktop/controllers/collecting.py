"""Python's garbage collector, run by the window's thread alone.

Left to itself it runs on whichever thread happens to make an object. Cycles that hold a QObject then end on
a thread that is not theirs, which Qt answers with a crash or by hanging.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 300
"""Often enough that what has gathered is looked through between two frames."""


class Collector(QObject):
    """Collects when the event loop is idle, at Python's own thresholds; never on another thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_due)
        timer.start(INTERVAL_MS)


def collect_due() -> None:
    """Collect the oldest generation that is due and all that are younger; called on the window's thread."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if threshold and count > threshold
    ]
    if due:
        gc.collect(due[-1])

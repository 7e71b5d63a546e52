"""Open a workspace in our window, go from place to place, and tell how long the slowest took.

Usage: switching.py FILE. A switch lasts from the key to the end of the painting that it caused; the
slowest is printed, in seconds.
"""

import logging
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from cs_desktop.app import Program, make_application
from cs_desktop.common.clock import clock_from
from cs_desktop.views.screen import ACCOUNTS, HOME, PORTFOLIO

ROUNDS = 10
SETTLE_MS = 1500


def main() -> None:
    """Walk, and print."""
    application = make_application()
    program = Program(application, clock_from(dict(os.environ)), logging.getLogger("switching"))
    loop = QEventLoop()
    program.wired.connect(loop.quit)
    program.window.resize(1440, 900)
    program.window.show()
    loop.exec()
    wiring = program.wiring
    assert wiring is not None
    wiring.navigation.shown.connect(loop.quit)
    program.open(Path(sys.argv[1]))
    loop.exec()
    wiring.navigation.shown.disconnect(loop.quit)
    slowest = 0.0
    for turn in range(ROUNDS):
        for place in (HOME, PORTFOLIO, ACCOUNTS):
            QTimer.singleShot(SETTLE_MS if turn == 0 else 50, loop.quit)
            loop.exec()
            began = time.perf_counter()
            wiring.navigation.go(place.key)
            # What is to be painted is painted now, layouts included.
            program.window.grab()
            # The first look builds the screen's rows; it is left to the first round.
            slowest = max(slowest, time.perf_counter() - began if turn else 0.0)
    print(slowest)
    program.window.close()


if __name__ == "__main__":
    main()

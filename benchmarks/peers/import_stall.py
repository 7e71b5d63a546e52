"""Import a file by the wizard, and tell how long the window ever stood still meanwhile.

Usage: import_stall.py WORKSPACE FILE [--where]. The window's event loop is asked for the time every few
milliseconds, from the moment at which the file is chosen to the result; the longest it did not answer is
printed, in seconds. With --where each stall is told with what the other threads were at.
"""

import logging
import os
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from cs_desktop.app import Program, make_application
from cs_desktop.common.clock import clock_from
from cs_desktop.views.importing.steps import Step

BEAT_MS = 2
TOLD_S = 0.05
SETTLE_MS = 3000


class Watch:
    """Notes the longest time between two beats of the event loop that this process was at work itself.

    What other programs take from the processor meanwhile is no fault of ours.
    """

    def __init__(self, *, where: bool) -> None:
        self.worst, self.doing = 0.0, ""
        self._where = where
        self._last = self._spent = 0.0
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch."""
        self._rest()
        self._timer.start()

    def _beat(self) -> None:
        passed, spent = time.perf_counter() - self._last, time.process_time() - self._spent
        stalled = min(passed, spent)
        self.worst = max(self.worst, stalled)
        if self._where and stalled > TOLD_S:
            self._tell(stalled)
        self._rest()

    def _rest(self) -> None:
        self._last, self._spent = time.perf_counter(), time.process_time()

    def _tell(self, stalled: float) -> None:
        print(f"--- {stalled * 1000:.0f} ms, {self.doing}", file=sys.stderr)
        for frame in sys._current_frames().values():  # noqa: SLF001 - the only way to see them
            lines = traceback.extract_stack(frame)
            if lines[-1].name not in ("_tell", "wait", "_worker"):
                told = (f"{Path(line.filename).name}:{line.lineno} {line.name}" for line in lines[-6:])
                print("   ", " > ".join(told), file=sys.stderr)


def main() -> None:
    """Import, and print."""
    workspace, source = map(Path, sys.argv[1:3])
    application = make_application()
    program = Program(application, clock_from(dict(os.environ)), logging.getLogger("import_stall"))
    loop = QEventLoop()
    program.wired.connect(loop.quit)
    program.window.resize(1440, 900)
    program.window.show()
    loop.exec()
    wiring = program.wiring
    assert wiring is not None
    program.open(workspace)
    _wait(loop, wiring.portfolio.completed)
    imports = wiring.imports
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
    watch = Watch(where="--where" in sys.argv)
    watch.start()
    watch.doing = "looking"
    imports.show(source)
    _wait(loop, imports.mapping.checked)
    watch.doing = "previewing"
    imports.screen.step_requested.emit(Step.PREVIEW)
    _wait(loop, imports.run.check_ended)
    watch.doing = "importing"
    imports.screen.import_requested.emit()
    _wait(loop, imports.run.ended)
    watch.doing = "after"
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
    print(watch.worst)
    program.window.close()


def _wait(loop: QEventLoop, signal: SignalInstance) -> None:
    signal.connect(loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)


if __name__ == "__main__":
    main()

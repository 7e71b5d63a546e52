"""Edit one field in our own window again and again: shown_edit.py WORKSPACE EDITS.

It prints two medians in milliseconds: from Enter to the word that the edit is committed, and from that
word to the end of the painting that shows it.
"""

import logging
import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cs_desktop.app import Program, make_application
from cs_desktop.common.clock import SystemClock

_PATIENCE_MS = 120_000
_PAUSE_MS = 150
"""Between two edits, so that what the last one set off has ended."""


class Typist(QObject):
    """Opens the first account and edits its industry."""

    def __init__(self, program: Program, edits: int) -> None:
        super().__init__()
        self._program = program
        self._left = edits
        self._entered = self._committed = 0.0
        self._waits_for_paint = False
        self.commits: list[float] = []
        self.paintings: list[float] = []

    def start(self) -> None:
        """Begin, once the program is loaded."""
        wiring = self._program.wiring
        assert wiring is not None
        self._wiring = wiring
        wiring.started.connect(self._open_first)
        wiring.account_shown.connect(self._begin)
        wiring.account.edited.connect(self._told)
        self._program.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the painting of the window; never swallow an event."""
        if self._waits_for_paint and event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
            self._waits_for_paint = False
            # The painting is over when the event loop turns again.
            QTimer.singleShot(0, self._painted)
        return False

    def _open_first(self) -> None:
        self._wiring.open_account(self._wiring.portfolio_screen.model.account_at(0).id)

    def _begin(self) -> None:
        self._wiring.account_shown.disconnect(self._begin)
        QTimer.singleShot(_PAUSE_MS, self._edit)

    def _edit(self) -> None:
        field = self._wiring.account_screen.fields["industry"]
        field.edit()
        editor = self._program.window.focusWidget()
        assert editor is not None
        editor.setProperty("text", f"Industry {self._left}")
        self._entered = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
            QApplication.sendEvent(editor, event)

    def _told(self) -> None:
        self._committed = time.perf_counter()
        self.commits.append(self._committed - self._entered)
        self._waits_for_paint = True

    def _painted(self) -> None:
        self.paintings.append(time.perf_counter() - self._committed)
        self._left -= 1
        if self._left:
            QTimer.singleShot(_PAUSE_MS, self._edit)
        else:
            self._program.window.close()


def main(workspace: Path, edits: int) -> None:
    """Run, and print what was measured."""
    application = make_application()
    program = Program(application, SystemClock(), logging.getLogger("cs_desktop"))
    typist = Typist(program, edits)
    program.wired.connect(typist.start)
    program.wired.connect(lambda: program.open(workspace))
    program.window.show()
    QTimer.singleShot(_PATIENCE_MS, lambda: QApplication.exit(1))
    if application.exec() or not typist.paintings:
        sys.exit("the edits did not come to their end")
    print(median(typist.commits) * 1000, median(typist.paintings) * 1000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

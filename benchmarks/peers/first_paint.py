"""Run our own program and tell when its portfolio was painted: first_paint.py WORKSPACE.

It prints the time on the clock that all processes share, and quits. The program itself runs as it is.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from cs_desktop.__main__ import main

_PATIENCE_MS = 60_000
_run = QApplication.exec


class Watch(QObject):
    """Sees every event of the program until a table with rows is painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look out for that painting; never swallow an event."""
        if event.type() == QEvent.Type.Paint and _shows_rows(watched.parent()):
            # All other parts are painted before the event loop turns again.
            QTimer.singleShot(0, _tell_and_quit)
            self._application().removeEventFilter(self)
        return False

    def watch(self) -> None:
        """Begin."""
        self._application().installEventFilter(self)

    def _application(self) -> QObject:
        application = QApplication.instance()
        assert application is not None
        return application


def _shows_rows(view: QObject | None) -> bool:
    return isinstance(view, QAbstractItemView) and view.model() is not None and view.model().rowCount() > 0


def _tell_and_quit() -> None:
    print(time.monotonic(), flush=True)
    QApplication.closeAllWindows()


def _watched(*_: object) -> int:
    watch = Watch()
    watch.watch()
    QTimer.singleShot(_PATIENCE_MS, lambda: QApplication.exit(1))
    return _run()


if __name__ == "__main__":
    QApplication.exec = _watched  # type: ignore[method-assign]  # there is no later moment to step in
    sys.exit(main())

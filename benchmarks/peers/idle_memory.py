"""Tell the resident memory, in megabytes, of a window that has come to rest: idle_memory.py [WORKSPACE].

Without a workspace the window is an empty QMainWindow. Reads Linux's own figures.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

SETTLED_MS = 5000
"""By then the workspace is open, and what is loaded behind its first painting is there."""
_run = QApplication.exec


def resident() -> float:
    """Return this process's resident memory in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _tell_and_quit() -> None:
    print(resident(), flush=True)
    QApplication.closeAllWindows()


def _watched(*_: object) -> int:
    QTimer.singleShot(SETTLED_MS, _tell_and_quit)
    return _run()


def _show_bare() -> int:
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(SETTLED_MS, _tell_and_quit)
    return application.exec()


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(_show_bare())
    # Only now: what our program loads is no part of an empty window.
    from cs_desktop.__main__ import main

    QApplication.exec = _watched  # type: ignore[method-assign]  # there is no later moment to step in
    sys.exit(main())

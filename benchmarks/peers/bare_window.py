"""The least that Qt can do: an empty main window, until it is painted."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """Says when it is painted, and quits."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then tell the time on the clock that all processes share."""
        super().paintEvent(event)
        print(time.monotonic())
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Window()
    window.resize(1440, 900)
    window.show()
    sys.exit(app.exec())

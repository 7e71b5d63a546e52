"""The line one types into: keys that move in the list go there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteField(QLineEdit):
    """Says which key was pressed that is not for typing."""

    stepped = Signal(int)
    entered = Signal()
    tabbed = Signal()
    emptied = Signal()
    """Backspace where there is nothing to delete."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "palette")
        self.setPlaceholderText(tr("Search, or type > for commands"))
        self.setAccessibleName(tr("Search or run a command"))

    def event(self, event: QEvent) -> bool:
        """Take Tab, which Qt would use to move the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab:
                self.tabbed.emit()
                return True
            if event.key() == Qt.Key.Key_Backtab:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, leave; everything else is typed."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

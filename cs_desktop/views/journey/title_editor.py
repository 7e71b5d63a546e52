"""Writing a card's title where the card is."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle, scaled

_LEAST = 11
"""Pixels of a letter, however small the map is shown."""


class TitleEditor(QLineEdit):
    """A line over the card, as large as the map is shown. Enter and leaving it store, Esc does not."""

    entered = Signal(object, str)
    """What it was opened for, and the new title."""
    closed = Signal()
    """Enter or Esc was pressed: the keyboard goes back to the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Title"))
        self.setMaxLength(300)
        self._about: object = None
        self._before = ""
        self._even_same = False
        self._over: Callable[[], QRect] | None = None
        """Where on the canvas it stands now; None where it stands still."""
        self._scale: Callable[[], float] = lambda: 1.0
        self.hide()

    def open(self, about: object, text: str, place: QRect, *, even_same: bool = False) -> None:
        """Write over a place of the window; `even_same` stores with Enter also what was not changed."""
        self._over = None
        self._about, self._before = about, text
        self._even_same = even_same
        self.setText(text)
        self._stand(place)
        self.selectAll()
        self.show()
        self.setFocus()

    def open_over(
        self, about: object, text: str, place: Callable[[], QRect], scale: Callable[[], float]
    ) -> None:
        """Write over a part of the canvas, wherever that is; `scale` says how large it is shown."""
        self._scale = scale
        self._enlarge()
        self.open(about, text, place())
        self._over = place

    def follow(self) -> None:
        """Stay with what is written while one scrolls and zooms."""
        if self._over is not None and not self.isHidden():
            self._enlarge()
            self._stand(self._over())

    def _enlarge(self) -> None:
        """Write as large as the map is shown, but never too small to read."""
        made = canvas_font(TextStyle.CELL_MEDIUM)
        larger = QFont(made)
        larger.setPixelSize(max(round(made.pixelSize() * self._scale()), scaled(_LEAST)))
        self.setFont(larger)

    def _stand(self, place: QRect) -> None:
        # However small the map is shown, one sees what one writes.
        size = place.size().expandedTo(self.sizeHint())
        # Asked for each time: Python may let go of what stands for the inside of a view.
        ground = self.parentWidget()
        assert ground is not None
        left = place.left()
        if place.intersects(ground.rect()):
            left = max(min(left, ground.width() - size.width()), 0)
        self.setGeometry(QRect(QPoint(left, place.top()), size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Store with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._even_same:
                self._before = ""
            self._store()
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
            # What a line of text has no use for would push the card beneath it.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store what was written; a menu of its own only borrows the keyboard."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._store()

    def _store(self) -> None:
        # Not whether it is seen: another tab may have taken its place.
        if self.isHidden():
            return
        about, text = self._about, self.text().strip()
        self._about = None
        self.hide()
        if text != self._before:
            self.entered.emit(about, text)

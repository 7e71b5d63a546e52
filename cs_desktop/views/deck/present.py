"""A deck before its audience: pages alone on the screen, turned with the keys that one expects."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.deck.page_view import PAGE

ON = frozenset(
    {
        *(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N),
    }
)
BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace, Qt.Key.Key_P})
BLANK = frozenset({Qt.Key.Key_B, Qt.Key.Key_Period})


class PresentView(QWidget):
    """A window that shows one page on black; Esc ends it."""

    turned = Signal(int)
    """So many pages on, or back."""
    gone_to = Signal(bool)
    """To the last page, or to the first."""
    width_changed = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._image = QImage()
        self._blank = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(tr("Present the deck"))

    @property
    def image(self) -> QImage:
        """Return the page that is shown."""
        return self._image

    @property
    def pixels(self) -> int:
        """Return how many pixels of the screen the page is wide."""
        return max(round(self._box().width() * self.devicePixelRatioF()), 1)

    def begin(self) -> None:
        """Take all of the screen."""
        self._blank = False
        self.showFullScreen()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, image: QImage, number: int, count: int, title: str) -> None:
        """Show a page."""
        self._image, self._blank = image, False
        told = tr("Page {number} of {count}", number=number, count=count)
        self.setAccessibleName(f"{told}, {title}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, go to the first or last, show nothing, or end."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif key in BLANK:
            self._blank = not self._blank
            self.update()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.gone_to.emit(key == Qt.Key.Key_End)
        elif key in BACK or key in ON:
            self.turned.emit(-1 if key in BACK else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to the next page, or back with the other button."""
        self.turned.emit(-1 if event.button() is Qt.MouseButton.RightButton else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the page drawn as large as there is room."""
        super().resizeEvent(event)
        self.width_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is over."""
        super().closeEvent(event)
        self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if not (self._blank or self._image.isNull()):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._box(), self._image)

    def _box(self) -> QRectF:
        unit = min(self.width() / PAGE.width(), self.height() / PAGE.height())
        width, height = PAGE.width() * unit, PAGE.height() * unit
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

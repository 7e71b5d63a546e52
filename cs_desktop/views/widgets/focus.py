"""The ring around the button that has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from cs_desktop.views.theme.theme import Theme

WIDTH = 2
GAP = 2
RADIUS = 8
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """A ring of 2 px, 2 px outside the focused button of one window. Fields and tables draw theirs inside."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._button: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme.changed.connect(self.update)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the button when it, or anything that it stands in, moves."""
        del watched
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        paint_ring(QPainter(self), QRectF(self.rect()), self._theme)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Buttons take the focus from the keyboard only, so a click draws no ring.
        mine = isinstance(now, QAbstractButton) and now.window() is self._window
        self._button = now if mine else None
        for widget in self._watched:
            # What was deleted takes its filters with it.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._button is not None:
            self._watched = [self._button, *ancestors(self._button)]
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        button = self._button
        if button is None or not button.isVisible():
            self.hide()
            return
        reach = WIDTH + GAP
        place = QRect(button.mapTo(self._window, QPoint()), button.size())
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()


def paint_ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw the ring inside of a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.tokens.focus), WIDTH))
    inset = WIDTH / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def ancestors(widget: QWidget) -> list[QWidget]:
    """Return what a widget stands in, from near to far."""
    above: list[QWidget] = []
    parent = widget.parent()
    while isinstance(parent, QWidget):
        above.append(parent)
        parent = parent.parent()
    return above

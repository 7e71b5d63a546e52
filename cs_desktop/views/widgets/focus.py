"""The ring around the button that has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cs_desktop.views.theme.theme import Theme

WIDTH = 2
GAP = 2
RADIUS = 8
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """A ring of 2 px, 2 px outside the focused button. Fields and tables draw theirs inside."""

    def __init__(self, theme: Theme, application: QApplication) -> None:
        super().__init__()
        self._theme = theme
        self._button: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        application.focusChanged.connect(self._follow)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the button when it, or anything that it stands in, moves."""
        del watched
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.focus), WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Buttons take the focus from the keyboard only, so a click draws no ring.
        self._button = now if isinstance(now, QAbstractButton) else None
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        widget = self._button
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        button = self._button
        if button is None or not button.isVisible():
            self.hide()
            return
        window = button.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        reach = WIDTH + GAP
        place = QRect(button.mapTo(window, QPoint()), button.size())
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()

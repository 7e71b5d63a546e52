"""The callout of the tour: a ring around a part of the window, and beside it what the part is for."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.focus import paint_ring
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

WIDTH = 340
GAP = 10
_MOVES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class _Ring(QWidget):
    """The ring around the part that is spoken of; clicks go through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        paint_ring(QPainter(self), QRectF(self.rect()), self._theme)


class Callout(Panel):
    """Title, text and the ways on. Left and Right step, Esc ends."""

    next_requested = Signal()
    back_requested = Signal()
    skip_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__("surface", "float")
        self.setParent(window)
        self._window = window
        self._target: QWidget | None = None
        self._ring = _Ring(theme, window)
        self._title = Label("", TextStyle.TITLE, wrap=True)
        self._text = Label("", TextStyle.BODY, "text2", wrap=True)
        self._place = Label("", TextStyle.CAPTION, "text3")
        self._skip = Button(theme, tr("Skip the tour"), "link")
        self._back = Button(theme, tr("Back"))
        self._next = Button(theme, tr("Next"), "primary")
        self._skip.clicked.connect(self.skip_requested)
        self._back.clicked.connect(self.back_requested)
        self._next.clicked.connect(self.next_requested)
        box = column(self._title, self._text, spacing=6, margins=(16, 14, 16, 12))
        box.addSpacing(6)
        box.addLayout(row(self._place, self._skip, 0, self._back, self._next))
        self.setLayout(box)
        self.hide()
        window.installEventFilter(self)
        # Buttons would take the arrows to go from one to the next; shortcuts come before them.
        back, on = ("Right", "Left") if mirrored() else ("Left", "Right")
        for key, signal in ((back, self.back_requested), (on, self.next_requested)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def show_step(self, title: str, text: str, place: int, count: int, target: QWidget | None) -> None:
        """Speak of a part of the window; of none that is to be seen, in the window's middle."""
        self._title.setText(title)
        self._text.setText(text)
        self._place.setText(tr("{place} of {count}", place=place, count=count))
        last = place == count
        self._next.setText(tr("Done") if last else tr("Next"))
        self._next.setAccessibleName(self._next.text())
        self._back.setVisible(place > 1)
        self._skip.setVisible(not last)
        self.setAccessibleName(f"{title}. {text}")
        self._target = target
        if self.isHidden():
            # Only once: what is raised later, as the ring around its button, has to stay above.
            self.raise_()
        self.show()
        self._arrange()
        self._next.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def ring(self) -> QRect:
        """Return what the ring is around, as the window counts; empty where it is around nothing."""
        return self._ring.geometry() if self._ring.isVisible() else QRect()

    def end(self) -> None:
        """Go away."""
        self._target = None
        self._ring.hide()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the part when the window changes."""
        if event.type() in _MOVES and self.isVisible():
            self._arrange()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc; Enter presses the button that has the keyboard."""
        here = self._window.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.skip_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, Button):
            here.click()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        wanted = max(scaled(WIDTH), self.minimumSizeHint().width())
        width = min(wanted, self._window.width() - 2 * GAP)
        layout = self.layout()
        assert layout is not None
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        size = QSize(width, height)
        target = self._target
        if target is None or not target.isVisible():
            self._ring.hide()
            place = QRect(QPoint(), size)
            place.moveCenter(self._window.rect().center())
            self.setGeometry(place)
        else:
            around = QRect(target.mapTo(self._window, QPoint()), target.size())
            ring = around.adjusted(-4, -4, 4, 4).intersected(self._window.rect())
            self._ring.setGeometry(ring)
            self._ring.stackUnder(self)
            self._ring.show()
            self.setGeometry(beside(ring, size, self._window.rect()))


def beside(part: QRect, size: QSize, room: QRect) -> QRect:
    """Return where a callout stands: at a side of the part where it fits, else inside of it."""
    right = QPoint(part.right() + GAP, part.top() + GAP)
    left = QPoint(part.left() - GAP - size.width(), part.top() + GAP)
    below = QPoint(part.left(), part.bottom() + GAP)
    above = QPoint(part.left(), part.top() - GAP - size.height())
    inner = room.adjusted(GAP, GAP, -GAP, -GAP)
    for corner in (right, left, below, above):
        place = _pushed(QRect(corner, size), inner)
        if not place.intersects(part):
            return place
    inside = QRect(QPoint(), size)
    inside.moveCenter(part.center())
    return _pushed(inside, inner)


def _pushed(place: QRect, inner: QRect) -> QRect:
    """Return a place moved into the room."""
    left = max(min(place.left(), inner.right() - place.width() + 1), inner.left())
    top = max(min(place.top(), inner.bottom() - place.height() + 1), inner.top())
    return QRect(QPoint(left, top), place.size())

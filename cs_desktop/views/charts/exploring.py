"""Zooming and moving along a chart's time, by wheel, mouse and keys."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cs_desktop.domain.charts.span import TimeSpan

STEP = 1.5
"""How much nearer one key press or one notch of the wheel leads."""
_NOTCH = 120.0
_SHARE = 0.2
"""Of what is on screen, by which an arrow key moves."""


class Explored(Protocol):
    """A chart that shows a part of its time."""

    @property
    def span(self) -> TimeSpan | None:
        """Return what is on screen."""
        ...

    def look_at(self, span: TimeSpan) -> None:
        """Show another part."""
        ...

    def place_at(self, point: QPointF) -> float:
        """Return the day that is under a point of the plot."""
        ...

    def days_of(self, pixels: float) -> float:
        """Return how many days so many pixels are."""
        ...


class Exploring:
    """What is done to one chart.

    The wheel is left to a page that scrolls, unless Ctrl is held or the chart has the keyboard.
    """

    def __init__(self, chart: Explored, widget: QWidget) -> None:
        self._chart, self._widget = chart, widget
        self._grip: QPointF | None = None
        """Where the mouse was last, while a button is down."""

    def take(self, event: QEvent) -> bool:
        """Do what an event of the plot asks for; return whether it asked for something."""
        span = self._chart.span
        if span is None:
            return False
        if isinstance(event, QWheelEvent):
            return self._turn(event, span)
        if isinstance(event, QMouseEvent):
            return self._handle(event, span)
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it asked for something."""
        span = self._chart.span
        if span is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~_SHIFT:
            return False
        middle = (span.left + span.right) / 2
        moves: dict[int, Callable[[], TimeSpan]] = {
            Qt.Key.Key_Left: lambda: span.moved(-span.days * _SHARE),
            Qt.Key.Key_Right: lambda: span.moved(span.days * _SHARE),
            Qt.Key.Key_Home: lambda: span.moved(span.first - span.left),
            Qt.Key.Key_End: lambda: span.moved(span.last - span.right),
            Qt.Key.Key_Plus: lambda: span.zoomed(STEP, middle),
            Qt.Key.Key_Equal: lambda: span.zoomed(STEP, middle),
            Qt.Key.Key_Minus: lambda: span.zoomed(1 / STEP, middle),
            Qt.Key.Key_0: span.whole,
        }
        move = moves.get(event.key())
        if move is None:
            return False
        self._chart.look_at(move())
        return True

    def _turn(self, event: QWheelEvent, span: TimeSpan) -> bool:
        turned = event.angleDelta()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not (held or self._widget.hasFocus() or not scrolls(self._widget)):
            return False
        if abs(turned.x()) > abs(turned.y()):
            self._chart.look_at(span.moved(-self._chart.days_of(turned.x())))
            return True
        about = self._chart.place_at(event.position())
        zoomed = span.zoomed(STEP ** (turned.y() / _NOTCH), about)
        self._chart.look_at(zoomed)
        # What can go no further out is the page's to scroll.
        return bool(held) or zoomed != span

    def _handle(self, event: QMouseEvent, span: TimeSpan) -> bool:
        kind = event.type()
        left = Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonDblClick and event.button() == left:
            self._grip = None
            self._chart.look_at(span.whole())
        elif kind == QEvent.Type.MouseButtonPress and event.button() == left:
            self._grip = event.position()
            self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        elif kind == QEvent.Type.MouseMove and self._grip is not None and event.buttons() & left:
            self._chart.look_at(span.moved(-self._chart.days_of(event.position().x() - self._grip.x())))
            self._grip = event.position()
        elif kind == QEvent.Type.MouseButtonRelease:
            self._grip = None
        else:
            return False
        return True


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def scrolls(widget: QWidget) -> bool:
    """Return whether a widget stands in a page that can be scrolled up and down."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.verticalScrollBar().maximum() > 0:
            return True
        parent = parent.parentWidget()
    return False

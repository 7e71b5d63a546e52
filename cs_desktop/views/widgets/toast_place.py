"""Where messages stand: bottom right, above the foot of the page, and clear of what one works on."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTextEdit, QWidget

from cs_desktop.views.theme.direction import placed
from cs_desktop.views.widgets.pieces import Panel

MARGIN = 16
GAP = 8
"""Pixels between messages and what they keep clear of."""
TALLEST_FOOT = 72
KEPT_FREE = "kept free of messages"
"""The object name of what is never covered though it is no foot of a page, such as an overview."""


@runtime_checkable
class Workplace(Protocol):
    """A widget that knows where in it one works."""

    def work_area(self) -> QRect:
        """Return where one works, in points of the widget; empty for nowhere."""


CEILING = 56
"""Messages never rise into the bar at the top."""


def toast_rect(window: QWidget, right: int, width: int, height: int) -> QRect:
    """Return where messages of a size stand in a window whose pages end at `right`.

    `right` is counted from where reading begins.
    """
    bottom = window.height() - MARGIN
    place = _standing(window, right, width, height, bottom)
    for kept in _kept_free(window):
        if kept.adjusted(0, -GAP, 0, MARGIN).intersects(place):
            place = _standing(window, right, width, height, kept.top() - GAP)
    work = work_rect(window)
    if work is not None and work.adjusted(0, -GAP, 0, GAP).intersects(place):
        above = _standing(window, right, width, height, work.top() - GAP)
        if above.top() >= CEILING:
            return above
    return place


def work_rect(window: QWidget) -> QRect | None:
    """Return where one works, as its place in the window: the row or the field that has the keyboard."""
    widget = QApplication.focusWidget()
    if widget is None or not window.isAncestorOf(widget) or not widget.isVisible():
        return None
    part, inner = widget, widget.rect()
    if isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        if not index.isValid():
            return None
        part, row = widget.viewport(), widget.visualRect(index)
        inner = QRect(0, row.top(), part.width(), row.height()).intersected(part.rect())
    elif isinstance(widget, Workplace):
        inner = widget.work_area()
    elif isinstance(widget, QTextEdit):
        part, inner = widget.viewport(), widget.cursorRect()
    if inner.isEmpty() or inner.height() > window.height() // 3:
        return None
    return QRect(part.mapTo(window, inner.topLeft()), inner.size())


def _standing(window: QWidget, right: int, width: int, height: int, bottom: int) -> QRect:
    return placed(QRect(right - width - MARGIN, bottom - height, width, height), window.rect())


def feet(window: QWidget) -> list[Panel]:
    """Return what may be the foot of a page, shown or not."""
    return [panel for panel in window.findChildren(Panel) if panel.property("edge") == "top"]


def _kept_free(window: QWidget) -> list[QRect]:
    """Return where messages may not stand, the lowest first: feet of pages, and what asks for it."""
    low = [one for one in feet(window) if one.isVisible() and one.height() <= TALLEST_FOOT]
    asking = window.findChildren(QWidget, KEPT_FREE)
    found = [_in_window(window, one) for one in asking if one.isVisible()]
    places = [_in_window(window, one) for one in low]
    found += [place for place in places if place.bottom() >= window.height() - GAP]
    return sorted(found, key=QRect.bottom, reverse=True)


def _in_window(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())

"""Tiny widgets that paint one mark each, and the boxes that screens are laid out in."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.keys import printed
from cs_desktop.views.widgets.marks import (
    paint_avatar,
    paint_logo,
    paint_quadrant,
    paint_sparkline,
    paint_status,
)
from cs_desktop.views.widgets.text import Label

Box = TypeVar("Box", bound=QBoxLayout)


class _Painted(QWidget):
    """A widget of fixed size that repaints when the theme changes."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(size)
        theme.changed.connect(self.update)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)


class Avatar(_Painted):
    """An account's logo or its name's first letter in a square; a person's letter in a circle."""

    def __init__(self, theme: Theme, name: str = "", edge: int = 22, *, person: bool = False) -> None:
        super().__init__(theme, QSize(edge, edge))
        self._name = name
        self._person = person
        self._logo: Callable[[float, float], QPixmap | None] = _no_logo

    def set_name(self, name: str) -> None:
        """Stand for another name."""
        self._name = name
        self.update()

    def set_logo(self, tile: Callable[[float, float], QPixmap | None]) -> None:
        """Show what this gives for an edge and a pixel density; where it gives nothing, the letter."""
        self._logo = tile
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letter."""
        del event
        box = self._box()
        logo = self._logo(self.width(), self.devicePixelRatioF())
        paint_avatar(QPainter(self), box, self._name, self._theme.tokens, person=self._person, logo=logo)


def _no_logo(_edge: float, _density: float) -> QPixmap | None:
    return None


class Logo(_Painted):
    """The program's sign."""

    def __init__(self, theme: Theme, edge: int) -> None:
        super().__init__(theme, QSize(edge, edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        del event
        paint_logo(QPainter(self), QRectF(self.rect()), self._theme.tokens)


class StatusMark(_Painted):
    """The mark of a judgment."""

    def __init__(self, theme: Theme, status: Status) -> None:
        super().__init__(theme, QSize(12, 12))
        self._status = status

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        del event
        paint_status(QPainter(self), QPointF(6, 6), self._status, self._theme.tokens)


class QuadrantMark(_Painted):
    """A quadrant's sign; a ring where it is not known."""

    def __init__(self, theme: Theme, quadrant: Quadrant | None) -> None:
        super().__init__(theme, QSize(16, 16))
        self._quadrant = quadrant

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        del event
        if self._quadrant is None:
            paint_status(QPainter(self), QPointF(8, 8), Status.NONE, self._theme.tokens)
        else:
            paint_quadrant(QPainter(self), QRectF(1, 1, 14, 14), self._quadrant, self._theme.tokens)


class Sparkline(_Painted):
    """Earlier values as a thin line."""

    def __init__(self, theme: Theme, values: Sequence[float], size: QSize) -> None:
        super().__init__(theme, size)
        self._values = tuple(values)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        paint_sparkline(QPainter(self), self._box(), self._values, self._theme.tokens)


class IconMark(_Painted):
    """An icon that is not a button."""

    def __init__(self, theme: Theme, icon: str, role: str = "text2", size: int = 16) -> None:
        super().__init__(theme, QSize(size, size))
        self._icon = icon
        self._role = role

    def set_icon(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        del event
        pixmap = self._theme.pixmap(self._icon, self._role, self.width(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)


def key_cap(text: str) -> Label:
    """Return a key as it is printed on the user's keyboard; its name is English, or Qt's."""
    cap = Label(printed(text), TextStyle.CAPTION)
    cap.setProperty("key", "true")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    fix_height(cap, 18)
    return cap


def tag(text: str) -> Label:
    """Return a neutral fact in a box."""
    label = Label(text, TextStyle.CAPTION)
    label.setProperty("tag", "true")
    fix_height(label, 20)
    return label


def line(*, vertical: bool = False) -> QFrame:
    """Return a hairline between two parts."""
    frame = QFrame()
    frame.setProperty("line", "true")
    if vertical:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame


class Panel(QWidget):
    """A part of a screen with a background and perhaps a hairline at one edge."""

    def __init__(self, surface: str = "", edge: str = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if surface:
            self.setProperty("surface", surface)
        if edge:
            self.setProperty("edge", edge)


def row(
    *parts: QWidget | int, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return parts side by side; a number is a gap, 0 a gap that takes what is left."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def column(
    *parts: QWidget | int, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return parts one under the other; a number is a gap, 0 a gap that takes what is left."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def scrolling(content: QWidget | None = None) -> QScrollArea:
    """Return an area that scrolls up and down; the parts of its content take the keyboard, not the area."""
    area = QScrollArea()
    if content is not None:
        area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def centred(lines: QLayout, width: int) -> Panel:
    """Return lines in the middle of a page, at most so wide."""
    page, held, outer = Panel("surface"), QWidget(), row()
    held.setLayout(lines)
    held.setMaximumWidth(width)
    outer.addStretch(1)
    outer.addWidget(held, 100)
    outer.addStretch(1)
    page.setLayout(outer)
    return page


def _filled(
    box: Box, parts: Sequence[QWidget | int], spacing: int, margins: tuple[int, int, int, int]
) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(*margins)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        elif part:
            box.addSpacing(part)
        else:
            box.addStretch(1)
    return box


def spread(widget: QWidget) -> QWidget:
    """Let a widget take the width that is left, and return it."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    return widget


def equal(widget: QWidget) -> QWidget:
    """Let a widget be as wide as its share of the room, whatever it holds, and return it."""
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
    return widget

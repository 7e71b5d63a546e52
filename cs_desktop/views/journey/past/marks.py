"""What is drawn over a map to say how it differs from another state of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.curve import bends
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

LINE_ROOM = 17.0
"""Of one line that says how a card differs."""
_LEFT, _ICON, _ICON_ROOM = 10.0, 12, 17.0
_EVIDENCE = 16.0
"""At the right, where the card says how well it is known."""
_RADIUS = 6.0
_TIP = 5.0
_SQUARE = 3.5


@dataclass(frozen=True, slots=True)
class Said:
    """One line on a mark: an icon, the role of its colour, and words."""

    icon: str
    role: str
    text: str


def paint_said(painter: QPainter, theme: Theme, area: QRectF, said: Said, style: TextStyle) -> None:
    """Draw a line of icon and words, cut to the room that there is."""
    left = area.left()
    if said.icon:
        density = max(painter.deviceTransform().m11(), 1.0)
        mark = theme.pixmap(said.icon, said.role, _ICON, density)
        place = QRectF(left, area.center().y() - _ICON / 2, _ICON, _ICON)
        painter.drawPixmap(place, mark, QRectF(mark.rect()))
        left += _ICON_ROOM
    painter.setFont(canvas_font(style))
    painter.setPen(theme.color(said.role))
    rest = QRectF(left, area.top(), area.right() - left, area.height())
    text = elided(painter.fontMetrics(), said.text, Qt.TextElideMode.ElideRight, int(rest.width()))
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, text)


class _Mark(QGraphicsItem):
    """Something that is only looked at: the mouse goes through it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)


class CardMark(_Mark):
    """The frame around a card that differs, and the lines at its lower edge that say how."""

    def __init__(self, theme: Theme, box: Box, said: Sequence[Said], *, strong: bool, gone: bool) -> None:
        super().__init__(theme)
        self._box = QRectF(box.x, box.y, box.width, box.height)
        self._said, self._strong, self._gone = said, strong, gone
        # Drawn once: what does not change costs nothing while one pans.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(3.0)

    def boundingRect(self) -> QRectF:
        """Return the card."""
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw frame and lines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = "accent" if self._strong else "control"
        style = Qt.PenStyle.DashLine if self._gone else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.color(role), 1.5, style))
        painter.drawRoundedRect(self._box.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
        y = self._box.bottom() - 5 - LINE_ROOM * len(self._said)
        for said in self._said:
            area = QRectF(self._box.left() + _LEFT, y, self._box.width() - _LEFT - _EVIDENCE, LINE_ROOM)
            paint_said(painter, self._theme, area, said, TextStyle.CAPTION_MEDIUM)
            y += LINE_ROOM


class TextMark(_Mark):
    """A line of words in a place of its own, such as how a stage feels now."""

    def __init__(self, theme: Theme, area: QRectF, said: Said) -> None:
        super().__init__(theme)
        self._area, self._said = area, said
        self.setZValue(3.0)

    def boundingRect(self) -> QRectF:
        """Return the place."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw icon and words."""
        paint_said(painter, self._theme, self._area, self._said, TextStyle.CAPTION_MEDIUM)


class Arrow(QGraphicsPathItem):
    """From where a card was to where it is."""

    def __init__(self, theme: Theme, corners: Sequence[Point]) -> None:
        super().__init__()
        self._theme = theme
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(2.8)
        path = QPainterPath(QPointF(corners[0].x, corners[0].y))
        for corner in corners[1:]:
            path.lineTo(corner.x, corner.y)
        self.setPath(path)
        last, before = corners[-1], corners[-2]
        across = (last.x > before.x) - (last.x < before.x)
        down = (last.y > before.y) - (last.y < before.y)
        end, back = QPointF(last.x, last.y), QPointF(-across * _TIP * 1.6, -down * _TIP * 1.6)
        side = QPointF(down * _TIP, across * _TIP)
        self._tip = QPolygonF([end, end + back + side, end + back - side])

    def boundingRect(self) -> QRectF:
        """Return the way with its tip."""
        return self.path().boundingRect().adjusted(-2 * _TIP, -2 * _TIP, 2 * _TIP, 2 * _TIP)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw way and tip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("text")
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(self._tip)


class OldCurve(_Mark):
    """How it felt before: a grey curve with squares, and the values beside them."""

    def __init__(self, theme: Theme, lane: Box, points: Sequence[tuple[Point, str]]) -> None:
        super().__init__(theme)
        self._area = QRectF(lane.x, lane.y, lane.width, lane.height)
        self._points = points
        self.setZValue(1.4)

    def boundingRect(self) -> QRectF:
        """Return the lane."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw curve, squares and values."""
        if not self._points:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("text2")
        here = [point for point, _text in self._points]
        path = QPainterPath(QPointF(here[0].x, here[0].y))
        for bend in bends(here):
            path.cubicTo(*(QPointF(p.x, p.y) for p in (bend.first, bend.second, bend.end)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.5))
        painter.drawPath(path)
        painter.setFont(canvas_font(TextStyle.CAPTION))
        for point, text in self._points:
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(self._theme.color("surface"))
            painter.drawRect(QRectF(point.x - _SQUARE, point.y - _SQUARE, 2 * _SQUARE, 2 * _SQUARE))
            painter.drawText(QRectF(point.x - 44, point.y - 8, 36, 16), _BESIDE, text)


_BESIDE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

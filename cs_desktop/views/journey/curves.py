"""The curves of emotion, the points on them, and what surveys say beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.curve import bends
from cs_desktop.domain.journey.curve_looks import HEARD, CurveLook, form_of
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status
from cs_desktop.views.widgets.text import plain_tooltip

REACH = 5.0
"""Half of what a point takes up."""
GRIP = 8.0
"""How far from its middle a point is taken hold of."""
_MARK = 9.0
_RING = 8.0
_DIAMOND = 5.0
_PLATE = 225
"""Of 255: what lies below a figure is hardly seen there."""


def curve_pen(theme: Theme, look: CurveLook, width: float, *, future: bool = False) -> QPen:
    """Return the pen of a curve for what has been, or for what is to come."""
    pen = QPen(theme.color(look.role), width)
    dashes = look.dashes(future=future)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


class CurveItem(QGraphicsItem):
    """A line along the stages: as what has been up to where the account is, as what is to come after."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._look, self._width = theme, HEARD, 1.5
        self._points: Sequence[Point] = ()
        self._area, self._now = QRectF(), 0.0
        self.setZValue(1.5)

    def show_points(
        self, points: Sequence[Point], lane: Box, now: float, look: CurveLook, width: float
    ) -> None:
        """Show a line through points, from the left; `now` is the x of where the account is."""
        self.prepareGeometryChange()
        self._points, self._now, self._look, self._width = points, now, look, width
        self._area = QRectF(lane.x, lane.y, lane.width, lane.height)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the lane."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line."""
        if len(self._points) < 2:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(QPointF(self._points[0].x, self._points[0].y))
        for bend in bends(self._points):
            path.cubicTo(*(QPointF(p.x, p.y) for p in (bend.first, bend.second, bend.end)))
        for left, right, future in (
            (self._area.left(), self._now, False),
            (self._now, self._area.right(), True),
        ):
            painter.save()
            painter.setClipRect(
                QRectF(left, self._area.top(), max(right - left, 0), self._area.height()),
                Qt.ClipOperation.IntersectClip,
            )
            painter.setPen(curve_pen(self._theme, self._look, self._width, future=future))
            painter.drawPath(path)
            painter.restore()


class FeelingItem(QGraphicsItem):
    """How a persona feels in a stage: a point, round where it is good and square where it is bad, and a word.

    What has been is filled, what is to come is a ring of the same shape.
    """

    def __init__(self, theme: Theme, feeling_id: int) -> None:
        super().__init__()
        self._theme, self.feeling_id = theme, feeling_id
        self._value, self._role, self._ahead = 0.0, "accent", False
        self._text, self._words = "", QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setZValue(3.0)

    def show_feeling(self, at: Point, value: float, role: str, tip: str, *, ahead: bool) -> None:
        """Show a feeling at its place; `ahead` where it is not yet felt."""
        self.prepareGeometryChange()
        self._value, self._role, self._ahead = value, role, ahead
        self.setPos(at.x, at.y)
        self.setToolTip(plain_tooltip(tip))
        self.update()

    def show_words(self, text: str, box: Box | None) -> None:
        """Write beside the point, in a box of the scene; nothing where there is no room."""
        self.prepareGeometryChange()
        self._text = text if box is not None else ""
        self._words = QRectF()
        if box is not None:
            self._words = QRectF(box.x - self.x(), box.y - self.y(), box.width, box.height)
        self.update()

    def is_at(self, place: QPointF) -> bool:
        """Return whether a place of the scene is on the point."""
        here = self.mapFromScene(place)
        return max(abs(here.x()), abs(here.y())) <= GRIP

    def has_word_at(self, place: QPointF) -> bool:
        """Return whether a place of the scene is on the word."""
        return bool(self._text) and self._words.contains(self.mapFromScene(place))

    def boundingRect(self) -> QRectF:
        """Return point, ring and word."""
        return QRectF(-_RING - 2, -_RING - 2, 2 * _RING + 4, 2 * _RING + 4).united(self._words)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw point and word."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ahead:
            self._paint_ahead(painter)
        else:
            paint_status(painter, QPointF(), form_of(self._value), self._theme.tokens, _MARK)
        if self.isSelected():
            painter.setPen(QPen(self._theme.color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(), _RING, _RING)
        if self._text:
            painter.setPen(self._theme.color("text"))
            painter.setFont(canvas_font(TextStyle.CAPTION_MEDIUM))
            width = int(self._words.width() + 1)
            text = elided(painter.fontMetrics(), self._text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(self._words, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_ahead(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color(self._role), 1.5))
        painter.setBrush(self._theme.color("surface"))
        half = _MARK / 2 - 0.5
        if self._value > 0:
            painter.drawEllipse(QPointF(), half, half)
        elif self._value < 0:
            painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))
        else:
            painter.drawPolygon(QPolygonF([QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]))


class HeardItem(QGraphicsItem):
    """What surveys say of a stage: a diamond, and a bar to what was entered, with how far they are apart."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bar, self._gap, self._gap_box = 0.0, "", QRectF()
        self._count, self._count_box = "", QRectF()
        self.setZValue(1.6)

    def show_heard(self, at: Point, felt: Point | None, gap: str, gap_box: Box | None, tip: str) -> None:
        """Show what surveys say; `felt` is the point of what was entered, None where nothing was."""
        self.prepareGeometryChange()
        self.setPos(at.x, at.y)
        self._bar = 0.0 if felt is None else felt.y - at.y
        self._gap, self._gap_box = gap, self._mine(gap_box)
        self.setToolTip(plain_tooltip(tip))
        self.update()

    @property
    def has_bar(self) -> bool:
        """Return whether it shows how far surveys are from what was entered, and how many answered."""
        return bool(self._gap)

    def show_count(self, text: str, box: Box | None) -> None:
        """Write how many answered, in a box of the scene; nothing where there is no room."""
        self.prepareGeometryChange()
        self._count, self._count_box = text, self._mine(box)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return diamond, bar and texts."""
        whole = QRectF(-_DIAMOND - 2, -_DIAMOND - 2, 2 * _DIAMOND + 4, 2 * _DIAMOND + 4)
        bar = QRectF(-2, min(self._bar, 0.0), 4, abs(self._bar))
        return whole.united(bar).united(self._gap_box).united(self._count_box)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw diamond, bar and texts."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._gap:
            bar = QPen(self._theme.color("text2"), 3.0)
            bar.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(bar)
            painter.drawLine(QPointF(0, 0), QPointF(0, self._bar))
        painter.setPen(QPen(self._theme.color("surface"), 1.0))
        painter.setBrush(self._theme.color("text2"))
        corners = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        for text, box, style in (
            (self._gap, self._gap_box, TextStyle.CAPTION_MEDIUM),
            (self._count, self._count_box, TextStyle.CAPTION),
        ):
            if text and not box.isEmpty():
                # A curve may lead through.
                plate = self._theme.color("surface")
                plate.setAlpha(_PLATE)
                painter.fillRect(box, plate)
                painter.setPen(self._theme.color("text2"))
                painter.setFont(canvas_font(style))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _mine(self, box: Box | None) -> QRectF:
        """Return a box of the scene in the item's own coordinates."""
        if box is None:
            return QRectF()
        return QRectF(box.x - self.x(), box.y - self.y(), box.width, box.height)

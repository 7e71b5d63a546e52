"""What the curves of emotion lie on: the line of no feeling, the scale, and which curve is whose."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneMouseEvent, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.curve import HIGHEST, LOWEST, height_of
from cs_desktop.domain.journey.geometry import LABEL_WIDTH, Box
from cs_desktop.views.journey.curves import CurveLook
from cs_desktop.views.journey.wrapping import canvas_font, wrapped
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

_SCALE_WIDTH = 22.0
_LINE = 14.0
_SAMPLE = 16.0
_LEFT = 8.0
_TEXT_LEFT = 30.0
_TEXT_WIDTH = LABEL_WIDTH - _TEXT_LEFT - _SCALE_WIDTH
_MOST_LINES = 2
_DIAMOND = 3.5


class ScaleItem(QGraphicsItem):
    """The line of no feeling through the lane, and +2, 0 and -2 at the lane's left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._lane = theme, Box(0, 0, 0, 0)
        self.setZValue(0.6)

    def show_lane(self, lane: Box) -> None:
        """Show the scale of a lane."""
        self.prepareGeometryChange()
        self._lane = lane
        self.update()

    def boundingRect(self) -> QRectF:
        """Return lane and scale."""
        lane = self._lane
        return QRectF(-_SCALE_WIDTH, lane.y, lane.right + _SCALE_WIDTH, lane.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw line and numbers."""
        lane = self._lane
        zero = height_of(0.0, lane.y, lane.height)
        painter.setPen(QPen(self._theme.color("border_strong"), 1.0))
        painter.drawLine(QPointF(0, zero), QPointF(lane.right, zero))
        painter.setPen(self._theme.color("text2"))
        painter.setFont(canvas_font(TextStyle.CAPTION))
        for value, text in ((HIGHEST, "+2"), (0.0, "0"), (LOWEST, "−2")):
            y = height_of(value, lane.y, lane.height)
            area = QRectF(-_SCALE_WIDTH, y - _LINE / 2, _SCALE_WIDTH - 6, _LINE)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One curve of the legend."""

    persona_id: int | None
    """None for what surveys say."""
    name: str
    look: CurveLook
    tip: str
    hidden: bool = False
    chosen: bool = False
    """Whether clicks write this persona's feelings."""


class Legend(QObject):
    """Tells of clicks on the legend, which is no QObject itself."""

    picked = Signal(object)
    """The id of a persona; None for what surveys say."""


class LegendItem(QGraphicsItem):
    """One line of the legend, in the label of the lane: how a curve looks, and whose it is."""

    def __init__(self, theme: Theme, legend: Legend) -> None:
        super().__init__()
        self._theme, self._legend = theme, legend
        self._line: LegendLine | None = None
        self._texts: tuple[str, ...] = ()
        self.setZValue(1.0)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def show_line(self, line: LegendLine, y: float, lines: int) -> float:
        """Show a line of the legend at a y of the scene, and return where the next one begins."""
        self.prepareGeometryChange()
        self._line = line
        style = TextStyle.CAPTION_MEDIUM if line.chosen else TextStyle.CAPTION
        self._texts = wrapped(line.name, int(_TEXT_WIDTH), style, lines)
        self.setPos(-LABEL_WIDTH, y)
        self.setToolTip(plain_tooltip(line.tip))
        self.update()
        return y + self.boundingRect().height()

    def boundingRect(self) -> QRectF:
        """Return the line."""
        return QRectF(2, 0, _TEXT_LEFT + _TEXT_WIDTH - 2, _LINE * max(len(self._texts), 1) + 2)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Pick the curve."""
        if self._line is not None:
            self._legend.picked.emit(self._line.persona_id)
        event.accept()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw sample and name."""
        line = self._line
        if line is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.chosen:
            painter.setPen(QPen(self._theme.color("accent"), 1.0))
            painter.setBrush(self._theme.color("accent_tint"))
            painter.drawRoundedRect(self.boundingRect().adjusted(1, 0, 0, -1), 4, 4)
        if not line.hidden:
            painter.setPen(line.look.pen(self._theme, 2.0))
            painter.drawLine(QPointF(_LEFT, _LINE / 2), QPointF(_LEFT + _SAMPLE, _LINE / 2))
            if line.persona_id is None:
                self._paint_diamond(painter)
        painter.setPen(self._theme.color("text3" if line.hidden else "text2"))
        made = canvas_font(TextStyle.CAPTION_MEDIUM if line.chosen else TextStyle.CAPTION)
        painter.setFont(made)
        for number, text in enumerate(self._texts):
            area = QRectF(_TEXT_LEFT, number * _LINE, _TEXT_WIDTH, _LINE)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_diamond(self, painter: QPainter) -> None:
        middle = QPointF(_LEFT + _SAMPLE / 2, _LINE / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text2"))
        corners = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def lines_each(names: Sequence[str], room: float) -> int:
    """Return how many lines each name may take, so that all of them have room below the lane's own."""
    two = sum(min(len(wrapped(name, int(_TEXT_WIDTH), TextStyle.CAPTION)), _MOST_LINES) for name in names)
    return _MOST_LINES if two * _LINE + 2 * len(names) <= room else 1

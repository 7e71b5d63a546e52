"""Which curve of emotion is whose, in the label of the lane."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.curve_looks import HEARD, CurveLook, look_of_persona
from cs_desktop.domain.journey.feeling_texts import heard_in_all
from cs_desktop.domain.journey.geometry import LABEL_WIDTH, Box
from cs_desktop.views.journey.curves import curve_pen
from cs_desktop.views.journey.drawn_feelings import DrawnFeelings
from cs_desktop.views.journey.feeling_ground import SCALE_WIDTH
from cs_desktop.views.journey.wrapping import canvas_font, wrapped
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

_BELOW_NAME = 26.0
"""Where it begins, below the top of the lane."""
_LINE = 14.0
_SAMPLE = 16.0
_LEFT = 8.0
_TEXT_LEFT = 30.0
_TEXT_WIDTH = LABEL_WIDTH - _TEXT_LEFT - SCALE_WIDTH
_MOST_LINES = 2
_DIAMOND = 3.5


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


class LegendItem(QGraphicsItem):
    """One line of the legend, in the label of the lane: how a curve looks, and whose it is."""

    def __init__(self, theme: Theme, pick: Callable[[int | None], None]) -> None:
        super().__init__()
        self._theme, self._pick = theme, pick
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
            self._pick(self._line.persona_id)
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
            painter.setPen(curve_pen(self._theme, line.look, 1.5))
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


class Legend(QObject):
    """The lines of the legend, below the name of the lane."""

    picked = Signal(object)
    """The id of the persona whose line was clicked; None for what surveys say."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene)
        self._scene, self._theme = scene, theme
        self._items: list[LegendItem] = []

    def show_lines(self, lines: Sequence[LegendLine], lane: Box) -> None:
        """Show the lines that have room; the panel of personas has all of them."""
        top, bottom = lane.y + _BELOW_NAME, lane.bottom
        each = _lines_each([line.name for line in lines], bottom - top)
        while len(self._items) < len(lines):
            self._items.append(LegendItem(self._theme, self.picked.emit))
            self._scene.addItem(self._items[-1])
        for place, item in enumerate(self._items):
            item.setVisible(place < len(lines))
            if place < len(lines):
                top = item.show_line(lines[place], top, each)
                item.setVisible(top <= bottom)


def legend_lines(drawn: DrawnFeelings, *, with_heard: bool) -> list[LegendLine]:
    """Return whose curves there are, and what surveys say of an account."""
    lines = []
    for number, persona in enumerate(drawn.content.personas):
        hidden, chosen = persona.id in drawn.hidden, persona.id == drawn.persona
        tip = tr("{persona}: click to write how they feel", persona=persona.name)
        if chosen:
            tip = tr("{persona}: what you write is how they feel", persona=persona.name)
        if hidden:
            tip = tr("{persona}: hidden; click to show the curve", persona=persona.name)
        look = look_of_persona(number)
        lines.append(LegendLine(persona.id, persona.name, look, tip, hidden=hidden, chosen=chosen))
    if drawn.content.head.account_id is not None:
        tip = heard_in_all(list(drawn.heard.values()))
        hidden = not with_heard or not drawn.heard
        lines.append(LegendLine(None, tr("Surveys"), HEARD, tip, hidden=hidden))
    return lines


def _lines_each(names: Sequence[str], room: float) -> int:
    """Return how many lines each name may take, so that all of them have room below the lane's own."""
    two = sum(min(len(wrapped(name, int(_TEXT_WIDTH), TextStyle.CAPTION)), _MOST_LINES) for name in names)
    return _MOST_LINES if two * _LINE + 2 * len(names) <= room else 1

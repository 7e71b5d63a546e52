"""A card on the canvas."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import LINE
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.journey.looks import look_of
from cs_desktop.views.journey.wrapping import MOST_LINES, canvas_font, wrapped
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

RADIUS = 6.0
_TEXT_LEFT = 10.0
_ICON = 14
_ICON_ROOM = 20.0
_TOP = 6.0
_HANDLE = 8.0
_EDGE = 3.0


class CardItem(QGraphicsRectItem):
    """Draws a card; the scene tells it where it is and what it says. Its rect is what is painted.

    Qt asks each item many times a frame how large it is, and asks a rect without asking Python.
    """

    def __init__(self, theme: Theme, card: Card) -> None:
        super().__init__()
        self._theme, self.card = theme, card
        self._size = (1.0, 1.0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setZValue(2.0)
        self.setPen(Qt.PenStyle.NoPen)

    def show_card(self, card: Card, box: Box) -> None:
        """Show a card at its place."""
        if (box.width, box.height) != self._size:
            self._size = (box.width, box.height)
            self.setRect(self.frame.adjusted(-_HANDLE, -_HANDLE, _HANDLE, _HANDLE))
        self.setPos(box.x, box.y)
        if card != self.card:
            self.card = card
        self.setToolTip(plain_tooltip(card.title))
        self.update()

    @property
    def frame(self) -> QRectF:
        """Return the card itself, in its own coordinates."""
        return QRectF(0.0, 0.0, *self._size)

    def handle_at(self, point: QPointF) -> str:
        """Return "left" or "right" where a place, in the card, is on a handle; they show while selected."""
        if not self.isSelected():
            return ""
        if abs(point.x()) <= _HANDLE:
            return "left"
        return "right" if abs(point.x() - self._size[0]) <= _HANDLE else ""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the card."""
        look = look_of(self.card)
        frame = self.frame.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color(look.border), 1.0)
        if look.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color(look.fill))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if look.edge:
            painter.fillRect(
                QRectF(0.5, RADIUS, _EDGE, frame.height() - 2 * RADIUS), self._theme.color(look.edge)
            )
        left = _TEXT_LEFT
        if look.icon and frame.width() >= _TEXT_LEFT + _ICON_ROOM:
            density = painter.deviceTransform().m11()
            mark = self._theme.pixmap(look.icon, look.icon_role, _ICON, max(density, 1.0))
            painter.drawPixmap(QRectF(left, _TOP + 1, _ICON, _ICON), mark, QRectF(mark.rect()))
            left += _ICON_ROOM
        self._paint_texts(painter, left)
        if self.isSelected():
            self._paint_selection(painter)

    def _paint_texts(self, painter: QPainter, left: float) -> None:
        width = self._size[0] - left - _TEXT_LEFT
        if width < LINE:
            return
        style = TextStyle.CAPTION if self.card.kind is CardKind.METRIC else TextStyle.CELL_MEDIUM
        painter.setFont(canvas_font(style))
        painter.setPen(self._theme.color("text"))
        y = _TOP
        # One and the same width as in the layout, or lines would be missing.
        most = 1 if self.card.kind is CardKind.OWNER else MOST_LINES
        for text in wrapped(self.card.title, int(width), TextStyle.CELL_MEDIUM, most):
            painter.drawText(QRectF(left, y, width, LINE), Qt.AlignmentFlag.AlignVCenter, text)
            y += LINE
        painter.setFont(canvas_font(TextStyle.CAPTION))
        painter.setPen(self._theme.color("text2"))
        for line in self._lines_below():
            text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(left, y, width, LINE), Qt.AlignmentFlag.AlignVCenter, text)
            y += LINE + 3

    def _lines_below(self) -> list[str]:
        card = self.card
        if card.kind is CardKind.GAP:
            if card.closed_on is not None:
                return [tr("Closed {day}", day=day_text(card.closed_on))]
            return [tr("Since {day}", day=day_text(card.opened_on))] if card.opened_on else []
        if card.kind is CardKind.BRIDGE:
            due = [day_text(card.due)] if card.due else []
            return [word_text(card.way), " · ".join([word_text(card.state), *due])]
        return []

    def _paint_selection(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.frame, RADIUS, RADIUS)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.setBrush(self._theme.color("surface"))
        middle = self._size[1] / 2
        for x in (0.0, self._size[0]):
            painter.drawRect(QRectF(x - _HANDLE / 2, middle - _HANDLE / 2, _HANDLE, _HANDLE))

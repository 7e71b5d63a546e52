"""The cards of a map as they are seen from afar, where nobody could read them: all drawn in one go."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.views.journey.looks import CardLook, look_of
from cs_desktop.views.theme.theme import Theme

AFAR = 0.45
"""Below this size of a point on screen a title is less than six pixels high."""
TINY = 0.2
"""Below this one, even the bar that stands for a title is too fine, and so is an arrow."""
_LEFT, _TOP, _HIGH, _LETTER = 10.0, 11.0, 6.0, 5.6


class AfarItem(QGraphicsItem):
    """Draws a box for each card, and a bar for its title; Python would be asked for each card otherwise."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._area = QRectF()
        self._due: tuple[Iterable[Card], Mapping[int, Box]] | None = None
        """What is to be shown and was not looked at yet."""
        self._boxes: dict[CardLook, list[QRectF]] = {}
        self._bars: list[QRectF] = []
        self._chosen: list[QRectF] = []
        self.setZValue(2.0)
        self.hide()

    def show_cards(self, cards: Iterable[Card], boxes: Mapping[int, Box]) -> None:
        """Show these cards, those that have a box."""
        self._due = (cards, boxes)
        if self.isVisible():
            self.make_ready()

    def show_afar(self, *, afar: bool) -> None:
        """Draw them, or leave it to their items."""
        if afar:
            self.make_ready()
        self.setVisible(afar)

    def make_ready(self) -> None:
        """Look at what is to be shown, as when there is time for it."""
        if self._due is None:
            return
        (cards, boxes), self._due = self._due, None
        self.prepareGeometryChange()
        self._boxes, self._bars = {}, []
        right = max((box.right for box in boxes.values()), default=0.0)
        self._area = QRectF(0, 0, right, max((box.bottom for box in boxes.values()), default=0.0))
        for card in cards:
            box = boxes.get(card.id)
            if box is None:
                continue
            area = QRectF(box.x, box.y, box.width, box.height)
            self._boxes.setdefault(look_of(card), []).append(area)
            long = min(box.width - 2 * _LEFT, len(card.title) * _LETTER)
            if long > 0:
                self._bars.append(QRectF(box.x + _LEFT, box.y + _TOP, long, _HIGH))
        self.update()

    def show_chosen(self, boxes: Iterable[Box]) -> None:
        """Show which of them are selected."""
        self._chosen = [QRectF(box.x, box.y, box.width, box.height) for box in boxes]
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what all of them cover."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the boxes look by look."""
        near = painter.deviceTransform().m11() >= TINY
        for look, areas in self._boxes.items():
            if near:
                self._pen(painter, look.border, 1.0)
            else:
                # A box is hardly more than its edge.
                painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(look.fill if near else look.border))
            painter.drawRects(areas)
        if near:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("text3"))
            painter.drawRects(self._bars)
        self._pen(painter, "accent", 2.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(self._chosen)

    def _pen(self, painter: QPainter, role: str, width: float) -> None:
        pen = QPen(self._theme.color(role), width)
        # However small the map is shown, one sees where a card ends.
        pen.setCosmetic(True)
        painter.setPen(pen)

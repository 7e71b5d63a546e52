"""A card on the canvas."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import Answer, Card
from cs_desktop.domain.journey.field_words import EVIDENCES, STATE_NAMES
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import LINE
from cs_desktop.domain.journey.metrics import Reading, value_told
from cs_desktop.domain.journey.setting import NOT_KNOWN
from cs_desktop.domain.journey.subtitles import subtitle
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.journey.card_face import LEFT, TOP, CardFace
from cs_desktop.views.journey.looks import look_of
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

RADIUS = 6.0
_ICON = 14
_ICON_ROOM = 20.0
_HANDLE = 8.0
_EDGE = 3.0


class CardItem(QGraphicsRectItem):
    """Draws a card; the scene tells it where it is and what it says. Its rect is what is painted.

    Qt asks each item many times a frame how large it is, and asks a rect without asking Python.
    """

    def __init__(self, theme: Theme, card: Card) -> None:
        super().__init__()
        self._theme, self.card = theme, card
        self._face, self._below = CardFace(theme), ""
        self._reading: Reading | None = None
        self.told = card.title
        """What is read aloud of the card."""
        self._size = (1.0, 1.0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setZValue(2.0)
        self.setPen(Qt.PenStyle.NoPen)

    def show_card(
        self,
        card: Card,
        box: Box,
        asked: tuple[Answer, ...] = (),
        reading: Reading | None = None,
        today: date | None = None,
    ) -> None:
        """Show a card at its place; `asked` are a moment's questions, `reading` what its metric comes to."""
        self._resize(box)
        self.setPos(box.x, box.y)
        self.card = card
        self._below, self._reading, self._face.today = subtitle(card, asked, today), reading, today
        self.told = _told(card, self._below, reading)
        self.setToolTip(plain_tooltip(self.told))
        self.draw_anew()

    def place(self, box: Box) -> None:
        """Show the same card at another place, or as long as it is there."""
        if self._resize(box):
            self.draw_anew()
        self.setPos(box.x, box.y)

    def _resize(self, box: Box) -> bool:
        """Take on a size; returns whether it is another one."""
        if (box.width, box.height) == self._size:
            return False
        self._size = (box.width, box.height)
        self.setRect(self.frame.adjusted(-_HANDLE, -_HANDLE, _HANDLE, _HANDLE))
        return True

    def keep_drawn(self) -> None:
        """Keep how it looks from now on, so that it costs nothing while one pans."""
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def draw_anew(self) -> None:
        """Forget how it looked. Of several views Qt itself would have the first alone draw it again."""
        kept = self.cacheMode()
        if kept is not QGraphicsItem.CacheMode.NoCache:
            self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
            self.setCacheMode(kept)
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
        left = LEFT
        if look.icon and frame.width() >= LEFT + _ICON_ROOM:
            density = painter.deviceTransform().m11()
            mark = self._theme.pixmap(look.icon, look.icon_role, _ICON, max(density, 1.0))
            painter.drawPixmap(QRectF(left, TOP + 1, _ICON, _ICON), mark, QRectF(mark.rect()))
            left += _ICON_ROOM
        width = frame.width() + 1 - left - LEFT
        if width >= LINE:
            area = QRectF(left, TOP, width, frame.height() + 1 - TOP)
            self._face.paint_texts(painter, self.card, self._below, area, self._reading)
            self._face.paint_evidence(painter, self.card, self.frame)
        if self.isSelected():
            self._paint_selection(painter)

    def _paint_selection(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.frame, RADIUS, RADIUS)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.setBrush(self._theme.color("surface"))
        middle = self._size[1] / 2
        for x in (0.0, self._size[0]):
            painter.drawRect(QRectF(x - _HANDLE / 2, middle - _HANDLE / 2, _HANDLE, _HANDLE))


def _told(card: Card, below: str, reading: Reading | None) -> str:
    """Return all that a card says, where what was measured comes from, and how well it is known."""
    state = tr(STATE_NAMES.get(card.state, "")) if card.kind is CardKind.BRIDGE else ""
    measured = (value_told(card, reading), reading.source() if reading else "")
    return "\n".join(part for part in (card.title, below, state, *measured, _evidence(card)) if part)


def _evidence(card: Card) -> str:
    if card.kind in NOT_KNOWN or card.evidence not in EVIDENCES:
        return ""
    return tr("Evidence: {level}", level=tr(EVIDENCES[card.evidence]).lower())

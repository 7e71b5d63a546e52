"""What is painted on a card: its title and what stands below it, and how well it is known."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.field_words import STATE_NAMES
from cs_desktop.domain.journey.layout import LINE
from cs_desktop.domain.journey.metrics import Reading, value_told
from cs_desktop.domain.journey.setting import NOT_KNOWN
from cs_desktop.domain.journey.subtitles import SUBTITLE, has_way, near_day
from cs_desktop.domain.journey.words import BridgeState, CardKind, Evidence
from cs_desktop.views.journey.wrapping import MOST_LINES, canvas_font, wrapped
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status

LEFT = 10.0
"""Between the edge of a card and what is written on it, at either side."""
TOP = 6.0
_PILL = 20.0
_SIGN = 8.0
"""How large the sign in a pill is."""
_VALUE = 20.0
"""Of the line with a metric's value."""
_MARK = 11.0
"""Between a value and the middle of the mark behind it."""
_EVIDENCE = 6.0
"""How large the mark of how well a card is known is: it stands in the corner, beside all text."""


@dataclass(frozen=True, slots=True)
class _PillLook:
    """The roles of a pill's tint and words."""

    tint: str
    words: str


_PILLS = {
    BridgeState.PLANNED.value: _PillLook("track", "text2"),
    BridgeState.ACTIVE.value: _PillLook("accent_tint", "accent_text"),
    BridgeState.DONE.value: _PillLook("good_tint", "good_text"),
}


class CardFace:
    """Paints what a card says; knows nothing of where it is."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.today: date | None = None
        """Days of its year are told without the year."""

    def paint_texts(
        self, painter: QPainter, card: Card, below: str, area: QRectF, reading: Reading | None = None
    ) -> None:
        """Paint title and subtitle in the area that text may take, and below them what was measured and done.

        `reading` is what the card's metric comes to.
        """
        style = TextStyle.CAPTION if card.kind is CardKind.METRIC else TextStyle.CELL_MEDIUM
        painter.setFont(canvas_font(style))
        painter.setPen(self._theme.color("text2" if card.kind is CardKind.METRIC else "text"))
        y = area.top()
        # One and the same width as in the layout, or lines would be missing.
        most = 1 if card.kind is CardKind.OWNER else MOST_LINES
        for text in wrapped(card.title, int(area.width()), TextStyle.CELL_MEDIUM, most):
            line = QRectF(area.left(), y, area.width(), LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
            y += LINE
        if below:
            line = QRectF(area.left(), y - 1, area.width(), LINE)
            self._paint_line(painter, below, line)
            y += SUBTITLE
        if card.kind is CardKind.METRIC:
            self._paint_value(painter, card, reading, QRectF(area.left(), y, area.width(), _VALUE))
        elif has_way(card):
            line = QRectF(area.left(), y - 1, area.width(), LINE)
            self._paint_line(painter, value_told(card, reading), line)
            y += SUBTITLE
        if card.kind is CardKind.BRIDGE:
            self._paint_state(painter, card, QRectF(LEFT - 2, y + 3, area.right() - LEFT + 2, _PILL))

    def paint_evidence(self, painter: QPainter, card: Card, frame: QRectF) -> None:
        """Paint how well a card is known, in its corner: a ring, half a disc, a whole one."""
        if card.kind in NOT_KNOWN or frame.width() < 2 * LEFT:
            return
        box = QRectF(frame.right() - _EVIDENCE - 3, frame.bottom() - _EVIDENCE - 3, _EVIDENCE, _EVIDENCE)
        painter.setPen(QPen(self._theme.color("text2"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        painter.setBrush(self._theme.color("text2"))
        if card.evidence == Evidence.PARTLY:
            painter.drawPie(box, 90 * 16, 180 * 16)
        elif card.evidence == Evidence.RESEARCHED:
            painter.drawEllipse(box)

    def _paint_line(self, painter: QPainter, text: str, area: QRectF) -> None:
        painter.setFont(canvas_font(TextStyle.CAPTION))
        painter.setPen(self._theme.color("text2"))
        shown = elided(painter.fontMetrics(), text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_value(self, painter: QPainter, card: Card, reading: Reading | None, area: QRectF) -> None:
        """Paint a metric's value with the mark of how good it is, or that there is none."""
        told = value_told(card, reading)
        if reading is None or reading.value is None:
            self._paint_line(painter, told, area)
            return
        judged = reading.status is not Status.NONE
        room = area.width() - (_MARK + _SIGN if judged else 0.0)
        painter.setFont(canvas_font(TextStyle.TITLE))
        painter.setPen(self._theme.color("text"))
        text = elided(painter.fontMetrics(), told, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        if judged:
            at = QPointF(
                area.left() + painter.fontMetrics().horizontalAdvance(text) + _MARK, area.center().y()
            )
            paint_status(painter, at, reading.status, self._theme.tokens)

    def _paint_state(self, painter: QPainter, card: Card, area: QRectF) -> None:
        state = card.state if card.state in _PILLS else BridgeState.PLANNED.value
        look, word = _PILLS[state], tr(STATE_NAMES[state])
        painter.setFont(canvas_font(TextStyle.CAPTION_MEDIUM))
        width = painter.fontMetrics().horizontalAdvance(word) + _SIGN + 20.0
        if width > area.width():
            word, width = "", _SIGN + 12.0
        if width > area.width():
            return
        pill = QRectF(area.left(), area.top(), width, _PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(look.tint))
        painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
        sign = QRectF(pill.left() + 7, pill.center().y() - _SIGN / 2, _SIGN, _SIGN)
        self._paint_sign(painter, state, look, sign)
        painter.setPen(self._theme.color(look.words))
        painter.drawText(pill.adjusted(_SIGN + 12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
        day = _day_of(card)
        if day is not None:
            self._paint_day(painter, near_day(day, self.today), pill.right() + 6, area)

    def _paint_sign(self, painter: QPainter, state: str, look: _PillLook, box: QRectF) -> None:
        """Paint a ring, a triangle or a disc, so that no state is told by its colour alone."""
        color = self._theme.color(look.words)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if state == BridgeState.DONE else Qt.BrushStyle.NoBrush)
        if state == BridgeState.ACTIVE:
            corners = (
                (box.left() + 1, box.top()),
                (box.right(), box.center().y()),
                (box.left() + 1, box.bottom()),
            )
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        else:
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_day(self, painter: QPainter, text: str, left: float, area: QRectF) -> None:
        painter.setFont(canvas_font(TextStyle.CAPTION))
        if painter.fontMetrics().horizontalAdvance(text) <= area.right() - left:
            painter.setPen(self._theme.color("text2"))
            line = QRectF(left, area.top(), area.right() - left, area.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _day_of(card: Card) -> date | None:
    """Return the day of a bridge: when it was done, else when it is due."""
    return card.closed_on or card.due if card.state == BridgeState.DONE else card.due

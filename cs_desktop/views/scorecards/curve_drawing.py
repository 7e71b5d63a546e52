"""A curve, its points and what is said of a place, drawn over its ground."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cs_desktop.domain.figures import number_text, stated_text
from cs_desktop.domain.scorecards.card import Curve
from cs_desktop.views.scorecards.curve_ground import CurveGround
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.tokens import Tokens

DOT = 5


class CurveDrawing:
    """Draws one curve once."""

    def __init__(self, painter: QPainter, ground: CurveGround, tokens: Tokens, curve: Curve) -> None:
        self._painter, self._ground, self._tokens, self._curve = painter, ground, tokens, curve

    def line(self) -> None:
        """Draw the line, level beyond both of its ends."""
        area, painter = self._ground.area, self._painter
        points = [self._ground.to_pixels(*point) for point in self._curve]
        whole = [QPointF(area.left(), points[0].y()), *points, QPointF(area.right(), points[-1].y())]
        painter.save()
        painter.setClipRect(area.adjusted(-1, -2, 1, 2))
        painter.setPen(QPen(QColor(self._tokens.accent), 2))
        painter.drawPolyline(whole)
        painter.restore()

    def points(self, current: int, *, focused: bool) -> None:
        """Draw the points; the current one is full, and ringed where it has the keyboard."""
        painter, tokens = self._painter, self._tokens
        for place, point in enumerate(self._curve):
            at = self._ground.to_pixels(*point)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.accent if place == current else tokens.surface))
            painter.drawEllipse(at, DOT, DOT)
            if place == current and focused:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.drawEllipse(at, DOT + 4, DOT + 4)

    def words(self, value: float, score: float, width: int) -> None:
        """Say a value and its score beside their place, within so much room."""
        painter, tokens = self._painter, self._tokens
        at = self._ground.to_pixels(value, score)
        text = f"{stated_text(value, self._ground.unit)} → {number_text(score, 0)}"
        painter.setFont(font(TextStyle.CAPTION_MEDIUM, tabular=True))
        wide, high = painter.fontMetrics().horizontalAdvance(text) + 14, scaled(20)
        left = min(max(at.x() - wide / 2, 0), width - wide)
        top = at.y() - high - 12 if at.y() - high - 12 >= 0 else at.y() + 12
        box = QRectF(left, top, wide, high)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

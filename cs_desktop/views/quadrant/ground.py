"""The ground of outcome and experience: four named corners and the names of the axes."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cs_desktop.common.language import tr, trc
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.charts.label_places import Box
from cs_desktop.domain.quadrant.corners import means
from cs_desktop.domain.quadrant.sight import Sight
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

Scores = TypeVar("Scores", float, NDArray[np.float64])
_PAD = 10
_EDGE = 12.0
"""Between the edge and the marks that stand farthest out, so that nothing is cut."""


class QuadrantGround:
    """Knows where each pair of scores stands in a picture, and draws what lies under the marks."""

    def __init__(self, theme: Theme, split: float = 50.0, edge: float = _EDGE) -> None:
        self._theme, self._edge = theme, edge
        self.split = split
        """From where on an axis is high."""
        self.sight = Sight()
        self.area = QRectF()
        """Of the picture, without the names of the axes."""

    def fit(self, width: float, height: float) -> None:
        """Take the room of a picture."""
        line = QFontMetrics(font(TextStyle.CAPTION)).height()
        self.area = QRectF(line + 6.5, 0.5, max(width - line - 8, 1), max(height - line - 8, 1))

    def at(self, outcome: float, experience: float) -> QPointF:
        """Return where two scores stand."""
        return QPointF(self.across(outcome), self.down(experience))

    def across(self, outcome: Scores) -> Scores:
        """Return how far to the right outcomes stand, one or many."""
        inner, sight = self.inner, self.sight
        return inner.left() + (outcome - sight.left) / sight.size * inner.width()

    def down(self, experience: Scores) -> Scores:
        """Return how far down experiences stand, one or many."""
        inner, sight = self.inner, self.sight
        return inner.bottom() - (experience - sight.bottom) / sight.size * inner.height()

    def scores(self, at: QPointF) -> tuple[float, float]:
        """Return the outcome and the experience of a place."""
        inner, sight = self.inner, self.sight
        return (
            sight.left + (at.x() - inner.left()) / inner.width() * sight.size,
            sight.bottom + (inner.bottom() - at.y()) / inner.height() * sight.size,
        )

    @property
    def inner(self) -> QRectF:
        """Return the room in which marks stand."""
        edge = min(self._edge, self.area.width() / 4, self.area.height() / 4)
        return self.area.adjusted(edge, edge, -edge, -edge)

    def cross(self) -> tuple[Box, Box]:
        """Return the room of the lines between the corners."""
        middle, area = self._middle(), self.area
        return (
            Box(middle.x(), area.top(), 1, area.height()),
            Box(area.left(), middle.y(), area.width(), 1),
        )

    def draw(self, painter: QPainter, marks: Sequence[Box] = ()) -> list[Box]:
        """Draw corners and axes, and return the room that the corners' names take.

        Names keep off the `marks` where they can.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Outcome rises to the right in every language.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        area, middle = self.area, self._middle()
        painter.fillRect(QRectF(middle, area.topRight()).normalized(), self._theme.color("good_tint"))
        painter.fillRect(QRectF(middle, area.bottomLeft()).normalized(), self._theme.color("risk_tint"))
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
        self._name_axes(painter)
        named = [box for one in Quadrant if (box := self._name_corner(painter, one, marks)) is not None]
        painter.restore()
        return named

    def _middle(self) -> QPointF:
        """Return where the four corners meet, kept to the picture."""
        at, area = self.at(self.split, self.split), self.area
        return QPointF(
            min(max(at.x(), area.left()), area.right()), min(max(at.y(), area.top()), area.bottom())
        )

    def _name_corner(self, painter: QPainter, quadrant: Quadrant, marks: Sequence[Box]) -> Box | None:
        """Draw a corner's name over what it means; None where the corner is out of sight."""
        area, middle = self.area, self._middle()
        right = quadrant in (Quadrant.HAPPY_SUCCESSFUL, Quadrant.TRAPPED)
        upper = quadrant in (Quadrant.HAPPY_SUCCESSFUL, Quadrant.ACCESSIBLE)
        room = (area.right() - middle.x() if right else middle.x() - area.left()) - 2 * _PAD
        texts = ((TextStyle.CELL_BOLD, "text", quadrant.label), (TextStyle.CAPTION, "text2", means(quadrant)))
        made = []
        for style, role, text in texts:
            metrics = QFontMetrics(font(style))
            shown = elided(metrics, text, Qt.TextElideMode.ElideRight, int(room))
            made.append((style, role, shown, metrics.horizontalAdvance(shown), metrics.height()))
        high, wide = sum(one[4] for one in made), max(one[3] for one in made)
        deep = middle.y() - area.top() if upper else area.bottom() - middle.y()
        if room < high or deep < high + _PAD:
            return None
        tops = [(area.top() if upper else middle.y()) + _PAD]
        tops.append((middle.y() if upper else area.bottom()) - _PAD - high)
        lefts = [(middle.x() if right else area.left()) + _PAD]
        lefts.append((area.right() if right else middle.x()) - _PAD - wide)
        # At the corner, else above or under the marks, else across.
        places = [
            Box(left, top, wide, high)
            for left in (lefts[::-1] if right else lefts)
            for top in (tops if upper else tops[::-1])
        ]
        box = next((one for one in places if not any(one.meets(mark) for mark in marks)), places[0])
        at_right = box.left == lefts[1]
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        left, y = box.left, box.top
        for style, role, shown, _, height in made:
            painter.setFont(font(style))
            painter.setPen(self._theme.color(role))
            painter.drawText(QRectF(left, y, wide + 1, height), side | Qt.AlignmentFlag.AlignTop, shown)
            y += height
        return box

    def _name_axes(self, painter: QPainter) -> None:
        area = self.area
        painter.setFont(font(TextStyle.CAPTION))
        painter.setPen(self._theme.color("text2"))
        line, middle = painter.fontMetrics().height(), Qt.AlignmentFlag.AlignCenter
        below = QRectF(area.left(), area.bottom() + 4, area.width(), line)
        outcome, experience = trc("quadrant", "Outcome"), tr("Experience")
        asked = tr("Outcome: are they getting the promised result?")
        painter.drawText(below, middle, _fitting(painter, (asked, outcome), area.width()))
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        beside = QRectF(0, 0, area.height(), line)
        asked = tr("Experience: do they enjoy getting it?")
        painter.drawText(beside, middle, _fitting(painter, (asked, experience), area.height()))
        painter.restore()


def _fitting(painter: QPainter, texts: tuple[str, str], room: float) -> str:
    """Return the longer of two texts where there is room for it."""
    longer, shorter = texts
    return longer if painter.fontMetrics().horizontalAdvance(longer) <= room else shorter

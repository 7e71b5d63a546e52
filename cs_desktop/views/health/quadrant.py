"""Outcome and experience: four named corners, and the way of the last quarters to today's mark."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.dates import month_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.health_shown import HealthShown
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.label_places import Box, label_places
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import QUADRANT_STATUS, paint_status

_WORDS = {
    Quadrant.HAPPY_SUCCESSFUL: marked("renew and expand"),
    Quadrant.TRAPPED: marked("gets results, dislikes it"),
    Quadrant.ACCESSIBLE: marked("likes it, cannot justify it"),
    Quadrant.HIGH_RISK: marked("neither"),
}
HEIGHT = 300
_PAD = 10
_MARK = 12.0
_DOT = 8.0
_PIECE = 3.0


class QuadrantChart(QWidget):
    """Draws where an account stands and how it came there; corners alone where an axis has no data."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._trail: list[HealthPoint] = []
        self._split = 50.0
        self._today = False
        """Whether the trail reaches today."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Outcome and experience"))
        theme.changed.connect(self._fit)
        self._fit()

    def show_health(self, shown: HealthShown) -> None:
        """Show another way."""
        self._trail = [point for point in shown.trail if point.quadrant is not None]
        self._split = shown.bands.split
        self._today = shown.health.quadrant is not None
        self.setAccessibleDescription("; ".join(map(_said, self._trail)))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw corners, axes and the way."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Outcome rises to the right in every language.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = QFontMetrics(font(TextStyle.CAPTION)).height()
        area = QRectF(line + 6.5, 0.5, self.width() - line - 8, self.height() - line - 8)
        middle = self._at(area, self._split, self._split)
        painter.fillRect(QRectF(middle, area.topRight()).normalized(), self._theme.color("good_tint"))
        painter.fillRect(QRectF(middle, area.bottomLeft()).normalized(), self._theme.color("risk_tint"))
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
        self._name_axes(painter, area, line)
        corners = [self._draw_corner(painter, area, middle, one) for one in Quadrant]
        self._draw_trail(painter, area, corners)

    def _draw_corner(self, painter: QPainter, area: QRectF, middle: QPointF, quadrant: Quadrant) -> Box:
        """Draw a corner's name over what it means, and return the room they take."""
        right = quadrant in (Quadrant.HAPPY_SUCCESSFUL, Quadrant.TRAPPED)
        upper = quadrant in (Quadrant.HAPPY_SUCCESSFUL, Quadrant.ACCESSIBLE)
        room = (area.right() - middle.x() if right else middle.x() - area.left()) - 2 * _PAD
        texts = (
            (TextStyle.CELL_BOLD, "text", quadrant.label),
            (TextStyle.CAPTION, "text2", tr(_WORDS[quadrant])),
        )
        made = []
        for style, role, text in texts:
            metrics = QFontMetrics(font(style))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            made.append((style, role, shown, metrics.horizontalAdvance(shown), metrics.height()))
        high, wide = sum(one[4] for one in made), max(one[3] for one in made)
        top = area.top() + _PAD if upper else area.bottom() - _PAD - high
        left = area.right() - _PAD - wide if right else area.left() + _PAD
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        y = top
        for style, role, shown, _, height in made:
            painter.setFont(font(style))
            painter.setPen(self._theme.color(role))
            painter.drawText(QRectF(left, y, wide + 1, height), side | Qt.AlignmentFlag.AlignTop, shown)
            y += height
        return Box(left, top, wide, high)

    def _draw_trail(self, painter: QPainter, area: QRectF, corners: list[Box]) -> None:
        places = [self._at(area, one.outcome or 0.0, one.experience or 0.0) for one in self._trail]
        if not places:
            self._say_nothing(painter, area)
            return
        painter.setPen(QPen(self._theme.color("accent"), 1.75))
        painter.drawPolyline(QPolygonF(places))
        marks = []
        for place, (at, point) in enumerate(zip(places, self._trail, strict=True)):
            last = self._today and place == len(places) - 1
            size = _MARK if last else _DOT
            marks.append(Box(at.x() - size / 2, at.y() - size / 2, size, size))
            if last and point.quadrant is not None:
                paint_status(painter, at, QUADRANT_STATUS[point.quadrant], self._theme.tokens, _MARK)
            else:
                painter.setPen(QPen(self._theme.color("accent"), 1.75))
                painter.setBrush(self._theme.color("surface"))
                painter.drawEllipse(at, _DOT / 2, _DOT / 2)
        middle = self._at(area, self._split, self._split)
        cross = [
            Box(middle.x(), area.top(), 1, area.height()),
            Box(area.left(), middle.y(), area.width(), 1),
        ]
        self._name_marks(painter, area, marks, [*corners, *cross, *_along(places)])

    def _name_marks(self, painter: QPainter, area: QRectF, marks: list[Box], taken: list[Box]) -> None:
        names = [month_text(point.day) for point in self._trail]
        styles = [TextStyle.CAPTION] * len(names)
        if self._today:
            names[-1], styles[-1] = tr("today"), TextStyle.CAPTION_MEDIUM
        # The latest chooses its place first.
        names, styles, latest = names[::-1], styles[::-1], marks[::-1]
        sizes = []
        for name, style in zip(names, styles, strict=True):
            metrics = QFontMetrics(font(style))
            sizes.append((float(metrics.horizontalAdvance(name)), float(metrics.height())))
        whole = Box(area.left() + 2, area.top() + 2, area.width() - 4, area.height() - 4)
        for name, style, place in zip(
            names, styles, label_places(latest, sizes, whole, taken, 4), strict=True
        ):
            if place is not None:
                painter.setFont(font(style))
                painter.setPen(self._theme.color("text"))
                box = QRectF(place.left, place.top, place.width + 1, place.height)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)

    def _say_nothing(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font(TextStyle.CELL))
        painter.setPen(self._theme.color("text2"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        text = tr("An axis has no data, so there is no quadrant.")
        painter.drawText(area.adjusted(40, 60, -40, -60), flags, text)

    def _name_axes(self, painter: QPainter, area: QRectF, line: int) -> None:
        painter.setFont(font(TextStyle.CAPTION))
        painter.setPen(self._theme.color("text2"))
        middle = Qt.AlignmentFlag.AlignCenter
        below = QRectF(area.left(), area.bottom() + 4, area.width(), line)
        painter.drawText(below, middle, tr("Outcome: are they getting the promised result?"))
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        beside = QRectF(0, 0, area.height(), line)
        painter.drawText(beside, middle, tr("Experience: do they enjoy getting it?"))
        painter.restore()

    def _at(self, area: QRectF, outcome: float, experience: float) -> QPointF:
        # Half a mark away from the edges, so that nothing is cut.
        inner = area.adjusted(_MARK, _MARK, -_MARK, -_MARK)
        return QPointF(
            inner.left() + outcome / 100 * inner.width(), inner.bottom() - experience / 100 * inner.height()
        )

    def _fit(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        self.update()


def _along(places: list[QPointF]) -> Iterator[Box]:
    """Yield the room that a way takes, in small pieces."""
    for one, other in pairwise(places):
        way = other - one
        count = max(int(max(abs(way.x()), abs(way.y())) / _PIECE), 1)
        for step in range(count + 1):
            at = one + way * (step / count)
            yield Box(at.x() - _PIECE / 2, at.y() - _PIECE / 2, _PIECE, _PIECE)


def _said(point: HealthPoint) -> str:
    assert point.quadrant is not None
    return tr(
        "{month}: {quadrant}, outcome {outcome}, experience {experience}",
        month=month_text(point.day),
        quadrant=point.quadrant.label,
        outcome=shown_score(point.outcome or 0.0),
        experience=shown_score(point.experience or 0.0),
    )

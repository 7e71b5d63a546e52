"""Small drawings of the inspector: trend, contributions, quadrant with its trail, bar of a measure."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status, number_text
from cs_desktop.domain.health.standing import Bands, Contribution
from cs_desktop.domain.inspection import HealthPoint, ObjectiveBar
from cs_desktop.domain.plan.words import PROGRESS_STATUS
from cs_desktop.views.theme.direction import elided, leading, placed_f, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import QUADRANT_STATUS, paint_status
from cs_desktop.views.widgets.measure_bar import paint_bar

_LABELS = 84
"""Pixels for the names of the lines at the right of the trend."""


class _Drawing(QWidget):
    """As wide as there is room, of one height; drawn anew in another theme."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Time and figures run as they always do; a sign stays before its number.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return painter

    def _color(self, role: str) -> QColor:
        return self._theme.color(role)


class TrendLine(_Drawing):
    """The score by week, beside the bounds of the bands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 72)
        self._points: Sequence[HealthPoint] = ()
        self._bands = Bands()

    def show_trend(self, points: Sequence[HealthPoint], bands: Bands) -> None:
        """Show other scores."""
        self._points, self._bands = points, bands
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bounds, names and line."""
        del event
        scores = [point.score for point in self._points]
        known = [score for score in scores if score is not None]
        if not known:
            return
        painter = self._painter()
        bounds = (
            (self._bands.healthy_from, tr("Healthy {score}", score=f"{self._bands.healthy_from:g}")),
            (self._bands.watch_from, tr("Watch {score}", score=f"{self._bands.watch_from:g}")),
        )
        low = min(*known, *(bound for bound, _ in bounds)) - 4
        high = max(*known, *(bound for bound, _ in bounds)) + 4
        labels = scaled(_LABELS)
        room = QRectF(2, 6, self.width() - labels - 8, self.height() - 12)

        def y(score: float) -> float:
            return room.bottom() - (score - low) / (high - low) * room.height()

        painter.setFont(font(TextStyle.CAPTION))
        for bound, name in bounds:
            painter.setPen(QPen(self._color("border_strong"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), y(bound)), QPointF(room.right(), y(bound)))
            painter.setPen(self._color("text3"))
            box = QRectF(self.width() - labels, y(bound) - 9, labels, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        step = room.width() / max(len(scores) - 1, 1)
        run: list[QPointF] = []
        painter.setPen(QPen(self._color("accent"), 1.75))
        for place, score in enumerate((*scores, None)):
            if score is not None:
                run.append(QPointF(room.left() + place * step, y(score)))
            elif run:
                painter.drawPolyline(QPolygonF(run))
                last, run = run[-1], []
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("accent"))
        painter.drawEllipse(last, 3, 3)


class ContributionBar(_Drawing):
    """What one measure gave to the score: its name, a bar left or right of zero, the points."""

    def __init__(self, theme: Theme, contribution: Contribution, largest: float) -> None:
        super().__init__(theme, scaled(20))
        self._given, self._largest = contribution, max(largest, 0.1)
        sign = "+" if contribution.points > 0 else ""
        self._points = f"{sign}{number_text(contribution.points, 1)}"
        self.setAccessibleName(
            tr("{measure}, {points} points", measure=contribution.name, points=self._points)
        )
        self.setToolTip(self.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bar and points."""
        del event
        painter, width = self._painter(), self.width()
        whole = QRectF(self.rect())
        painter.setFont(font(TextStyle.CELL))
        painter.setPen(self._color("text2"))
        names = placed_f(QRectF(0, 0, width * 0.5, self.height()), whole)
        metrics = QFontMetrics(painter.font())
        name = elided(metrics, self._given.name, Qt.TextElideMode.ElideRight, int(names.width()))
        painter.drawText(names, leading(), name)
        axis, half = QRectF(width * 0.69 - 0.5, 3, 1, self.height() - 6), width * 0.14
        axis = placed_f(axis, whole)
        length = half * self._given.points / self._largest
        bar = QRectF(axis.center().x(), (self.height() - 8) / 2, length, 8).normalized()
        painter.fillRect(bar, self._color("good_mark" if self._given.points >= 0 else "risk_mark"))
        painter.fillRect(axis, self._color("control"))
        painter.setFont(font(TextStyle.CELL_MEDIUM, tabular=True))
        painter.setPen(self._color("text"))
        painter.drawText(placed_f(QRectF(width - 48, 0, 48, self.height()), whole), trailing(), self._points)


class QuadrantMap(_Drawing):
    """Outcome to the right, experience upward; the way of the last quarters ends in today's mark."""

    EDGE = 108
    LEFT = 16

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.EDGE + 18)
        self.setFixedSize(QSize(self.LEFT + self.EDGE + 4, self.EDGE + 18))
        self._trail: Sequence[HealthPoint] = ()
        self._split = 50.0

    def show_trail(self, trail: Sequence[HealthPoint], split: float) -> None:
        """Show another way."""
        self._trail, self._split = trail, split
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the four cells, the axes' names and the way."""
        del event
        painter = self._painter()
        box = QRectF(self.LEFT + 0.5, 0.5, self.EDGE, self.EDGE)
        split = _within(box, self._split, self._split)
        painter.fillRect(QRectF(split, box.topRight()).normalized(), self._color("good_tint"))
        painter.setPen(QPen(self._color("border_strong"), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawLine(QPointF(split.x(), box.top()), QPointF(split.x(), box.bottom()))
        painter.drawLine(QPointF(box.left(), split.y()), QPointF(box.right(), split.y()))
        self._name_axes(painter, box)
        places = [
            (_within(box, p.outcome, p.experience), p)
            for p in self._trail
            if p.outcome is not None and p.experience is not None
        ]
        painter.setPen(QPen(self._color("series2"), 1.25))
        painter.drawPolyline(QPolygonF([place for place, _ in places]))
        for place, _ in places[:-1]:
            painter.setBrush(self._color("surface"))
            painter.drawEllipse(place, 2.5, 2.5)
        if places and places[-1][1].quadrant is not None:
            paint_status(
                painter, places[-1][0], QUADRANT_STATUS[places[-1][1].quadrant], self._theme.tokens, 11
            )

    def _name_axes(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(font(TextStyle.CAPTION))
        painter.setPen(self._color("text3"))
        under = QRectF(box.left(), box.bottom() + 2, box.width(), 16)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, tr("Outcome →"))
        painter.save()
        painter.translate(0, box.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, -1, box.height(), 16), Qt.AlignmentFlag.AlignLeft, tr("Experience →"))
        painter.restore()


def _within(box: QRectF, outcome: float, experience: float) -> QPointF:
    """Return the point of two scores in a square."""
    return QPointF(box.left() + outcome / 100 * box.width(), box.bottom() - experience / 100 * box.height())


class MeasureBar(_Drawing):
    """Where an objective's measure stands."""

    def __init__(self, theme: Theme, objective: ObjectiveBar) -> None:
        super().__init__(theme, 16)
        self._shown = objective

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar; without a target there is none."""
        del event
        if self._shown.places is not None:
            stands = self._shown.progress
            status = PROGRESS_STATUS[stands] if stands is not None else Status.NONE
            paint_bar(self._painter(), QRectF(self.rect()), self._shown.places, status, self._theme)

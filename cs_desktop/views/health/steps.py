"""The waterfall: from a neutral 50, measure by measure, to the score."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health import Bands, shown_score
from cs_desktop.domain.health_shown import HealthShown
from cs_desktop.domain.health_steps import NEUTRAL, Step, health_steps
from cs_desktop.views.theme.direction import leading, placed_f
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

ROW = 28
_BAR = 15
_NAMES = 0.36
"""The share of the width that names take."""
_POINTS = 52
"""Pixels for the points behind the longest bar."""


def points_text(points: float) -> str:
    """Return points with their sign."""
    return f"{'+' if points >= 0.05 else ''}{number_text(points, 1)}"


class StepsChart(QWidget):
    """Draws one row for each step, between where it started and the score."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._bands = Bands()
        self._score = NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_health(self, shown: HealthShown) -> None:
        """Show other steps."""
        self._steps, self._bands = health_steps(shown.health.contributions), shown.bands
        self._score = NEUTRAL if shown.health.calculated is None else shown.health.calculated
        told = [f"{step.given.name} {points_text(step.given.points)}" for step in self._steps]
        start = tr("Neutral start {score}", score=number_text(NEUTRAL, 0))
        end = tr("Health score {score}", score=shown_score(self._score))
        self.setAccessibleName(tr("What makes the score"))
        self.setAccessibleDescription(", ".join((start, *told, end)))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A sign stays before its number.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row, last = scaled(ROW), len(self._steps) + 1
        self._draw_bound(painter, row)
        self._draw_name(painter, 0, tr("Neutral start"), "text2")
        self._draw_value(painter, self._x(NEUTRAL), 0, number_text(NEUTRAL, 0), "text2")
        for place, step in enumerate(self._steps, 1):
            self._draw_name(painter, place, step.given.name, "text")
            role = "good_mark" if step.given.points >= 0 else "risk_mark"
            self._draw_bar(painter, place, step.start, step.end, role)
            end = max(self._x(step.start), self._x(step.end))
            self._draw_value(painter, end, place, points_text(step.given.points), "text")
            x = self._x(step.end)
            painter.setPen(QPen(self._theme.color("control"), 1))
            below = place * row + row / 2 + scaled(_BAR) / 2
            painter.drawLine(QPointF(x, below), QPointF(x, below + row - scaled(_BAR)))
        painter.fillRect(QRectF(0, last * row, self.width(), 1), self._theme.color("border"))
        self._draw_name(painter, last, tr("Health score"), "text", bold=True)
        self._draw_bar(painter, last, NEUTRAL, self._score, "accent")
        end = max(self._x(NEUTRAL), self._x(self._score))
        self._draw_value(painter, end, last, str(shown_score(self._score)), "text")

    def _draw_bound(self, painter: QPainter, row: int) -> None:
        """Draw where neutral is, and where Healthy begins if that is in sight."""
        bottom = (len(self._steps) + 2) * row
        painter.setFont(font(TextStyle.CAPTION))
        metrics = QFontMetrics(painter.font())
        marks = [(NEUTRAL, tr("Neutral {score}", score=number_text(NEUTRAL, 0)), Qt.PenStyle.SolidLine)]
        healthy = self._bands.healthy_from
        marks.append((healthy, tr("Healthy {score}", score=f"{healthy:g}"), Qt.PenStyle.DashLine))
        free_from = 0.0
        for value, text, style in marks:
            x, width = self._x(value), metrics.horizontalAdvance(text)
            painter.setPen(QPen(self._theme.color("control"), 1, style))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            left = min(max(x - width / 2, free_from), self.width() - width - 1)
            painter.setPen(self._theme.color("text2"))
            if left >= free_from:
                box = QRectF(left, bottom + 2, width + 1, scaled(16))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                free_from = left + width + 12

    def _draw_name(self, painter: QPainter, place: int, text: str, role: str, *, bold: bool = False) -> None:
        row = scaled(ROW)
        box = QRectF(0, place * row, self.width() * _NAMES - 12, row)
        painter.setFont(font(TextStyle.CELL_BOLD if bold else TextStyle.CELL))
        painter.setPen(self._theme.color(role))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(self._placed(box), leading(), shown)

    def _draw_bar(self, painter: QPainter, place: int, start: float, end: float, role: str) -> None:
        row, high = scaled(ROW), scaled(_BAR)
        left, right = sorted((self._x(start), self._x(end)))
        bar = QRectF(left, place * row + (row - high) / 2, max(right - left, 1.5), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(role))
        painter.drawRoundedRect(bar, 2, 2)

    def _draw_value(self, painter: QPainter, x: float, place: int, text: str, role: str) -> None:
        row = scaled(ROW)
        painter.setFont(font(TextStyle.CELL_BOLD, tabular=True))
        painter.setPen(self._theme.color(role))
        box = QRectF(x + 6, place * row, scaled(_POINTS), row)
        width, high = painter.fontMetrics().horizontalAdvance(text), painter.fontMetrics().height()
        # Over the dashes of a band, which would cross it.
        painter.fillRect(
            QRectF(x + 5, box.center().y() - high / 2, width + 3, high), self._theme.color("surface")
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _x(self, score: float) -> float:
        """Return where a score stands; scores rise to the right in every language."""
        ends = [NEUTRAL, self._bands.healthy_from, *(step.end for step in self._steps)]
        low, high = min(ends), max(ends)
        names = self.width() * _NAMES
        begin = 0.0 if self._is_mirrored else names
        end = self.width() - names if self._is_mirrored else float(self.width())
        room = max(end - begin - scaled(_POINTS) - 6, 1.0)
        return begin + (score - low) / (high - low) * room

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _placed(self, box: QRectF) -> QRectF:
        return placed_f(box, QRectF(self.rect()))

    def _fit(self) -> None:
        self.setFixedHeight(scaled(ROW) * (len(self._steps) + 2) + scaled(22))
        self.update()

"""What lies under and beside the bars of a Gantt chart: the axis, today and the names of the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from cs_desktop.common.dates import short_day_text
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.dragging import Preview
from cs_desktop.domain.plan.gantt import Zoom, ticks
from cs_desktop.views.plan.gantt_scale import AFTER_NAME, END_PAD, Scale
from cs_desktop.views.theme.direction import elided, leading, mirrored
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme


@dataclass(frozen=True)
class Seen:
    """What is to be drawn."""

    scale: Scale
    zoom: Zoom
    size: QRectF
    chosen: ObjectKey | None = None
    chosen_tie: int | None = None
    preview: Preview | None = None
    pulled: tuple[ObjectKey, QPointF] | None = None
    """From which bar a dependency is being drawn, and to where."""
    focused: bool = False
    places: Mapping[ObjectKey, int] = field(default_factory=dict)
    """The row of each bar."""


class GroundPen:
    """Draws the ground; everything is placed for reading from the left, and flipped at last."""

    def __init__(self, theme: Theme, painter: QPainter, seen: Seen) -> None:
        self._theme, self._painter, self._seen = theme, painter, seen
        self._scale, self._chart = seen.scale, seen.scale.chart

    def _draw_grid(self) -> None:
        painter, size = self._painter, self._seen.size
        painter.setFont(font(TextStyle.CAPTION))
        metrics = QFontMetricsF(font(TextStyle.CAPTION))
        free = 0.0
        now = self._today_box()
        marks = ticks(self._chart.first, self._chart.last, self._seen.zoom)
        ends = [self._scale.x(day) for day, _text in marks[1:]] + [size.width()]
        for (day, text), end in zip(marks, ends, strict=True):
            x = self._scale.x(day)
            painter.fillRect(
                self._flip(QRectF(x, self._scale.head / 2, 1, size.height())), self._color("grid")
            )
            # What has begun before the first day that is seen is named there, as long as it has room.
            left = max(x, self._scale.names) + 6
            box = QRectF(left, 0, metrics.horizontalAdvance(text) + 4, self._scale.head - 2)
            fits = box.left() >= free and (left == x + 6 or box.right() <= end)
            if fits and not box.intersects(now):
                painter.setPen(self._color("text2"))
                painter.drawText(self._flip(box), int(leading()), text)
                free = box.right() + 4
        painter.fillRect(QRectF(0, self._scale.head - 1, size.width(), 1), self._color("border"))
        first = max(int(self._scale.top // self._scale.row), 0)
        for place in range(first, len(self._chart.rows)):
            y = self._scale.row_top(place + 1) - 1
            if y >= size.height():
                break
            if y > self._scale.head:
                painter.fillRect(QRectF(0, y, size.width(), 1), self._color("grid"))

    def _today_box(self) -> QRectF:
        text = short_day_text(self._chart.today, self._chart.today)
        width = QFontMetricsF(font(TextStyle.CAPTION_MEDIUM)).horizontalAdvance(text) + 16
        height = float(scaled(18))
        x = self._scale.middle(self._chart.today) - width / 2
        x = max(x, self._scale.names + 1.0)
        return QRectF(x, (self._scale.head - height) / 2 - 1, width, height)

    def _draw_today(self) -> None:
        painter = self._painter
        x = self._scale.middle(self._chart.today)
        if x < self._scale.names:
            return
        bottom = self._seen.size.height()
        line = QRectF(x - 0.75, self._scale.head - 4, 1.5, bottom)
        painter.fillRect(self._flip(line), self._color("accent"))
        box = self._flip(self._today_box())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("accent"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(self._color("on_accent"))
        painter.setFont(font(TextStyle.CAPTION_MEDIUM))
        today = self._chart.today
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), short_day_text(today, today))

    def _draw_names(self) -> None:
        painter, size, names = self._painter, self._seen.size, self._scale.names
        first = max(int(self._scale.top // self._scale.row), 0)
        painter.save()
        painter.setClipRect(QRectF(0, self._scale.head, size.width(), size.height() - self._scale.head))
        painter.setFont(font(TextStyle.CELL))
        metrics = QFontMetricsF(font(TextStyle.CELL))
        for place, row in enumerate(self._chart.rows[first:], first):
            y = self._scale.row_top(place)
            if y > size.height():
                break
            box = QRectF(END_PAD, y, names - END_PAD - AFTER_NAME, self._scale.row - 1)
            painter.setPen(self._color("text"))
            text = elided(metrics, row.name.replace("\n", " "), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(self._flip(box), int(leading()), text)
        painter.restore()

    def _flip(self, box: QRectF) -> QRectF:
        if not mirrored():
            return box
        return QRectF(self._seen.size.width() - box.right(), box.top(), box.width(), box.height())

    def _point(self, at: QPointF) -> QPointF:
        return QPointF(self._seen.size.width() - at.x(), at.y()) if mirrored() else at

    def _color(self, role: str) -> QColor:
        return self._theme.color(role)

"""Minutes a week as bars: what we began stands above the line, what customers began below it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import tr
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.figures import number_text
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

HEIGHT = 84
SIDE = 96
GAP = 0.3
"""Of each week's room, between two bars."""
MONTH_ROOM = 62
"""Pixels that the name of a month takes at least."""


class WeekBars(QWidget):
    """Shows a ChartSpec of two series with the weeks' first days as their places."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Label("", TextStyle.SECTION)
        self._subtitle = ElidedLabel("", TextStyle.CELL, "text3")
        self._bars = _Bars(theme)
        head = row(self._title, self._subtitle, spacing=8)
        head.setStretch(1, 1)
        box = column(spacing=6, margins=(20, 10, 20, 6))
        box.addLayout(head)
        box.addWidget(self._bars)
        self.setLayout(box)

    def show_chart(self, spec: ChartSpec) -> None:
        """Draw the weeks."""
        self._title.setText(spec.title)
        self._subtitle.setText(spec.subtitle)
        self._bars.show_chart(spec)


class _Bars(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spec: ChartSpec | None = None
        theme.changed.connect(self._fit)
        self.setMouseTracking(True)
        self._fit()

    def show_chart(self, spec: ChartSpec) -> None:
        self._spec = spec
        self.setAccessibleName(spec.title)
        lines = [f"{one.name}: {hours_text(sum(y or 0 for y in one.y))}" for one in spec.series]
        self.setAccessibleDescription(", ".join(lines))
        self.setToolTip(self._weeks_in_words(spec))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height drawn for it."""
        return QSize(400, scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, months and sums."""
        del event
        if self._spec is None:
            return
        painter = QPainter(self)
        tokens = self._theme.tokens
        caption = font(TextStyle.CAPTION)
        line = QFontMetrics(caption).height()
        above, below = self._spec.series
        plot = QRect(0, 0, self.width() - scaled(SIDE), self.height() - line - 4)
        top = max((y or 0 for y in above.y), default=0)
        bottom = max((y or 0 for y in below.y), default=0)
        share = plot.height() / (top + bottom) if top + bottom else 0.0
        zero = plot.top() + (top * share if share else plot.height() / 2)
        step = plot.width() / max(len(above.y), 1)
        for place, (up, down) in enumerate(zip(above.y, below.y, strict=True)):
            left, width = place * step + step * GAP / 2, max(step * (1 - GAP), 1.0)
            for value, role, is_up in ((up, above.role, True), (down, below.role, False)):
                height = max((value or 0) * share, 1.0 if value else 0.0)
                box = QRectF(left, zero - height if is_up else zero + 1, width, height)
                painter.fillRect(box, QColor(tokens.series(role)))
        painter.fillRect(QRectF(0, zero, plot.width(), 1), QColor(tokens.control))
        self._draw_months(painter, plot, step)
        self._draw_sums(painter, plot)

    def _draw_months(self, painter: QPainter, plot: QRect, step: float) -> None:
        assert self._spec is not None
        painter.setFont(font(TextStyle.CAPTION))
        painter.setPen(QColor(self._theme.tokens.text3))
        last, month = -MONTH_ROOM, None
        for place, day in enumerate(self._spec.series[0].x):
            x = round(place * step)
            if day.month != month and day.day <= 7 and x - last >= scaled(MONTH_ROOM):
                if x + scaled(MONTH_ROOM) <= plot.right():
                    box = QRect(x, plot.bottom() + 4, scaled(MONTH_ROOM), self.height() - plot.height() - 4)
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), month_text(day))
                last = x
            month = day.month

    def _draw_sums(self, painter: QPainter, plot: QRect) -> None:
        assert self._spec is not None
        tokens = self._theme.tokens
        metrics = QFontMetrics(font(TextStyle.CAPTION))
        line = metrics.height()
        y = plot.top()
        for series, role in zip(self._spec.series, (tokens.accent_text, tokens.text2), strict=True):
            for text, style, color in (
                (series.name, TextStyle.CAPTION_MEDIUM, role),
                (hours_text(sum(value or 0 for value in series.y)), TextStyle.CAPTION, tokens.text2),
            ):
                painter.setFont(font(style))
                painter.setPen(QColor(color))
                box = QRect(plot.right() + 12, y, self.width() - plot.right() - 12, line)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
                y += line
            y += 4

    def _weeks_in_words(self, spec: ChartSpec) -> str:
        above, below = spec.series
        busy = [
            (day, (up or 0) + (down or 0)) for day, up, down in zip(above.x, above.y, below.y, strict=True)
        ]
        day, minutes = max(busy, key=lambda one: one[1], default=(None, 0))
        if day is None or not minutes:
            return ""
        return tr("Most in the week of {day}: {hours}", day=day_text(day), hours=hours_text(minutes))

    def _fit(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        self.update()


def hours_text(minutes: float) -> str:
    """Return minutes as hours."""
    hours = minutes / 60
    return tr("{hours} h", hours=number_text(hours, 0 if hours >= 10 else 1))

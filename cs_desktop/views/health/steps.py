"""The waterfall: bar by bar to a score, from a neutral 50 or from what it was."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cs_desktop.domain.health.rows import points_text
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.health.steps import NEUTRAL, Step, Waterfall
from cs_desktop.views.health.step_scale import StepScale
from cs_desktop.views.theme.direction import elided, leading, placed_f
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as
from cs_desktop.views.widgets.text import plain_tooltip

ROW = 29
_BAR = 16
_FOOT = 22
_BETWEEN = 8
"""Pixels between a name and what moved it."""
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_EMPTY = Waterfall("", NEUTRAL, "", (), "", NEUTRAL, "")


def told_step(step: Step) -> str:
    """Return a step in words."""
    said = f"{step.given.name} {points_text(step.points)}"
    return f"{said} ({step.why})" if step.why else said


class StepsChart(QWidget):
    """Draws one row for each step, between where it started and the score; walked by the arrow keys."""

    measure_wanted = Signal(str)
    """The key of the measure whose points are to be shown: a click, Enter or Space."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._told = _EMPTY
        self._scale = StepScale(_EMPTY, Bands())
        self._explained: dict[str, str] = {}
        self._name = ""
        self._rows = 0
        self._current = 0
        self._hovered = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        speak_as(self, QAccessible.Role.Chart)
        theme.changed.connect(self._fit)

    def show_waterfall(
        self, told: Waterfall, bands: Bands, explained: dict[str, str], least_rows: int = 0
    ) -> None:
        """Show other steps; `explained` says by the measure's key what stands in its tooltip.

        It is as high as for `least_rows` steps at least, so that a page does not jump.
        """
        self._told, self._explained, self._rows = told, explained, max(len(told.steps), least_rows)
        self._scale = StepScale(told, bands)
        self._current = min(self._current, max(len(told.steps) - 1, 0))
        start, end = f"{told.start_name} {told.start_text}", f"{told.end_name} {told.end_text}"
        self.setAccessibleDescription(", ".join((start, *map(told_step, told.steps), end)))
        self._fit()

    @property
    def told(self) -> Waterfall:
        """Return what is drawn."""
        return self._told

    def row_rect(self, place: int) -> QRect:
        """Return where a step is drawn."""
        row = scaled(ROW)
        return QRect(0, (place + 1) * row, self.width(), row)

    def event(self, event: QEvent) -> bool:
        """Explain the step under the mouse, and end its tint when the mouse leaves."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().y())
            if place is None:
                QToolTip.hideText()
            else:
                step = self._told.steps[place]
                lines = [told_step(step), self._explained.get(step.given.measure, "")]
                text = "\n".join(line for line in lines if line)
                QToolTip.showText(event.globalPos(), plain_tooltip(text), self, self.row_rect(place))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the step under the mouse."""
        place = self._place_at(event.position().y())
        self._hover(-1 if place is None else place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the points of the measure that is clicked."""
        place = self._place_at(event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self._current = place
            self.measure_wanted.emit(self._told.steps[place].given.measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the steps, and ask for the points of the one that one is on."""
        key, last = Qt.Key(event.key()), len(self._told.steps) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self._go(min(max(self._current + _KEYS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.measure_wanted.emit(self._told.steps[self._current].given.measure)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A sign stays before its number.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._scale.fit(self.width(), mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        told, row, last = self._told, scaled(ROW), len(self._told.steps) + 1
        if self._hovered >= 0:
            painter.fillRect(self.row_rect(self._hovered), self._theme.color("hover"))
        self._draw_bounds(painter, row)
        self._draw_name(painter, 0, told.start_name, "text2")
        self._draw_value(painter, self._scale.x(told.start), 0, told.start_text, "text2")
        for place, step in enumerate(told.steps, 1):
            self._draw_step(painter, place, step)
        painter.fillRect(QRectF(0, last * row, self.width(), 1), self._theme.color("border"))
        self._draw_name(painter, last, told.end_name, "text", bold=True)
        self._draw_bar(painter, last, told.start, told.end, "accent")
        self._draw_value(painter, self._scale.right_of(told.start, told.end), last, told.end_text, "text")
        if self.hasFocus() and told.steps:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.row_rect(self._current).adjusted(1, 1, -1, -1))

    def _draw_step(self, painter: QPainter, place: int, step: Step) -> None:
        self._draw_name(painter, place, step.given.name, "text", step.why)
        good = step.points >= 0
        self._draw_bar(
            painter, place, step.start, step.end, "good_mark" if good else "risk_mark", minus=not good
        )
        end = self._scale.right_of(step.start, step.end)
        self._draw_value(painter, end, place, points_text(step.points), "text")
        x, row, bar = self._scale.x(step.end), scaled(ROW), scaled(_BAR)
        painter.setPen(QPen(self._theme.color("control"), 1))
        below = place * row + (row + bar) / 2
        painter.drawLine(QPointF(x, below), QPointF(x, below + row - bar))

    def _draw_bounds(self, painter: QPainter, row: int) -> None:
        """Draw where it begins, and the bands that are in sight."""
        bottom = (len(self._told.steps) + 2) * row
        painter.setFont(font(TextStyle.CAPTION))
        metrics = QFontMetrics(painter.font())
        free_from = 0.0
        for bound in self._scale.bounds:
            x, width = self._scale.x(bound.score), metrics.horizontalAdvance(bound.name)
            style = Qt.PenStyle.SolidLine if bound.is_start else Qt.PenStyle.DashLine
            painter.setPen(QPen(self._theme.color("control"), 1, style))
            painter.drawLine(QPointF(x, 0 if bound.is_start else row), QPointF(x, bottom))
            left = min(max(x - width / 2, free_from), self.width() - width - 1)
            painter.setPen(self._theme.color("text2"))
            if left >= free_from:
                box = QRectF(left, bottom + 2, width + 1, scaled(_FOOT) - 4)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bound.name)
                free_from = left + width + 12

    def _draw_name(
        self, painter: QPainter, place: int, text: str, role: str, why: str = "", *, bold: bool = False
    ) -> None:
        row = scaled(ROW)
        room = self._scale.names - 12
        painter.setFont(font(TextStyle.CELL_BOLD if bold else TextStyle.CELL))
        metrics = QFontMetrics(painter.font())
        shown = elided(metrics, text, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(self._theme.color(role))
        painter.drawText(self._placed(QRectF(0, place * row, room, row)), leading(), shown)
        begin = metrics.horizontalAdvance(shown) + _BETWEEN
        left = room - begin
        if why and left > metrics.averageCharWidth() * 4:
            painter.setFont(font(TextStyle.CAPTION))
            rest = elided(QFontMetrics(painter.font()), why, Qt.TextElideMode.ElideRight, int(left))
            painter.setPen(self._theme.color("text2"))
            painter.drawText(self._placed(QRectF(begin, place * row, left, row)), leading(), rest)

    def _draw_bar(
        self, painter: QPainter, place: int, start: float, end: float, role: str, *, minus: bool = False
    ) -> None:
        row, high = scaled(ROW), scaled(_BAR)
        left, right = sorted((self._scale.x(start), self._scale.x(end)))
        bar = QRectF(left, place * row + (row - high) / 2, max(right - left, 1.5), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(role))
        painter.drawRoundedRect(bar, 2, 2)
        if minus and bar.width() > high:
            middle = bar.center()
            painter.fillRect(QRectF(middle.x() - 4, middle.y() - 1, 8, 2), self._theme.color("surface"))

    def _draw_value(self, painter: QPainter, x: float, place: int, text: str, role: str) -> None:
        row = scaled(ROW)
        painter.setFont(font(TextStyle.CELL_BOLD, tabular=True))
        painter.setPen(self._theme.color(role))
        box = QRectF(x + 6, place * row, self._scale.points, row)
        width, high = painter.fontMetrics().horizontalAdvance(text), painter.fontMetrics().height()
        # Over the dashes of a band, which would cross it.
        ground = "hover" if 0 <= self._hovered == place - 1 else "surface"
        painter.fillRect(
            QRectF(x + 5, box.center().y() - high / 2, width + 3, high), self._theme.color(ground)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _placed(self, box: QRectF) -> QRectF:
        return placed_f(box, QRectF(self.rect()))

    def _place_at(self, y: float) -> int | None:
        place = int(y // scaled(ROW)) - 1
        return place if 0 <= place < len(self._told.steps) else None

    def _go(self, place: int) -> None:
        self._current = place
        self.setAccessibleName(f"{self._name}: {told_step(self._told.steps[place])}")
        self.update()

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place < 0 else Qt.CursorShape.PointingHandCursor)
            self.update()

    def name(self, text: str) -> None:
        """Be told as this, whichever step one is on."""
        self._name = text
        self.setAccessibleName(text)

    def _fit(self) -> None:
        self.setFixedHeight(scaled(ROW) * (self._rows + 2) + scaled(_FOOT))
        self.update()

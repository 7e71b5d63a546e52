"""The curve of a measure over the values of one's own accounts: its points are dragged, or moved by keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.curve_editing import (
    score_at,
    with_new_point,
    with_point_after,
    with_point_at,
    without_point,
)
from cs_desktop.domain.figures import number_text, stated_text
from cs_desktop.domain.health import Bands
from cs_desktop.domain.measure_spread import MeasureSpread, axis_for
from cs_desktop.domain.scorecards import Curve
from cs_desktop.views.scorecards.curve_drawing import CurveDrawing
from cs_desktop.views.scorecards.curve_ground import CurveGround
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme

REACH = 14
"""Pixels around a point in which the mouse takes hold of it."""
SETTLE_MS = 700
"""What is moved by keys is stored once nobody has pressed one for so long."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_MANY = 10


class CurveEditor(QWidget):
    """Shows a curve. While a point is on its way only the picture changes; then the curve is told."""

    changed = Signal(object)
    """The Curve that it is to be."""
    moving = Signal(object)
    """The Curve as it is while a point is on its way."""
    picked = Signal(int)
    """The place of the point that one is on."""
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # Values rise to the right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.ground = CurveGround(theme)
        self._curve: Curve = ((0.0, 50.0),)
        self._stored: Curve = self._curve
        self._place = 0
        self._held: QPointF | None = None
        """How far from the middle of its point the mouse took hold; None while it holds none."""
        self._pointer: QPointF | None = None
        self._editable = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Curve"))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def curve(self) -> Curve:
        """Return the curve as it is drawn."""
        return self._curve

    @property
    def place(self) -> int:
        """Return the place of the point that one is on."""
        return self._place

    @property
    def is_busy(self) -> bool:
        """Return whether a point is on its way."""
        return self._held is not None or self._settling.isActive()

    def show_curve(
        self, curve: Curve, spread: MeasureSpread, bands: Bands, unit: str, *, editable: bool
    ) -> None:
        """Show a curve over the values of a measure."""
        ground = self.ground
        ground.spread, ground.bands, ground.unit = spread, bands, unit
        ground.axis = axis_for(spread, curve)
        ground.forget()
        self._held = None
        self._settling.stop()
        self._curve = self._stored = curve
        self._place = min(self._place, len(curve) - 1)
        self._editable = editable
        self._tell()
        self.update()

    def go_to(self, place: int) -> None:
        """Come to a point."""
        self.settle()
        self._place = min(max(place, 0), len(self._curve) - 1)
        self._tell()
        self.update()

    def settle(self) -> None:
        """Tell what keys have moved."""
        self._settling.stop()
        if self._curve != self._stored:
            self._stored = self._curve
            self.changed.emit(self._curve)

    def add(self) -> None:
        """Add a point after the one that one is on."""
        if self._editable:
            step = self.ground.axis.nudge(self._curve[-1][0]) * _MANY
            self._put(lambda: with_point_after(self._curve, self._place, step))

    def remove(self) -> None:
        """Remove the point that one is on."""
        if self._editable:
            self._put(
                lambda: (without_point(self._curve, self._place), min(self._place, len(self._curve) - 2))
            )

    def point_text(self) -> str:
        """Return where the point is that one is on, in words."""
        value, score = self._curve[self._place]
        return tr(
            "Point {number} of {count}: {value} scores {score}",
            number=self._place + 1,
            count=len(self._curve),
            value=stated_text(value, self.ground.unit),
            score=number_text(score, 0 if score == int(score) else 1),
        )

    def _put(self, make: Callable[[], tuple[Curve, int]]) -> None:
        self.settle()
        try:
            curve, place = make()
        except InputError as error:
            self.refused.emit(str(error))
            return
        self._curve, self._place = curve, place
        self._tell()
        self.update()
        self.settle()

    def event(self, event: QEvent) -> bool:
        """Go from point to point with Tab, and on from the last one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if step and plain and 0 <= self._place + step < len(self._curve):
                self.go_to(self._place + step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point with the arrows, by ten steps with Shift; Insert adds one, Delete removes it."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._curve) - 1)
        elif key == Qt.Key.Key_Escape and self.is_busy:
            self._give_up()
        elif not self._editable:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            many = _MANY if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._nudge(_ARROWS[key][0] * many, _ARROWS[key][1] * many)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.add()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus):
            self.remove()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_busy:
            self.settle()
        else:
            super().keyPressEvent(event)

    def _nudge(self, along: int, up: int) -> None:
        value, score = self._curve[self._place]
        step = self.ground.axis.nudge(value)
        moved = round(round((value + along * step) / step) * step, 12) if along else value
        self._move(moved, round(score + up) if up else score, step)
        self._settling.start()

    def _move(self, value: float, score: float, gap: float) -> None:
        self._curve = with_point_at(self._curve, self._place, value, score, gap)
        self._tell()
        self.moving.emit(self._curve)
        self.update()

    def _give_up(self) -> None:
        self._settling.stop()
        self._held = None
        self._curve = self._stored
        self._place = min(self._place, len(self._curve) - 1)
        self._tell()
        self.moving.emit(self._curve)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.settle()
        place = self._point_at(event.position())
        if place is not None:
            self._place = place
            self._tell()
            if self._editable:
                self._held = event.position() - self.ground.to_pixels(*self._curve[place])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the point along."""
        self._pointer = event.position()
        if self._held is not None:
            value, score = self.ground.to_value(event.position() - self._held)
            step = self.ground.axis.nudge(value)
            self._move(round(round(value / step) * step, 12), round(score), step)
            return
        over = self._point_at(event.position()) is not None and self._editable
        self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self._held is not None:
            self._held = None
            self.settle()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add a point where there is none."""
        if not self._editable or self._point_at(event.position()) is not None:
            return
        value, score = self.ground.to_value(event.position())
        step = self.ground.axis.nudge(value)
        value = round(round(value / step) * step, 12)
        self._put(lambda: with_new_point(self._curve, value, round(score)))

    def leaveEvent(self, event: QEvent) -> None:
        """Say no value any more."""
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was moved by keys."""
        super().focusOutEvent(event)
        self.settle()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first point, or to the last one from behind."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.go_to(0)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.go_to(len(self._curve) - 1)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ground."""
        super().resizeEvent(event)
        self.ground.fit(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the kept ground, the curve and its points."""
        del event
        painter = QPainter(self)
        ground = self.ground.pixmap(self.width(), self.height(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = CurveDrawing(painter, self.ground, self._theme.tokens, self._curve)
        drawn.line()
        drawn.points(self._place, focused=self.hasFocus())
        if self.is_busy:
            drawn.words(*self._curve[self._place], self.width())
        elif self._pointer is not None and self.ground.area.contains(self._pointer):
            value, _ = self.ground.to_value(self._pointer)
            drawn.words(value, score_at(self._curve, value), self.width())

    def _point_at(self, position: QPointF) -> int | None:
        """Return the place of the point near a position, the nearest of several."""
        found = [
            (offset.x() ** 2 + offset.y() ** 2, place)
            for place, point in enumerate(self._curve)
            if (offset := self.ground.to_pixels(*point) - position).manhattanLength() < REACH * 2
        ]
        distance, place = min(found, default=(REACH**2 + 1, 0))
        return place if distance <= REACH**2 else None

    def _tell(self) -> None:
        self.setAccessibleDescription(self.point_text())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.picked.emit(self._place)

    def _dress(self) -> None:
        self.setMinimumHeight(scaled(190))
        self.ground.forget()
        self.update()

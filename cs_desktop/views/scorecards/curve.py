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
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.scorecards.card import Curve
from cs_desktop.domain.scorecards.curves import score_at, with_new_point, with_point_after, without_point
from cs_desktop.domain.scorecards.spread import MeasureSpread, axis_for
from cs_desktop.views.scorecards.curve_drawing import CurveDrawing
from cs_desktop.views.scorecards.curve_ground import CurveGround
from cs_desktop.views.scorecards.curve_points import CurvePoints, rounded
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as

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
        self._points = CurvePoints(self.ground)
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
        speak_as(self, QAccessible.Role.Chart)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def curve(self) -> Curve:
        """Return the curve as it is drawn."""
        return self._points.curve

    @property
    def place(self) -> int:
        """Return the place of the point that one is on."""
        return self._points.place

    @property
    def is_busy(self) -> bool:
        """Return whether a point is on its way."""
        return self._points.is_held or self._settling.isActive()

    def show_curve(
        self, curve: Curve, spread: MeasureSpread, bands: Bands, unit: str, *, editable: bool
    ) -> None:
        """Show a curve over the values of a measure."""
        ground = self.ground
        ground.spread, ground.bands, ground.unit = spread, bands, unit
        ground.axis = axis_for(spread, curve, unit)
        ground.forget()
        self._settling.stop()
        self._points.show(curve)
        self._editable = editable
        self._tell()

    def go_to(self, place: int) -> None:
        """Come to a point."""
        self.settle()
        self._points.go_to(place)
        self._tell()

    def settle(self) -> None:
        """Tell what was moved."""
        self._settling.stop()
        curve = self._points.settled()
        if curve is not None:
            self.changed.emit(curve)

    def add(self) -> None:
        """Add a point after the one that one is on."""
        if self._editable:
            step = self.ground.axis.nudge(self.curve[-1][0]) * _MANY
            self._put(lambda: with_point_after(self.curve, self.place, step))

    def remove(self) -> None:
        """Remove the point that one is on."""
        if self._editable:
            self._put(lambda: (without_point(self.curve, self.place), self.place))

    def _put(self, make: Callable[[], tuple[Curve, int]]) -> None:
        self.settle()
        try:
            self._points.curve, place = make()
        except InputError as error:
            self.refused.emit(str(error))
            return
        self._points.go_to(place)
        self._tell()
        self.settle()

    def event(self, event: QEvent) -> bool:
        """Go from point to point with Tab, and on from the last one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if step and plain and 0 <= self.place + step < len(self.curve):
                self.go_to(self.place + step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point with the arrows, by ten steps with Shift; Insert adds one, Delete removes it."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self.curve) - 1)
        elif key == Qt.Key.Key_Escape and self.is_busy:
            self._settling.stop()
            self._points.give_up()
            self._moved()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_busy:
            self.settle()
        elif not (self._editable and self._takes(key, event.modifiers())):
            super().keyPressEvent(event)

    def _takes(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key does to the points; return whether it does anything."""
        if key in _ARROWS:
            many = _MANY if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
            self._points.nudge(_ARROWS[key][0] * many, _ARROWS[key][1] * many)
            self._moved()
            self._settling.start()
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.add()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus):
            self.remove()
        else:
            return False
        return True

    def _moved(self) -> None:
        self._tell()
        self.moving.emit(self.curve)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._points.at(event.position())
        if place is not None:
            self.go_to(place)
            if self._editable:
                self._points.hold(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the point along."""
        self._pointer = event.position()
        if self._points.is_held:
            self._points.drag(event.position())
            self._moved()
            return
        over = self._points.at(event.position()) is not None and self._editable
        self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self._points.is_held:
            self._points.let_go()
            self.settle()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add a point where there is none."""
        if self._editable and self._points.at(event.position()) is None:
            value, score = self.ground.to_value(event.position())
            value = rounded(value, self.ground.axis.nudge(value))
            self._put(lambda: with_new_point(self.curve, value, round(score)))

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
            self.go_to(len(self.curve) - 1)
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
        drawn = CurveDrawing(painter, self.ground, self._theme.tokens, self._points.curve)
        drawn.line()
        drawn.points(self.place, focused=self.hasFocus())
        if self.is_busy:
            drawn.words(*self._points.current, self.width())
        elif self._pointer is not None and self.ground.area.contains(self._pointer):
            value, _ = self.ground.to_value(self._pointer)
            drawn.words(value, score_at(self.curve, value), self.width())

    def _tell(self) -> None:
        self.setAccessibleDescription(self._points.text())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()
        self.picked.emit(self.place)

    def _dress(self) -> None:
        self.setMinimumHeight(scaled(190))
        self.ground.forget()
        self.update()

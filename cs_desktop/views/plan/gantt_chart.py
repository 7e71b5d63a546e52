"""The Gantt chart itself: its bars are dragged, pushed by keys and tied to each other."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import delete_steps, untie
from cs_desktop.domain.plan.dragging import Preview
from cs_desktop.domain.plan.gantt import Bar, Chart, State, spoken
from cs_desktop.views.plan.gantt_choice import GanttChoice
from cs_desktop.views.plan.gantt_ground import Seen
from cs_desktop.views.plan.gantt_hand import Hand, Push
from cs_desktop.views.plan.gantt_paint import GanttPen
from cs_desktop.views.plan.gantt_scale import Grip
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.roles import speak_as

PUSH_MS = 450
"""Pushes by keys that are no further apart are one gesture."""
_CURSORS = {
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.DUE: Qt.CursorShape.SizeHorCursor,
    Grip.WHOLE: Qt.CursorShape.OpenHandCursor,
    Grip.TIE: Qt.CursorShape.CrossCursor,
}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GanttChart(GanttChoice):
    """Shows a Chart."""

    gesture = Signal(object)
    """A Gesture to do to the plan."""
    edit_requested = Signal(object)
    """The ObjectKey of what is to be edited in full."""
    refused = Signal(str)
    """Why what one did is not done, in one line."""
    previewed = Signal(object)
    """What would follow from what the hand does now, as a Preview; None once it lies still."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.editable = False
        self._hand: Hand | None = None
        self._push: Push | None = None
        self._kept: Preview | None = None
        """What was dropped, until it is read anew."""
        self._shown_account: int | None = None
        self._pushing = QTimer(self, interval=PUSH_MS, singleShot=True)
        self._pushing.timeout.connect(self.settle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Chart of milestones and work"))
        speak_as(self, QAccessible.Role.Chart)
        self.viewport().setMouseTracking(True)

    def show_chart(self, chart: Chart, account_id: int, *, editable: bool) -> None:
        """Show a chart; that of another account begins where today is to be seen."""
        is_other = account_id != self._shown_account
        self._shown_account, self._kept = account_id, None
        if is_other or (self._hand is not None and self._hand.key not in chart.bars):
            self._hand = None
        if is_other or (self._push is not None and self._push.key not in chart.bars):
            self._push = None
        for held in (self._hand, self._push):
            if held is not None:
                held.chart = chart
        self.editable = editable
        self._take(chart)
        self._keep_chosen()
        self._dress()
        if is_other:
            self.show_today()
        self._describe()

    def forget(self) -> None:
        """Show what is stored, whatever was dragged: it could not be stored."""
        self._hand = self._push = self._kept = None
        self._pushing.stop()
        self.viewport().update()

    def settle(self) -> None:
        """Do what was pushed by keys."""
        self._pushing.stop()
        push, self._push = self._push, None
        if push is not None:
            shown = push.shown()
            self._kept = shown
            self._do(lambda: shown.gesture(with_waiting=False))
            self.previewed.emit(None)

    def choose(self, key: ObjectKey | None) -> None:
        """Choose a bar; what was pushed before is done."""
        if self._push is not None and self._push.key != key:
            self.settle()
        super().choose(key)

    def delete_chosen(self) -> None:
        """Delete the dependency or the step that is chosen."""
        chart = self.chart
        if chart is None or not self.editable:
            return
        if self.chosen_tie is not None:
            tie_id = self.chosen_tie
            self._do(lambda: untie([tie_id]))
        elif self.chosen is not None:
            key = self.chosen
            self._do(lambda: delete_steps(chart.work, [key]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        del event
        if self.chart is None:
            return
        hand = self._hand
        pulled = (hand.key, hand.at) if hand is not None and hand.grip is Grip.TIE else None
        seen = Seen(
            *(self.scale(), self.zoom, QRectF(self.viewport().rect()), self.chosen, self.chosen_tie),
            *(self._preview(), pulled, self.hasFocus(), self._places),
        )
        painter = QPainter(self.viewport())
        GanttPen(self._theme, painter, seen).draw()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the pointer, and take hold of it."""
        if self.chart is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.settle()
        at = self._at(event.position())
        found = self.scale().grip_at(at, self.chosen)
        if found is None:
            self._choose_at(at)
            return
        bar, grip = found
        self.choose(bar.key)
        if self._may_move(bar) or (grip is Grip.TIE and self.editable):
            self._hand = Hand(self.chart, bar.key, grip, self.scale().day_at(at.x()), at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; else show what could be taken hold of."""
        if self.chart is None:
            return
        at = self._at(event.position())
        if self._hand is None:
            found = self.scale().grip_at(at, self.chosen) if self.editable else None
            held = found is not None and (found[1] is Grip.TIE or self._may_move(found[0]))
            self.viewport().setCursor(_CURSORS[found[1]] if found and held else Qt.CursorShape.ArrowCursor)
            return
        if self._hand.move(self.scale(), at):
            self.previewed.emit(self._hand.shown)
            self.viewport().update()
        elif self._hand.grip is Grip.TIE:
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; with Ctrl what waits moves too."""
        hand, self._hand = self._hand, None
        if hand is None or self.chart is None:
            return
        self._kept = hand.shown
        with_waiting = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        scale = self.scale()
        self._do(lambda: hand.drop(scale, with_waiting=with_waiting))
        self.previewed.emit(None)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what is doubly clicked."""
        bar = self._bar_at(self._at(event.position()))
        if bar is not None:
            self._hand = None
            self.edit_requested.emit(bar.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the bars, push them, edit and delete them."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        way = _SIDEWAYS.get(key, 0) * (-1 if mirrored() else 1)
        if self.chart is None or not self._places:
            super().keyPressEvent(event)
        elif key in _UPWARDS and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._walk_ties(_UPWARDS[key])
        elif key in _UPWARDS:
            self._walk(_UPWARDS[key])
        elif way:
            self._push_by(way, modifiers)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order = list(self.chart.bars)
            self.choose(order[0] if key is Qt.Key.Key_Home else order[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.settle()
            self.edit_requested.emit(self.chosen)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.settle()
            self.delete_chosen()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom_by(1 if key is Qt.Key.Key_Plus else -1)
        elif key is Qt.Key.Key_Escape and (self._hand or self._push):
            self.forget()
            self.previewed.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first bar."""
        super().focusInEvent(event)
        by_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        if by_keys and self.chosen is None and self.chart is not None and self.chart.rows:
            self.choose(self.chart.rows[0].key)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Do what was pushed."""
        super().focusOutEvent(event)
        self.settle()
        self.viewport().update()

    def _preview(self) -> Preview | None:
        if self._hand is not None:
            return self._hand.shown
        return self._push.shown() if self._push is not None else self._kept

    def _do(self, what: Callable[[], Gesture | None]) -> None:
        try:
            done = what()
        except InputError as error:
            self._kept = None
            self.refused.emit(str(error))
        else:
            if done:
                self.gesture.emit(done)
            else:
                self._kept = None
        self.viewport().update()

    def _may_move(self, bar: Bar) -> bool:
        """Return whether the days of a bar can be changed: what is done stays, what is in no plan too."""
        return self.editable and bar.expected is not None and bar.state is not State.DONE

    def _push_by(self, way: int, modifiers: Qt.KeyboardModifier) -> None:
        chart, key = self.chart, self.chosen
        if chart is None or key is None or not self._may_move(chart.bars[key]):
            return
        alone = modifiers & Qt.KeyboardModifier.AltModifier and not chart.bars[key].is_point
        grip = Grip.DUE if alone else Grip.WHOLE
        if self._push is not None and (self._push.key, self._push.grip) != (key, grip):
            self.settle()
        if self._push is None:
            kept = self._kept
            if kept is not None and kept.key == key:
                # What was pushed before is on its way; this comes on top of it.
                chart = replace(chart, work=chart.work.dated(key, *kept.days))
            self._push = Push(chart, key, grip)
        self._push.by += way * (7 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        self._pushing.start()
        shown = self._push.shown()
        start, due = shown.days
        moved = replace(chart.bars[key], first=start or due or chart.today, last=due or start or chart.today)
        self._say(spoken(moved, chart))
        self.previewed.emit(shown)
        self.viewport().update()

"""The hand on the Gantt chart: what is held, how far it was moved, and what comes of it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import tie
from cs_desktop.domain.plan.dragging import Preview, moved_due, moved_start, moved_whole, preview
from cs_desktop.domain.plan.gantt import Chart
from cs_desktop.views.plan.gantt_scale import Grip, Scale

_MOVES = {Grip.START: moved_start, Grip.DUE: moved_due, Grip.WHOLE: moved_whole}


@dataclass
class Hand:
    """Holds one bar by one of its grips, from the press of the button on."""

    chart: Chart
    key: ObjectKey
    grip: Grip
    since: date
    """The day on which the button was pressed."""
    at: QPointF
    by: int = 0
    """How many days it was moved by."""
    shown: Preview | None = None

    def move(self, scale: Scale, at: QPointF) -> bool:
        """Follow the hand; return whether the days are others than before."""
        self.at = at
        by = (scale.day_at(at.x()) - self.since).days
        if self.grip is Grip.TIE or by == self.by:
            return False
        self.by = by
        self.shown = (
            preview(self.chart, self.key, _MOVES[self.grip](self.chart, self.key, by)) if by else None
        )
        return True

    def drop(self, scale: Scale, *, with_waiting: bool) -> Gesture | None:
        """Return what is done by letting go; nothing where nothing was moved.

        Raises:
            InputError: what waits would wait in a circle.
        """
        if self.grip is Grip.TIE:
            found = scale.grip_at(self.at, None)
            if found is None or found[0].expected is None or found[0].key == self.key:
                return None
            return tie(self.chart.work, self.key, found[0].key)
        return None if self.shown is None else self.shown.gesture(with_waiting=with_waiting)


@dataclass
class Push:
    """A bar pushed by keys: pushes close together are one gesture."""

    chart: Chart
    key: ObjectKey
    grip: Grip
    by: int = 0

    def shown(self) -> Preview:
        """Return what follows from all of it."""
        return preview(self.chart, self.key, _MOVES[self.grip](self.chart, self.key, self.by))

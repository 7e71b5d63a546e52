"""Where a day, a row and a bar of the Gantt chart are, in pixels, drawn for reading from the left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.gantt import Bar, Chart
from cs_desktop.views.theme.fonts import scaled

ROW, HEAD, NAMES, BAR, DIAMOND = 29, 26, 168, 14, 7
EDGE = 5
"""Within so many pixels of its end one takes hold of a bar's start or due day."""
HANDLE = 11
"""So far behind its end a bar has the handle from which what waits for it is drawn."""
END_PAD, AFTER_NAME = 20, 8
"""Free room at both ends of the chart, and behind a name."""


class Grip(StrEnum):
    """By what one takes hold of a bar."""

    START = "start"
    DUE = "due"
    WHOLE = "whole"
    TIE = "tie"


@dataclass(frozen=True)
class Scale:
    """Days to pixels. A bar goes from the beginning of its first day to the end of its last."""

    chart: Chart
    day_width: float
    names: int
    """How wide the names are."""
    left: float = 0.0
    """By how much it is scrolled."""
    top: float = 0.0

    @cached_property
    def row(self) -> int:
        """Return how high a row is."""
        return scaled(ROW)

    @cached_property
    def head(self) -> int:
        """Return how high the axis is."""
        return scaled(HEAD)

    @cached_property
    def bar(self) -> float:
        """Return how high a bar is."""
        return float(scaled(BAR))

    @cached_property
    def reach(self) -> float:
        """Return how far a diamond reaches from its middle."""
        return float(scaled(DIAMOND))

    @property
    def width(self) -> float:
        """Return how wide all days are."""
        return ((self.chart.last - self.chart.first).days + 1) * self.day_width

    @property
    def height(self) -> int:
        """Return how high all rows are."""
        return len(self.chart.rows) * self.row

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return self.names + (day - self.chart.first).days * self.day_width - self.left

    def middle(self, day: date) -> float:
        """Return the middle of a day, where a milestone of it stands."""
        return self.x(day) + self.day_width / 2

    def day_at(self, x: float) -> date:
        """Return the day at a place."""
        passed = (x - self.names + self.left) // self.day_width
        return self.chart.first + timedelta(days=int(passed))

    def row_top(self, place: int) -> float:
        """Return where a row begins."""
        return self.head + place * self.row - self.top

    def row_at(self, y: float) -> int | None:
        """Return the row at a place, if there is one."""
        place = int((y - self.head + self.top) // self.row)
        return place if 0 <= place < len(self.chart.rows) and y >= self.head else None

    def box(self, place: int, first: date, last: date, *, is_point: bool) -> QRectF:
        """Return where the bar or the diamond of a row is that goes over some days."""
        middle = self.row_top(place) + self.row / 2
        if is_point:
            reach = self.reach
            return QRectF(self.middle(last) - reach, middle - reach, 2 * reach, 2 * reach)
        high = self.bar
        wide = max(((last - first).days + 1) * self.day_width, 6.0)
        return QRectF(self.x(first), middle - high / 2, wide, high)

    def box_of(self, place: int, bar: Bar) -> QRectF:
        """Return where a bar is as planned."""
        return self.box(place, bar.first, bar.last, is_point=bar.is_point)

    def handle_of(self, box: QRectF) -> QPointF:
        """Return the middle of the handle behind a bar."""
        return QPointF(box.right() + HANDLE, box.center().y())

    def grip_at(self, place: QPointF, chosen: ObjectKey | None) -> tuple[Bar, Grip] | None:
        """Return the bar at a place and by what one takes hold of it; only the chosen one has a handle."""
        at = self.row_at(place.y())
        if at is None or place.x() < self.names:
            return None
        for bar in reversed(self.chart.rows[at].bars):
            box = self.box_of(at, bar)
            if bar.key == chosen and (self.handle_of(box) - place).manhattanLength() <= EDGE + 2:
                return bar, Grip.TIE
            if box.adjusted(-2, -3, 2, 3).contains(place):
                return bar, _grip(bar, box, place)
        return None

    def tie_at(self, place: QPointF, places: Mapping[ObjectKey, int]) -> int | None:
        """Return the dependency whose arrow passes a place."""
        near = QRectF(place.x() - 3, place.y() - 3, 6, 6)
        for tie in self.chart.work.ties:
            if tie.before in places and tie.after in places:
                start = self.box_of(places[tie.before], self.chart.bars[tie.before])
                end = self.box_of(places[tie.after], self.chart.bars[tie.after])
                if any(near.intersects(_leg(*leg)) for leg in pairwise(tie_path(start, end))):
                    return tie.id
        return None


def tie_path(start: QRectF, end: QRectF) -> list[QPointF]:
    """Return the way of an arrow from the end of one bar to the beginning of another."""
    y1, y2 = start.center().y(), end.center().y()
    x1, x2 = start.right(), end.left()
    if abs(y1 - y2) < 1:
        return [QPointF(x1, y1), QPointF(max(x2, x1 + 1), y2)]
    if x2 >= x1 + 14:
        turn = x1 + 7
        return [QPointF(x1, y1), QPointF(turn, y1), QPointF(turn, y2), QPointF(x2, y2)]
    # What begins before the other ends is reached from above or below.
    half = (y1 + y2) / 2
    edge = end.left() - 7
    return [
        *(QPointF(x1, y1), QPointF(x1 + 7, y1), QPointF(x1 + 7, half)),
        *(QPointF(edge, half), QPointF(edge, y2), QPointF(x2, y2)),
    ]


def _leg(start: QPointF, end: QPointF) -> QRectF:
    """Return a leg of an arrow as a box that something can lie in."""
    return QRectF(start, end).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)


def _grip(bar: Bar, box: QRectF, place: QPointF) -> Grip:
    if bar.is_point:
        return Grip.WHOLE
    # A short bar has a middle to be moved by, too.
    edge = min(EDGE, box.width() / 4)
    if place.x() <= box.left() + edge:
        return Grip.START
    return Grip.DUE if place.x() >= box.right() - edge else Grip.WHOLE

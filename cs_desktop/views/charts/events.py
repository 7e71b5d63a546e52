"""What happened, on a chart: a ring on the first line, and name and day where there is room."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.domain.charts.event_labels import event_labels
from cs_desktop.domain.charts.label_places import Box
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import Event
from cs_desktop.views.charts.seen import Seen
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

LINE_HEIGHT = 15
_PIECE = 4
"""Pixels of a line that count as one when names look for a place."""
_MOST_NAMES = 40
"""Events that look for a place; of more one would read none, and looking takes time."""
_TEXT = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with its ring, and the place of its name, None where there is none."""

    name: str
    day: str
    ring: QPointF
    place: Box | None


class EventMarks:
    """Paints them; places are looked for once for what is on screen, not with every stroke of the mouse."""

    def __init__(self, theme: Theme, to_pixels: Callable[[float, float], QPointF]) -> None:
        self._theme, self._to_pixels = theme, to_pixels
        self._found_for: tuple[Seen, QSize] | None = None
        self._placed: list[_Placed] = []

    def paint(self, painter: QPainter, seen: Seen, span: TimeSpan, size: QSize) -> None:
        """Draw the events of a span in a chart of this size."""
        before = self._found_for
        if before is None or before[0] is not seen or before[1] != size:
            self._placed, self._found_for = self._find(seen, span), (seen, size)
        leading = scaled(LINE_HEIGHT)
        for one in self._placed:
            painter.setPen(QPen(self._theme.color("text2"), 1))
            if one.place is not None:
                place = one.place
                end = place.top + place.height if place.top < one.ring.y() else place.top
                painter.drawLine(one.ring, QPointF(one.ring.x(), end))
                box = QRectF(place.left, place.top, place.width, leading)
                self._write(painter, box, one.name, "text", TextStyle.CAPTION_MEDIUM)
                self._write(painter, box.translated(0, leading), one.day, "text2", TextStyle.CAPTION)
            painter.setPen(QPen(self._theme.color("text"), 1.5))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(one.ring, 3.5, 3.5)

    def _find(self, seen: Seen, span: TimeSpan) -> list[_Placed]:
        rings = [
            (event, self._to_pixels(x, height))
            for event in seen.spec.events
            if span.left <= (x := float(event.day.toordinal())) <= span.right
            and (height := seen.lines[0].height(x)) is not None
        ]
        if not rings:
            return []
        bold, plain = (QFontMetrics(font(style)) for style in (TextStyle.CAPTION_MEDIUM, TextStyle.CAPTION))
        words = [(event.name, _day_text(event, seen)) for event, _ in rings]
        sizes = [
            (
                float(max(bold.horizontalAdvance(name), plain.horizontalAdvance(day)) + 2),
                2.0 * scaled(LINE_HEIGHT),
            )
            for name, day in words[:_MOST_NAMES]
        ]
        marks = [(point.x(), point.y()) for _, point in rings[:_MOST_NAMES]]
        places = [*event_labels(marks, sizes, *self._obstacles(seen, span)), *[None] * len(rings)]
        return [
            _Placed(name, day, point, place)
            for (name, day), (_, point), place in zip(words, rings, places, strict=False)
        ]

    def _obstacles(self, seen: Seen, span: TimeSpan) -> tuple[Box, list[Box], list[Box]]:
        """Return where names of events may stand, the pieces of the lines, and the edges of the bands."""
        begin, end = self._to_pixels(span.left, seen.low), self._to_pixels(span.right, seen.high)
        area = Box(begin.x(), end.y(), end.x() - begin.x(), begin.y() - end.y())
        lines = []
        count = max(int(area.width // _PIECE), 1)
        for line in seen.lines:
            days = (span.left + (span.right - span.left) * place / count for place in range(count + 1))
            heights = [line.height(day) for day in days]
            known = [None if one is None else self._to_pixels(0, one).y() for one in heights]
            for place, (one, other) in enumerate(pairwise(known)):
                if one is not None and other is not None:
                    left = area.left + area.width * place / count
                    lines.append(Box(left, min(one, other) - 2, area.width / count, abs(one - other) + 4))
        levels = [self._to_pixels(0, one.value).y() for one in seen.spec.thresholds]
        return area, lines, [Box(area.left, y, area.width, 1) for y in levels]

    def _write(self, painter: QPainter, box: QRectF, text: str, role: str, style: TextStyle) -> None:
        painter.setFont(font(style))
        painter.setPen(self._theme.color(role))
        painter.drawText(box, _TEXT, text)


def _day_text(event: Event, seen: Seen) -> str:
    as_of = seen.spec.as_of
    return day_text(event.day) if as_of is None else short_day_text(event.day, as_of)

"""What explains a native chart's lines, as series of its own: targets, bands, events."""

from collections.abc import Iterator, Sequence
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.spec import ChartSpec, Event, Zone
from cs_desktop.reports.charts.places import Places as FreePlaces
from cs_desktop.reports.drawing import Box, Point
from cs_desktop.reports.look import CONTROL, HEADING, STATUS_TINT, TEXT, TEXT2, TEXT_16
from cs_desktop.reports.pptx.formats import shown_value
from cs_desktop.reports.pptx.series import Column, Form, Label, Places
from cs_desktop.reports.pptx.setter import written_width
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.text.style import TextStyle

_THRESHOLD_WIDTH = 1.5
_STEMS = (34, 64, 94, 124, 164)
"""How far from a line the words for what happened may stand, the best first."""
_ALIGNED = (1.0, 0.5, 0.0)
_GAP = 8
"""Between a point and a label at its usual place."""
_HALF = 0.5


class ChartNotes:
    """Targets, bands and events of one chart, none of their words over others or over a line."""

    def __init__(
        self,
        sheet: Sheet,
        spec: ChartSpec,
        places: Places,
        lines: Sequence[Sequence[float | None]],
        span: tuple[float, float],
        plot: Box,
    ) -> None:
        self._sheet = sheet
        self._spec = spec
        self._places = places
        self._beside = lines[0]
        self._low, self._high = span
        self._plot = plot
        self._free = FreePlaces(Box(0, -plot.top, plot.width, plot.height + plot.top))
        for line in lines:
            self._free.take_path([self._point(i, value) for i, value in enumerate(line) if value is not None])
        for threshold in spec.thresholds:
            y = self._point(0, self._shown(threshold.value))[1]
            self._free.take_path([(0, y), (plot.width, y)])

    def begin(self, place: int, text: str) -> Label | None:
        """Return the words for the first value of a line, where there is room."""
        width, height = written_width(self._sheet.setter.line(text, HEADING).width, HEADING), HEADING.leading
        value = self._beside[place]
        assert value is not None
        x, y = self._point(place, value)
        boxes = [
            Box(x, y + offset, width, height)
            for offset in (-height - 6, -height - 22, 6, 22, 40, -height - 46)
        ]
        number = self._free.first_free(boxes)
        return None if number is None else self._label(place, value, HEADING, TEXT, (text,), boxes[number])

    def extreme(self, place: int, text: str, *, rises: bool) -> Label | None:
        """Return the words for the value of a line that stands out, where there is room."""
        value = self._beside[place]
        assert value is not None
        width, height = self._width(text), TEXT_16.leading
        x, y = self._point(place, value)
        boxes = [
            Box(x - width * _HALF, y - height - _GAP if rises else y + _GAP, width, height),
            Box(x + _GAP, y - height * _HALF, width, height),
            Box(x - _GAP - width, y - height * _HALF, width, height),
        ]
        number = self._free.first_free(boxes)
        return None if number is None else self._label(place, value, TEXT_16, TEXT, (text,), boxes[number])

    def thresholds(self) -> list[Column]:
        """Return each target as a dashed line with its name at it, where there is room."""
        count = len(self._places)
        found = []
        for threshold in self._spec.thresholds:
            value = self._shown(threshold.value)
            y = self._point(0, value)[1]
            name = self._cut(threshold.name, 0.8)
            width = self._width(name)
            free = self._plot.width - width
            boxes = [
                Box(free * share, y + offset, width, TEXT_16.leading)
                for offsets in ((-TEXT_16.leading - 5, 5), (25, -TEXT_16.leading - 25))
                for share in (0.0, 1.0, 0.5, 0.25, 0.75)
                for offset in offsets
            ]
            number = self._free.first_free(boxes)
            labels: tuple[Label, ...] = ()
            if number is None:
                self._sheet.omit(threshold.name)
            else:
                labels = (self._label(0, value, TEXT_16, TEXT2, (name,), boxes[number]),)
            found.append(
                Column(name, (value,) * count, Form.LINE, CONTROL, _THRESHOLD_WIDTH, dash=True, labels=labels)
            )
        return found

    def bands(self) -> list[Column]:
        """Return the tinted bands as areas on top of each other, the room below each among them."""
        found: list[Column] = []
        count = len(self._places)
        at = 0.0
        for low, high, zone in self._zones():
            if zone.tinted and low >= at:
                name = self._cut(zone.name, 0.8)
                found.append(Column(f"Below {name}", (low - at,) * count, Form.AREA, None))
                tint = STATUS_TINT[zone.status]
                found.append(Column(name, (high - low,) * count, Form.AREA, tint))
                at = high
        return found

    def band_names(self) -> list[Column]:
        """Return lines that are not seen, in the middle of the bands, with the bands' names at them."""
        found = []
        for low, high, zone in self._zones():
            middle = (low + high) / 2
            name = self._cut(zone.name, 0.8)
            width, y = self._width(name), self._point(0, middle)[1]
            boxes = [
                Box(left, y + offset - TEXT_16.leading / 2, width, TEXT_16.leading)
                for offset in (0, -30, 30, -60, 60)
                for left in (10, self._plot.width - width - 10)
            ]
            number = self._free.first_free(boxes)
            if number is None:
                self._sheet.omit(zone.name)
                continue
            label = self._label(0, middle, TEXT_16, TEXT2, (name,), boxes[number])
            values = (middle,) * len(self._places)
            found.append(Column(f"Middle of {name}", values, Form.LINE, None, labels=(label,)))
        return found

    def events(self) -> list[Column]:
        """Return what happened as dots on the first line, each at the nearest day of it, with its words."""
        days = [
            (place, day)
            for place, day in enumerate(self._places)
            if isinstance(day, date) and self._beside[place] is not None
        ]
        found: dict[int, Event] = {}
        for event in self._spec.events:
            if days and days[0][1] <= event.day <= days[-1][1]:
                nearest = min(days, key=lambda one: abs((one[1] - event.day).days))[0]
                if nearest in found:
                    self._sheet.omit(f"{day_text(event.day)}: {event.name}")
                else:
                    found[nearest] = event
        if not found:
            return []
        values = tuple(self._beside[place] if place in found else None for place in range(len(self._places)))
        labels = tuple(self._event_labels(found))
        return [Column("Events", values, Form.LINE, None, rings=tuple(found), labels=labels, leads=True)]

    def _event_labels(self, found: dict[int, Event]) -> Iterator[Label]:
        for place, event in sorted(found.items(), reverse=True):
            texts = self._cut(event.name, _HALF), day_text(event.day)
            value = self._beside[place]
            assert value is not None
            x, y = self._point(place, value)
            width, height = max(self._width(text) for text in texts), 2 * TEXT_16.leading
            ways = (1, -1) if y < self._plot.height * _HALF else (-1, 1)
            boxes = [
                Box(x - width * share, y + stem if way > 0 else y - stem - height, width, height)
                for stem in _STEMS
                for way in ways
                for share in _ALIGNED
            ]
            number = self._free.first_free(boxes)
            if number is None:
                self._sheet.omit(f"{day_text(event.day)}: {event.name}")
            else:
                box = boxes[number]
                self._free.take_path([(x, y), (x, box.top if box.top > y else box.bottom)])
                yield self._label(place, value, TEXT_16, TEXT2, texts, box)

    def _label(
        self, place: int, value: float, style: TextStyle, color: str, texts: tuple[str, ...], box: Box
    ) -> Label:
        """Return a label that stands in a box, told by how far that is from above its point."""
        x, y = self._point(place, value)
        aside = (box.left + box.width / 2 - x) / self._plot.width
        shift = (box.bottom - (y - _GAP)) / self._plot.height
        return Label(place, "t", style, color, texts, shift=shift, aside=aside)

    def _point(self, place: int, value: float) -> Point:
        """Return where a value stands in the plot."""
        first, last, here = self._places[0], self._places[-1], self._places[place]
        if isinstance(first, date) and isinstance(last, date) and isinstance(here, date):
            whole, part = (last - first).days, (here - first).days
        else:
            whole, part = len(self._places) - 1, place
        x = self._plot.width * (part / whole if whole else _HALF)
        return x, (1 - (value - self._low) / (self._high - self._low)) * self._plot.height

    def _zones(self) -> list[tuple[float, float, Zone]]:
        ends = [(max(zone.low, self._low), min(zone.high, self._high), zone) for zone in self._spec.zones]
        return sorted((one for one in ends if one[1] > one[0]), key=lambda one: one[:2])

    def _shown(self, value: float) -> float:
        return shown_value(value, self._spec.y_axis) or 0.0

    def _width(self, text: str) -> float:
        return written_width(self._sheet.setter.line(text, TEXT_16).width, TEXT_16)

    def _cut(self, text: str, share: float) -> str:
        """Return as much of a text as a share of the plot's width holds."""
        found = self._sheet.fitted(text, TEXT_16, self._plot.width * share, 1, TEXT_16.size)
        return found.lines[0].text

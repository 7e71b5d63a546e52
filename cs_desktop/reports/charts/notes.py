"""What explains a line: named bands behind it, dashed targets, events on it."""

from itertools import pairwise

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.spec import ChartSpec, Event, Series
from cs_desktop.reports.charts.places import Places
from cs_desktop.reports.charts.scale import Scale, places_of
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import CONTROL, SMALL, STATUS_TINT, TEXT, TEXT2, TEXT3, TEXT_16, WHITE
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at

_STEMS = (44, 74, 104, 134, 24)
"""Lengths to try between an event and its name, the best first."""
_BESIDE_LINE = ((-27, 7), (27, -47))
"""Where a target's name stands from its line: at it, or where another line runs along it a little apart."""


def draw_zones(sheet: Sheet, spec: ChartSpec, scale: Scale) -> None:
    """Tint the bands."""
    for zone in (zone for zone in spec.zones if zone.tinted):
        top, bottom = scale.y(min(zone.high, scale.high)), scale.y(max(zone.low, scale.low))
        sheet.drawing.rect(
            scale.box.left, top, scale.box.width, max(bottom - top, 0), fill=STATUS_TINT[zone.status]
        )


def label_zones(sheet: Sheet, spec: ChartSpec, scale: Scale, places: Places) -> None:
    """Write each band's mark and name where there is room."""
    for zone in spec.zones:
        middle = scale.y((min(zone.high, scale.high) + max(zone.low, scale.low)) / 2)
        line = sheet.elided(zone.name, TEXT_16, scale.box.width - 40)
        candidates = [
            Box(left, middle + offset - 12, line.width + 20, 24)
            for offset in (0, -30, 30, -60, 60)
            for left in (scale.box.left + 10, scale.box.right - line.width - 30)
        ]
        number = places.first_free(candidates)
        if number is not None:
            box = candidates[number]
            status_mark(sheet.drawing, zone.status, (box.left + 6, box.top + 12), 12)
            sheet.line(line, box.left + 20, baseline_at(TEXT_16, box.top + 12), TEXT2)
        else:
            sheet.shortened.append(zone.name)


def draw_thresholds(sheet: Sheet, spec: ChartSpec, scale: Scale) -> None:
    """Draw targets as dashed lines."""
    for threshold in spec.thresholds:
        y = scale.y(threshold.value)
        sheet.drawing.line((scale.box.left, y), (scale.box.right, y), CONTROL, 1.5, (5, 5))


def take_thresholds(spec: ChartSpec, scale: Scale, places: Places) -> None:
    """Keep labels off the targets' lines."""
    for threshold in spec.thresholds:
        y = scale.y(threshold.value)
        places.take_path([(scale.box.left, y), (scale.box.right, y)])


def label_thresholds(sheet: Sheet, spec: ChartSpec, scale: Scale, places: Places) -> None:
    """Write each target's name at its line where there is room."""
    for threshold in spec.thresholds:
        y = scale.y(threshold.value)
        line = sheet.elided(threshold.name, TEXT_16, scale.box.width)
        free = scale.box.width - line.width
        candidates = [
            Box(scale.box.left + free * share, y + offset, line.width, 20)
            for offsets in _BESIDE_LINE
            for share in (0.0, 1.0, 0.5, 0.25, 0.75)
            for offset in offsets
        ]
        number = places.first_free(candidates)
        if number is None:
            sheet.shortened.append(threshold.name)
        else:
            sheet.line(line, candidates[number].left, candidates[number].top + 16, TEXT2)


def draw_event(sheet: Sheet, event: Event, series: Series, scale: Scale, places: Places) -> None:
    """Draw a ring on the line, a stem, and name and day where there is room for them."""
    place = float(event.day.toordinal())
    value = _value_at(series, place)
    if value is None:
        return
    x, y = scale.x(place), scale.y(value)
    name = sheet.elided(event.name, TEXT_16, scale.box.width * 0.6)
    day = sheet.setter.line(day_text(event.day), SMALL)
    width, height = max(name.width, day.width), 40.0
    offsets = [*((stem, 1) for stem in _STEMS), *((stem, -1) for stem in _STEMS)]
    candidates = [
        Box(x - width * align.value, y + stem if way > 0 else y - stem - height, width, height)
        for stem, way in offsets
        for align in (Align.END, Align.START, Align.CENTER)
    ]
    number = places.first_free(candidates)
    if number is not None:
        box = candidates[number]
        stem, way = offsets[number // 3]
        sheet.drawing.line((x, y + 8 * way), (x, y + (stem - 5) * way), CONTROL, 1.5)
        align = (Align.END, Align.START, Align.CENTER)[number % 3]
        sheet.line(name, x, box.top + 16, TEXT2, align)
        sheet.line(day, x, box.top + 36, TEXT3, align)
        places.take_path([(x, y), (x, y + stem * way)])
    else:
        sheet.shortened.append(f"{day_text(event.day)}: {event.name}")
    sheet.drawing.circle((x, y), 5.5, fill=WHITE, stroke=TEXT, stroke_width=2.2)


def _value_at(series: Series, place: float) -> float | None:
    """Return the value of a line at a place, between two points in proportion; None outside of it."""
    known = [(p, y) for p, y in zip(places_of(series), series.y, strict=True) if y is not None]
    if known and known[0][0] == place:
        return known[0][1]
    for (left, one), (right, other) in pairwise(known):
        if left < place <= right:
            return one + (other - one) * (place - left) / (right - left)
    return None

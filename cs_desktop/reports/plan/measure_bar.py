"""The bar of a measure in a file for the customer: baseline, value, target and what is expected by now."""

from cs_desktop.common.language import tr
from cs_desktop.domain.plan.shared import SharedMeasure
from cs_desktop.reports.look import BORDER, STATUS_MARK, TEXT, TEXT2, TRACK, WHITE
from cs_desktop.reports.plan.frame import SMALL, VALUE
from cs_desktop.reports.sheet import Align, Sheet, baseline_at

_NONE = "–"
"""Stands for a value that nobody stated."""
_BAR_HEIGHT = 5.0


def draw_bar(sheet: Sheet, measure: SharedMeasure, left: float, width: float, top: float) -> None:
    """Draw the bar with what its ends and its dot say; without a target only the values in words."""
    places = measure.bar
    ends = [(_begins(measure), left, Align.START), (_ends(measure), left + width, Align.END)]
    for text, x, align in ends:
        sheet.text(text, SMALL, x, top + 31, TEXT2, width=width * 0.62, align=align, smallest=5.5)
    if places is None:
        if measure.current != _NONE:
            sheet.text(measure.current, VALUE, left, top + 9, width=width)
        return
    middle = top + 17
    color = STATUS_MARK[measure.status]
    draw = sheet.drawing
    draw.rect(left, middle - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, fill=TRACK, radius=2)
    if places.target_to is not None:
        first, last = sorted((places.target, places.target_to))
        draw.rect(
            left + first * width, middle - _BAR_HEIGHT / 2, (last - first) * width, _BAR_HEIGHT, fill=BORDER
        )
    else:
        draw.rect(left + places.target * width - 1, middle - 6, 2, 12, fill=TEXT)
    if places.current is not None:
        dot = left + places.current * width
        low, high = sorted((left + places.start * width, dot))
        if high - low > 1 and places.target_to is None:
            draw.rect(low, middle - _BAR_HEIGHT / 2, high - low, _BAR_HEIGHT, fill=color, radius=2)
        draw.circle((dot, middle), 4.5, fill=color, stroke=WHITE, stroke_width=1.2)
        value = sheet.fitted(measure.current, VALUE, width, 1, 6)
        half = value.width / 2
        x = min(max(dot, left + half), left + width - half)
        sheet.line(value.lines[0], x, baseline_at(value.style, top + 5), TEXT, Align.CENTER)
    if places.expected is not None:
        tick = left + places.expected * width
        draw.rect(tick - 0.75, middle - 5.5, 1.5, 11, fill=TEXT2)


def _begins(measure: SharedMeasure) -> str:
    known = measure.baseline != _NONE
    return tr("From {value}", value=measure.baseline) if known else tr("Not measured yet")


def _ends(measure: SharedMeasure) -> str:
    """Return what is to be reached by when, as far as that is agreed."""
    if measure.target == _NONE:
        return tr("Target open, due {day}", day=measure.due) if measure.due else tr("Target open")
    if not measure.due:
        return tr("To {value}", value=measure.target)
    return tr("To {value} by {day}", value=measure.target, day=measure.due)

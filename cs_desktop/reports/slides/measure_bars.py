"""The bar of an agreed measure: its way from baseline to target, or the room that it is to stay in."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.kept import kept_places
from cs_desktop.domain.deck.slides import MeasureRow
from cs_desktop.domain.figures import Figure
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import NAME, SMALL, TEXT, TEXT3
from cs_desktop.reports.marks import kept_bar, measure_bar
from cs_desktop.reports.sheet import Align, Sheet, baseline_at

_FURTHEST_LEFT, _FURTHEST_RIGHT = -1.5, 2.0
"""A value further off stands at this place; its number says the rest."""
_ABOVE = 31
"""How much higher than the bar a value stands."""
_NOTE_GAP = 10
_NOTE_ROOM = 0.4
"""What a value's note may take of the bar's width."""
Span = tuple[float, float]


def span_of(rows: Sequence[MeasureRow]) -> Span:
    """Return how far left of the baselines and right of the targets the bars must reach."""
    shares = [share for row in rows if (share := _share(row, row.current)) is not None]
    low, high = min([0.0, *shares]), max([1.0, *shares])
    return max(low, _FURTHEST_LEFT), min(high, _FURTHEST_RIGHT)


def planned_words(rows: Sequence[MeasureRow]) -> str:
    """Return what the tick of the bars is: "where we planned to be on Sep 30, 2026"; empty for none."""
    days = {row.expected.as_of for row in rows if row.expected is not None}
    if not days:
        return ""
    return f"where we planned to be on {day_text(max(days))}"


def bar_words(row: MeasureRow) -> str:
    """Return in words what the bar shows."""
    now = f"{row.current.text()} on {day_text(row.current.as_of)}"
    if row.kept is not None and row.target is not None:
        return f"{now}, {row.target.text()} to be kept"
    return f"{now}, {row.expected.text()} {planned_words([row])}" if row.expected else now


def draw_measure(sheet: Sheet, row: MeasureRow, place: Box, middle: float, span: Span) -> None:
    """Draw the bar with the value over its dot; where its ends are not known only the value."""
    dot = _bar(sheet, row, place, middle, span)
    center = place.left + place.width / 2 if dot is None else dot
    _draw_value(sheet, row.current, place, center, middle if dot is None else middle - _ABOVE)


def _bar(sheet: Sheet, row: MeasureRow, place: Box, middle: float, span: Span) -> float | None:
    """Draw the bar and return where its dot stands; None where none is drawn."""
    if row.kept is not None:
        target, value = row.target.value if row.target else None, row.current.value
        if target is None or value is None:
            return None
        baseline = row.baseline.value if row.baseline else None
        places = kept_places(row.kept, target, row.target_to, value, baseline)
        return kept_bar(sheet.drawing, place.left, place.width, middle, row.status, places)
    done = _share(row, row.current)
    if done is None:
        return None
    low, high = span
    due = _share(row, row.expected) if row.expected else None
    unit = place.width / (high - low)
    start = place.left - low * unit
    bounded = min(max(done, low), high)
    bounded_due = None if due is None else min(max(due, low), high)
    return measure_bar(sheet.drawing, start, start + unit, middle, row.status, bounded, bounded_due)


def _draw_value(sheet: Sheet, current: Figure, place: Box, center: float, height: float) -> None:
    note = current.note.strip()
    beside = sheet.fitted(note, SMALL, place.width * _NOTE_ROOM, 1, 12) if note else None
    taken = beside.width + _NOTE_GAP if beside else 0.0
    value = sheet.fitted(current.text(), NAME, place.width - taken, 1, 16)
    half = value.width / 2
    x = min(max(center, place.left + half), place.right - half)
    baseline = baseline_at(value.style, height)
    if beside:
        # The note stands behind the value; at the end of the bar before it, so that it stays over its dot.
        behind = x + half + taken <= place.right
        if not behind and x - half - taken < place.left:
            x, behind = place.right - half - taken, True
        left = x + half + _NOTE_GAP if behind else x - half - taken
        sheet.line(beside.lines[0], left, baseline, TEXT3)
    sheet.line(value.lines[0], x, baseline, TEXT, Align.CENTER)


def _share(row: MeasureRow, figure: Figure) -> float | None:
    """Return how far a figure is from baseline (0) to target (1); None where there is no such way."""
    start = row.baseline.value if row.baseline else None
    end = row.target.value if row.target else None
    if row.kept is not None or start is None or end is None or figure.value is None or start == end:
        return None
    return (figure.value - start) / (end - start)

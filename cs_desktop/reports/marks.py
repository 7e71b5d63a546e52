"""The marks that carry the domain: status, measure bar, milestone diamond, initial."""

import math

from cs_desktop.domain.deck.kept import KeptPlaces
from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.figures import Status
from cs_desktop.reports.drawing import Drawing, Point
from cs_desktop.reports.look import BORDER_STRONG, CONTROL, STATUS_MARK, TEXT2, TRACK, WHITE

_BAR_HEIGHT = 14
_DOT_RADIUS = 11
_RING = 2.5
_TICK_HEIGHT = 26
_TICK_WIDTH = 3
_BEYOND = 2


def status_mark(drawing: Drawing, status: Status, center: Point, size: float) -> None:
    """Draw the status as a form: circle, triangle, square or ring of about the same weight."""
    x, y = center
    color = STATUS_MARK[status]
    half = size / 2
    if status is Status.GOOD:
        drawing.circle(center, half, fill=color)
    elif status is Status.WATCH:
        side = half * 1.1
        drawing.polygon(
            [(x, y - side), (x + side * 1.05, y + side * 0.8), (x - side * 1.05, y + side * 0.8)], fill=color
        )
    elif status is Status.RISK:
        side = size * 0.92
        drawing.rect(x - side / 2, y - side / 2, side, side, fill=color, radius=1)
    else:
        drawing.circle(center, half - 1, stroke=color, stroke_width=2)


def measure_bar(
    drawing: Drawing, start: float, end: float, middle: float, status: Status, done: float, due: float | None
) -> float:
    """Draw a measure from baseline (at `start`) to target (at `end`); return where its dot stands.

    `done` is how far the value is, 0 to 1, `due` how far it was planned to be. A value worse than the
    baseline stands to its left, one beyond the target to its right.
    """
    color = STATUS_MARK[status]
    top = middle - _BAR_HEIGHT / 2
    drawing.rect(start, top, end - start, _BAR_HEIGHT, fill=TRACK, radius=3)
    dot = start + (end - start) * done
    left, right = min(start, dot), max(start, dot)
    if right - left > 1:
        drawing.rect(left, top, right - left, _BAR_HEIGHT, fill=color, radius=3)
    _dot(drawing, dot, middle, color)
    if due is not None:
        _tick(drawing, start + (end - start) * due, middle)
    return dot


def kept_bar(
    drawing: Drawing, left: float, width: float, middle: float, status: Status, places: KeptPlaces
) -> float | None:
    """Draw a measure of which something is to be kept; return where its dot stands, None where it has none.

    The room in which it is as agreed is a bar behind a tick at its limit, what lies beyond a line.
    """
    drawing.line((left, middle), (left + width, middle), BORDER_STRONG, _BEYOND)
    low, high = left + places.low * width, left + places.high * width
    drawing.rect(low, middle - _BAR_HEIGHT / 2, high - low, _BAR_HEIGHT, fill=TRACK, radius=3)
    dot = None if places.value is None else left + places.value * width
    if dot is not None:
        _dot(drawing, dot, middle, STATUS_MARK[status])
    for limit in places.limits:
        _tick(drawing, left + limit * width, middle)
    return dot


def _dot(drawing: Drawing, x: float, middle: float, color: str) -> None:
    drawing.circle((x, middle), _DOT_RADIUS, fill=color, stroke=WHITE, stroke_width=_RING)


def _tick(drawing: Drawing, x: float, middle: float) -> None:
    top = middle - _TICK_HEIGHT / 2
    drawing.rect(x - _TICK_WIDTH, top, 2 * _TICK_WIDTH, _TICK_HEIGHT, fill=WHITE)
    drawing.rect(x - _TICK_WIDTH / 2, top, _TICK_WIDTH, _TICK_HEIGHT, fill=TEXT2)


def milestone(
    drawing: Drawing, state: MilestoneState, center: Point, half: float, ink: str, paper: str
) -> None:
    """Draw a diamond: filled with a check when reached, outlined when due, "!" when missed, dashed."""
    x, y = center
    corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    if state in (MilestoneState.REACHED, MilestoneState.MISSED):
        drawing.polygon(corners, fill=ink)
    else:
        dash = (4.0, 3.0) if state is MilestoneState.PROPOSED else ()
        drawing.polygon(corners, fill=paper, stroke=ink, stroke_width=2.2, dash=dash)
    if state is MilestoneState.REACHED:
        step = half / 2.7
        drawing.path(
            [(x - step, y + step * 0.05), (x - step * 0.25, y + step * 0.75), (x + step, y - step * 0.6)],
            paper,
            2.4,
        )
    elif state is MilestoneState.MISSED:
        drawing.rect(x - 1.4, y - half * 0.5, 2.8, half * 0.55, fill=paper)
        drawing.circle((x, y + half * 0.38), 1.8, fill=paper)


def box_to_agree(
    drawing: Drawing, left: float, top: float, size: float, color: str, *, agreed: bool, weight: float = 2
) -> None:
    """Draw a box to tick, ticked if agreed, with lines of a weight."""
    drawing.rect(left, top, size, size, stroke=CONTROL, stroke_width=weight, radius=size * 0.19)
    if agreed:
        unit = size / 24
        corners = [(6.0, 12.5), (10.5, 17.0), (18.5, 7.5)]
        drawing.path([(left + x * unit, top + y * unit) for x, y in corners], color, weight * 1.5)


def agreement(drawing: Drawing, center: Point, size: float, color: str, *, given: bool) -> None:
    """Draw what was agreed before: a box with a check, without one where nobody agreed."""
    x, y = center
    box_to_agree(drawing, x - size / 2, y - size / 2, size, color, agreed=given, weight=size / 16)


def confirmation(drawing: Drawing, center: Point, size: float, color: str, *, given: bool) -> None:
    """Draw what was confirmed after: a seal with a check, a dashed ring where nobody confirmed."""
    x, y = center
    if not given:
        drawing.circle(center, size / 2 - 1, stroke=CONTROL, stroke_width=1.4)
        return
    half, teeth = size / 2, 8
    rim = [
        (x + reach * math.cos(angle), y + reach * math.sin(angle))
        for step in range(2 * teeth)
        for angle in [math.pi * step / teeth]
        for reach in [half * (1.12 if step % 2 else 0.96)]
    ]
    drawing.polygon(rim, fill=color)
    step = half / 2.3
    check = [(x - step, y + step * 0.1), (x - step * 0.2, y + step * 0.8), (x + step, y - step * 0.65)]
    drawing.path(check, WHITE, size / 8)


def arrow(drawing: Drawing, left: float, middle: float, length: float, color: str) -> None:
    """Draw an arrow to the right."""
    right = left + length
    drawing.path([(left, middle), (right, middle)], color, 2)
    head = length * 0.4
    drawing.path([(right - head, middle - head), (right, middle), (right - head, middle + head)], color, 2)

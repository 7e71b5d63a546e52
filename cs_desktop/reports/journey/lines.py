"""What runs across the lanes of a map: links, and the line where the account is."""

from collections.abc import Sequence

from cs_desktop.domain.journey.geometry import Point
from cs_desktop.reports.look import CONTROL
from cs_desktop.reports.sheet import Sheet

_ARROW = 5.0


def draw_here(sheet: Sheet, x: float, height: float) -> None:
    """Draw the line at which the account is, with its flag on the stage's head."""
    accent = sheet.look.accent
    sheet.drawing.line((x, 0), (x, height), accent, 1.5)
    corners = ((-5, -6), (5, -6), (5, 0), (0, 5), (-5, 0))
    sheet.drawing.polygon([(x + across, down) for across, down in corners], fill=accent)


def draw_link(sheet: Sheet, corners: Sequence[Point]) -> None:
    """Draw a link along its corners, with the arrow at its end."""
    last, before = corners[-1], corners[-2]
    across, down = _sign(last.x - before.x), _sign(last.y - before.y)
    sheet.drawing.path([(corner.x, corner.y) for corner in corners], CONTROL, 1.5)
    back = (last.x - across * _ARROW * 1.6, last.y - down * _ARROW * 1.6)
    side = (down * _ARROW, across * _ARROW)
    sheet.drawing.polygon(
        [(last.x, last.y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])],
        fill=CONTROL,
    )


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)

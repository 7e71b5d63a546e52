"""The points of a curve while somebody works on them: where each is, which one is on its way."""

from PySide6.QtCore import QPointF

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import number_text, stated_text
from cs_desktop.domain.scorecards.card import Curve
from cs_desktop.domain.scorecards.curves import with_point_at
from cs_desktop.views.scorecards.curve_ground import CurveGround

REACH = 14
"""Pixels around a point in which the mouse takes hold of it."""
MAGNET = 4
"""Pixels that a point may be off to one side until it leaves its value, or its score."""


class CurvePoints:
    """Knows the curve as it is drawn, the one that is stored, and the point that one is on."""

    def __init__(self, ground: CurveGround) -> None:
        self._ground = ground
        self.curve: Curve = ((0.0, 50.0),)
        self.stored: Curve = self.curve
        self.place = 0
        self._held: QPointF | None = None
        """How far from the middle of its point the mouse took hold; None while it holds none."""

    @property
    def is_held(self) -> bool:
        """Return whether the mouse holds a point."""
        return self._held is not None

    @property
    def current(self) -> tuple[float, float]:
        """Return value and score of the point that one is on."""
        return self.curve[self.place]

    def show(self, curve: Curve) -> None:
        """Begin with a curve that is stored."""
        self.curve = self.stored = curve
        self._held = None
        self.go_to(self.place)

    def go_to(self, place: int) -> None:
        """Come to a point."""
        self.place = min(max(place, 0), len(self.curve) - 1)

    def give_up(self) -> None:
        """Go back to what is stored."""
        self.show(self.stored)

    def settled(self) -> Curve | None:
        """Return the curve where it differs from what is stored, and take it for stored."""
        if self.curve == self.stored:
            return None
        self.stored = self.curve
        return self.curve

    def nudge(self, along: int, up: int) -> None:
        """Move the point so many steps."""
        value, score = self.current
        step = self._ground.axis.nudge(value)
        moved = rounded(value + along * step, step) if along else value
        self.curve = with_point_at(self.curve, self.place, moved, round(score + up) if up else score, step)

    def hold(self, position: QPointF) -> None:
        """Take hold of the point that one is on, somewhere near its middle."""
        self._held = position - self._ground.to_pixels(*self.current)

    def let_go(self) -> None:
        """Hold it no more."""
        self._held = None

    def drag(self, position: QPointF) -> None:
        """Take the point along; straight up it keeps its value, and straight aside its score."""
        assert self._held is not None
        at, start = position - self._held, self._ground.to_pixels(*self.stored[self.place])
        value, score = self._ground.to_value(at)
        step = self._ground.axis.nudge(value)
        kept_value, kept_score = self.stored[self.place]
        moved = kept_value if abs(at.x() - start.x()) <= MAGNET else rounded(value, step)
        raised = kept_score if abs(at.y() - start.y()) <= MAGNET else round(score)
        self.curve = with_point_at(self.curve, self.place, moved, raised, step)

    def at(self, position: QPointF) -> int | None:
        """Return the place of the point near a position, the nearest of several."""
        offsets = [self._ground.to_pixels(*point) - position for point in self.curve]
        found = [(one.x() ** 2 + one.y() ** 2, place) for place, one in enumerate(offsets)]
        distance, place = min(found)
        return place if distance <= REACH**2 else None

    def text(self) -> str:
        """Return where the point is that one is on, in words."""
        value, score = self.current
        return tr(
            "Point {number} of {count}: {value} scores {score}",
            number=self.place + 1,
            count=len(self.curve),
            value=stated_text(value, self._ground.unit),
            score=number_text(score, 0 if score == int(score) else 1),
        )


def rounded(value: float, step: float) -> float:
    """Return a value as a whole number of steps, as one would type it."""
    return round(round(value / step) * step, 12)

"""Which part of outcome × experience is in sight: at least a fiftieth of an axis, never beyond 0 to 100."""

from dataclasses import dataclass

WHOLE = 100.0
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Sight:
    """A square part of the plane; outcome runs to the right, experience upward, both from 0 to 100."""

    left: float = 0.0
    bottom: float = 0.0
    size: float = WHOLE

    @property
    def is_whole(self) -> bool:
        """Return whether everything is in sight."""
        return self.size >= WHOLE

    def zoomed(self, factor: float, outcome: float, experience: float) -> "Sight":
        """Return a sight in which everything is `factor` times as large, seen around a place that stays."""
        size = min(max(self.size / factor, _LEAST), WHOLE)
        kept = size / self.size
        return _within(
            outcome - (outcome - self.left) * kept, experience - (experience - self.bottom) * kept, size
        )

    def moved(self, right: float, up: float) -> "Sight":
        """Return the sight beside this one, by points of score."""
        return _within(self.left + right, self.bottom + up, self.size)


def _within(left: float, bottom: float, size: float) -> Sight:
    most = WHOLE - size
    return Sight(min(max(left, 0.0), most), min(max(bottom, 0.0), most), size)

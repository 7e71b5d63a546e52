"""Where scores stand in a waterfall: names before, points behind, scores rising to the right between them."""

from dataclasses import dataclass

from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.health.steps import NEUTRAL, Waterfall
from cs_desktop.views.theme.fonts import scaled

_NAMES, _NAMES_AND_WHY = 0.36, 0.54
"""The share of the width that names take."""
_POINTS = 52
"""Pixels for the points behind the longest bar."""
_GAP = 6
_LEAST = 4.0
"""Points of score that the bars span at least, so that a small move is not drawn as a large one."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A score with a name: where it all begins, or where a band does."""

    score: float
    name: str
    is_start: bool


class StepScale:
    """Knows where the scores of one waterfall stand in some width."""

    def __init__(self, told: Waterfall, bands: Bands) -> None:
        neutral = told.start == NEUTRAL
        self._share = _NAMES_AND_WHY if any(step.why for step in told.steps) else _NAMES
        ends = [*told.levels, *([bands.healthy_from] if neutral else [])]
        self._low, self._high = min(ends), max(ends)
        if self._high - self._low < _LEAST:
            middle = (self._high + self._low) / 2
            self._low, self._high = middle - _LEAST / 2, middle + _LEAST / 2
        start = tr("Neutral {score}", score=number_text(NEUTRAL, 0)) if neutral else ""
        named = ((bands.healthy_from, Band.HEALTHY), (bands.watch_from, Band.WATCH))
        self.bounds = (
            Bound(told.start, start, is_start=True),
            *(
                Bound(score, f"{band.label} {score:g}", is_start=False)
                for score, band in named
                if self._low <= score <= self._high and score != told.start
            ),
        )
        self._begin, self._room = 0.0, 1.0
        self.names = 0.0
        """Pixels that names have."""

    @property
    def points(self) -> int:
        """Return the pixels that points have behind a bar."""
        return scaled(_POINTS)

    def fit(self, width: float, *, mirrored: bool) -> None:
        """Take some width; scores rise to the right in every language."""
        self.names = width * self._share
        self._begin = 0.0 if mirrored else self.names
        self._room = max(width - self.names - self.points - _GAP, 1.0)

    def x(self, score: float) -> float:
        """Return where a score stands."""
        return self._begin + (score - self._low) / (self._high - self._low) * self._room

    def right_of(self, one: float, other: float) -> float:
        """Return where the bar between two scores ends at the right."""
        return max(self.x(one), self.x(other))

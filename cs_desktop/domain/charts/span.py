"""Which part of a chart's time is on screen: zoomed and moved, and never beyond what there is."""

from dataclasses import dataclass, replace
from typing import Self

LEAST_DAYS = 7.0
"""Nobody zooms in further; days have no parts."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The days from `left` to `right`, of all those from `first` to `last`."""

    first: float
    last: float
    left: float
    right: float

    @classmethod
    def of(cls, first: float, last: float) -> Self:
        """Return all that there is."""
        return cls(first, last, first, last)

    @property
    def days(self) -> float:
        """Return how long it is."""
        return self.right - self.left

    @property
    def is_whole(self) -> bool:
        """Return whether all of it is on screen."""
        return self.left <= self.first and self.right >= self.last

    def whole(self) -> Self:
        """Return all that there is."""
        return replace(self, left=self.first, right=self.last)

    def zoomed(self, factor: float, about: float) -> Self:
        """Return this part shorter by a factor above 1, or longer; `about` stays in its place if it can."""
        longest = self.last - self.first
        days = min(max(self.days / factor, min(LEAST_DAYS, longest)), longest)
        share = min(max((about - self.left) / self.days, 0.0), 1.0) if self.days else 0.5
        return self._from(about - share * days if self.left <= about <= self.right else self.left, days)

    def moved(self, days: float) -> Self:
        """Return a part as long that begins so many days later, or earlier."""
        return self._from(self.left + days, self.days)

    def _from(self, left: float, days: float) -> Self:
        left = max(min(left, self.last - days), self.first)
        return replace(self, left=left, right=min(left + days, self.last))

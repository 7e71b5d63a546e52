"""What could be typed next in the filter of the portfolio."""

from dataclasses import dataclass
from typing import Protocol

from cs_desktop.domain.portfolio_columns import PortfolioColumn


class Values(Protocol):
    """What knows the texts that a column holds."""

    def values(self, column: PortfolioColumn) -> tuple[str, ...]:
        """Return them, the most frequent first."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Text to put in place of that from `start` to `end`, and what is shown of it."""

    start: int
    end: int
    text: str
    label: str


def complete(text: str, cursor: int, index: Values | None) -> list[Suggestion]:
    """Return what could stand at the cursor, the likeliest first."""
    del text, cursor, index
    return []

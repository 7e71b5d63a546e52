"""What differs between two states of a map, in the words in which one speaks of it."""

from dataclasses import dataclass
from enum import Enum, auto

from cs_desktop.domain.changes import Kind


class Way(Enum):
    """In what way something differs."""

    ADDED = auto()
    REMOVED = auto()
    MOVED = auto()
    RATED = auto()
    """Felt otherwise: a moment's mood, a curve's value."""
    CHANGED = auto()
    """Other words, another owner, another day."""
    CLOSED = auto()
    """A gap that was closed, a milestone that was reached."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs."""

    way: Way
    kind: Kind
    id: int
    title: str
    stage_id: int | None
    """Where it is now; where it was, if it is gone."""
    was: object = None
    """The stage's id where it was moved, the value where it was re-rated, the day where that moved."""
    now: object = None


@dataclass(frozen=True, slots=True)
class StageFeeling:
    """How a persona felt in a stage before and after; None where nobody said."""

    stage_id: int
    persona_id: int
    was: float | None
    now: float | None

    @property
    def delta(self) -> float | None:
        """Return by how much it is better now, None where one of the two is not known."""
        return None if self.was is None or self.now is None else round(self.now - self.was, 1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What lies between two states of a map."""

    differences: tuple[Difference, ...]
    feelings: tuple[StageFeeling, ...]
    """Of every stage and persona that either state rates, in the new one's order, then what is gone."""

    def of(self, way: Way) -> tuple[Difference, ...]:
        """Return the differences of one way."""
        return tuple(one for one in self.differences if one.way is way)

"""What moved a score between two days: the points that each measure and cap gives more or less than then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health.lift import value_said
from cs_desktop.domain.health.standing import AccountHealth, Contribution

FORMULA = "points of today − points of then, for each measure and cap; their sum is the move of the score"
_SAME = 1e-9
_SHOWN_WEIGHT = 0.5
"""Points of weight that show in a whole percentage."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one measure, or one cap, gave to the move of a score."""

    before: Contribution | None
    """What it gave then; None where the scorecard of then did not have it."""
    after: Contribution | None
    """What it gives now; None where it is no more."""

    @property
    def given(self) -> Contribution:
        """Return what it gives now, or gave last."""
        given = self.after or self.before
        assert given is not None
        return given

    @property
    def points(self) -> float:
        """Return the points that it gives more than then."""
        return _points(self.after) - _points(self.before)

    @property
    def of_value(self) -> float:
        """Return the part of the points that comes of another score at today's weight."""
        return self.points - self.of_weight

    @property
    def of_weight(self) -> float:
        """Return the part that comes of another weight: of the scorecard, or of what others lack."""
        if self.before is None or self.before.score is None:
            return 0.0
        weight = self.after.effective_weight if self.after is not None else 0.0
        return (weight - self.before.effective_weight) * (self.before.score - 50) / 100


@dataclass(frozen=True, slots=True)
class Moved:
    """A score on two days, and what led from one to the other.

    The points of `moves` sum to the calculated score of `after` less that of `before`.
    """

    before: AccountHealth
    after: AccountHealth
    moves: tuple[Move, ...]
    """The greatest gain first, caps last; measures that give as much as then are left out."""
    card: str = ""
    """By what it was scored then, where that was another scorecard or version than now."""

    @property
    def since(self) -> date:
        """Return the day that is compared with."""
        return self.before.as_of

    @property
    def points(self) -> float | None:
        """Return how far the score moved; None where there was none on one of the days."""
        if self.before.calculated is None or self.after.calculated is None:
            return None
        return self.after.calculated - self.before.calculated


def moved(before: AccountHealth, after: AccountHealth) -> Moved:
    """Return what moved the calculated score between two days; without a score on both there are no moves."""
    if before.calculated is None or after.calculated is None:
        return Moved(before, after, ())
    then, now = _by_key(before), _by_key(after)
    moves = (Move(then.get(key), now.get(key)) for key in {**now, **then})
    told = [move for move in moves if abs(move.points) > _SAME]
    return Moved(
        before,
        after,
        tuple(sorted(told, key=lambda move: (move.given.is_cap, -move.points, move.given.name))),
    )


def why(move: Move, said: Callable[[Contribution], str] = value_said) -> str:
    """Return in a few words what is otherwise than then; `said` puts a value into words."""
    before, after = move.before, move.after
    if move.given.is_cap:
        return tr("holds the score now") if before is None else _cap_words(after)
    if before is None:
        return tr("new on the scorecard")
    if after is None:
        return tr("no longer on the scorecard")
    told = []
    if after.missing != before.missing:
        told.append(after.reason if after.missing else tr("counts again: {value}", value=said(after)))
    elif before.value != after.value and not after.missing:
        told.append(tr("{before} → {after}", before=said(before), after=said(after)))
    elif before.score != after.score:
        told.append(tr("scored otherwise by the scorecard"))
    changed = abs(before.effective_weight - after.effective_weight)
    if before.has_say and after.has_say and (changed >= _SHOWN_WEIGHT or not told):
        decimals = 0 if changed >= _SHOWN_WEIGHT else 1
        weights = (number_text(part.effective_weight, decimals) for part in (before, after))
        told.append(tr("weight {before}% → {after}%", **dict(zip(("before", "after"), weights, strict=True))))
    return ", ".join(told)


def _cap_words(after: Contribution | None) -> str:
    return tr("holds the score no more") if after is None else tr("holds the score as it did")


def _by_key(health: AccountHealth) -> dict[tuple[bool, str], Contribution]:
    # Two caps may look at one measure; they are told apart by their names.
    return {(part.is_cap, part.name if part.is_cap else part.measure): part for part in health.contributions}


def _points(part: Contribution | None) -> float:
    return 0.0 if part is None else part.points

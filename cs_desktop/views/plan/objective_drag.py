"""Objectives and measures on their way to another place of the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.editing import move_measure, move_objective
from cs_desktop.views.plan.rows import ObjectiveRow


@dataclass(slots=True)
class RowDrag:
    """What is being dragged, from the row that it was taken at, and where it would be dropped.

    `tops` are the heights at which the rows begin, and behind the last one its end. An objective goes between
    others, a further measure of one behind the row under the mouse, whichever objective that belongs to.
    """

    content: PlanContent
    rows: Sequence[ObjectiveRow]
    tops: Sequence[int]
    taken: ObjectiveRow
    drop: int | None = None
    """The number of the row before which the line is drawn; None for nowhere."""

    @property
    def line(self) -> int | None:
        """Return the height of the line that shows where it goes."""
        return None if self.drop is None else self.tops[self.drop]

    def move(self, y: int) -> None:
        """Follow the mouse."""
        if self.taken.first:
            whole = [*(n for n, row in enumerate(self.rows) if row.first), len(self.rows)]
            self.drop = min(whole, key=lambda place: abs(self.tops[place] - y))
        else:
            under = sum(top <= y for top in self.tops[1:-1])
            self.drop = under + 1

    def dropped(self) -> Gesture:
        """Return what moves it to where the line is; nothing where it is there."""
        if self.drop is None:
            return Gesture("")
        if not self.taken.first and self.taken.measure is not None:
            return self._measure_dropped(self.rows[self.drop - 1], self.taken.measure.id)
        before = self.taken.number - 1
        place = sum(row.first for row in self.rows[: self.drop])
        return move_objective(self.content, self.taken.objective.id, place - (1 if place > before else 0))

    def _measure_dropped(self, above: ObjectiveRow, measure_id: int) -> Gesture:
        """Return what puts a measure behind the one of the row above it."""
        there = self.content.measures_of.get(above.objective.id, ())
        if above.measure is None or above.measure.id == measure_id:
            place = next((n for n, one in enumerate(there) if one.id == measure_id), 0)
            return move_measure(self.content, measure_id, above.objective.id, place)
        others = [one.id for one in there if one.id != measure_id]
        return move_measure(self.content, measure_id, above.objective.id, others.index(above.measure.id) + 1)

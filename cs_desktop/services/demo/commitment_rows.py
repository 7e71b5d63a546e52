"""What was promised at each of the last reviews, scored and decided at the one after it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from cs_desktop.domain.reviews.scoring import Goal, attainment, score_of
from cs_desktop.domain.vocabulary import Decision, MeasureKind, Score
from cs_desktop.models.tables import Commitment
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.plan_rows import Planned, PlannedObjective, ReviewDay

_PERIOD = timedelta(days=90)
"""To the next review, where nobody planned one."""
_LEAST = 0.08
"""How far a target lies beyond where it starts, at least, as a part of the whole way."""

_WHOLE_FROM = 20
"""The way from which on targets are whole numbers."""


@dataclass(frozen=True, slots=True)
class _Period:
    """From a review to the one that scores what was set at it."""

    opened: ReviewDay
    closed: ReviewDay | None
    """None where it was not held yet."""
    due: date


def write_commitments(desk: Desk, planned: Planned) -> list[Mapping[str, Any]]:
    """Write the commitments of the reviews that looked at the plan, and return their rows."""
    rows: list[Mapping[str, Any]] = []
    for place, objective in enumerate(planned.objectives):
        for row in _chain(desk, place, objective, list(_periods(planned))):
            desk.rows.add_with_id(row["id"], Commitment, **{k: row[k] for k in row if k != "id"})
            rows.append(row)
    return rows


def _periods(planned: Planned) -> Iterator[_Period]:
    for opened, closed in zip_longest(planned.looked, planned.looked[1:]):
        due = (closed or planned.upcoming or opened).day
        yield _Period(opened, closed, due if due > opened.day else opened.day + _PERIOD)


def _chain(
    desk: Desk, place: int, objective: PlannedObjective, periods: list[_Period]
) -> Iterator[Mapping[str, Any]]:
    """Yield the commitments under one objective, each carrying on the one before."""
    before: Mapping[str, Any] | None = None
    for period in periods:
        start = objective.measure.on(period.opened.day)
        if start is None:
            continue
        carried = before is not None and before["decision"] == Decision.CARRY
        target = before["target"] if before is not None and carried else _target(objective, start, period.due)
        values = {"start": start, "target": target}
        scored = {} if period.closed is None else _scored(objective, values, period.closed)
        before = {
            "id": desk.ids.next(),
            "review_id": period.opened.id,
            "objective_id": objective.id,
            "measure_id": objective.measure_id,
            "text": _words(objective.measure.row, target),
            "baseline": start,
            "baseline_on": period.opened.day,
            "target": target,
            "unit": objective.measure.row["unit"],
            "due": period.due,
            "owner_id": objective.owner_id,
            "contact_id": objective.contact_id,
            "position": place,
            "came_from_id": before["id"] if before is not None else None,
            "decision": "",
            **scored,
        }
        yield before


def _target(objective: PlannedObjective, start: float, due: date) -> float:
    """Return what is to be reached by a day: as far as the even way to the plan's target is by then."""
    row = objective.measure.row
    if row["kind"] == MeasureKind.KEEP_AT_LEAST:
        return float(row["target"])
    days = (row["due"] - row["baseline_on"]).days
    part = min((due - row["baseline_on"]).days / days, 1.0)
    way = row["target"] - row["baseline"]
    expected, least = row["baseline"] + way * part, start + way * _LEAST
    target = max(expected, least) if way > 0 else min(expected, least)
    # Nobody promises tenths of an hour, or hundredths of a point.
    return float(round(target, 0 if abs(way) >= _WHOLE_FROM else 1 if abs(way) >= 1 else 2))


def _scored(objective: PlannedObjective, values: Mapping[str, float], closed: ReviewDay) -> dict[str, Any]:
    result = objective.measure.on(closed.day)
    goal = Goal(objective.measure.row["kind"], values["start"], values["target"])
    score = score_of(attainment(goal, result))
    raised = score == Score.MET and goal.kind != MeasureKind.KEEP_AT_LEAST
    return {
        "scored_in_id": closed.id,
        "result": result,
        "result_on": max(day for day, _ in objective.measure.values if day <= closed.day),
        "score": score,
        "decision": (Decision.RAISE if raised else Decision.CARRY).value,
    }


def _words(row: Mapping[str, Any], target: float) -> str:
    """Return a commitment as one says it: Bring overtime down to 280 hours a week."""
    unit, name = row["unit"], row["name"][0].lower() + row["name"][1:]
    amount = f"{round(target * 100)}%" if unit == "share" else f"{target:g}{'' if unit == '%' else ' '}{unit}"
    if row["kind"] == MeasureKind.KEEP_AT_LEAST:
        return f"Keep {name} at {amount} or more"
    return (
        f"Bring {name} down to {amount}" if row["kind"] == MeasureKind.LOWER else f"Lift {name} to {amount}"
    )

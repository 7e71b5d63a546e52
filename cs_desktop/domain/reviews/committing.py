"""What a person does to the commitments of a review, as gestures: score, decide, set, complete, park."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, Ref
from cs_desktop.domain.plan.content import PlanMeasure, PlanObjective
from cs_desktop.domain.reviews.chain import CONTINUING, OldRow, next_day, old_rows
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewHead
from cs_desktop.domain.reviews.scoring import Reading, attainment, reading_on, score_of
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.vocabulary import Decision, MeasureKind, ObjectiveState, PlanStatus, Score

_DONE = {"baseline": 0.0, "target": 1.0}
"""What a thing to be done goes from and to."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure of the library, with where the account stands in it."""

    library_id: int
    name: str
    kind: str
    unit: str = ""
    metric_id: int | None = None
    definition: str = ""
    reading: Reading | None = None
    """What its metric says of this account today; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """A measure that is written on the spot, or one taken from elsewhere, with where it is to go."""

    name: str
    kind: str
    unit: str
    baseline: float | None
    target: float | None
    target_high: float | None = None
    baseline_on: date | None = None
    metric_id: int | None = None
    definition: str = ""
    library_id: int | None = field(default=None)


def score(review: ReviewHead, row: OldRow, given: str, result: Reading | None) -> Gesture:
    """Confirm a score of one of the last commitments, with the result that it rests on."""
    gesture = GestureBuilder("Score commitment")
    _score(gesture, review, row, given, result)
    gesture.based(Kind.COMMITMENT, row.entry.id, score=row.entry.score, result=row.entry.result)
    return gesture.made()


def enter_result(review: ReviewHead, row: OldRow, value: float, on: date) -> Gesture:
    """Score one of the last commitments by a result that somebody entered."""
    given = score_of(attainment(row.goal, value))
    return score(review, row, given, Reading(value, on, ""))


def confirm_scores(shown: ReviewsShown, review: ReviewHead) -> Gesture:
    """Confirm every score that is proposed."""
    gesture = GestureBuilder("Confirm scores")
    for row in old_rows(shown, review):
        if row.score and not row.confirmed:
            _score(gesture, review, row, row.score, row.reading)
            gesture.based(Kind.COMMITMENT, row.entry.id, score=row.entry.score, result=row.entry.result)
    return gesture.made()


def decide(shown: ReviewsShown, review: ReviewHead, row: OldRow, decision: str) -> Gesture:
    """Decide what becomes of one of the last commitments, with all that follows from it.

    To carry it on, raise or replace it sets one for the next period; to close it ends its objective. What
    followed from an earlier decision is taken back, except that what was set already is kept.
    """
    gesture = GestureBuilder(_DECIDE[Decision(decision)])
    if not row.confirmed:
        _score(gesture, review, row, row.score or Score.DROPPED.value, row.reading)
    gesture.put(Kind.COMMITMENT, row.entry.id, decision=decision)
    gesture.based(Kind.COMMITMENT, row.entry.id, decision=row.entry.decision)
    came = [one for one in shown.book.set_at(review.id) if one.came_from_id == row.entry.id]
    state = ObjectiveState.OPEN
    if decision not in CONTINUING:
        gesture.drop(Kind.COMMITMENT, (one.id for one in came))
        state = ObjectiveState.MET if (row.score == Score.MET) else ObjectiveState.DROPPED
    elif came:
        gesture.put(Kind.COMMITMENT, came[0].id, **_changed(row, decision))
    else:
        gesture.add(Kind.COMMITMENT, **_successor(shown, review, row, decision))
    objective = _objective(shown, row.entry.objective_id)
    if objective is not None and objective.state != state:
        gesture.put(Kind.OBJECTIVE, objective.id, state=state.value)
    return gesture.made()


def commit_to(shown: ReviewsShown, review: ReviewHead, objective: PlanObjective) -> Gesture:
    """Set a commitment under an objective of the plan, measured as that is."""
    measures = shown.plan.content.measures_of.get(objective.id, ()) if shown.plan.content else ()
    gesture = GestureBuilder("Add commitment")
    values: dict[str, Any] = {"text": objective.text, "objective_id": objective.id}
    if measures:
        measure = measures[0]
        values |= measured(shown, review, measure) | {
            "target": measure.target,
            "target_high": measure.target_high,
        }
    owners = {"owner_id": objective.owner_id, "contact_id": objective.contact_id}
    gesture.add(Kind.COMMITMENT, **_fresh(shown, review), **values, **owners)
    if objective.state != ObjectiveState.OPEN:
        gesture.put(Kind.OBJECTIVE, objective.id, state=ObjectiveState.OPEN.value)
    return gesture.made()


def add_objective(shown: ReviewsShown, review: ReviewHead, text: str) -> Gesture:
    """Set a commitment together with a new objective of the plan, and with a plan where there is none."""
    gesture = GestureBuilder("Add commitment")
    content = shown.plan.content
    plan: Ref = (
        content.head.id
        if content is not None
        else gesture.add(
            Kind.SUCCESS_PLAN,
            account_id=shown.account_id,
            status=PlanStatus.DRAFT.value,
            starts_on=shown.today,
        )
    )
    owners = {"owner_id": review.host_id}
    position = len(content.objectives) if content is not None else 0
    objective = gesture.add(Kind.OBJECTIVE, plan_id=plan, text=text, position=position, **owners)
    gesture.add(Kind.COMMITMENT, **_fresh(shown, review), objective_id=objective, text=text, **owners)
    return gesture.made()


def use_measure(
    shown: ReviewsShown, review: ReviewHead, entry: CommitmentEntry, chosen: PlanMeasure, target: float | None
) -> Gesture:
    """Measure a commitment by a measure that its objective has."""
    gesture = GestureBuilder("Choose measure of commitment")
    values = measured(shown, review, chosen)
    target = values.get("target", target)
    high = chosen.target_high if target == chosen.target else entry.target_high
    gesture.put(Kind.COMMITMENT, entry.id, **values | {"target": target, "target_high": high})
    return gesture.made()


def make_measure(review: ReviewHead, entry: CommitmentEntry, own: OwnMeasure, today: date) -> Gesture:
    """Give the objective of a commitment a new measure, and measure the commitment by it."""
    gesture = GestureBuilder("Add measure to commitment")
    done = _DONE if own.kind == MeasureKind.DONE else {}
    numbers: dict[str, Any] = {
        "baseline": own.baseline,
        "baseline_on": (own.baseline_on or min(review.day, today)) if own.baseline is not None else None,
        "target": own.target,
        "target_high": own.target_high,
        "unit": own.unit.strip(),
    } | done
    measure = gesture.add(
        Kind.MEASURE,
        objective_id=entry.objective_id,
        name=own.name.strip(),
        kind=own.kind,
        metric_id=own.metric_id,
        definition=own.definition,
        library_id=own.library_id,
        due=entry.due,
        **numbers,
    )
    gesture.put(Kind.COMMITMENT, entry.id, measure_id=measure, **numbers)
    gesture.based(Kind.COMMITMENT, entry.id, measure_id=entry.measure_id)
    return gesture.made()


def change(entry: CommitmentEntry, **values: object) -> Gesture:
    """Give a commitment of this review other values."""
    gesture = GestureBuilder("Change commitment")
    gesture.put(Kind.COMMITMENT, entry.id, **values)
    gesture.based(Kind.COMMITMENT, entry.id, **{name: getattr(entry, name) for name in values})
    return gesture.made()


def park(shown: ReviewsShown, review: ReviewHead, entry: CommitmentEntry) -> Gesture:
    """Move the objective of a commitment to the parking lot; what it came of is closed."""
    gesture = GestureBuilder("Move to parking lot")
    gesture.put(Kind.OBJECTIVE, entry.objective_id, state=ObjectiveState.PARKED.value)
    mine = [one for one in shown.book.set_at(review.id) if one.objective_id == entry.objective_id]
    gesture.drop(Kind.COMMITMENT, (one.id for one in mine))
    for one in mine:
        if one.came_from_id is not None:
            gesture.put(Kind.COMMITMENT, one.came_from_id, decision=Decision.CLOSE.value)
    return gesture.made()


def remove(entry: CommitmentEntry) -> Gesture:
    """Take a commitment out of the review that sets it; what it came of is to be decided anew."""
    gesture = GestureBuilder("Delete commitment")
    gesture.drop(Kind.COMMITMENT, [entry.id])
    if entry.came_from_id is not None:
        gesture.put(Kind.COMMITMENT, entry.came_from_id, decision="")
    return gesture.made()


def measured(shown: ReviewsShown, review: ReviewHead, measure: PlanMeasure) -> dict[str, Any]:
    """Return how a commitment that is set at a review is measured by a measure: from where, in which unit."""
    now = reading_on(shown.plan, measure, min(review.day, shown.today))
    values: dict[str, Any] = {
        "measure_id": measure.id,
        "unit": measure.unit,
        "baseline": now.value if now else None,
        "baseline_on": now.on if now else None,
    }
    if measure.kind == MeasureKind.DONE:
        values |= _DONE | {"baseline_on": min(review.day, shown.today)}
    return values


_DECIDE = {
    Decision.CARRY: "Carry commitment forward",
    Decision.RAISE: "Raise commitment",
    Decision.CLOSE: "Close commitment",
    Decision.REPLACE: "Replace commitment",
}


def _score(
    gesture: GestureBuilder, review: ReviewHead, row: OldRow, given: str, result: Reading | None
) -> None:
    gesture.put(
        Kind.COMMITMENT,
        row.entry.id,
        scored_in_id=review.id,
        score=given,
        result=result.value if result else None,
        result_on=result.on if result else None,
        # What a review decided that then was not held is decided anew.
        decision=row.decision,
    )


def _successor(shown: ReviewsShown, review: ReviewHead, row: OldRow, decision: str) -> dict[str, Any]:
    """Return the commitment for the next period that comes of one of the last ones."""
    old, result = row.entry, row.reading
    if row.measure is not None:
        values = measured(shown, review, row.measure)
    else:
        values = {"measure_id": old.measure_id, "unit": old.unit}
    if result is not None and values.get("baseline") is None:
        values |= {"baseline": result.value, "baseline_on": result.on}
    return (
        _fresh(shown, review)
        | {
            "objective_id": old.objective_id,
            "owner_id": old.owner_id,
            "contact_id": old.contact_id,
            "came_from_id": old.id,
        }
        | values
        | _changed(row, decision)
    )


def _changed(row: OldRow, decision: str) -> dict[str, Any]:
    """Return in what a decision makes the next commitment differ from the one that it comes of."""
    old = row.entry
    carried = decision == Decision.CARRY
    return {
        "text": "" if decision == Decision.REPLACE else old.text,
        "target": old.target if carried else None,
        "target_high": old.target_high if carried else None,
    }


def _fresh(shown: ReviewsShown, review: ReviewHead) -> dict[str, Any]:
    mine = shown.book.set_at(review.id)
    position = max((one.position for one in mine), default=-1) + 1
    return {"position": position, "due": next_day(shown, review)}


def _objective(shown: ReviewsShown, objective_id: int) -> PlanObjective | None:
    objectives = shown.plan.content.objectives if shown.plan.content is not None else ()
    return next((one for one in objectives if one.id == objective_id), None)

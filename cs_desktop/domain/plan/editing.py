"""What a person does to the objectives and measures of a plan, as gestures."""

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState

_STATE_LABELS = {
    ObjectiveState.OPEN: "Open objective again",
    ObjectiveState.PARKED: "Park objective",
    ObjectiveState.MET: "Finish objective",
    ObjectiveState.DROPPED: "Drop objective",
}


def add_objective(content: PlanContent, text: str, owner_id: int | None = None) -> Gesture:
    """Return what adds an objective behind the others, ours to look after by `owner_id`."""
    builder = GestureBuilder("Add objective")
    last = max((one.position for one in content.objectives), default=-1)
    builder.add(Kind.OBJECTIVE, text=text, position=last + 1, owner_id=owner_id)
    return builder.made()


def move_objective(content: PlanContent, objective_id: int, place: int) -> Gesture:
    """Return what moves an objective to a place among the others, counted from 0; nothing where it is there.

    Positions are counted anew, since two sessions may have given the same one twice.
    """
    order = [one.id for one in content.objectives]
    if objective_id not in order:
        return Gesture("Move objective")
    order.remove(objective_id)
    order.insert(min(max(place, 0), len(order)), objective_id)
    stored = {one.id: one.position for one in content.objectives}
    builder = GestureBuilder("Move objective")
    if order != [one.id for one in content.objectives]:
        for position, one in enumerate(order):
            if stored[one] != position:
                builder.put(Kind.OBJECTIVE, one, position=position)
    return builder.made()


def set_state(objective_id: int, state: ObjectiveState) -> Gesture:
    """Return what decides on an objective."""
    builder = GestureBuilder(_STATE_LABELS[state])
    builder.put(Kind.OBJECTIVE, objective_id, state=state.value)
    return builder.made()


def delete_objective(objective_id: int) -> Gesture:
    """Return what deletes an objective with its measures."""
    builder = GestureBuilder("Delete objective")
    builder.drop(Kind.OBJECTIVE, [objective_id])
    return builder.made()


def add_measure(content: PlanContent, objective_id: int, name: str) -> Gesture:
    """Return what adds a measure behind the others of its objective; it is to be raised, until told."""
    builder = GestureBuilder("Add measure")
    others = content.measures_of.get(objective_id, ())
    last = max((one.position for one in others), default=-1)
    builder.add(
        Kind.MEASURE,
        objective_id=objective_id,
        name=name,
        kind=MeasureKind.RAISE.value,
        position=last + 1,
        due=content.head.ends_on,
    )
    return builder.made()


def move_measure(content: PlanContent, measure_id: int, objective_id: int, place: int) -> Gesture:
    """Return what moves a measure to a place among those of an objective, its own or another of the plan.

    Places are counted from 0, without the measure itself; where it is there already, nothing is done.
    """
    builder = GestureBuilder("Move measure")
    moved = next((one for one in content.measures if one.id == measure_id), None)
    if moved is None or all(one.id != objective_id for one in content.objectives):
        return builder.made()
    there = content.measures_of.get(objective_id, ())
    order = [one for one in there if one.id != measure_id]
    order.insert(min(max(place, 0), len(order)), moved)
    if order != list(there):
        for position, one in enumerate(order):
            if one.position != position:
                builder.put(Kind.MEASURE, one.id, position=position)
        if moved.objective_id != objective_id:
            builder.put(Kind.MEASURE, measure_id, objective_id=objective_id)
    return builder.made()


def delete_measure(measure_id: int) -> Gesture:
    """Return what deletes a measure with its values."""
    builder = GestureBuilder("Delete measure")
    builder.drop(Kind.MEASURE, [measure_id])
    return builder.made()

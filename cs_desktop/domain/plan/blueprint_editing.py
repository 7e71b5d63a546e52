"""Working on a blueprint's draft: its parts as rows, and the same draft with one of them changed."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.blueprints import (
    Blueprint,
    BlueprintAction,
    BlueprintMeasure,
    BlueprintMilestone,
    BlueprintObjective,
)

LONGEST_DAYS = 3650
SIDES = {Party.OURS: marked("Ours"), Party.THEIRS: marked("Theirs"), Party.SHARED: marked("Shared")}
KINDS = {
    Kind.OBJECTIVE: marked("Objective"),
    Kind.MEASURE: marked("Measure"),
    Kind.PLAN_ACTION: marked("Action"),
    Kind.MILESTONE: marked("Milestone"),
}
Part = TypeVar("Part", BlueprintObjective, BlueprintMeasure, BlueprintAction, BlueprintMilestone)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a blueprint as a row."""

    id: int
    """Its place among the rows."""
    kind: Kind
    key: str
    text: str
    side: str = ""
    start: int | None = None
    days: int | None = None
    unit: str = ""


def rows_of(blueprint: Blueprint) -> tuple[PartRow, ...]:
    """Return the parts in order: objectives, each with its measures, then actions and milestones."""
    found: list[tuple[Kind, str, str, str, int | None, int | None, str]] = []
    for objective in blueprint.objectives:
        found.append((Kind.OBJECTIVE, objective.key, objective.text, "", None, objective.days, ""))
        found += [(Kind.MEASURE, one.key, one.name, "", None, None, one.unit) for one in objective.measures]
    found += [
        (Kind.PLAN_ACTION, one.key, one.text, one.party, one.start, one.days, "") for one in blueprint.actions
    ]
    found += [
        (Kind.MILESTONE, one.key, one.name, one.party, None, one.days, "") for one in blueprint.milestones
    ]
    return tuple(PartRow(place, *row) for place, row in enumerate(found))


def with_field(blueprint: Blueprint, row: PartRow, field: str, text: str) -> Blueprint:
    """Return the draft with what was typed into a cell of a row; a cell that a part has not stays empty.

    Raises:
        InputError: the text is empty, no number of days, or no side.
    """
    text = text.strip()
    if field == "text":
        if not text:
            raise InputError(tr("Enter a text; it cannot be empty."))
        name = "name" if row.kind in (Kind.MEASURE, Kind.MILESTONE) else "text"
        return replaced(blueprint, row, {name: text})
    if field == "side":
        party = next((side for side, word in SIDES.items() if tr(word).casefold() == text.casefold()), None)
        if party is None or (row.kind is Kind.PLAN_ACTION and party is Party.SHARED):
            raise InputError(tr("Enter ours or theirs; a milestone may be shared too."))
        return replaced(blueprint, row, {"party": party.value})
    if field == "unit":
        return replaced(blueprint, row, {"unit": text})
    return replaced(blueprint, row, {field: _days(text)})


def with_part(blueprint: Blueprint, kind: Kind, at: PartRow | None) -> tuple[Blueprint, str]:
    """Return the draft with a new part, and its key; a measure is the one of the objective that one is at.

    Raises:
        InputError: there is no objective that could be measured.
    """
    key = _free_key(blueprint, kind)
    if kind is Kind.OBJECTIVE:
        new = BlueprintObjective(key, tr("New objective"))
        return replace(blueprint, objectives=(*blueprint.objectives, new)), key
    if kind is Kind.PLAN_ACTION:
        action = BlueprintAction(key, tr("New action"), start=0, days=14)
        return replace(blueprint, actions=(*blueprint.actions, action)), key
    if kind is Kind.MILESTONE:
        milestone = BlueprintMilestone(key, tr("New milestone"), days=30)
        return replace(blueprint, milestones=(*blueprint.milestones, milestone)), key
    return _with_measure(blueprint, key, at), key


def without(blueprint: Blueprint, row: PartRow) -> Blueprint:
    """Return the draft without a part, and without what waited for it."""
    objectives = tuple(
        replace(one, measures=tuple(each for each in one.measures if not _is(each, row, Kind.MEASURE)))
        for one in blueprint.objectives
        if not _is(one, row, Kind.OBJECTIVE)
    )
    gone = row.key if row.kind is Kind.OBJECTIVE else None
    return replace(
        blueprint,
        objectives=objectives,
        actions=tuple(
            replace(one, objective="" if one.objective == gone else one.objective)
            for one in blueprint.actions
            if not _is(one, row, Kind.PLAN_ACTION)
        ),
        milestones=tuple(one for one in blueprint.milestones if not _is(one, row, Kind.MILESTONE)),
        dependencies=tuple(
            one
            for one in blueprint.dependencies
            if row.kind in (Kind.OBJECTIVE, Kind.MEASURE) or row.key not in (one.waits, one.needs)
        ),
    )


def _is(
    part: BlueprintObjective | BlueprintMeasure | BlueprintAction | BlueprintMilestone,
    row: PartRow,
    kind: Kind,
) -> bool:
    return row.kind is kind and part.key == row.key


def replaced(blueprint: Blueprint, row: PartRow, values: dict[str, object]) -> Blueprint:
    """Return the draft with other values in a part; a value that it has no place for is left out."""

    def changed(kind: Kind) -> "Callable[[Part], Part]":
        def change(part: Part) -> Part:
            known = {one.name for one in fields(part)}
            # A measure has no days, an objective no side: such a cell takes nothing.
            kept: dict[str, object] = {name: value for name, value in values.items() if name in known}
            return replace(part, **kept) if _is(part, row, kind) else part  # type: ignore[arg-type] # of fields that it has

        return change

    objective: Callable[[BlueprintObjective], BlueprintObjective] = changed(Kind.OBJECTIVE)
    measure: Callable[[BlueprintMeasure], BlueprintMeasure] = changed(Kind.MEASURE)
    action: Callable[[BlueprintAction], BlueprintAction] = changed(Kind.PLAN_ACTION)
    milestone: Callable[[BlueprintMilestone], BlueprintMilestone] = changed(Kind.MILESTONE)
    return replace(
        blueprint,
        objectives=tuple(
            objective(replace(one, measures=tuple(map(measure, one.measures))))
            for one in blueprint.objectives
        ),
        actions=tuple(map(action, blueprint.actions)),
        milestones=tuple(map(milestone, blueprint.milestones)),
    )


def _with_measure(blueprint: Blueprint, key: str, at: PartRow | None) -> Blueprint:
    if not blueprint.objectives:
        raise InputError(tr("Add an objective first; a measure belongs to one."))
    wanted = blueprint.objectives[-1]
    for one in blueprint.objectives:
        if at is not None and (
            _is(one, at, Kind.OBJECTIVE) or any(_is(each, at, Kind.MEASURE) for each in one.measures)
        ):
            wanted = one
    new = BlueprintMeasure(key, tr("New measure"))
    return replace(
        blueprint,
        objectives=tuple(
            replace(one, measures=(*one.measures, new)) if one is wanted else one
            for one in blueprint.objectives
        ),
    )


def _free_key(blueprint: Blueprint, kind: Kind) -> str:
    taken = {row.key for row in rows_of(blueprint)}
    number = len(taken) + 1
    while f"{kind.value}-{number}" in taken:
        number += 1
    return f"{kind.value}-{number}"


def _days(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) > LONGEST_DAYS:
        raise InputError(tr("Enter a number of days from the plan's first day, such as 30."))
    return int(text)

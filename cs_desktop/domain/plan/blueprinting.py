"""A plan from a blueprint, and a blueprint of a plan: pure, by days from the plan's first day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder, New
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.blueprints import (
    Blueprint,
    BlueprintAction,
    BlueprintDependency,
    BlueprintMeasure,
    BlueprintMilestone,
    BlueprintObjective,
)
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure
from cs_desktop.domain.vocabulary import ObjectiveState

Newest = tuple[float, date]
"""The newest point of a metric for the account, and its day."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a blueprint becomes a plan for."""

    starts_on: date
    calendar: WorkCalendar = field(default_factory=lambda: WorkCalendar((1, 2, 3, 4, 5)))
    metrics: Mapping[str, int] = field(default_factory=dict)
    """The ids of the workspace's metrics by key."""
    newest: Mapping[int, Newest] = field(default_factory=dict)
    """What the account's metrics say now, by their ids."""
    owner_id: int | None = None
    """Who of ours looks after the account."""

    def day(self, after: int | None) -> date | None:
        """Return the first working day so many days after the first day of the plan."""
        return None if after is None else self.calendar.on_or_after(self.starts_on + timedelta(days=after))


def add_parts(builder: GestureBuilder, blueprint: Blueprint, setting: Setting) -> None:
    """Add all parts of a blueprint to the plan that the gesture is done to.

    A measure that a metric feeds has as baseline what the metric says of the account; others have none, and
    no measure has a target: these are the customer's to say.
    """
    objectives: dict[str, New] = {}
    ends: dict[str, tuple[str, New]] = {}
    for place, objective in enumerate(blueprint.objectives):
        new = add_objective(builder, objective, place, setting)
        objectives[objective.key] = new
        for number, measure in enumerate(objective.measures):
            add_measure(builder, measure, new, number, setting.day(objective.days), setting)
    for place, action in enumerate(blueprint.actions):
        ends[action.key] = ("action_id", add_action(builder, action, place, objectives, setting))
    for milestone in blueprint.milestones:
        ends[milestone.key] = ("milestone_id", add_milestone(builder, milestone, setting))
    for one in blueprint.dependencies:
        if one.waits in ends and one.needs in ends:
            waits, needs = ends[one.waits], ends[one.needs]
            builder.add(
                Kind.PLAN_DEPENDENCY, **{waits[0]: waits[1], f"needs_{needs[0]}": needs[1]}, lag=one.lag
            )


def add_objective(
    builder: GestureBuilder, objective: BlueprintObjective, place: int, setting: Setting
) -> New:
    """Add an objective without its measures."""
    return builder.add(
        Kind.OBJECTIVE,
        text=objective.text,
        category=objective.category,
        position=place,
        owner_id=setting.owner_id,
    )


def add_measure(
    builder: GestureBuilder,
    measure: BlueprintMeasure,
    objective: int | New,
    place: int,
    due: date | None,
    setting: Setting,
) -> New:
    """Add a measure to an objective."""
    metric_id = setting.metrics.get(measure.metric)
    value, day = setting.newest.get(metric_id, (None, None)) if metric_id is not None else (None, None)
    return builder.add(
        Kind.MEASURE,
        objective_id=objective,
        name=measure.name,
        kind=measure.kind,
        unit=measure.unit,
        definition=measure.definition,
        metric_id=metric_id,
        baseline=value,
        baseline_on=day,
        due=due,
        position=place,
        library_id=measure.library_id,
        scale={"words": list(measure.scale)} if measure.scale else None,
    )


def add_action(
    builder: GestureBuilder,
    action: BlueprintAction,
    place: int,
    objectives: Mapping[str, int | New],
    setting: Setting,
) -> New:
    """Add an action."""
    return builder.add(
        Kind.PLAN_ACTION,
        text=action.text,
        party=action.party,
        objective_id=objectives.get(action.objective),
        starts_on=setting.day(action.start),
        due=setting.day(action.days),
        position=place,
        owner_id=setting.owner_id if action.party == Party.OURS else None,
    )


def add_milestone(builder: GestureBuilder, milestone: BlueprintMilestone, setting: Setting) -> New:
    """Add a milestone."""
    return builder.add(
        Kind.MILESTONE, name=milestone.name, party=milestone.party, due=setting.day(milestone.days)
    )


def blueprint_of(content: PlanContent, metrics: Mapping[int, str]) -> Blueprint:
    """Return the blueprint of a plan: no owner, baseline, target, value, note or date stays in it.

    `metrics` gives the keys of the workspace's metrics by id. What was dropped is left out. Days count from
    the first day of the plan, else from the earliest day in it.
    """
    start = first_day(content)

    def days(day: date | None) -> int | None:
        return None if day is None or start is None else max((day - start).days, 0)

    kept = [one for one in content.objectives if one.state != ObjectiveState.DROPPED]
    objectives = tuple(
        BlueprintObjective(
            f"o{number}",
            one.text,
            one.category,
            days(
                max((m.due for m in content.measures_of.get(one.id, ()) if m.due is not None), default=None)
            ),
            tuple(
                _measure_of(measure, f"o{number}m{place}", metrics)
                for place, measure in enumerate(content.measures_of.get(one.id, ()), 1)
            ),
        )
        for number, one in enumerate(kept, 1)
    )
    names = {one.id: f"o{number}" for number, one in enumerate(kept, 1)}
    own = [one for one in content.milestones if one.plan_id == content.head.id]
    keys: dict[tuple[str, int], str] = {
        **{("action", one.id): f"a{number}" for number, one in enumerate(content.actions, 1)},
        **{("milestone", one.id): f"m{number}" for number, one in enumerate(own, 1)},
    }
    return Blueprint(
        "",
        days(content.head.ends_on),
        objectives,
        tuple(
            BlueprintAction(
                keys["action", one.id],
                one.text,
                one.party,
                names.get(one.objective_id or 0, ""),
                days(one.starts_on),
                days(one.due),
            )
            for one in content.actions
        ),
        tuple(
            BlueprintMilestone(keys["milestone", one.id], one.name, one.party, days(one.due)) for one in own
        ),
        tuple(_dependencies(content, keys)),
    )


def first_day(content: PlanContent) -> date | None:
    """Return the day from which a plan's days count; None for a plan without any day."""
    if content.head.starts_on is not None:
        return content.head.starts_on
    days = [
        *(day for one in content.actions for day in (one.starts_on, one.due)),
        *(one.baseline_on for one in content.measures),
    ]
    return min((day for day in days if day is not None), default=None)


def with_library_ids(blueprint: Blueprint, known: Collection[int]) -> Blueprint:
    """Return the blueprint, its measures without the ids of the library's that are not there."""
    return replace(
        blueprint,
        objectives=tuple(
            replace(
                one,
                measures=tuple(
                    measure if measure.library_id in known else replace(measure, library_id=None)
                    for measure in one.measures
                ),
            )
            for one in blueprint.objectives
        ),
    )


def _measure_of(measure: PlanMeasure, key: str, metrics: Mapping[int, str]) -> BlueprintMeasure:
    words = (measure.scale or {}).get("words", ())
    return BlueprintMeasure(
        key,
        measure.name,
        measure.kind,
        measure.unit,
        measure.definition,
        metrics.get(measure.metric_id or 0, ""),
        tuple(str(word) for word in words),
        measure.library_id,
    )


def _dependencies(content: PlanContent, keys: Mapping[tuple[str, int], str]) -> list[BlueprintDependency]:
    found = []
    for one in content.dependencies:
        waits = keys.get(("action", one.action_id or 0)) or keys.get(("milestone", one.milestone_id or 0))
        needs = keys.get(("action", one.needs_action_id or 0)) or keys.get(
            ("milestone", one.needs_milestone_id or 0)
        )
        if waits and needs:
            found.append(BlueprintDependency(waits, needs, one.lag))
    return found

"""What a newer edition of its blueprint would add to a plan or change in it, and doing what was chosen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, New
from cs_desktop.domain.plan.blueprinting import (
    Setting,
    add_action,
    add_measure,
    add_milestone,
    add_objective,
)
from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintMeasure, BlueprintObjective
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.measuring import read_scale, scale_typed
from cs_desktop.domain.vocabulary import MeasureKind

Part = TypeVar("Part")
LABEL = "Follow blueprint in success plan"
SCALE = "scale"
"""The column with the words of an ordered scale."""
_MEASURE_FIELDS = ("name", "kind", "unit", "definition")


class Deed(StrEnum):
    """What a proposal would do."""

    ADD = "add"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that the newer edition has otherwise."""

    deed: Deed
    kind: Kind
    key: str
    """Of the part in the blueprint."""
    name: str
    field: str = ""
    """Of a change: the column."""
    before: str = ""
    now: str = ""
    own: bool = False
    """Whether the plan says something of its own there, which the change would overwrite."""
    part_id: int = 0
    """Of a change: the part of the plan."""

    @property
    def id(self) -> tuple[str, str]:
        """Return what stands for it among the others."""
        return self.key, self.field


@dataclass(frozen=True, slots=True)
class BlueprintReview:
    """What a plan's blueprint would do to it."""

    plan_id: int
    blueprint: str
    edition: int
    follows: int
    proposals: tuple[Proposal, ...]


def proposals(base: Blueprint | None, new: Blueprint, content: PlanContent) -> tuple[Proposal, ...]:
    """Return what an edition would do to a plan; `base` is the edition that the plan follows.

    A part of the plan is known by what it is called now or was called in `base`. What was in `base` and is
    not in the plan any more was taken out there, and is not proposed again; nothing is ever deleted.
    """
    old = base or Blueprint()
    return (
        *_of_objectives(old, new, content),
        *_of_lines(
            Kind.PLAN_ACTION,
            "text",
            {one.key: one.text for one in old.actions},
            {one.key: one.text for one in new.actions},
            [(one.id, one.text) for one in content.actions],
        ),
        *_of_lines(
            Kind.MILESTONE,
            "name",
            {one.key: one.name for one in old.milestones},
            {one.key: one.name for one in new.milestones},
            [(one.id, one.name) for one in content.milestones if one.plan_id == content.head.id],
        ),
    )


def followed(
    new: Blueprint, content: PlanContent, chosen: Collection[Proposal], setting: Setting, edition: int
) -> Gesture:
    """Return the gesture that does what was chosen; the plan follows the edition from then on."""
    builder = GestureBuilder(LABEL)
    builder.put(Kind.SUCCESS_PLAN, content.head.id, edition=edition)
    for one in chosen:
        if one.deed is Deed.CHANGE:
            now = read_scale(one.now) if one.field == SCALE else one.now
            builder.put(one.kind, one.part_id, **{one.field: now})
    adding = _Adding(builder, new, content, setting, frozenset(_added(chosen)))
    adding.add()
    return builder.made()


def _added(chosen: Collection[Proposal]) -> Iterator[str]:
    yield from (one.key for one in chosen if one.deed is Deed.ADD)


class _Adding:
    """Adds the parts of a blueprint whose keys were chosen, joined to those that are in the plan."""

    def __init__(
        self,
        builder: GestureBuilder,
        new: Blueprint,
        content: PlanContent,
        setting: Setting,
        wanted: frozenset[str],
    ) -> None:
        self._builder, self._new, self._content = builder, new, content
        self._setting, self._wanted = setting, wanted
        self._ends: dict[str, tuple[str, int | New]] = {}
        self._fresh: set[str] = set()

    def add(self) -> None:
        objectives = self._objectives()
        for place, action in enumerate(self._new.actions, len(self._content.actions)):
            if action.key in self._wanted:
                made = add_action(self._builder, action, place, objectives, self._setting)
                self._end(action.key, "action_id", made)
            elif (found := _named(self._content.actions, "text", (action.text,))) is not None:
                self._ends[action.key] = ("action_id", found.id)
        for milestone in self._new.milestones:
            if milestone.key in self._wanted:
                made = add_milestone(self._builder, milestone, self._setting)
                self._end(milestone.key, "milestone_id", made)
            elif (there := _named(self._content.milestones, "name", (milestone.name,))) is not None:
                self._ends[milestone.key] = ("milestone_id", there.id)
        self._dependencies()

    def _end(self, key: str, column: str, made: New) -> None:
        self._ends[key] = (column, made)
        self._fresh.add(key)

    def _objectives(self) -> Mapping[str, int | New]:
        found: dict[str, int | New] = {}
        for place, objective in enumerate(self._new.objectives, len(self._content.objectives)):
            wanted = list(objective.measures)
            there = _named(self._content.objectives, "text", (objective.text,))
            if objective.key in self._wanted:
                found[objective.key] = add_objective(self._builder, objective, place, self._setting)
            else:
                wanted = [one for one in wanted if one.key in self._wanted]
                there = there or self._holding(objective)
                if there is None:
                    continue
                found[objective.key] = there.id
            due = self._setting.day(objective.days)
            for number, measure in enumerate(wanted):
                add_measure(self._builder, measure, found[objective.key], number, due, self._setting)
        return found

    def _holding(self, objective: BlueprintObjective) -> PlanObjective | None:
        """Return the objective that has one of the measures, where its own words are others by now."""
        names = {_plain(one.name) for one in objective.measures}
        for one in self._content.objectives:
            if any(_plain(each.name) in names for each in self._content.measures_of.get(one.id, ())):
                return one
        return None

    def _dependencies(self) -> None:
        for one in self._new.dependencies:
            if one.waits in self._ends and one.needs in self._ends and self._fresh & {one.waits, one.needs}:
                waits, needs = self._ends[one.waits], self._ends[one.needs]
                values = {waits[0]: waits[1], f"needs_{needs[0]}": needs[1]}
                self._builder.add(Kind.PLAN_DEPENDENCY, **values, lag=one.lag)


def _of_objectives(old: Blueprint, new: Blueprint, content: PlanContent) -> Iterator[Proposal]:
    before = {one.key: one for one in old.objectives}
    for objective in new.objectives:
        base = before.get(objective.key)
        names = (objective.text, base.text) if base is not None else (objective.text,)
        found = _named(content.objectives, "text", names)
        if found is None:
            if base is None:
                yield Proposal(Deed.ADD, Kind.OBJECTIVE, objective.key, objective.text)
            continue
        yield from _of_texts(
            *(Kind.OBJECTIVE, objective.key, found.id, found.text, "text"),
            *(base.text if base is not None else None, objective.text, found.text),
        )
        yield from _of_measures(base, objective, content.measures_of.get(found.id, ()))


def _of_measures(
    base: BlueprintObjective | None, new: BlueprintObjective, there: Sequence[PlanMeasure]
) -> Iterator[Proposal]:
    before: dict[str, BlueprintMeasure] = {one.key: one for one in base.measures} if base is not None else {}
    for measure in new.measures:
        old = before.get(measure.key)
        names = (measure.name, old.name) if old is not None else (measure.name,)
        found = _named(there, "name", names)
        if found is None:
            if old is None:
                yield Proposal(Deed.ADD, Kind.MEASURE, measure.key, measure.name)
            continue
        for field in _MEASURE_FIELDS:
            was = getattr(old, field) if old is not None else None
            yield from _of_texts(
                *(Kind.MEASURE, measure.key, found.id, found.name, field),
                *(was, getattr(measure, field), getattr(found, field)),
            )
        if measure.kind == MeasureKind.SCALE:
            yield from _of_texts(
                *(Kind.MEASURE, measure.key, found.id, found.name, SCALE),
                *(_words(old.scale) if old is not None else None, _words(measure.scale)),
                scale_typed(found.scale),
            )


def _words(scale: Sequence[str]) -> str:
    return ", ".join(scale)


def _of_lines(
    kind: Kind,
    field: str,
    old: Mapping[str, str],
    new: Mapping[str, str],
    there: Sequence[tuple[int, str]],
) -> Iterator[Proposal]:
    for key, text in new.items():
        names = {_plain(text), _plain(old.get(key, text))}
        found = next((one for one in there if _plain(one[1]) in names), None)
        if found is None:
            if key not in old:
                yield Proposal(Deed.ADD, kind, key, text)
        else:
            yield from _of_texts(kind, key, found[0], found[1], field, old.get(key), text, found[1])


def _of_texts(
    kind: Kind, key: str, part_id: int, name: str, field: str, was: str | None, now: str, mine: str
) -> Iterator[Proposal]:
    """Propose a change where the editions differ, or were never compared, and the plan says otherwise."""
    if now not in (was, mine):
        own = was is None or mine != was
        yield Proposal(Deed.CHANGE, kind, key, name, field, mine, now, own=own, part_id=part_id)


def _named(parts: "Sequence[Part]", field: str, names: Collection[str]) -> "Part | None":
    wanted = {_plain(name) for name in names}
    return next((part for part in parts if _plain(getattr(part, field)) in wanted), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

"""What is done with the milestones of a map: added, dragged along their line, pushed by keys, reached."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import MapContent, MapMilestone
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.milestones import planned_day, stage_place


def add_milestone(content: MapContent, name: str, stage_id: int | None) -> Gesture:
    """Return the gesture that adds a milestone to a stage, without one to the first."""
    known = stage_id if stage_id in content.stage_places else next((one.id for one in content.stages), None)
    builder = GestureBuilder("Add milestone")
    builder.add(Kind.MILESTONE, name=name, stage_id=known, party="shared")
    return builder.made()


def drag_milestone(
    content: MapContent, layout: Layout, days: Sequence[StageDays], milestone_id: int, x: float
) -> Gesture:
    """Return the gesture that puts a milestone where its diamond was dragged to.

    It comes into the stage there and becomes due on the day there, if the stage has days. What was reached
    keeps its day, and in a template the days from the beginning of the stage count.
    """
    milestone = _find(content, milestone_id)
    if milestone is None or not layout.stages:
        return GestureBuilder("Move milestone").made()
    place = next((at for at, one in enumerate(layout.stages) if x < one.box.right), len(layout.stages) - 1)
    box = layout.stages[place].box
    share = min(max((x - box.x) / box.width, 0.0), 1.0)
    return _move(content, days, milestone, place, share)


def push_milestone(
    content: MapContent, days: Sequence[StageDays], milestone_id: int, way: int, *, far: bool
) -> Gesture:
    """Return the gesture that puts a milestone a day on or back, or, `far`, a stage; `way` is 1 or -1.

    Where the days of its stage are not known, it goes by stages.
    """
    milestone = _find(content, milestone_id)
    empty = GestureBuilder("Move milestone").made()
    if milestone is None or not content.stages:
        return empty
    place = stage_place(content, milestone, days)
    here = days[place] if place is not None and place < len(days) else StageDays(None, None)
    day = planned_day(milestone, here)
    if not far and day is not None and milestone.reached_on is None and _is_ours(content):
        return _on_day(content, days, milestone, day + timedelta(days=way))
    there = min(max((place if place is not None else -1) + way, 0), len(content.stages) - 1)
    if there == place:
        return empty
    share = here.share(day) if day is not None else None
    return _move(content, days, milestone, there, 0.5 if share is None else share)


def reach(content: MapContent, ids: Collection[int], today: date) -> Gesture:
    """Return the gesture that marks milestones as reached today; where all are, as not reached."""
    chosen = [one for one in content.milestones if one.id in set(ids)]
    due = [one for one in chosen if one.reached_on is None]
    builder = GestureBuilder("Mark milestone as reached" if due else "Mark milestone as not reached")
    for one in due or chosen:
        builder.put(Kind.MILESTONE, one.id, reached_on=today if due else None)
    return builder.made()


def _find(content: MapContent, milestone_id: int) -> MapMilestone | None:
    return next((one for one in content.milestones if one.id == milestone_id), None)


def _is_ours(content: MapContent) -> bool:
    """Return whether the map is an account's, whose milestones have days of their own."""
    return content.head.account_id is not None


def _on_day(content: MapContent, days: Sequence[StageDays], milestone: MapMilestone, day: date) -> Gesture:
    place = next((at for at, planned in enumerate(days) if planned.share(day) is not None), None)
    builder = GestureBuilder("Move milestone")
    stage = milestone.stage_id if place is None else content.stages[place].id
    builder.put(Kind.MILESTONE, milestone.id, due=day, stage_id=stage)
    return builder.made()


def _move(
    content: MapContent, days: Sequence[StageDays], milestone: MapMilestone, place: int, share: float
) -> Gesture:
    stage, planned = content.stages[place], days[place] if place < len(days) else StageDays(None, None)
    values: dict[str, object] = {"stage_id": stage.id}
    if not _is_ours(content):
        if stage.expected_days:
            values["after_days"] = min(round(share * stage.expected_days), stage.expected_days - 1)
    elif milestone.reached_on is None and planned.start is not None and planned.end is not None:
        length = (planned.end - planned.start).days
        values["due"] = planned.start + timedelta(days=min(round(share * length), length - 1))
    builder = GestureBuilder("Move milestone")
    if any(getattr(milestone, name) != value for name, value in values.items()):
        builder.put(Kind.MILESTONE, milestone.id, **values)
    return builder.made()

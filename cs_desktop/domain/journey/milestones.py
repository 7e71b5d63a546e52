"""Where the milestones of a map stand on its line."""

from collections.abc import Mapping, Sequence
from datetime import date

from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import MapContent, MapMilestone
from cs_desktop.domain.journey.layout import Layout

_EDGE = 0.12
"""What a diamond keeps from the edges of its stage, as a share of the stage's width."""


def milestone_places(content: MapContent, layout: Layout, days: Sequence[StageDays]) -> Mapping[int, float]:
    """Return the x of each milestone's diamond, by id.

    One stands in its stage, where its day (reached, else due) lies between the stage's days; those of a
    stage whose days say nothing share its width evenly. One without a stage stands in the stage whose days
    its day lies in, and where there is none it is left out.
    """
    by_stage: dict[int, list[MapMilestone]] = {}
    for milestone in content.milestones:
        place = _stage_place(content, milestone, days)
        if place is not None:
            by_stage.setdefault(place, []).append(milestone)
    found: dict[int, float] = {}
    for place, those in by_stage.items():
        box = layout.stages[place].box
        ordered = sorted(those, key=_order)
        for number, milestone in enumerate(ordered):
            share = _share(milestone, days[place])
            if share is None:
                share = (number + 1) / (len(ordered) + 1)
            found[milestone.id] = box.x + box.width * min(max(share, _EDGE), 1 - _EDGE)
    return found


def day_of(milestone: MapMilestone) -> date | None:
    """Return the day that counts for a milestone: when it was reached, else when it is due."""
    return milestone.reached_on or milestone.due


def _stage_place(content: MapContent, milestone: MapMilestone, days: Sequence[StageDays]) -> int | None:
    known = content.stage_places.get(milestone.stage_id) if milestone.stage_id is not None else None
    if known is not None:
        return known
    day = day_of(milestone)
    if day is None:
        return None
    return next((place for place, planned in enumerate(days) if planned.share(day) is not None), None)


def _share(milestone: MapMilestone, planned: StageDays) -> float | None:
    day = day_of(milestone)
    return None if day is None else planned.share(day)


def _order(milestone: MapMilestone) -> tuple[bool, date, int, int]:
    day = day_of(milestone)
    return day is None, day or date.min, milestone.after_days or 0, milestone.id

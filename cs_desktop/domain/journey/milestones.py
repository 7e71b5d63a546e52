"""Where the milestones of a map stand on its line, on which day, and how far they are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import MapContent, MapMilestone
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.spreading import spread

APART = 16.0
"""Between the middles of two diamonds at least, while there is room."""
FARTHEST = 52.0
"""Between the middle of a diamond and that of its name: farther away it would seem another's."""
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
        place = stage_place(content, milestone, days)
        if place is not None:
            by_stage.setdefault(place, []).append(milestone)
    found: dict[int, float] = {}
    for place, those in by_stage.items():
        box = layout.stages[place].box
        ordered = sorted(those, key=_order)
        wanted = []
        for number, milestone in enumerate(ordered):
            share = _share(milestone, days[place])
            if share is None:
                share = (number + 1) / (len(ordered) + 1)
            wanted.append((box.x + box.width * min(max(share, _EDGE), 1 - _EDGE), milestone.id))
        wanted.sort(key=lambda one: one[0])
        apart = spread([x for x, _id in wanted], [APART] * len(wanted), box.x, box.right)
        found |= {id_: x for x, (_x, id_) in zip(apart, wanted, strict=True)}
    return found


@dataclass(frozen=True, slots=True)
class Tag:
    """Where the name and the day of a milestone stand: beside no other's."""

    x: float
    """Of its left edge."""
    width: float


def tags(
    places: Mapping[int, float],
    widths: Mapping[int, float],
    low: float,
    high: float,
    keep: Collection[int] = (),
) -> Mapping[int, Tag]:
    """Return where what is written below each diamond stands, by id: below it, or pushed aside by others.

    `places` are those of the diamonds, `widths` what the texts would take. Where so many stand together that
    a text would be farther than `FARTHEST` from its diamond, the one that is farthest is left out, as often
    as it takes; those of `keep` stay.
    """
    shown = sorted(places, key=lambda id_: (places[id_], id_))
    while shown:
        found = _tags(shown, places, widths, low, high)
        drift = {id_: abs(tag.x + tag.width / 2 - places[id_]) for id_, tag in found.items()}
        worst = max((id_ for id_ in shown if id_ not in keep), key=lambda id_: drift[id_], default=None)
        if worst is None or drift[worst] <= FARTHEST:
            return found
        shown.remove(worst)
    return {}


def _tags(
    shown: Sequence[int], places: Mapping[int, float], widths: Mapping[int, float], low: float, high: float
) -> Mapping[int, Tag]:
    wide = [widths[id_] for id_ in shown]
    share = min(1.0, (high - low) / max(sum(wide), 1.0))
    middles = spread([places[id_] for id_ in shown], wide, low, high)
    return {
        id_: Tag(middle - width * share / 2, width * share)
        for id_, middle, width in zip(shown, middles, wide, strict=True)
    }


def planned_day(milestone: MapMilestone, planned: StageDays) -> date | None:
    """Return the day of a milestone, else what its template reckons from its stage's first day."""
    day = day_of(milestone)
    if day is None and milestone.after_days is not None and planned.start is not None:
        day = planned.start + timedelta(days=milestone.after_days)
    return day


def day_on_map(content: MapContent, milestone: MapMilestone, days: Sequence[StageDays]) -> date | None:
    """Return the day that a map shows for a milestone: its own, else what its template reckons."""
    place = stage_place(content, milestone, days)
    planned = days[place] if place is not None and place < len(days) else StageDays(None, None)
    return planned_day(milestone, planned)


def milestone_state(milestone: MapMilestone, day: date | None, today: date) -> MilestoneState:
    """Return how far a milestone is whose day on the map is `day`; one due today is not missed."""
    if milestone.reached_on is not None:
        return MilestoneState.REACHED
    return MilestoneState.MISSED if day is not None and day < today else MilestoneState.DUE


def day_words(milestone: MapMilestone, day: date | None, today: date) -> str:
    """Return the day of a milestone on the map in words."""
    if day is not None:
        return short_day_text(day, today)
    if milestone.after_days is not None:
        return trn("after {count} day", "after {count} days", milestone.after_days)
    return tr("no day yet")


def reckoned(content: MapContent, days: Sequence[StageDays]) -> Mapping[int, date]:
    """Return the days of those milestones, by id, that a template reckons and that have none of their own."""
    found = {}
    for milestone in content.milestones:
        place = content.stage_places.get(milestone.stage_id or 0)
        day = None if place is None else planned_day(milestone, days[place])
        if day is not None and day_of(milestone) is None:
            found[milestone.id] = day
    return found


def day_of(milestone: MapMilestone) -> date | None:
    """Return the day that counts for a milestone: when it was reached, else when it is due."""
    return milestone.reached_on or milestone.due


def stage_place(content: MapContent, milestone: MapMilestone, days: Sequence[StageDays]) -> int | None:
    """Return the place of the stage in which a milestone stands; None where it stands in none."""
    known = content.stage_places.get(milestone.stage_id) if milestone.stage_id is not None else None
    if known is not None:
        return known
    day = day_of(milestone)
    if day is None:
        return None
    return next((place for place, planned in enumerate(days) if planned.share(day) is not None), None)


def _share(milestone: MapMilestone, planned: StageDays) -> float | None:
    day = planned_day(milestone, planned)
    return None if day is None else planned.share(day)


def _order(milestone: MapMilestone) -> tuple[bool, date, int, int]:
    day = day_of(milestone)
    return day is None, day or date.min, milestone.after_days or 0, milestone.id

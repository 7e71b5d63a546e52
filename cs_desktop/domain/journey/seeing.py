"""What is added to a map is seen there: in the same step a folded lane that it comes into is unfolded, and a
missing one added."""

from collections.abc import Iterator
from dataclasses import replace

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Add, Gesture, New, Put
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.rows import LANE_NAMES
from cs_desktop.domain.journey.words import LaneKind

_DRAWN_IN = {Kind.JOURNEY_EMOTION: LaneKind.EMOTION, Kind.MILESTONE: LaneKind.MILESTONES}
"""The lanes of what says no lane itself."""


def seen(content: MapContent, gesture: Gesture) -> Gesture:
    """Return a gesture that also unfolds the lanes into which it brings something, and adds those missing."""
    folded = {lane.id for lane in content.lanes if lane.folded}
    lanes = dict.fromkeys(lane for lane in _entered(content, gesture) if lane in folded)
    unfolded = tuple(Put(Kind.JOURNEY_LANE, lane, {"folded": False}) for lane in lanes)
    missing = tuple(_missing(content, gesture))
    if not unfolded and not missing:
        return gesture
    return replace(gesture, adds=(*gesture.adds, *missing), puts=(*gesture.puts, *unfolded))


def _missing(content: MapContent, gesture: Gesture) -> Iterator[Add]:
    """Yield the lanes, below all others, of what says no lane itself and would be drawn nowhere."""
    added = {add.kind for add in gesture.adds}
    known: set[object] = {lane.kind for lane in content.lanes}
    known.update(add.values.get("kind") for add in gesture.adds if add.kind is Kind.JOURNEY_LANE)
    wanted = [lane for kind, lane in _DRAWN_IN.items() if kind in added and lane not in known]
    below = max((lane.position for lane in content.lanes), default=-1) + 1
    for number, kind in enumerate(wanted):
        values = {"kind": kind.value, "name": tr(LANE_NAMES[kind]), "position": below + number}
        yield Add(Kind.JOURNEY_LANE, New(len(gesture.adds) + number), values)


def _entered(content: MapContent, gesture: Gesture) -> Iterator[object]:
    for add in gesture.adds:
        if add.kind is Kind.JOURNEY_CARD:
            yield add.values.get("lane_id")
        elif add.kind in _DRAWN_IN:
            of_kind = [lane for lane in content.lanes if lane.kind is _DRAWN_IN[add.kind]]
            if all(lane.folded for lane in of_kind):
                yield from (lane.id for lane in of_kind[:1])
    for put in gesture.puts:
        card = content.cards_by_id.get(put.id) if put.kind is Kind.JOURNEY_CARD else None
        if card is not None and put.values.get("lane_id", card.lane_id) != card.lane_id:
            yield put.values["lane_id"]

"""What is added to a map is seen there: a folded lane that it comes into is unfolded in the same step."""

from collections.abc import Iterator
from dataclasses import replace

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, Put
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.words import LaneKind

_DRAWN_IN = {Kind.JOURNEY_EMOTION: LaneKind.EMOTION, Kind.MILESTONE: LaneKind.MILESTONES}
"""The lanes of what says no lane itself."""


def seen(content: MapContent, gesture: Gesture) -> Gesture:
    """Return a gesture that also unfolds the lanes into which it brings something."""
    folded = {lane.id for lane in content.lanes if lane.folded}
    lanes = dict.fromkeys(lane for lane in _entered(content, gesture) if lane in folded)
    unfolded = tuple(Put(Kind.JOURNEY_LANE, lane, {"folded": False}) for lane in lanes)
    return replace(gesture, puts=(*gesture.puts, *unfolded)) if unfolded else gesture


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

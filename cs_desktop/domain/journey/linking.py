"""Gestures that join gaps, bridges and objectives, or part them."""

from collections.abc import Collection, Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.placing import Spot
from cs_desktop.domain.journey.ties import objectives_of, partners
from cs_desktop.domain.journey.words import BridgeState, BridgeWay, CardKind


def linked(content: MapContent, one_id: int, other_id: int) -> Gesture:
    """Return the gesture that links two cards; it does nothing where they cannot be, or are already."""
    builder = GestureBuilder("Link cards")
    if other_id in partners(content, one_id):
        one = content.cards_by_id[one_id]
        gap, bridge = (one_id, other_id) if one.kind is CardKind.GAP else (other_id, one_id)
        builder.add(Kind.JOURNEY_LINK, source_id=gap, target_id=bridge)
    return builder.made()


def linked_objective(content: MapContent, bridge_id: int, objective_id: int) -> Gesture:
    """Return the gesture that links a bridge with an objective; nothing where they are linked already."""
    builder = GestureBuilder("Link objective")
    bridge = content.cards_by_id.get(bridge_id)
    if (
        bridge is not None
        and bridge.kind is CardKind.BRIDGE
        and objective_id not in objectives_of(content, bridge_id)
    ):
        builder.add(Kind.JOURNEY_LINK, source_id=bridge_id, objective_id=objective_id)
    return builder.made()


def unlinked(link_ids: Collection[int]) -> Gesture:
    """Return the gesture that deletes links."""
    builder = GestureBuilder("Delete link" if len(link_ids) == 1 else f"Delete {len(link_ids)} links")
    builder.drop(Kind.JOURNEY_LINK, link_ids)
    return builder.made()


def bridged(content: MapContent, gap_id: int, title: str, spot: Spot | None = None) -> Gesture:
    """Return the gesture that adds a bridge over a gap, linked to it: at a place, else below the gap."""
    builder = GestureBuilder("Add bridge")
    gap = content.cards_by_id.get(gap_id)
    if gap is None or gap.kind is not CardKind.GAP:
        return builder.made()
    place = spot or _below(gap)
    where: Mapping[str, object] = (
        {}
        if place is None
        else {
            "lane_id": place.lane_id,
            "stage_id": place.stage_id,
            "start": place.start,
            "row": place.row,
        }
    )
    bridge = builder.add(
        Kind.JOURNEY_CARD,
        kind=CardKind.BRIDGE.value,
        title=title,
        way=BridgeWay.INTERVENTION.value,
        state=BridgeState.PLANNED.value,
        length=gap.length,
        **where,
    )
    builder.add(Kind.JOURNEY_LINK, source_id=gap_id, target_id=bridge)
    return builder.made()


def _below(gap: Card) -> Spot | None:
    if gap.lane_id is None or gap.stage_id is None:
        return None
    # Where another card stands the stack makes room, so that nothing is covered.
    return Spot(gap.lane_id, gap.stage_id, gap.start, max(gap.row, 0) + 1)

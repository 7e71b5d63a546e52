"""What of a map a customer is shown."""

from dataclasses import replace

from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.words import CardKind, LaneKind, Party

_OURS_ALONE = frozenset({LaneKind.EMOTION, LaneKind.GAPS, LaneKind.NOTES})
_CARDS_OF_OURS = frozenset({CardKind.GAP, CardKind.BRIDGE, CardKind.NOTE})


def for_client(content: MapContent) -> MapContent:
    """Return the map without what is internal, or shared only item by item.

    Out go feelings (curves, and how a moment felt), gaps with their bridges and links, notes of every kind,
    how sure we are, what was answered at moments, milestones that are ours alone, and cards that were set
    aside. What is not in the map cannot reach a page or a table.
    """
    lanes = tuple(lane for lane in content.lanes if lane.kind not in _OURS_ALONE)
    shared = replace(content, lanes=lanes)
    cards = tuple(
        replace(card, notes="", mood=None, evidence="assumed", baseline=None)
        for card in content.cards
        if card.kind not in _CARDS_OF_OURS and shared.is_placed(card)
    )
    return replace(
        shared,
        head=replace(content.head, notes=""),
        cards=cards,
        personas=(),
        emotions=(),
        links=(),
        milestones=tuple(replace(one, notes="") for one in content.milestones if one.party != Party.OURS),
        answers=(),
    )

"""Links between gaps, bridges and objectives, and what hangs on cards because of them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import EIGHTHS, Card, Lane, Link, MapContent, MapHead, Stage
from cs_desktop.domain.journey.extras import CHIP_GAP, CHIP_HEIGHT, GHOST_HEIGHT
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.linking import bridged, linked, linked_objective, unlinked
from cs_desktop.domain.journey.ties import (
    bridges_of,
    gaps_of,
    links_between,
    objectives_of,
    open_gaps,
    partners,
    served_by,
    uncovered,
)
from cs_desktop.domain.journey.words import CardKind, LaneKind

GAP, BRIDGE = CardKind.GAP, CardKind.BRIDGE
STAGES = tuple(Stage(place + 1, f"Stage {place}", place, width=160) for place in range(3))
LANE = Lane(13, LaneKind.GAPS, "Gaps", 0)
CARDS = (
    Card(101, 13, 1, GAP, state="open"),
    Card(102, 13, 2, GAP, state="open"),
    Card(103, 13, 3, GAP, state="closed"),
    Card(104, 13, 1, BRIDGE, row=1, state="planned", way="intervention"),
    Card(105, 13, 3, BRIDGE, row=1, state="done"),
    Card(106, 13, 2, CardKind.NOTE, row=4),
)
LINKS = (Link(501, 101, 104), Link(502, 103, 105), Link(503, 104, objective_id=77))
CONTENT = MapContent(MapHead(1, "Journey"), STAGES, (LANE,), CARDS, links=LINKS)


def _added(gesture: Gesture) -> list[dict[str, object]]:
    return [dict(add.values) for add in gesture.adds]


def test_both_ways_from_gap_to_bridge_to_objective() -> None:
    assert [card.id for card in bridges_of(CONTENT, 101)] == [104]
    assert [card.id for card in gaps_of(CONTENT, 104)] == [101]
    assert objectives_of(CONTENT, 104) == (77,)
    assert [card.id for card in served_by(CONTENT, 77)] == [104]
    assert [card.id for card in open_gaps(CONTENT)] == [101, 102]
    assert [card.id for card in uncovered(CONTENT)] == [102]


def test_a_card_is_linked_once_and_only_with_what_makes_sense() -> None:
    assert partners(CONTENT, 101) == {105}
    assert partners(CONTENT, 105) == {101, 102}
    assert partners(CONTENT, 106) == partners(CONTENT, 999) == frozenset()
    # Whichever end one begins at, the link leads from the gap to the bridge.
    for one, other in ((102, 105), (105, 102)):
        assert _added(linked(CONTENT, one, other)) == [{"source_id": 102, "target_id": 105}]
    for one, other in ((101, 104), (101, 102), (101, 106), (101, 101), (106, 104)):
        assert not linked(CONTENT, one, other)
    assert _added(linked_objective(CONTENT, 105, 77)) == [{"source_id": 105, "objective_id": 77}]
    for card in (104, 101, 999):
        assert not linked_objective(CONTENT, card, 77)


def test_links_are_found_and_deleted() -> None:
    assert links_between(CONTENT, 104, other=101) == links_between(CONTENT, 101, other=104) == (LINKS[0],)
    assert links_between(CONTENT, 104, objective=77) == (LINKS[2],)
    gesture = unlinked([501, 503])
    assert gesture.label == "Delete 2 links"
    (drop,) = gesture.drops
    assert (drop.kind, drop.ids) == (Kind.JOURNEY_LINK, {501, 503})


def test_a_bridge_is_added_below_its_gap_and_linked() -> None:
    gesture = bridged(CONTENT, 102, "New bridge")
    bridge, link = gesture.adds
    assert bridge.values["row"] == 1
    assert (bridge.values["lane_id"], bridge.values["stage_id"], bridge.values["start"]) == (13, 2, 0)
    assert dict(link.values) == {"source_id": 102, "target_id": bridge.new}
    assert not bridged(CONTENT, 104, "None over a bridge")


def test_a_missing_bridge_is_asked_for_below_its_gap_and_a_chip_hangs_below_a_bridge() -> None:
    # Of one line: a closed gap is 12 + 16 + 15 = 43 high, a bridge 70. Row 1 begins at 8 + 43 + 38 = 89.
    layout = lay_out(CONTENT, lambda _text, _width: 1)
    assert set(layout.ghosts) == {102}
    ghost, gap = layout.ghosts[102], layout.cards[102]
    assert (ghost.x, ghost.y, ghost.width, ghost.height) == (gap.x, 89.0, gap.width, GHOST_HEIGHT)
    assert set(layout.chips) == {104}
    assert layout.chips[104].y == 89.0 + 70.0 + CHIP_GAP
    # The note stands below the chip, with the room for an arrow between: 89 + 70 + 24 + 38.
    assert layout.cards[106].y == 89.0 + 70.0 + CHIP_GAP + CHIP_HEIGHT + 38.0


@st.composite
def _maps(draw: st.DrawFn) -> MapContent:
    cards = tuple(
        Card(
            100 + number,
            13,
            draw(st.integers(1, 3)),
            draw(st.sampled_from([GAP, BRIDGE])),
            start=draw(st.integers(0, EIGHTHS - 1)),
            length=draw(st.integers(1, 12)),
            row=draw(st.integers(0, 3)),
            state=draw(st.sampled_from(["open", "closed"])),
        )
        for number in range(draw(st.integers(0, 8)))
    )
    ends = st.sampled_from([card.id for card in cards]) if cards else st.nothing()
    links = [] if not cards else draw(st.lists(st.builds(Link, st.integers(), ends, ends), max_size=5))
    return replace(CONTENT, cards=cards, links=tuple(links))


@given(_maps())
def test_every_uncovered_gap_asks_below_itself_and_covers_nothing(content: MapContent) -> None:
    layout = lay_out(content, lambda _text, _width: 1)
    assert set(layout.ghosts) == {gap.id for gap in uncovered(content)}
    boxes = [*layout.cards.values(), *layout.ghosts.values(), *layout.chips.values()]
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
        assert box.bottom <= layout.height
    for gap_id, ghost in layout.ghosts.items():
        assert ghost.y >= layout.cards[gap_id].bottom
    # A gap that is open asks until a bridge leads over it, and not after.
    for gap in uncovered(content):
        for other in sorted(partners(content, gap.id))[:1]:
            made = Link(9, gap.id, other)
            assert gap not in uncovered(replace(content, links=(*content.links, made)))

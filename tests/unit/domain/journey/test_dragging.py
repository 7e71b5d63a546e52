"""Where dragged cards land, and what they are in line with there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.content import EIGHTHS, Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.dragging import Dragged, dropped, landing_boxes
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.journey.guides import Guide, Neighbours, edges_of
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.placing import Spot
from cs_desktop.domain.journey.stacking import Stretch
from cs_desktop.domain.journey.stretching import Stretched
from cs_desktop.domain.journey.words import CardKind, LaneKind

STAGES = tuple(Stage(place + 1, f"Stage {place}", place, width=160) for place in range(3))
LANES = (Lane(11, LaneKind.GOALS, "Goals", 0), Lane(12, LaneKind.NOTES, "Notes", 1))


def _lines(text: str, _width: float) -> int:
    return 1 + len(text) // 10


def _map(*cards: Card) -> MapContent:
    return MapContent(MapHead(1, "Journey"), STAGES, LANES, cards)


# The second begins in the middle of the second stage and is half a stage long.
SMALL = _map(
    Card(101, 11, 1, CardKind.GOAL),
    Card(102, 12, 2, CardKind.NOTE, 4, 4),
    Card(103, 12, 3, CardKind.NOTE),
)
LAYOUT = lay_out(SMALL, _lines)


def test_eighths_begin_every_twenty_points() -> None:
    assert edges_of(LAYOUT)[:3] == [0, 20, 40]
    assert (len(edges_of(LAYOUT)), edges_of(LAYOUT)[-1]) == (3 * EIGHTHS + 1, 480)


def test_a_card_snaps_to_be_in_line_with_one_beside_and_otherwise_to_stages() -> None:
    drag = Dragged(SMALL, LAYOUT, [101], 101)
    # 102 begins at 160 + 4 * 20 = 240; the dragged one is 4 points short of that, within 7.
    near = drag.at(Point(236, 0), fine=False, reach=7)
    assert near.spots[101] == Spot(11, 2, 4, 0)
    # Not so near it goes to the nearest stage: its edge is at 4.5 + 236 = 240.5, the second stage's at 160,
    # the third's at 320, which is nearer by one.
    far = drag.at(Point(236, 0), fine=False, reach=3)
    assert (far.spots[101].stage_id, far.spots[101].start) == (3, 0)


def test_lines_lead_to_what_has_the_same_edges_or_the_same_middle() -> None:
    others = Neighbours(SMALL, LAYOUT, {101})
    below, mine = LAYOUT.cards[103], LAYOUT.cards[101]
    # From 320 to 480 like card 103, each 4.5 inside.
    assert others.guides(Stretch(16, 24), mine.y, mine.height) == (
        Guide(324.5, mine.y, below.bottom),
        Guide(475.5, mine.y, below.bottom),
    )
    # Card 102 reaches from 240 to 320: its middle is 280, as of one from 200 to 360.
    half = LAYOUT.cards[102]
    assert others.guides(Stretch(10, 18), mine.y, mine.height) == (
        Guide(280, mine.y, half.bottom, middle=True),
    )
    assert others.guides(Stretch(1, 2), mine.y, mine.height) == ()


def test_a_stretched_card_is_shown_as_long_as_it_will_be() -> None:
    card = Stretched(SMALL, LAYOUT, 103, left=True)
    card.pull(361)
    # From 360 to 480, 4.5 inside at either end.
    assert (card.box(_lines).x, card.box(_lines).width) == (364.5, 111)
    card.pull(320)
    assert not card.gesture()


CARDS = st.lists(
    st.builds(
        Card,
        id=st.integers(101, 120),
        lane_id=st.sampled_from([11, 12]),
        stage_id=st.integers(1, 3),
        kind=st.just(CardKind.NOTE),
        start=st.integers(0, 7),
        length=st.integers(1, 12),
        row=st.integers(0, 3),
        title=st.text("x", max_size=25),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda card: card.id,
)


@given(CARDS, st.integers(-300, 300), st.integers(-60, 120), st.booleans(), st.data())
def test_cards_land_where_they_are_drawn_once_they_are_stored(
    cards: list[Card], across: int, down: int, fine: bool, data: st.DataObject
) -> None:
    content = _map(*sorted(cards, key=lambda card: card.id))
    layout = lay_out(content, _lines)
    chosen = data.draw(st.sets(st.sampled_from([card.id for card in cards]), min_size=1))
    drop = Dragged(content, layout, chosen, min(chosen)).at(Point(across, down), fine=fine, reach=6)
    puts = {put.id: put.values for put in dropped(content, drop.spots).puts}
    # A slow reference: the whole map, with everything stored, laid out anew.
    after = replace(
        content,
        cards=tuple(replace(card, **dict(puts.get(card.id, {}))) for card in content.cards),
    )
    whole = lay_out(after, _lines)
    tops = {placed.id: placed.box.y for placed in layout.lanes}
    moved = {placed.id: placed.box.y for placed in whole.lanes}
    for card_id, box in landing_boxes(content, layout, drop.spots, _lines).items():
        lane = drop.spots[card_id].lane_id
        there = whole.cards[card_id]
        assert (box.x, box.width, box.height) == (there.x, there.width, there.height)
        assert box.y - tops[lane] == there.y - moved[lane]

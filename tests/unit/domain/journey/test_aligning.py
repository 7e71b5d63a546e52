"""Cards put in line with each other."""

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.aligning import distributed, equally_long, left_aligned, right_aligned, stacked
from cs_desktop.domain.journey.content import EIGHTHS, Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.words import CardKind, LaneKind

STAGES = tuple(Stage(place + 1, f"Stage {place}", place) for place in range(3))
LANES = (Lane(11, LaneKind.GOALS, "Goals", 0), Lane(12, LaneKind.NOTES, "Notes", 1))
LAWS = (left_aligned, right_aligned, equally_long, distributed, stacked)
Law = Callable[[MapContent, Iterable[int]], Gesture]


def _map(*cards: tuple[int, int, int, int]) -> MapContent:
    """Return a map with cards given by lane, first eighth, length and row; ids from 101 on."""
    return MapContent(
        MapHead(1, "Journey"),
        STAGES,
        LANES,
        tuple(
            Card(101 + place, lane, 1 + first // EIGHTHS, CardKind.NOTE, first % EIGHTHS, length, row)
            for place, (lane, first, length, row) in enumerate(cards)
        ),
    )


def _after(content: MapContent, law: Law) -> list[tuple[int, int, int]]:
    """Return first eighth, length and row of each card once a law was followed."""
    puts = {put.id: put.values for put in law(content, [card.id for card in content.cards]).puts}
    found = []
    for card in content.cards:
        values = puts.get(card.id, {})
        stage = values.get("stage_id", card.stage_id)
        first = (stage - 1) * EIGHTHS + values.get("start", card.start)
        found.append((first, values.get("length", card.length), values.get("row", card.row)))
    return found


THREE = _map((11, 2, 4, 0), (11, 9, 2, 0), (12, 20, 3, 1))


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (left_aligned, [(2, 4, 0), (2, 2, 0), (2, 3, 1)]),
        # The last ends at 20 + 3 = 23: 23 - 4, 23 - 2, 23 - 3.
        (right_aligned, [(19, 4, 0), (21, 2, 0), (20, 3, 1)]),
        # The longest has 4; the map ends at 24, so the last begins at 20 as before.
        (equally_long, [(2, 4, 0), (9, 4, 0), (20, 4, 1)]),
        # From 2 to 20 in two steps of 9: the second begins at 11.
        (distributed, [(2, 4, 0), (11, 2, 0), (20, 3, 1)]),
        # All at 2; in the first lane from row 0 on, in the second from row 1 on.
        (stacked, [(2, 4, 0), (2, 2, 1), (2, 3, 1)]),
    ],
)
def test_three_cards_by_hand(law: Law, expected: list[tuple[int, int, int]]) -> None:
    assert _after(THREE, law) == expected


@pytest.mark.parametrize("law", LAWS)
def test_one_card_and_none_stay_as_they_are(law: Law) -> None:
    assert not law(THREE, [101])
    assert not law(THREE, [])


CARDS = st.lists(
    st.tuples(st.sampled_from([11, 12]), st.integers(0, 23), st.integers(1, 24), st.integers(0, 4)).map(
        lambda card: (card[0], card[1], min(card[2], 24 - card[1]), card[3])
    ),
    min_size=2,
    max_size=6,
)


@given(CARDS, st.sampled_from(LAWS))
def test_nothing_leaves_the_map_and_twice_is_once(cards: list[tuple[int, int, int, int]], law: Law) -> None:
    after = _after(_map(*cards), law)
    assert all(0 <= first < 24 and length >= 1 for first, length, _row in after)
    again = _map(*((card[0], *place) for card, place in zip(cards, after, strict=True)))
    if all(first + length <= 24 for first, length, _row in after):
        assert _after(again, law) == after


@given(CARDS)
def test_distances_differ_by_an_eighth_at_most(cards: list[tuple[int, int, int, int]]) -> None:
    firsts = sorted(first for first, _length, _row in _after(_map(*cards), distributed))
    assert (firsts[0], firsts[-1]) == (min(c[1] for c in cards), max(c[1] for c in cards))
    steps = [after - before for before, after in pairwise(firsts)]
    assert max(steps) - min(steps) <= 1

"""Things on a line lie beside each other, in order, as near to their places as that lets them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.spreading import spread


def test_two_that_meet_give_way_to_each_other_alike():
    # Both want 50 and are 20 wide: 10 to either side of 50. The third has room at 90.
    assert spread([50, 50, 90], [20, 20, 20], 0, 200) == (40, 60, 90)


def test_the_end_of_the_line_pushes_back():
    # The last may not go beyond 100 - 10 = 90, the one before it not beyond 90 - 20 = 70.
    assert spread([85, 99], [20, 20], 0, 100) == (70, 90)


_things = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), min_size=1, max_size=3)


@given(_things)
def test_none_overlaps_or_leaves_the_line(things):
    wanted, widths = sorted(one for one, _w in things), [w for _one, w in things]
    places = spread(wanted, widths, 0, 20)
    for place, width in zip(places, widths, strict=True):
        assert place - width / 2 >= -1e-9
        assert place + width / 2 <= 20 + 1e-9
    for (a, x), (b, y) in itertools.pairwise(zip(places, widths, strict=True)):
        assert b - a >= (x + y) / 2 - 1e-9


@given(_things)
def test_no_other_way_is_shorter(things):
    wanted, widths = sorted(one for one, _w in things), [w for _one, w in things]

    def cost(places):
        return sum((place - want) ** 2 for place, want in zip(places, wanted, strict=True))

    found = cost(spread(wanted, widths, 0, 20))
    # Every whole number from 0 to 20 for each of them: none that is allowed is better.
    for places in itertools.product(range(21), repeat=len(things)):
        apart = all(
            b - a >= (x + y) / 2 for (a, x), (b, y) in itertools.pairwise(zip(places, widths, strict=True))
        )
        inside = places[0] >= widths[0] / 2 and places[-1] <= 20 - widths[-1] / 2
        if apart and inside:
            assert found <= cost(places) + 1e-6


def test_where_there_is_no_room_they_share_it():
    # 60 wide together, 30 there: each gets half of what it is, 5, 10 and 15 wide.
    assert spread([0, 0, 0], [10, 20, 30], 0, 30) == pytest.approx((2.5, 10, 22.5))


def test_of_nothing_comes_nothing():
    assert spread([], [], 0, 10) == ()

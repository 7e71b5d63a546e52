"""The names of events beside a line."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.charts.event_labels import event_labels
from cs_desktop.domain.charts.label_places import Box

AREA = Box(0, 0, 400, 200)
places = st.tuples(st.integers(0, 400).map(float), st.integers(10, 190).map(float))


def level(y: float) -> list[Box]:
    return [Box(x, y - 1, 4, 2) for x in range(0, 400, 4)]


def test_over_the_line_first_under_it_where_that_is_taken() -> None:
    one, other, third = event_labels([(100, 100), (110, 100), (140, 100)], [(60, 30)] * 3, AREA, level(100))
    # 9 above the ring: 100 − 9 − 30; the same below; the third over the first name, 50 above its ring, since
    # its stem passes beside both.
    assert one == Box(70, 61, 60, 30)
    assert other == Box(80, 109, 60, 30)
    assert third == Box(110, 20, 60, 30)


def test_at_the_edges_a_name_stays_inside_and_off_an_edge_of_bands() -> None:
    (first,) = event_labels([(0, 20)], [(60, 30)], AREA, level(20))
    assert first == Box(0, 29, 60, 30)
    (clear,) = event_labels([(100, 100)], [(60, 30)], AREA, level(100), [Box(0, 75, 400, 1)])
    assert clear == Box(70, 109, 60, 30)
    assert event_labels([(100, 100)], [(500, 30)], AREA, ()) == (None,)


@given(st.lists(places, max_size=8), st.integers(20, 160), st.integers(0, 200))
def test_no_name_lies_on_the_line_a_ring_or_another_name(
    rings: list[tuple[float, float]], width: int, height: int
) -> None:
    lines = level(float(height))
    found = [one for one in event_labels(rings, [(width, 30)] * len(rings), AREA, lines) if one is not None]
    for place in found:
        assert AREA.holds(place)
        assert not any(place.meets(piece) for piece in lines)
        assert not any(place.meets(Box(x - 4, y - 4, 8, 8)) for x, y in rings)
        assert sum(place.meets(other) for other in found) == 1

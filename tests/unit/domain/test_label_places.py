"""Names beside their marks: none over another, none outside."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.charts.label_places import Box, label_places

AREA = Box(0, 0, 200, 200)
boxes = st.builds(Box, st.integers(0, 180), st.integers(0, 180), st.integers(1, 20), st.integers(1, 20))
sizes = st.tuples(st.integers(5, 60), st.integers(5, 16))
named = st.lists(st.tuples(boxes, sizes), max_size=8)


def test_a_name_stands_after_its_mark_where_that_is_free() -> None:
    mark = Box(100, 100, 10, 10)
    # 4 after 110, as far below the mark's middle as above it: 105 − 6
    assert label_places([mark], [(30, 12)], AREA, [], 4) == (Box(114, 99, 30, 12),)
    # What stands there leaves the place before it: 100 − 4 − 30
    assert label_places([mark], [(30, 12)], AREA, [Box(120, 90, 5, 30)], 4) == (Box(66, 99, 30, 12),)
    assert label_places([mark], [(300, 12)], AREA, [], 4) == (None,)


@given(named, st.lists(boxes, max_size=4))
def test_no_name_lies_over_anything_or_outside(
    given_marks: list[tuple[Box, tuple[float, float]]], taken: list[Box]
) -> None:
    marks = [mark for mark, _ in given_marks]
    found = label_places(marks, [size for _, size in given_marks], AREA, taken, 4)
    assert len(found) == len(marks)
    places = [place for place in found if place is not None]
    for number, place in enumerate(places):
        assert AREA.holds(place)
        assert not any(place.meets(other) for other in (*marks, *taken, *places[:number]))

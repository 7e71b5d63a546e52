"""The curve of emotion goes through what was felt, and invents nothing between."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.curve import Bend, bends, height_of, value_at
from cs_desktop.domain.journey.geometry import Point

points = st.lists(
    st.tuples(st.integers(1, 400), st.floats(-200, 200, allow_nan=False)), min_size=2, max_size=8
).map(
    lambda steps: [Point(float(sum(s[0] for s in steps[: n + 1])), step[1]) for n, step in enumerate(steps)]
)


def _at(start: Point, bend: Bend, t: float) -> tuple[float, float]:
    first, second, end = bend.first, bend.second, bend.end
    u = 1 - t
    return (
        u**3 * start.x + 3 * u * u * t * first.x + 3 * u * t * t * second.x + t**3 * end.x,
        u**3 * start.y + 3 * u * u * t * first.y + 3 * u * t * t * second.y + t**3 * end.y,
    )


@given(points)
def test_it_goes_through_every_point_and_stays_between_neighbours(found: list[Point]) -> None:
    pieces = bends(found)
    assert [piece.end for piece in pieces] == found[1:]
    for start, piece in zip(found, pieces, strict=False):
        low, high = sorted((start.y, piece.end.y))
        for step in range(21):
            _, y = _at(start, piece, step / 20)
            assert low - 1e-6 <= y <= high + 1e-6


def test_two_points_are_joined_by_a_line() -> None:
    (piece,) = bends([Point(0, 0), Point(30, 60)])
    assert (piece.first, piece.second) == (Point(10, 20), Point(20, 40))


def test_a_peak_is_flat() -> None:
    up, down = bends([Point(0, 0), Point(30, 60), Point(60, 0)])
    assert up.second.y == 60 == down.first.y


def test_one_point_has_no_curve() -> None:
    assert bends([Point(1, 2)]) == ()
    assert bends([Point(1, 2), Point(1, 3)]) == ()


def test_of_two_points_at_one_place_the_later_counts() -> None:
    assert bends([Point(0, 9), Point(0, 0), Point(30, 60)]) == bends([Point(0, 0), Point(30, 60)])


@given(st.integers(-20, 20), st.floats(60, 500))
def test_a_feeling_is_read_back_from_its_place(tenths: int, height: float) -> None:
    assert value_at(height_of(tenths / 10, 40.0, height), 40.0, height) == tenths / 10


def test_what_lies_outside_the_lane_is_the_strongest_feeling() -> None:
    assert value_at(-1000, 0, 100) == 2.0
    assert value_at(1000, 0, 100) == -2.0
    assert height_of(7, 0, 100) == height_of(2, 0, 100) == 14.0

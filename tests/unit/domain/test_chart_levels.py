"""What a line of very many points looks like in few columns: the laws of it."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.charts.levels import Columns, Grid, Line, Strip
from cs_desktop.domain.charts.points import Days, Values, ordinals_of, values_of
from cs_desktop.domain.charts.spec import Series


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Draw a line of up to some thousand points with gaps; small seeds stand for many values."""
    count = draw(st.integers(0, 3000))
    seed = np.random.default_rng(draw(st.integers(0, 99)))
    x = np.cumsum(seed.integers(0, draw(st.sampled_from((2, 5, 90))), count)).astype(np.float64)
    y = seed.normal(size=count).round(3)
    y[seed.random(count) < draw(st.sampled_from((0.0, 0.05, 0.7, 1.0)))] = np.nan
    return Line(x, y)


def slow(line: Line, grid: Grid, start: int, count: int) -> list[tuple[float, float, float, float, bool]]:
    """Return low, high, first, last and whether there is a point, of each column, looked at one by one."""
    told = []
    for column in range(start, start + count):
        left, right = grid.origin + grid.width * column, grid.origin + grid.width * (column + 1)
        found = [y for x, y in zip(line.x, line.y, strict=True) if left <= x < right]
        known = [y for y in found if not np.isnan(y)]
        low, high = (min(known), max(known)) if known else (np.nan, np.nan)
        first, last = (found[0], found[-1]) if found else (np.nan, np.nan)
        told.append((low, high, first, last, bool(found)))
    return told


def plain(columns: Columns) -> list[tuple[float, ...]]:
    return list(
        zip(*(c.tolist() for c in (columns.low, columns.high, columns.first, columns.last)), strict=True)
    )


@settings(max_examples=60)
@given(lines(), st.floats(0.5, 800), st.integers(-3, 20), st.integers(1, 12))
def test_columns_are_exactly_those_of_the_points(line: Line, width: float, start: int, count: int) -> None:
    grid = Grid(0.0, width)
    found, expected = line.columns(grid, start, count), slow(line, grid, start, count)
    np.testing.assert_array_equal(plain(found), [row[:4] for row in expected])
    assert found.held.tolist() == [row[4] for row in expected]


@settings(max_examples=40)
@given(lines(), st.integers(0, 5000), st.integers(0, 5000))
def test_the_extent_of_a_span_is_that_of_its_points(line: Line, one: int, other: int) -> None:
    left, right = sorted((one, other))
    known = [y for x, y in zip(line.x, line.y, strict=True) if left <= x <= right and not np.isnan(y)]
    assert line.extent(left, right) == ((min(known), max(known)) if known else None)


@settings(max_examples=30)
@given(lines(), st.lists(st.tuples(st.integers(-5, 30), st.integers(1, 9)), max_size=6))
def test_panning_gives_what_a_fresh_look_gives(line: Line, looks: list[tuple[int, int]]) -> None:
    strip = Strip(line)
    for place, (start, count) in enumerate(looks):
        grid = Grid(0.0, 40.0 if place < 4 else 55.0)
        np.testing.assert_array_equal(
            plain(strip.columns(grid, start, count)), plain(line.columns(grid, start, count))
        )


def test_columns_by_hand() -> None:
    # Days 0 to 7; two days a column: 3 1 | gap 4 | gap gap | nothing | 7
    line = Line(np.array([0.0, 1, 2, 3, 4, 5, 8]), np.array([3.0, 1, np.nan, 4, np.nan, np.nan, 7]))
    found = line.columns(Grid(0.0, 2.0), 0, 5)
    np.testing.assert_array_equal(found.low, [1, 4, np.nan, np.nan, 7])
    np.testing.assert_array_equal(found.high, [3, 4, np.nan, np.nan, 7])
    np.testing.assert_array_equal(found.first, [3, np.nan, np.nan, np.nan, 7])
    np.testing.assert_array_equal(found.last, [1, 4, np.nan, np.nan, 7])
    assert found.held.tolist() == [True, True, True, False, True]


def test_a_span_is_seen_with_one_point_beyond_each_end() -> None:
    line = Line(np.array([1.0, 2, 3, 4, 5]), np.zeros(5))
    assert [line.within(2.5, 3.5), line.within(3, 3), line.within(-9, 99)] == [(1, 4), (1, 4), (0, 5)]


def test_a_step_holds_each_value_until_the_next_and_a_gap_stays_a_gap() -> None:
    days = tuple(date(2026, 1, 1) + timedelta(7 * week) for week in range(3))
    first, second, third = (day.toordinal() for day in days)
    line = Line.of(Series("a", (1.0, None, 5.0), days), step=True)
    assert line.x.tolist() == [first, second, second, third, third]
    np.testing.assert_array_equal(line.y, [1, 1, np.nan, np.nan, 5])


def test_the_value_on_a_day_is_the_latest_up_to_it() -> None:
    line = Line(np.array([10.0, 17.0]), np.array([1.0, 2.0]))
    assert [line.latest(day) for day in (9, 10, 13, 17, 116)] == [None, 1, 1, 2, 2]
    assert [line.nearest(day, 0, 99) for day in (0, 13, 14, 99)] == [10, 10, 17, 17]
    assert [line.nearest(11, 12, 99), line.nearest(11, 12, 16)] == [17, None]
    assert [line.beside(day, 1) for day in (9, 10, 17)] == [10, 17, None]
    assert [line.beside(day, -1) for day in (10, 11, 99)] == [None, 10, 17]


def test_between_two_values_a_line_goes_on_its_way_and_a_step_holds() -> None:
    # A third of the way from 1 to 4 in 9 days is 2.
    days = (date(2026, 1, 1), date(2026, 1, 10))
    line, step = (Line.of(Series("a", (1.0, 4.0), days), step=step) for step in (False, True))
    between = days[0].toordinal() + 3
    assert [one.height(between) for one in (line, step)] == [2, 1]
    assert line.height(between + 99) == 4


@given(st.lists(st.tuples(st.dates(), st.none() | st.floats(allow_nan=False)), max_size=9))
def test_columns_of_days_and_values_read_as_tuples_do(pairs: list[tuple[date, float | None]]) -> None:
    days, values = tuple(day for day, _ in pairs), tuple(value for _, value in pairs)
    kept_days, kept_values = Days(ordinals_of(days)), Values(values_of(values))
    assert (tuple(kept_days), tuple(kept_values)) == (days, values)
    assert [kept_days[place] for place in range(len(days))] == [*days]
    assert (tuple(kept_days[1:]), tuple(kept_values[1:])) == (days[1:], values[1:])
    assert (kept_days, kept_values) == (Days(ordinals_of(days)), Values(values_of(values)))
    assert hash(kept_values) == hash(Values(values_of(values)))
    with pytest.raises(IndexError):
        kept_days[len(days)]

"""What the picture of all accounts goes by: the sight, the lasso, and how large marks are."""

from datetime import date
from math import pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.domain.quadrant.filtering import named_filter, quadrant_filter
from cs_desktop.domain.quadrant.lasso import within, within_box
from cs_desktop.domain.quadrant.placed import corners, is_flagged, placed, toward, without_place
from cs_desktop.domain.quadrant.sight import Sight
from cs_desktop.domain.quadrant.sizes import LEAST_AREA, areas, largest_area, side, told_amounts

scores = st.floats(0, 100)
FEW = settings(max_examples=60)


@FEW
@given(
    st.lists(
        st.one_of(
            st.tuples(st.floats(0.2, 5), scores, scores),
            st.tuples(st.just(0.0), st.floats(-90, 90), st.floats(-90, 90)),
        ),
        max_size=8,
    )
)
def test_a_sight_never_leaves_the_plane(steps: list[tuple[float, float, float]]) -> None:
    sight = Sight()
    for factor, one, other in steps:
        sight = sight.zoomed(factor, one, other) if factor else sight.moved(one, other)
        assert 2 <= sight.size <= 100
        assert 0 <= sight.left <= 100 - sight.size + 1e-9
        assert 0 <= sight.bottom <= 100 - sight.size + 1e-9


@FEW
@given(st.floats(1, 20), scores, scores)
def test_the_place_that_one_zooms_at_stays_where_it_is(
    factor: float, outcome: float, experience: float
) -> None:
    sight = Sight().zoomed(factor, outcome, experience)
    # Its share of the width is as before: outcome / 100.
    assert (outcome - sight.left) / sight.size == pytest.approx(outcome / 100, abs=1e-9)
    assert (experience - sight.bottom) / sight.size == pytest.approx(experience / 100, abs=1e-9)


def _is_left_of_an_odd_number(line: list[tuple[float, float]], x: float, y: float) -> bool:
    """Count crossings of a ray to the right one edge at a time."""
    crossings = 0
    for place, (x1, y1) in enumerate(line):
        x2, y2 = line[place - 1]
        low, high = sorted((y1, y2))
        if low <= y < high and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1


whole = st.integers(0, 12).map(float)
# Half-way between whole numbers nothing lies on a line by chance of rounding.
between = st.integers(0, 12).map(lambda number: number + 0.37)


@FEW
@given(st.lists(st.tuples(whole, whole), max_size=9), st.lists(st.tuples(between, between), max_size=9))
def test_the_lasso_holds_what_a_ray_leaves_an_odd_number_of_times(
    line: list[tuple[float, float]], places: list[tuple[float, float]]
) -> None:
    xs, ys = (np.array([one[axis] for one in places], float) for axis in (0, 1))
    assert within(line, xs, ys).tolist() == [_is_left_of_an_odd_number(line, x, y) for x, y in places]


def test_a_lasso_that_bends_inward_leaves_out_what_lies_in_the_bend() -> None:
    # A U: 0..3 wide, 0..3 high, open at the top between 1 and 2.
    line = [(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)]
    xs, ys = np.array([0.5, 1.5, 1.5, 2.5, 4.0]), np.array([2.0, 2.0, 0.5, 2.0, 2.0])
    assert within(line, xs, ys).tolist() == [True, False, True, True, False]
    assert within([], xs, ys).tolist() == [False] * 5


def test_a_box_holds_its_edges_whichever_corner_one_began_at() -> None:
    xs, ys = np.array([10.0, 20.0, 30.0, 15.0]), np.array([5.0, 5.0, 5.0, 9.0])
    assert within_box((20, 8), (10, 5), xs, ys).tolist() == [True, True, False, False]


@FEW
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12), st.floats(100, 900))
def test_areas_are_in_proportion_to_arr_but_for_the_smallest(arr: list[int], largest: float) -> None:
    found = areas(arr, largest)
    most = max(arr)
    for amount, area in zip(arr, found, strict=True):
        assert area == pytest.approx(max(amount / most * largest if most else 0, LEAST_AREA))


@pytest.mark.parametrize("area", [36.0, 400.0])
def test_marks_of_one_area_are_equally_large_whatever_their_shape(area: float) -> None:
    circle, triangle, square = (side(area, one) for one in (Status.GOOD, Status.WATCH, Status.RISK))
    assert pi * (circle / 2) ** 2 == pytest.approx(area)
    # The triangle is as high as it is wide.
    assert triangle * triangle / 2 == pytest.approx(area)
    assert square * square == pytest.approx(area)


def test_many_accounts_have_smaller_marks() -> None:
    # 60 accounts: 900; 2,000 and more: 300; half-way between, at 1,030: 600.
    assert [largest_area(count) for count in (0, 60, 1030, 2000, 10_000)] == [900, 900, 600, 300, 300]


def test_a_legend_tells_round_amounts() -> None:
    # 640,000 is at least 500,000; a quarter of that, 125,000, is at least 100,000.
    assert told_amounts(640_000) == (500_000, 100_000)
    assert told_amounts(3) == (2,)
    assert told_amounts(0) == ()


def _row(id_: int, *, arr: int = 0, outcome: float | None = None, experience: float = 40.0) -> PortfolioRow:
    quadrant = None
    if outcome is not None:
        quadrant = Quadrant.TRAPPED if outcome >= 50 else Quadrant.HIGH_RISK
    return PortfolioRow(
        *(id_, f"A-{id_}", f"Firm {id_}"),
        arr=arr,
        owner="Ana",
        band=Band.HEALTHY,
        outcome=outcome,
        experience=None if outcome is None else experience,
        quadrant=quadrant,
    )


def test_accounts_without_an_axis_are_counted_apart_and_never_drawn() -> None:
    rows = [
        _row(1, arr=5, outcome=80),
        _row(2, arr=9),
        _row(3, arr=7, outcome=20),
        _row(4, arr=7, outcome=60),
    ]
    shown = placed(rows)
    assert [row.id for row in shown.rows] == [3, 4, 1]
    assert shown.outcome.tolist() == [20, 60, 80]
    assert [row.id for row in without_place(rows)] == [2]
    told = {corner.quadrant: (corner.count, corner.arr) for corner in corners(rows)}
    assert told[Quadrant.TRAPPED] == (2, 12)
    assert told[Quadrant.HIGH_RISK] == (1, 7)
    assert told[Quadrant.ACCESSIBLE] == (0, 0)
    # Healthy outside Happy & Successful is flagged; without a quadrant nobody can say.
    assert [is_flagged(row) for row in rows] == [True, False, True, True]


@FEW
@given(
    st.lists(st.tuples(scores, scores), min_size=1, max_size=12), st.sampled_from([(1, 0), (-1, 0), (0, 1)])
)
def test_an_arrow_leads_to_the_nearest_mark_ahead(
    marks: list[tuple[float, float]], way: tuple[int, int]
) -> None:
    xs, ys = (np.array([one[axis] for one in marks]) for axis in (0, 1))
    found = toward(xs, ys, 0, *way)
    right, up = way
    ahead = {}
    for place, (x, y) in enumerate(marks):
        along = (x - marks[0][0]) * right + (y - marks[0][1]) * up
        aside = abs((x - marks[0][0]) * up + (y - marks[0][1]) * right)
        if along > 0 and aside <= along:
            ahead[place] = along + aside
    assert found == min(ahead, key=lambda place: ahead[place], default=0)


def test_chosen_accounts_are_a_filter_of_the_portfolio() -> None:
    rows = [_row(id_, outcome=80) for id_ in range(1, 5)]
    odd = PortfolioRow(5, "", 'Say "yes", Ltd', quadrant=Quadrant.TRAPPED, owner="Ana")
    rows.append(odd)
    index = PortfolioIndex(tuple(rows), date(2026, 10, 13))

    def found(text: str) -> set[int]:
        query = parse_query(text, date(2026, 10, 13))
        assert not any(term.problem for term in query.terms)
        return {rows[place].id for place in index.arrange(query, ()).positions}

    assert found(named_filter(rows[1:3], rows)) == {2, 3}
    assert found(named_filter([rows[0], odd], rows)) == {1, 5}
    assert found(quadrant_filter(Quadrant.TRAPPED, "Ana", "")) == {1, 2, 3, 4, 5}
    assert found(quadrant_filter(Quadrant.HIGH_RISK, "Ana", "")) == set()

"""The map of relationships: everybody is on it, no cards meet, no lines cross."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.deck.slides import Person, Side
from cs_desktop.reports.slides.people_tree import TreePage, tree_pages

chiefs = st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=40)


def people_of(above: list[int | None]) -> list[Person]:
    """Return people by whom each reports to, by number."""
    return [Person(i, f"P{i}", "", "", Side.THEIRS, one) for i, one in enumerate(above)]


def spans(page: TreePage) -> list[tuple[int, float, float]]:
    """Return the lines between a column and the next: the column, and from which row to which they reach."""
    found = []
    for place, one in enumerate(page.placed):
        rows = [below.row for below in page.placed if below.above == place]
        if rows:
            found.append((one.column, min([*rows, one.row]), max([*rows, one.row])))
    return found


@given(chiefs, st.integers(2, 5), st.integers(1, 9))
def test_everybody_stands_somewhere_and_nobody_on_another(
    above: list[int | None], columns: int, rows: int
) -> None:
    pages = tree_pages(people_of(above), columns, rows)
    assert {one.number for page in pages for one in page.placed} == set(range(len(above)))
    for page in pages:
        assert page.columns <= columns
        assert page.rows <= rows
        for one in page.placed:
            assert 0 <= one.column < page.columns
            assert 0 <= one.row <= page.rows - 1
            if one.above is not None:
                head = page.placed[one.above]
                assert head.column == one.column - 1
                assert above[one.number] == head.number
        by_column = sorted((one.column, one.row) for one in page.placed)
        assert all(low[0] != high[0] or high[1] - low[1] >= 1 - 1e-9 for low, high in pairwise(by_column)), (
            "two cards meet"
        )
        for (column, top, bottom), (other, above_, below) in combinations(spans(page), 2):
            assert column != other or bottom < above_ or below < top, "two lines cross"


def test_a_tree_worked_by_hand() -> None:
    """A leads B and C, B leads D and E: D, E and C on rows 0, 1, 2; B at 0.5, A between B and C at 1.25."""
    (page,) = tree_pages(people_of([None, 0, 0, 1, 1]), 4, 8)
    assert {one.number: (one.column, one.row) for one in page.placed} == {
        0: (0, 1.25),
        1: (1, 0.5),
        2: (1, 2),
        3: (2, 0),
        4: (2, 1),
    }


def test_a_circle_is_opened_and_a_long_chain_goes_on_in_a_tree_of_its_own() -> None:
    # 0 reports to 2, 2 to 1, 1 to 0: the last of them closes the circle and is the head.
    (page,) = tree_pages(people_of([2, 0, 1]), 4, 8)
    assert [(one.number, one.column) for one in page.placed] == [(2, 0), (0, 1), (1, 2)]
    # Five below each other in three columns: 0, 1, 2, then 2, 3, 4.
    (page,) = tree_pages(people_of([None, 0, 1, 2, 3]), 3, 8)
    assert sorted((one.number, one.column, one.row) for one in page.placed) == [
        *((0, 0, 0), (1, 1, 0), (2, 0, 1)),
        *((2, 2, 0), (3, 1, 1), (4, 2, 1)),
    ]

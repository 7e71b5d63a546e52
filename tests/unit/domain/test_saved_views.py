"""Layouts of views as they are stored, and the ready-made views."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.portfolio_columns import PortfolioColumn, groupable
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.domain.saved_views import BUILT_IN_VIEWS, ViewLayout, layout_of
from tests.unit.domain.portfolio_samples import TODAY

columns = st.sampled_from(PortfolioColumn)
layouts = st.builds(
    ViewLayout,
    columns=st.lists(columns).map(tuple),
    sort=st.lists(st.tuples(columns, st.booleans())).map(tuple),
    group=st.one_of(st.none(), columns.filter(groupable)),
)


@given(layouts)
def test_a_layout_is_read_back_as_it_was_stored(layout: ViewLayout) -> None:
    assert layout_of(layout.stored()) == layout


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"columns": "arr", "sort": 5, "group": []},
        {"columns": ["of a later version", None], "sort": [["arr"], 3, ["later", True]], "group": "later"},
        {"group": "arr"},
    ],
)
def test_what_this_program_does_not_know_is_left_out(stored: dict[str, object]) -> None:
    assert layout_of(stored) == ViewLayout()


def test_ready_made_views_can_be_read() -> None:
    for view in BUILT_IN_VIEWS:
        assert not any(term.problem for term in parse_query(view.query, TODAY, "Ana").terms)

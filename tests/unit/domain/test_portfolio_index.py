"""Arranging rows agrees with doing it the slow way, in plain Python."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.text import folded
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn, groupable
from cs_desktop.domain.portfolio_index import Arranged, Group, PortfolioIndex, Totals
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.domain.saved_views import BUILT_IN_VIEWS
from cs_desktop.domain.vocabulary import Forecast
from tests.unit.domain.portfolio_samples import EMPTY, TODAY, some_rows

C = PortfolioColumn
some_sorts = st.lists(
    st.tuples(st.sampled_from(C), st.booleans()), max_size=3, unique_by=lambda pair: pair[0]
)
Key = float | str | None


def arranged(
    rows: tuple[PortfolioRow, ...],
    text: str = "",
    sort: list[tuple[PortfolioColumn, bool]] | None = None,
    group: PortfolioColumn | None = None,
) -> Arranged:
    return PortfolioIndex(rows, TODAY).arrange(parse_query(text, TODAY, "Ana"), sort or [], group)


def names(rows: tuple[PortfolioRow, ...], text: str = "") -> list[str]:
    return [rows[i].name for i in arranged(rows, text).positions]


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def slow_key(row: PortfolioRow, column: PortfolioColumn) -> Key:
    """The value that a row is sorted by, None if it has none: one line a column, nothing clever."""
    forecasts = {Forecast.AT_RISK: 0, Forecast.LIKELY: 1, Forecast.COMMIT: 2}
    return {
        C.NAME: folded(row.name) or None,
        C.ARR: row.arr,
        C.ARR_CHANGE: row.arr - row.arr_year_ago,
        C.OWNER: folded(row.owner) or None,
        C.SEGMENT: folded(f"{row.segment}\0{row.touch_model}" if row.segment else row.touch_model) or None,
        C.TOUCH: folded(row.touch_model) or None,
        C.LIFECYCLE: folded(row.lifecycle) or None,
        C.INDUSTRY: folded(row.industry) or None,
        C.REGION: folded(row.region) or None,
        C.TIER: folded(row.tier) or None,
        C.HEALTH: row.health,
        C.QUADRANT: folded(row.quadrant.label) if row.quadrant else None,
        C.RENEWAL: _day(row.renewal),
        C.NOTICE: _day(row.notice_by),
        C.REVIEW: _day(row.next_review),
        C.FORECAST: forecasts[row.forecast] if row.forecast else None,
        C.LAST_CONTACT: _day(row.last_contact),
        C.CONFIRMED: row.value_confirmed,
        C.SINCE: _day(row.customer_since),
        C.PARENT: folded(row.parent) or None,
        C.RELATION: row.relation.value,
        C.ID: folded(row.external_id) or None,
    }[column]


def slow_order(rows: tuple[PortfolioRow, ...], sort: list[tuple[PortfolioColumn, bool]]) -> list[int]:
    """Sort by the last column first, as equal ones stay in place; those without a value go to the end."""
    order = list(range(len(rows)))
    for column, descending in [*sort, (C.NAME, False)][::-1]:
        keys = {i: slow_key(rows[i], column) for i in order}
        known = sorted((i for i in order if keys[i] is not None), key=keys.__getitem__, reverse=descending)  # type: ignore[arg-type] # all of one kind
        order = known + [i for i in order if keys[i] is None]
    return order


@given(some_rows, some_sorts)
def test_order_agrees_with_the_slow_way(
    rows: tuple[PortfolioRow, ...], sort: list[tuple[PortfolioColumn, bool]]
) -> None:
    assert arranged(rows, sort=sort).positions.tolist() == slow_order(rows, sort)


def slow_group(row: PortfolioRow, column: PortfolioColumn) -> Key:
    """What the rows of one group share."""
    if column is C.HEALTH:
        return row.band
    if column in (C.RENEWAL, C.REVIEW):
        day = row.renewal if column is C.RENEWAL else row.next_review
        return None if day is None else "Overdue" if day < TODAY else f"{day:%Y-%m}"
    key = slow_key(row, column)
    return folded(row.segment) or None if column is C.SEGMENT else key


@given(some_rows, some_sorts, st.sampled_from([column for column in C if groupable(column)]))
def test_groups_hold_together_what_is_equal_in_the_order_asked_for(
    rows: tuple[PortfolioRow, ...], sort: list[tuple[PortfolioColumn, bool]], column: PortfolioColumn
) -> None:
    found = arranged(rows, sort=sort, group=column)
    order = found.positions.tolist()
    assert sorted(order) == list(range(len(rows)))
    assert [group.start for group in found.groups] == np.cumsum([0, *(g.count for g in found.groups)])[
        :-1
    ].tolist()
    shared = []
    for group in found.groups:
        members = order[group.start : group.start + group.count]
        (key,) = {slow_group(rows[i], column) for i in members}
        shared.append(key)
        assert group.arr == sum(rows[i].arr for i in members)
        assert (group.label == "") is (key is None)
        assert members == [i for i in slow_order(rows, sort) if i in members]
    assert len(set(shared)) == len(shared), "no two groups are of the same"
    assert None not in shared[:-1], "those without a value come last"


def test_groups_by_hand() -> None:
    rows = (
        replace(EMPTY, name="a", arr=1, owner="Priya", renewal=date(2026, 11, 30), band=Band.HEALTHY),
        replace(EMPTY, name="b", arr=2, owner="ana", renewal=date(2026, 10, 12), band=Band.AT_RISK),
        replace(EMPTY, name="c", arr=4, owner="Ana", renewal=date(2026, 11, 1), band=Band.HEALTHY),
        replace(EMPTY, name="d", arr=8),
    )
    assert arranged(rows, group=C.OWNER).groups == (
        Group("ana", 0, 2, 6),
        Group("Priya", 2, 1, 1),
        Group("", 3, 1, 8),
    )
    assert arranged(rows, group=C.RENEWAL).groups == (
        Group("Overdue", 0, 1, 2),
        Group("Nov 2026", 1, 2, 5),
        Group("", 3, 1, 8),
    )
    by_health = arranged(rows, sort=[(C.HEALTH, True), (C.ARR, True)], group=C.HEALTH)
    assert [group.label for group in by_health.groups] == ["Healthy", "At risk", ""]
    assert by_health.positions.tolist() == [2, 0, 1, 3]
    assert arranged(rows, "-b -d", group=C.OWNER).groups == (Group("ana", 0, 1, 4), Group("Priya", 1, 1, 1))
    assert arranged((), group=C.OWNER).groups == ()


@given(
    some_rows, st.lists(st.sampled_from(["", "a", "ANA", "an", "food", "emea", "ana smb", "z"]), max_size=6)
)
def test_words_are_found_as_the_slow_way_finds_them_whatever_was_typed_before(
    rows: tuple[PortfolioRow, ...], typed: list[str]
) -> None:
    def matches(row: PortfolioRow, text: str) -> bool:
        own = (row.external_id, row.name, row.parent, row.owner, row.segment, row.touch_model)
        whole = folded("\n".join((*own, row.lifecycle, row.industry, row.region, row.tier)))
        return all(word in whole for word in folded(text).split())

    index = PortfolioIndex(rows, TODAY)
    for text in typed:
        found = index.arrange(parse_query(text, TODAY), []).positions
        assert set(found.tolist()) == {i for i, row in enumerate(rows) if matches(row, text)}


@given(some_rows)
def test_ready_made_views_agree_with_the_slow_way(rows: tuple[PortfolioRow, ...]) -> None:
    def holds(name: str, row: PortfolioRow) -> bool:
        left = (row.renewal - TODAY).days if row.renewal else None
        age = (TODAY - row.last_contact).days if row.last_contact else None
        return {
            "All accounts": True,
            "My accounts": row.owner in ("Ana", "ana"),
            "Renewing in 180 days": left is not None and 0 <= left <= 180,
            "Overdue": left is not None and left < 0,
            "At risk": row.band is Band.AT_RISK,
            "Trapped": row.quadrant is Quadrant.TRAPPED,
            "Silent for 90 days": row.arr > 0 and (age is None or age > 90),
        }[name]

    for view in BUILT_IN_VIEWS:
        found = arranged(rows, view.query, list(view.layout.sort)).positions
        assert set(found.tolist()) == {i for i, row in enumerate(rows) if holds(view.name, row)}


def test_edges_of_the_ready_made_views() -> None:
    rows = tuple(
        replace(EMPTY, name=name, arr=1, renewal=TODAY + timedelta(left), last_contact=TODAY - timedelta(age))
        for name, left, age in (("past", -1, 91), ("today", 0, 90), ("last", 180, 0), ("later", 181, 0))
    )
    queries = {view.name: view.query for view in BUILT_IN_VIEWS}
    assert names(rows, queries["Renewing in 180 days"]) == ["last", "today"]
    assert names(rows, queries["Overdue"]) == ["past"]
    assert names(rows, queries["Silent for 90 days"]) == ["past"]


@given(some_rows)
def test_totals_are_sums_over_what_is_shown(rows: tuple[PortfolioRow, ...]) -> None:
    index = PortfolioIndex(rows, TODAY)
    positions = index.arrange(parse_query("owner:ana", TODAY), []).positions
    shown = [row for row in rows if folded(row.owner) == "ana"]
    risky = [row for row in shown if row.band is Band.AT_RISK]
    assert index.totals(positions) == Totals(
        len(shown), sum(row.arr for row in shown), sum(row.arr for row in risky), len(risky)
    )


@pytest.mark.parametrize("text", ["muller", "MÜLLER", "mull sarl", "a-7"])
def test_search_knows_no_case_and_no_accents(text: str) -> None:
    rows = (replace(EMPTY, name="Müller Sàrl", external_id="A-7"), replace(EMPTY, name="Other"))
    assert names(rows, text) == ["Müller Sàrl"]


def test_values_come_by_how_often_they_are_there() -> None:
    rows = tuple(replace(EMPTY, segment=segment) for segment in ("SMB", "Mid", "SMB", "", "Big"))
    index = PortfolioIndex(rows, TODAY)
    assert index.values(C.SEGMENT) == ("SMB", "Big", "Mid")
    assert index.values(C.RENEWAL) == ()


def test_it_knows_what_it_does_not_know_yet() -> None:
    index = PortfolioIndex((), TODAY, "USD", frozenset({C.HEALTH}))
    known = parse_query("arr>5 halden", TODAY)
    assert index.knows(known, [(C.ARR, True)], C.OWNER)
    assert not index.knows(parse_query("-health:watch", TODAY))
    assert not index.knows(parse_query("no:health", TODAY))
    assert not index.knows(known, [(C.HEALTH, True)])
    assert not index.knows(known, (), C.HEALTH)


def test_no_accounts() -> None:
    assert len(arranged((), "x", [(C.ARR, True)]).positions) == 0
    assert PortfolioIndex((), TODAY).totals(np.empty(0, dtype=np.intp)) == Totals(0, 0, 0, 0)

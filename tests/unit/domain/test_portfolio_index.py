from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.text import folded
from cs_desktop.domain.health import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import PortfolioFilter, PortfolioIndex
from cs_desktop.domain.vocabulary import Forecast, Relation

TODAY = date(2026, 10, 13)
EMPTY = PortfolioRow(
    *(1, "", "", "", "", "", "", "", "", "", ""),
    *(Relation.CUSTOMER, None, 0, 0, (), None, None, None),
)

days = st.one_of(st.none(), st.dates(TODAY - timedelta(400), TODAY + timedelta(400)))
rows = st.lists(
    st.builds(
        PortfolioRow,
        id=st.integers(1, 99),
        external_id=st.sampled_from(["A-1", "A-2", ""]),
        name=st.text("aÁbß Zé", max_size=4),
        parent=st.just(""),
        owner=st.sampled_from(["Ana", "ana", "Priya", ""]),
        segment=st.sampled_from(["SMB", "Enterprise", ""]),
        touch_model=st.sampled_from(["High", ""]),
        lifecycle=st.sampled_from(["Adopt", ""]),
        industry=st.sampled_from(["Food", ""]),
        region=st.just("EMEA"),
        tier=st.just(""),
        relation=st.just(Relation.CUSTOMER),
        customer_since=st.none(),
        arr=st.integers(0, 5),
        arr_year_ago=st.integers(0, 5),
        arr_history=st.just(()),
        renewal=days,
        forecast=st.one_of(st.none(), st.sampled_from(Forecast)),
        last_contact=days,
        health=st.one_of(st.none(), st.floats(0, 100)),
        band=st.one_of(st.none(), st.sampled_from(Band)),
        quadrant=st.one_of(st.none(), st.sampled_from(Quadrant)),
    ),
    max_size=12,
).map(tuple)


def index(*made: PortfolioRow) -> PortfolioIndex:
    return PortfolioIndex(made, TODAY)


def names(
    made: tuple[PortfolioRow, ...], text: str = "", chosen: PortfolioFilter = PortfolioFilter.ALL
) -> list[str]:
    order = PortfolioIndex(made, TODAY).order(text, chosen, PortfolioColumn.NAME, descending=False)
    return [made[i].name for i in order]


def slow_key(row: PortfolioRow, column: PortfolioColumn) -> float | str | None:
    """The value that a row is sorted by, None if it has none: one line a column, nothing clever."""
    forecasts = {Forecast.AT_RISK: 0, Forecast.LIKELY: 1, Forecast.COMMIT: 2}
    return {
        PortfolioColumn.NAME: folded(row.name) if row.name else None,
        PortfolioColumn.ARR: row.arr,
        PortfolioColumn.ARR_CHANGE: row.arr - row.arr_year_ago,
        PortfolioColumn.SEGMENT: folded(
            f"{row.segment}\0{row.touch_model}" if row.segment else row.touch_model
        )
        or None,
        PortfolioColumn.HEALTH: row.health,
        PortfolioColumn.QUADRANT: folded(row.quadrant.label) if row.quadrant else None,
        PortfolioColumn.LIFECYCLE: folded(row.lifecycle) or None,
        PortfolioColumn.INDUSTRY: folded(row.industry) or None,
        PortfolioColumn.RENEWAL: row.renewal.toordinal() if row.renewal else None,
        PortfolioColumn.FORECAST: forecasts[row.forecast] if row.forecast else None,
        PortfolioColumn.LAST_CONTACT: row.last_contact.toordinal() if row.last_contact else None,
        PortfolioColumn.OWNER: folded(row.owner) or None,
        PortfolioColumn.TOUCH: folded(row.touch_model) or None,
        PortfolioColumn.REGION: folded(row.region) or None,
        PortfolioColumn.TIER: folded(row.tier) or None,
        PortfolioColumn.PARENT: folded(row.parent) or None,
        PortfolioColumn.ID: folded(row.external_id) or None,
        PortfolioColumn.RELATION: row.relation.value,
        PortfolioColumn.NOTICE: row.notice_by.toordinal() if row.notice_by else None,
        PortfolioColumn.REVIEW: row.next_review.toordinal() if row.next_review else None,
        PortfolioColumn.SINCE: row.customer_since.toordinal() if row.customer_since else None,
    }[column]


@given(rows, st.sampled_from(PortfolioColumn), st.booleans())
def test_order_agrees_with_the_slow_way(
    made: tuple[PortfolioRow, ...], column: PortfolioColumn, descending: bool
) -> None:
    order = index(*made).order("", PortfolioFilter.ALL, column, descending=descending)
    keys = [slow_key(made[i], column) for i in order]
    assert sorted(order) == list(range(len(made)))
    known = [key for key in keys if key is not None]
    assert known == sorted(known, reverse=descending)
    assert keys[: len(known)] == known, "rows without a value come last"


@given(rows, st.sampled_from(["", "a", "ANA", "food emea", "z"]), st.sampled_from(PortfolioFilter))
def test_filter_agrees_with_the_slow_way(
    made: tuple[PortfolioRow, ...], text: str, chosen: PortfolioFilter
) -> None:
    def holds(row: PortfolioRow) -> bool:
        left = (row.renewal - TODAY).days if row.renewal else None
        age = (TODAY - row.last_contact).days if row.last_contact else None
        return {
            PortfolioFilter.ALL: True,
            PortfolioFilter.RENEWING: left is not None and 0 <= left <= 180,
            PortfolioFilter.OVERDUE: left is not None and left < 0,
            PortfolioFilter.AT_RISK: row.band is Band.AT_RISK,
            PortfolioFilter.TRAPPED: row.quadrant is Quadrant.TRAPPED,
            PortfolioFilter.SILENT: row.arr > 0 and (age is None or age > 90),
        }[chosen]

    def matches(row: PortfolioRow) -> bool:
        texts = (row.external_id, row.name, row.owner, row.segment, row.touch_model)
        whole = folded(" ".join((*texts, row.lifecycle, row.industry, row.region)))
        return all(word in whole for word in folded(text).split())

    made_index = index(*made)
    order = made_index.order(text, chosen, PortfolioColumn.ARR, descending=True)
    assert set(order) == {i for i, row in enumerate(made) if holds(row) and matches(row)}
    assert made_index.count(chosen) == sum(holds(row) for row in made)
    assert made_index.total_arr(order) == sum(made[i].arr for i in order)


def test_edges_of_the_ready_made_selections() -> None:
    made = tuple(
        replace(EMPTY, name=name, arr=1, renewal=TODAY + timedelta(left), last_contact=TODAY - timedelta(age))
        for name, left, age in (("past", -1, 91), ("today", 0, 90), ("last", 180, 0), ("later", 181, 0))
    )
    assert names(made, chosen=PortfolioFilter.RENEWING) == ["last", "today"]
    assert names(made, chosen=PortfolioFilter.OVERDUE) == ["past"]
    assert names(made, chosen=PortfolioFilter.SILENT) == ["past"]


def test_a_paying_account_that_nobody_ever_spoke_to_is_silent() -> None:
    assert names((replace(EMPTY, name="x", arr=1),), chosen=PortfolioFilter.SILENT) == ["x"]
    assert names((replace(EMPTY, name="x", arr=0),), chosen=PortfolioFilter.SILENT) == []


@pytest.mark.parametrize("text", ["muller", "MÜLLER", "mull sarl", "a-7"])
def test_search_knows_no_case_and_no_accents(text: str) -> None:
    made = (replace(EMPTY, name="Müller Sàrl", external_id="A-7"), replace(EMPTY, name="Other"))
    assert names(made, text) == ["Müller Sàrl"]


def test_no_accounts() -> None:
    empty = index()
    assert len(empty.order("x", PortfolioFilter.ALL, PortfolioColumn.ARR, descending=True)) == 0
    assert empty.total_arr(np.empty(0, dtype=np.intp)) == 0

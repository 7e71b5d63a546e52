"""Accounts for tests of the portfolio's filter and index."""

from datetime import date, timedelta

from hypothesis import strategies as st

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Forecast, Relation

TODAY = date(2026, 10, 13)
EMPTY = PortfolioRow(1)

some_days = st.one_of(st.none(), st.dates(TODAY - timedelta(400), TODAY + timedelta(400)))
some_rows = st.lists(
    st.builds(
        PortfolioRow,
        id=st.integers(1, 99),
        external_id=st.sampled_from(["A-1", "A-2", ""]),
        name=st.text("aÁbß Zé", max_size=4),
        parent=st.sampled_from(["Halden", "halden", ""]),
        owner=st.sampled_from(["Ana", "ana", "Priya", ""]),
        segment=st.sampled_from(["SMB", "Mid-market", "Enterprise", ""]),
        touch_model=st.sampled_from(["High", ""]),
        lifecycle=st.sampled_from(["Adopt", ""]),
        industry=st.sampled_from(["Food", ""]),
        region=st.just("EMEA"),
        tier=st.just(""),
        relation=st.sampled_from(Relation),
        customer_since=some_days,
        arr=st.sampled_from([0, 1, 99_999_99, 100_000_00, 100_000_01, 300_000_00]),
        arr_year_ago=st.sampled_from([0, 100_000_00]),
        renewal=some_days,
        forecast=st.one_of(st.none(), st.sampled_from(Forecast)),
        last_contact=some_days,
        health=st.one_of(st.none(), st.floats(0, 100)),
        band=st.one_of(st.none(), st.sampled_from(Band)),
        quadrant=st.one_of(st.none(), st.sampled_from(Quadrant)),
        next_review=some_days,
        notice_by=some_days,
        value_confirmed=st.sampled_from([None, 0, 99_99, 42_000_00]),
    ),
    max_size=12,
).map(tuple)

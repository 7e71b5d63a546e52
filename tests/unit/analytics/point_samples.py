"""Metric points for tests, by hand and by hypothesis."""

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from cs_desktop.analytics.health.windows import Points

Point = tuple[int, date, float]
"""Account, day, value."""

AS_OF = date(2026, 6, 30)


def columns(points: Iterable[Point]) -> Points:
    listed = list(points)
    return Points(
        np.array([account for account, _, _ in listed], np.int64),
        np.array([day.toordinal() for _, day, _ in listed], np.int64),
        np.array([value for _, _, value in listed], np.float64),
    )


def ago(days: int) -> date:
    return AS_OF - timedelta(days)


some_points = st.lists(
    st.tuples(
        st.integers(1, 4),
        st.integers(-20, 60).map(ago),
        st.one_of(st.integers(-3, 3).map(float), st.floats(-1e6, 1e6)),
    ),
    max_size=25,
)

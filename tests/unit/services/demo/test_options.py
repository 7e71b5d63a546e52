from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.services.demo.options import DemoOptions, Horizon

TODAY = date(2026, 10, 13)


def test_the_last_day_shown_is_yesterday_unless_asked_otherwise() -> None:
    assert DemoOptions().checked(TODAY).until == date(2026, 10, 12)
    assert DemoOptions(until=date(2025, 1, 31)).checked(TODAY).until == date(2025, 1, 31)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (DemoOptions(accounts=0), "--accounts"),
        (DemoOptions(accounts=100_001), "--accounts"),
        (DemoOptions(months=2), "--months"),
        (DemoOptions(seed=-1), "--seed"),
        (DemoOptions(points=-1), "--points"),
        (DemoOptions(until=date(1999, 1, 1)), "--until"),
    ],
)
def test_what_makes_no_sense_is_refused(options: DemoOptions, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        options.checked(TODAY)


@given(st.dates(date(2021, 1, 1), date(2088, 12, 31)), st.integers(3, 120))
def test_months_follow_each_other_and_end_on_the_last_day(until: date, months: int) -> None:
    horizon = Horizon(until, months)
    starts = [horizon.start(month) for month in range(-12, months + 13)]

    assert all(28 <= (b - a).days <= 31 for a, b in pairwise(starts))
    assert horizon.start(months) == until + timedelta(days=1)
    assert horizon.holds(horizon.first)
    assert horizon.holds(until)
    assert not horizon.holds(horizon.first - timedelta(days=1))

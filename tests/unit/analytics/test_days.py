"""Days as whole numbers."""

from datetime import date

import pandas as pd
import pytest

from cs_desktop.analytics.days import ordinals
from cs_desktop.analytics.payments import NEVER

DAYS = [date(2026, 2, 28), None, date(1970, 1, 1), date(1999, 12, 31)]
EXPECTED = [date(2026, 2, 28).toordinal(), NEVER, 719163, date(1999, 12, 31).toordinal()]


@pytest.mark.parametrize("unit", ["s", "us", "ns"])
def test_a_column_of_datetimes_of_any_unit(unit: str) -> None:
    column = pd.Series(pd.to_datetime(pd.Series(DAYS))).astype(f"datetime64[{unit}]")
    assert ordinals(column).tolist() == EXPECTED


def test_a_column_of_dates() -> None:
    assert ordinals(pd.Series(DAYS, dtype=object)).tolist() == EXPECTED


def test_the_first_and_last_day_there_are() -> None:
    assert ordinals(pd.Series([date(1, 1, 1), date(9999, 12, 31)], dtype=object)).tolist() == [1, NEVER - 1]


def test_ordinals_stay_as_they_are() -> None:
    assert ordinals(pd.Series([1, 719163])).tolist() == [1, 719163]


def test_an_empty_column_and_one_without_any_date() -> None:
    assert ordinals(pd.Series([], dtype=object)).tolist() == []
    assert ordinals(pd.Series([None, None], dtype=object)).tolist() == [NEVER, NEVER]
    assert ordinals(pd.Series([float("nan")])).tolist() == [NEVER]

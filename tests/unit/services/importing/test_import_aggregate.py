"""Event rows gathered by day, against an example by hand and a slow reference."""

from collections import defaultdict
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.services.importing.aggregate import by_day
from cs_desktop.services.importing.mapping import Aggregate

Event = tuple[int, int, int]


def gathered(events: list[Event], how: Aggregate) -> dict[tuple[int, int], float]:
    columns = np.array(events, np.int64).reshape(-1, 3).T
    accounts, days, values = by_day(columns[0], columns[1].astype(np.int32), columns[2].astype(float), how)
    keys = list(zip(accounts.tolist(), days.tolist(), strict=True))
    assert keys == sorted(set(keys))
    return dict(zip(keys, values.tolist(), strict=True))


# Account 1 on day 10 has 4, 6 and 4; on day 11 it has 0. Account 2 on day 10 has 5.
EVENTS = [(1, 10, 4), (2, 10, 5), (1, 11, 0), (1, 10, 6), (1, 10, 4)]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Aggregate.SUM, 14.0),  # 4 + 6 + 4
        (Aggregate.COUNT, 3.0),
        (Aggregate.MEAN, 14 / 3),
        (Aggregate.MAX, 6.0),
        (Aggregate.NUNIQUE, 2.0),  # 4 and 6
    ],
)
def test_an_example_by_hand(how: Aggregate, expected: float) -> None:
    found = gathered(EVENTS, how)
    assert found.keys() == {(1, 10), (1, 11), (2, 10)}
    assert found[1, 10] == pytest.approx(expected)


SLOW = {
    Aggregate.SUM: sum,
    Aggregate.COUNT: len,
    Aggregate.MEAN: fmean,
    Aggregate.MAX: max,
    Aggregate.NUNIQUE: lambda values: len(set(values)),
}
numbers = st.integers(-3, 3)


@given(st.lists(st.tuples(numbers, st.integers(1, 4), numbers)), st.sampled_from(Aggregate))
def test_it_agrees_with_going_through_the_rows_one_by_one(events: list[Event], how: Aggregate) -> None:
    groups = defaultdict(list)
    for account, day, value in events:
        groups[account, day].append(value)
    expected = {key: SLOW[how](values) for key, values in groups.items()}
    assert gathered(events, how) == pytest.approx(expected)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.services.demo.quotas import quotas


def _given(points: int, metrics: int, days: list[int]) -> list[int]:
    """Return each account's days, handed out one at a time, the slow and obvious way."""
    left, mine = -(-points // metrics), [0] * len(days)
    while left:
        least = min(n for n, most in zip(mine, days, strict=True) if n < most)
        place = next(i for i, n in enumerate(mine) if n == least and n < days[i])
        mine[place] += 1
        left -= 1
    return mine


@given(st.data())
def test_the_points_come_to_exactly_what_was_asked_for(data: st.DataObject) -> None:
    metrics = data.draw(st.integers(1, 12))
    days = data.draw(st.lists(st.integers(0, 40), min_size=1, max_size=12))
    points = data.draw(st.integers(0, metrics * sum(days)))

    shares = quotas(points, metrics, days)

    assert list(shares.days) == _given(points, metrics, days)
    assert sum(shares.days) * metrics - shares.missing == points
    assert 0 <= shares.missing < metrics
    assert not points or shares.days[shares.shortened] > 0


def test_a_share_worked_by_hand() -> None:
    # 25 points of 2 metrics are 13 days, less one point. Three accounts with 10, 2 and 10 days: 2 + 2 + 2
    # leaves 7 for the first and the last, so 6, 2, 5; the last day handed out is the first account's.
    shares = quotas(25, 2, [10, 2, 10])

    assert shares.days == (6, 2, 5)
    assert (shares.shortened, shares.missing) == (0, 1)


def test_more_points_than_days_are_refused() -> None:
    with pytest.raises(KnownError, match="2 accounts have 36 points"):
        quotas(37, 12, [1, 2])

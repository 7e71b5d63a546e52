"""ARR on a day, over days, and its movement."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.arr import arr_at, arr_history, movement
from cs_desktop.common.periods import Period
from tests.unit.analytics.arr_samples import FIRST, Step, arr_on, days, periods, some_steps, steps_frame

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


def test_start_counts_and_end_does_not() -> None:
    steps = steps_frame([(7, 1, 500, date(2026, 3, 1), date(2026, 6, 1))])
    on = {day: int(arr_at(steps, day)[7]) for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31))}
    assert on == {date(2026, 2, 28): 0, date(2026, 3, 1): 500, date(2026, 5, 31): 500}
    assert arr_at(steps, date(2026, 6, 1))[7] == 0


def test_a_subscription_that_ends_on_the_day_it_starts_never_counts() -> None:
    steps = steps_frame([(7, 1, 500, date(2026, 3, 1), date(2026, 3, 1))])
    assert arr_at(steps, date(2026, 3, 1)).tolist() == [0]


def test_amounts_beyond_what_a_float_can_hold_stay_exact() -> None:
    big = 2**53
    steps = steps_frame([(7, 1, big, FIRST, None), (7, 2, 1, FIRST, None)])
    assert arr_at(steps, FIRST)[7] == big + 1


def test_movement_by_hand() -> None:
    # Account 1 grows from 100 to 100 + 50, 2 shrinks from 300 to 200, 3 ends with 80, 4 begins with 40,
    # 5 had ARR before the year and returns in it with 60, so it is new; 6 comes and goes within the year.
    steps = steps_frame(
        [
            (1, 1, 100, date(2025, 1, 1), None),
            (1, 2, 50, date(2026, 5, 1), None),
            (2, 1, 300, date(2025, 1, 1), date(2026, 4, 1)),
            (2, 1, 200, date(2026, 4, 1), None),
            (3, 1, 80, date(2025, 1, 1), date(2027, 1, 1)),
            (4, 1, 40, date(2026, 12, 31), None),
            (5, 1, 90, date(2024, 1, 1), date(2025, 6, 1)),
            (5, 1, 60, date(2027, 1, 1), None),
            (6, 1, 70, date(2026, 2, 1), date(2026, 9, 1)),
        ]
    )
    expected = pd.DataFrame(
        [
            (100, 150, 0, 50, 0, 0),
            (300, 200, 0, 0, 100, 0),
            (80, 0, 0, 0, 0, 80),
            (0, 40, 40, 0, 0, 0),
            (0, 60, 60, 0, 0, 0),
            (0, 0, 0, 0, 0, 0),
        ],
        index=pd.Index([1, 2, 3, 4, 5, 6], name="account_id"),
        columns=["opening", "closing", "new", "expansion", "contraction", "churned"],
    )
    pd.testing.assert_frame_equal(movement(steps, YEAR), expected)


def test_history_by_hand() -> None:
    steps = steps_frame([(1, 1, 100, date(2026, 1, 1), None), (2, 1, 30, date(2026, 2, 1), date(2026, 3, 1))])
    history = arr_history(steps, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)])
    assert history.to_numpy().tolist() == [[100, 100, 100], [0, 30, 0]]
    assert history.sum().tolist() == [100, 130, 100]


def test_no_steps_give_no_rows() -> None:
    assert arr_at(steps_frame([]), FIRST).empty
    assert movement(steps_frame([]), YEAR).empty
    assert arr_history(steps_frame([]), [FIRST]).shape == (0, 1)


@given(some_steps(), st.lists(days, max_size=5))
def test_history_agrees_with_walking_every_step(steps: list[Step], asked: list[date]) -> None:
    history = arr_history(steps_frame(steps), asked)
    for place, day in enumerate(asked):
        for account in history.index:
            assert history.loc[account].iloc[place] == arr_on(steps, day, account)
        assert history.iloc[:, place].sum() == arr_on(steps, day)


@given(some_steps(), periods)
def test_every_account_has_at_most_one_movement_and_it_adds_up(steps: list[Step], period: Period) -> None:
    frame = movement(steps_frame(steps), period)
    kinds = frame[["new", "expansion", "contraction", "churned"]]
    assert ((kinds > 0).sum(axis=1) <= 1).all()
    assert (kinds >= 0).to_numpy().all()
    net = frame["new"] + frame["expansion"] - frame["contraction"] - frame["churned"]
    assert (frame["opening"] + net == frame["closing"]).all()


@given(some_steps(), periods)
def test_what_happens_after_the_closing_day_changes_nothing(steps: list[Step], period: Period) -> None:
    later: list[Step] = [(account, 1, 10, period.end + timedelta(1), None) for account, *_ in steps]
    pd.testing.assert_frame_equal(
        movement(steps_frame(steps), period), movement(steps_frame(steps + later), period)
    )

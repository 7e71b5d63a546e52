"""The value that an attribute had on a day."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.attributes import held
from tests.unit.analytics.arr_samples import (
    SINCE_EVER,
    Attribute,
    attributes_frame,
    days,
    some_attributes,
    value_on,
)

HISTORY: list[Attribute] = [
    (1, "Small", SINCE_EVER),
    (1, "Large", date(2026, 4, 1)),
    (2, "Small", date(2026, 4, 1)),
    (2, "", date(2026, 6, 1)),
]


def held_on(rows: list[Attribute], asked: list[tuple[int, date]], field: str = "segment") -> list[str]:
    accounts = np.array([account for account, _ in asked], np.int64)
    on = np.array([day.toordinal() for _, day in asked], np.int64)
    return held(attributes_frame(rows), field, accounts, on).tolist()


def test_the_newest_value_that_began_on_or_before_the_day() -> None:
    assert held_on(HISTORY, [(1, date(2026, 3, 31)), (1, date(2026, 4, 1)), (1, date(2030, 1, 1))]) == [
        "Small",
        "Large",
        "Large",
    ]


def test_nothing_before_the_first_value_nor_after_it_was_cleared() -> None:
    assert held_on(HISTORY, [(2, date(2026, 3, 31)), (2, date(2026, 5, 1)), (2, date(2026, 6, 1))]) == [
        "",
        "Small",
        "",
    ]


def test_an_account_or_a_field_without_history() -> None:
    assert held_on(HISTORY, [(3, date(2026, 5, 1)), (0, date(2026, 5, 1))]) == ["", ""]
    assert held_on(HISTORY, [(1, date(2026, 5, 1))], field="region") == [""]
    assert held_on([], [(1, date(2026, 5, 1))]) == [""]


def test_of_two_rows_of_one_day_the_last_holds() -> None:
    rows = [(1, "A", date(2026, 4, 1)), (1, "B", date(2026, 4, 1))]
    assert held_on(rows, [(1, date(2026, 4, 2))]) == ["B"]


def test_valid_from_may_be_ordinals() -> None:
    frame = attributes_frame(HISTORY)
    frame["valid_from"] = [day.toordinal() for _, _, day in HISTORY]
    on = np.array([date(2026, 4, 1).toordinal()])
    assert held(frame, "segment", np.array([1]), on).tolist() == ["Large"]


@given(some_attributes, st.lists(st.tuples(st.integers(0, 5), days), max_size=6))
def test_it_agrees_with_walking_every_row(rows: list[Attribute], asked: list[tuple[int, date]]) -> None:
    assert held_on(rows, asked) == [value_on(rows, account, day) for account, day in asked]

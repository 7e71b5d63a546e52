"""Frames for the tests of ARR: by hand, by hypothesis, and a slow reference that walks day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from hypothesis import strategies as st

from cs_desktop.common.periods import Period

Step = tuple[int, int, int, date, date | None]
"""Account, product, ARR, start, end."""
Attribute = tuple[int, str, date]
"""Account, value, valid from."""

FIRST = date(2026, 1, 1)
SINCE_EVER = date(1, 1, 1)


def steps_frame(steps: Iterable[Step]) -> pd.DataFrame:
    rows = list(steps)
    frame = pd.DataFrame(rows, columns=["account_id", "product_id", "arr", "start", "end"])
    frame.insert(0, "subscription_id", range(len(rows)))
    ints = ["subscription_id", "account_id", "product_id", "arr"]
    frame[ints] = frame[ints].astype("int64")
    for column in ("start", "end"):
        frame[column] = pd.to_datetime(frame[column]).astype("datetime64[ns]")
    return frame


def attributes_frame(rows: Iterable[Attribute], field: str = "segment") -> pd.DataFrame:
    listed = [(account, field, value, day) for account, value, day in rows]
    frame = pd.DataFrame(listed, columns=["account_id", "field", "value", "valid_from"], dtype=object)
    return frame.astype({"account_id": "int64"})


days = st.integers(0, 60).map(lambda n: FIRST + timedelta(n))
periods = st.builds(lambda start, length: Period(start, start + timedelta(length)), days, st.integers(1, 40))
amounts = st.one_of(st.just(0), st.integers(1, 5), st.integers(1, 10**13))


@st.composite
def some_steps(draw: st.DrawFn) -> list[Step]:
    def step() -> Step:
        start = draw(days)
        length = draw(st.one_of(st.none(), st.integers(0, 40)))
        end = None if length is None else start + timedelta(length)
        return draw(st.integers(1, 4)), draw(st.integers(1, 3)), draw(amounts), start, end

    return [step() for _ in range(draw(st.integers(0, 12)))]


some_attributes = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(["", "A", "B"]), st.one_of(st.just(SINCE_EVER), days)),
    max_size=8,
)


def arr_on(steps: Iterable[Step], day: date, account: int | None = None, product: int | None = None) -> int:
    """Walk every step: the definition itself."""
    total = 0
    for step_account, step_product, arr, start, end in steps:
        if account not in (None, step_account) or product not in (None, step_product):
            continue
        if start <= day and (end is None or day < end):
            total += arr
    return total


def value_on(attributes: Iterable[Attribute], account: int, day: date) -> str:
    """Walk every row in order; a later or equal valid_from replaces what was found."""
    found, since = "", date.min
    for row_account, value, valid_from in attributes:
        if row_account == account and since <= valid_from <= day:
            found, since = value, valid_from
    return found


def first_day_paid(steps: list[Step], account: int, period: Period) -> date:
    """Walk day by day from the opening to the closing one."""
    day = period.start
    while arr_on(steps, day, account) == 0:
        day += timedelta(1)
        assert day <= period.end
    return day


@dataclass
class Moved:
    """The sums of the spec, added up one unit at a time."""

    arr_start: int = 0
    new: int = 0
    expansion: int = 0
    contraction: int = 0
    churned: int = 0
    arr_end: int = 0
    accounts_start: int = 0
    accounts_end: int = 0
    accounts_lost: int = 0

    def add(self, opening: int, closing: int) -> None:
        self.arr_start += opening
        self.arr_end += closing
        if closing > 0:
            self.accounts_end += 1
        if opening == 0:
            self.new += closing
            return
        self.accounts_start += 1
        if closing == 0:
            self.churned += opening
            self.accounts_lost += 1
        elif closing > opening:
            self.expansion += closing - opening
        else:
            self.contraction += opening - closing


FIELDS = tuple(Moved.__dataclass_fields__)

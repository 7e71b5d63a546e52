from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.services.demo.ids import ACCOUNT_SLOTS, DemoIds

DAY = date(2026, 10, 12)
slots = st.integers(0, ACCOUNT_SLOTS + 100_000)


def taken(slot: int, count: int, seed: int = 7) -> list[int]:
    ids = DemoIds(DAY, seed, slot)
    return [ids.next() for _ in range(count)]


@given(slots)
def test_ids_rise_and_are_the_same_every_time(slot: int) -> None:
    assert taken(slot, 50) == taken(slot, 50)
    assert taken(slot, 50) == sorted(set(taken(slot, 50)))


@given(slots)
def test_a_slot_s_ids_come_before_those_of_the_next(slot: int) -> None:
    # A slot has 2^22 ids and starts within the first quarter of them.
    assert taken(slot, 1)[0] + 3_000_000 < taken(slot + 1, 1)[0]


@given(slots)
def test_another_seed_gives_other_ids(slot: int) -> None:
    assert not set(taken(slot, 1)) & set(taken(slot, 1, seed=8))


def test_a_file_asks_for_ids_with_the_time_which_plays_no_part() -> None:
    assert DemoIds(DAY, 7, 0)(datetime(2030, 1, 1, tzinfo=UTC)) == taken(0, 1)[0]


@given(st.dates(date(2021, 1, 1), date(2088, 12, 31)))
def test_ids_fit_into_a_row_id(day: date) -> None:
    assert 0 < DemoIds(day, 7, ACCOUNT_SLOTS).next() < 2**63

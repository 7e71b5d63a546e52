"""Agendas: their times, what is stored of them, and what a person does to them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews import editing
from cs_desktop.domain.reviews.agendas import Agenda, Point, agenda_in, items_of, shipped, templates_of, times
from cs_desktop.domain.reviews.content import Item
from cs_desktop.domain.reviews.inviting import proposed
from cs_desktop.domain.reviews.line import spread
from cs_desktop.domain.reviews.live import clock_text, current_place, running
from cs_desktop.domain.reviews.words import period_text, proposed_title, read_time
from cs_desktop.domain.vocabulary import ReviewKind

TWO = datetime(2026, 10, 13, 14, tzinfo=UTC)


def _items(*minutes: int, done: int = 0) -> tuple[Item, ...]:
    return tuple(
        Item(n + 1, 1, f"Point {n + 1}", length, n, n < done, "") for n, length in enumerate(minutes)
    )


def test_each_point_begins_where_the_one_before_ends() -> None:
    # 2:00, then 5 minutes, then 15, then 10.
    told = times(TWO, [5, 15, 10])
    assert [at.strftime("%H:%M") for at in told if at] == ["14:00", "14:05", "14:20"]
    assert times(None, [5, 15]) == (None, None)


@given(st.lists(st.integers(0, 600), max_size=12))
def test_times_never_go_back_and_end_with_the_sum(minutes: list[int]) -> None:
    told = [at for at in times(TWO, [*minutes, 0]) if at is not None]
    assert told == sorted(told)
    assert told[-1] - TWO == timedelta(minutes=sum(minutes))


@pytest.mark.parametrize("kind", list(ReviewKind))
def test_a_template_comes_back_as_it_is_stored(kind: ReviewKind) -> None:
    agenda = shipped(kind.value)
    assert agenda_in(None, agenda.name, agenda.kind, items_of(agenda)) == agenda
    assert agenda.kind == kind.value


def test_what_makes_no_sense_in_a_stored_template_is_left_out() -> None:
    stored = {"items": [{"text": " ", "minutes": 5}, {"text": "Value", "minutes": "x"}, 4], "prep": None}
    stored["items"].append({"text": "Value", "minutes": 9_000})
    assert agenda_in(3, "Ours", "qbr", stored).points == (Point("Value", 600),)


def test_own_templates_come_before_ours_and_only_of_the_kind() -> None:
    mine, other = Agenda("Mine", "qbr", (), ()), Agenda("Other", "ebr", (), ())
    assert [one.name for one in templates_of("qbr", (other, mine))] == ["Mine", "Quarterly review"]


def _applied(items: tuple[Item, ...], gesture: Gesture) -> list[int]:
    places = {put.id: put.values["position"] for put in gesture.puts}
    moved = [replace(item, position=places.get(item.id, item.position)) for item in items]
    return [item.id for item in sorted(moved, key=lambda item: item.position)]


@given(st.integers(1, 7), st.integers(0, 6), st.integers(-2, 9))
def test_a_moved_point_stands_where_it_was_put_and_the_others_keep_their_order(
    count: int, which: int, to: int
) -> None:
    items = _items(*[10] * count)
    one = items[which % count]
    order = _applied(items, editing.move_point(items, one.id, to))
    assert order.index(one.id) == min(max(to, 0), count - 1)
    assert [id_ for id_ in order if id_ != one.id] == [item.id for item in items if item is not one]


def test_nothing_is_done_where_nothing_is_different() -> None:
    items = _items(5, 10)
    assert not editing.move_point(items, 1, 0)
    assert not editing.check_point(items[0], done=False)
    assert not editing.write_point(items[0], " ", 5)


def test_a_template_replaces_what_is_not_done() -> None:
    gesture = editing.take_agenda(_items(5, 10, 15, done=1), shipped("success"))
    (drop,) = gesture.drops
    assert (drop.kind, drop.ids) == (Kind.REVIEW_ITEM, frozenset({2, 3}))
    assert [add.values["position"] for add in gesture.adds] == [1, 2, 3, 4]


def test_a_meeting_is_timed_from_the_moment_it_was_begun() -> None:
    items = _items(5, 15, 10, done=1)
    began = datetime(2026, 10, 13, 14, 0, tzinfo=UTC)
    at = running(items, began, began + timedelta(minutes=12))
    # The second point ends after 5 + 15 = 20 minutes, all after 30; 12 have gone.
    assert (at.place, at.point_left, at.left) == (1, timedelta(minutes=8), timedelta(minutes=18))
    late = running(items, began, began + timedelta(minutes=21))
    assert late.over
    assert clock_text(late.point_left) == "−1:00"


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6), st.integers(0, 300), st.integers(0, 6))
def test_the_current_point_never_has_more_time_left_than_the_whole(
    minutes: list[int], gone: int, done: int
) -> None:
    items = _items(*minutes, done=done)
    began = datetime(2026, 10, 13, 14, tzinfo=UTC)
    at = running(items, began, began + timedelta(minutes=gone))
    assert at.point_left <= at.left
    assert at.place == current_place(items) == min(done, len(minutes))


def test_a_clock_that_was_set_back_counts_from_the_beginning() -> None:
    began = datetime(2026, 10, 13, 14, tzinfo=UTC)
    assert running(_items(5), began, began - timedelta(hours=1)).point_left == timedelta(minutes=5)
    assert clock_text(timedelta(minutes=4, seconds=5)) == "4:05"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:00", time(14)),
        ("2 pm", time(14)),
        ("12am", time(0)),
        ("9.30", time(9, 30)),
        ("12:05 PM", time(12, 5)),
        ("24:00", None),
        ("9:5", None),
        ("13 pm", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


def test_a_review_is_named_by_the_quarter_that_it_looks_back_on() -> None:
    # 60 days before Oct 13 is Aug 14, in the third quarter; before Jan 13 it is Nov 14, in the fourth.
    assert proposed_title("qbr", date(2026, 10, 13)) == "Q3 2026 quarterly review"
    assert period_text(date(2026, 1, 13)) == "Q4 2025"
    # Where the fiscal year begins in February, mid-August is the third quarter of the year ending in 2027.
    assert period_text(date(2026, 10, 13), 2) == "Q3 2027"


def test_a_qbr_is_proposed_to_champions_and_an_ebr_to_sponsors() -> None:
    names = {1: "Zoe", 2: "Ben", 3: "Cy", 4: "Dee"}
    roles = {1: "champion", 2: "power_user", 3: "sponsor", 4: "champion"}
    contacts = {
        one: Who(one, name, "", date(2026, 1, 1) if one == 4 else None) for one, name in names.items()
    }
    assert proposed("qbr", contacts, roles, date(2026, 10, 13)) == (1, 2)
    assert proposed("ebr", contacts, roles, date(2026, 10, 13)) == (3,)
    # Dee was there until the end of 2025.
    assert proposed("success", contacts, roles, date(2025, 10, 13)) == (4, 1)


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=30).map(sorted),
    st.floats(100, 3000),
)
def test_dots_stand_apart_in_order_and_within_the_line(days: list[date], width: float) -> None:
    places = spread(days, width, 100)
    assert len(places) == len(days)
    assert all(after - before >= 100 - 1e-6 for before, after in pairwise(places))
    assert all(
        -1e-6 <= place <= max(width, 100 * (len(days) - 1), width / 2 + 100 * len(days)) for place in places
    )


def test_dots_of_one_day_stand_together_in_the_middle() -> None:
    one = date(2026, 1, 1)
    assert spread([one], 800, 100) == (400.0,)
    assert spread([one] * 3, 800, 100) == (300.0, 400.0, 500.0)
    assert spread([one] * 5, 100, 100) == (0.0, 100.0, 200.0, 300.0, 400.0)


def test_dots_stand_in_proportion_to_time_where_there_is_room() -> None:
    # 90 of 360 days along a line of 800 is 200.
    days = [date(2026, 1, 1), date(2026, 1, 1) + timedelta(90), date(2026, 1, 1) + timedelta(360)]
    assert spread(days, 800, 100) == (0.0, 200.0, 800.0)

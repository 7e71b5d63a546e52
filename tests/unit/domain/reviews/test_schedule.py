"""A year of reviews: never on a day off, apart from each other, before notice, spread over weeks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.periods import add_months
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.reviews.cadence import CadenceBook, CadenceEntry, CadenceRule, cadence_text, slots
from cs_desktop.domain.reviews.preparing import moved_due, prep_due
from cs_desktop.domain.reviews.schedule import APART, Hitch, Proposal, Wanted, propose, week_of

TODAY = date(2026, 10, 13)
"""A Tuesday."""
WEEK = WorkCalendar(range(1, 6))
days = st.dates(date(2026, 9, 1), date(2027, 12, 31))


def _wanted(
    account: int = 1,
    slot: date = date(2027, 1, 1),
    months: int = 3,
    kind: str = "qbr",
    *,
    exact: bool = False,
) -> Wanted:
    until = add_months(slot, months)
    return Wanted(account, f"Account {account}", kind, 7, slot, until, exact)


def _plan(
    *wanted: Wanted,
    calendar: WorkCalendar = WEEK,
    taken: Mapping[int, Sequence[date]] | None = None,
    hosted: Sequence[tuple[int | None, date]] = (),
    notices: Mapping[int, Sequence[date]] | None = None,
) -> tuple[Proposal, ...]:
    return propose(wanted, taken or {}, hosted, notices or {}, calendar, TODAY)


def test_quarters_begin_with_the_fiscal_year() -> None:
    # A fiscal year from February: quarters begin in February, May, August, November.
    found = slots(CadenceRule(3), 2, TODAY, date(2027, 10, 13))
    assert found == [date(2026, 11, 1), date(2027, 2, 1), date(2027, 5, 1), date(2027, 8, 1)]


def test_months_are_counted_from_a_day() -> None:
    # From January 31, every month: the last day where a month is shorter.
    found = slots(CadenceRule(1, date(2027, 1, 31)), 1, date(2027, 1, 31), date(2027, 5, 1))
    assert found == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    assert slots(CadenceRule(0), 1, TODAY, date(2030, 1, 1)) == []


@given(st.integers(1, 24), st.none() | days, st.integers(1, 12), days, st.integers(1, 500))
@settings(max_examples=60)
def test_slots_agree_with_walking_month_by_month(
    months: int, starts_on: date | None, fiscal: int, start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    anchor = starts_on or date(2000, fiscal, 1)
    walked, count = [], 0
    while True:
        month = anchor.month - 1 + count * months
        year, month = anchor.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        day = date(year, month, min(anchor.day, last))
        if day >= end:
            break
        if day >= start:
            walked.append(day)
        count += 1
    assert slots(CadenceRule(months, starts_on), fiscal, start, end) == walked


def test_an_account_goes_its_own_way() -> None:
    book = CadenceBook(
        (
            CadenceEntry(1, None, 5, "qbr", 3, None),
            CadenceEntry(2, None, 5, "ebr", 12, None),
            CadenceEntry(3, 9, None, "qbr", 0, None),
        )
    )
    assert {kind: rule.months for kind, rule in book.of_account(8, 5).items()} == {"qbr": 3, "ebr": 12}
    assert {kind: rule.months for kind, rule in book.of_account(9, 5).items()} == {"qbr": 0, "ebr": 12}
    assert not book.of_account(8, None)
    assert [cadence_text(months) for months in (None, 0, 1, 3, 4)] == [
        *("none", "none", "monthly", "quarterly", "every 4 months")
    ]


def test_the_first_review_is_a_week_after_the_quarter_ended() -> None:
    # January 1, 2027 is a Friday; a week later is Friday the 8th.
    (proposal,) = _plan(_wanted())
    assert (proposal.day, proposal.hitch) == (date(2027, 1, 8), None)


def test_days_off_are_left_out() -> None:
    off = WorkCalendar(range(1, 6), {date(2027, 1, 8), date(2027, 1, 11)})
    # Friday the 8th and Monday the 11th are off: the host's weeks are equally empty, so the next day.
    assert _plan(_wanted(), calendar=off)[0].day == date(2027, 1, 12)


def test_weeks_of_a_host_fill_evenly() -> None:
    found = _plan(*(_wanted(account) for account in range(1, 5)))
    # The weeks of January 4, 11, 18, 25 get one each.
    assert [week_of(one.day) for one in found if one.day] == [
        *(date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 18), date(2027, 1, 25))
    ]


def test_it_is_held_before_notice_where_that_can_be() -> None:
    notice = {1: [date(2027, 1, 11)]}
    full = [(7, date(2027, 1, 8))] * 4
    assert _plan(_wanted(), notices=notice, hosted=full)[0].day == date(2027, 1, 8)
    late = _plan(_wanted(), notices={1: [date(2027, 1, 4)]})[0]
    assert (late.day, late.hitch) == (date(2027, 1, 8), Hitch.AFTER_NOTICE)


def test_no_day_is_free_where_another_review_is_near() -> None:
    every_week = {1: [date(2026, 12, 28) + timedelta(days=7 * n) for n in range(20)]}
    assert _plan(_wanted(), taken=every_week)[0] == Proposal(_wanted(), None, Hitch.NO_DAY)


@given(
    st.lists(st.tuples(st.integers(1, 4), days, st.sampled_from(["qbr", "ebr"])), max_size=12),
    st.dictionaries(st.integers(1, 4), st.lists(days, max_size=4), max_size=4),
    st.sets(st.integers(1, 7), min_size=1),
    st.sets(days, max_size=40),
    st.booleans(),
)
@settings(max_examples=80)
def test_no_review_is_on_a_day_off_or_near_another(
    asked: list[tuple[int, date, str]],
    taken: dict[int, list[date]],
    work: set[int],
    off: set[date],
    exact: bool,
) -> None:
    calendar = WorkCalendar(work, off)
    wanted = [_wanted(account, slot, kind=kind, exact=exact) for account, slot, kind in asked]
    found = _plan(*wanted, calendar=calendar, taken=taken)
    assert Counter(one.wanted for one in found) == Counter(wanted)
    held = {account: list(those) for account, those in taken.items()}
    for one in found:
        assert (one.day is None) == (one.hitch is Hitch.NO_DAY)
        if one.day is None:
            continue
        others = held.setdefault(one.wanted.account_id, [])
        assert calendar.is_work(one.day)
        assert TODAY < one.day < one.wanted.until
        assert all(abs((one.day - other).days) > APART for other in others)
        others.append(one.day)


def test_preparing_ends_on_a_day_one_works() -> None:
    # 10 days before Tuesday, October 27 is Saturday the 17th: Friday the 16th.
    assert prep_due(date(2026, 10, 27), 10, WEEK) == date(2026, 10, 16)
    # Friday the 16th is 7 working days before the 27th; so many before November 3 is Friday the 23rd.
    assert moved_due(date(2026, 10, 16), date(2026, 10, 27), date(2026, 11, 3), WEEK) == date(2026, 10, 23)


@given(days, days, st.integers(0, 40), st.sets(st.integers(1, 7), min_size=1), st.sets(days, max_size=40))
@settings(max_examples=80)
def test_what_moves_there_and_back_is_due_as_before(
    old: date, new: date, before: int, work: set[int], off: set[date]
) -> None:
    calendar = WorkCalendar(work, off)
    old, new = calendar.on_or_after(old), calendar.on_or_after(new)
    due = prep_due(old, before, calendar)
    moved = moved_due(due, old, new, calendar)
    assert calendar.is_work(due)
    assert calendar.is_work(moved)
    assert due <= old
    assert moved <= new
    assert moved_due(moved, new, old, calendar) == due

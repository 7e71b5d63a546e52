"""What is late and what that moves: by hand, beside walking from day to day, and as laws."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import move_waiting, set_days, tie
from cs_desktop.domain.plan.calendar import DAY, WorkCalendar
from cs_desktop.domain.plan.schedule import Schedule, after_moving, schedule
from cs_desktop.domain.plan.work import Step, Tie, Work, circle_in, circle_through

TODAY = date(2026, 10, 13)
"""A Tuesday."""
PLAIN = WorkCalendar({1, 2, 3, 4, 5})


def action(number: int) -> ObjectKey:
    return ObjectKey(Kind.PLAN_ACTION, number)


def milestone(number: int) -> ObjectKey:
    return ObjectKey(Kind.MILESTONE, number)


def october(day: int) -> date:
    return date(2026, 10, day)


CLINICS = Step(action(1), "Run clinics", october(5), october(9))
REPORT = Step(action(2), "Draft report", october(12), october(14))
LIVE = Step(milestone(3), "6 depots live", None, october(16))
CHAIN = Work((CLINICS, REPORT, LIVE), (Tie(1, action(1), action(2), 1), Tie(2, action(2), milestone(3))))


def test_what_is_overdue_moves_what_waits_for_it() -> None:
    expected = schedule(CHAIN, PLAIN, TODAY).expected
    # The clinics were due on Friday 9 and are open on Tuesday 13: 2 work days late (Monday, Tuesday).
    assert (expected[action(1)].end, expected[action(1)].late) == (october(13), 2)
    assert expected[action(1)].by is None
    # The report begins after Wednesday 14, the lag, on Thursday 15 and takes its three days (12 to 14):
    # Thursday 15, Friday 16, Monday 19. It was due on Wednesday 14: 3 work days late.
    assert (expected[action(2)].start, expected[action(2)].end) == (october(15), october(19))
    assert expected[action(2)].knocked == 3
    assert expected[action(2)].by == CHAIN.ties[0]
    # The milestone can be reached on the day on which the report ends: Monday 19 for Friday 16.
    assert (expected[milestone(3)].end, expected[milestone(3)].knocked) == (october(19), 1)


def test_the_chain_that_decides_the_end_has_no_slack() -> None:
    beside = Step(action(4), "Share ledger", october(14), october(15))
    planned = schedule(Work((*CHAIN.steps, beside), CHAIN.ties), PLAIN, TODAY)
    assert planned.critical == {action(1), action(2), milestone(3)}
    # All ends on Monday 19; the ledger on Thursday 15 has Friday and Monday left.
    assert planned.expected[action(4)].slack == 2
    assert planned.ends == october(19)


def test_what_is_done_moves_nothing() -> None:
    done = Step(action(1), "Run clinics", october(5), october(9), october(9))
    planned = schedule(Work((done, REPORT, LIVE), CHAIN.ties), PLAIN, october(12))
    # It ended on Friday 9, a day of lag is Monday 12: the report begins on Tuesday 13, ends on Thursday 15.
    assert planned.expected[action(2)].end == october(15)
    assert action(1) not in planned.critical
    assert planned.expected[milestone(3)].by is None


def test_days_without_work_are_passed_over() -> None:
    closed = WorkCalendar({1, 2, 3, 4, 5}, {october(15), october(16)})
    # The report may begin on Thursday 15, which is off, as is Friday: Monday 19, Tuesday 20, Wednesday 21.
    assert schedule(CHAIN, closed, TODAY).expected[action(2)].end == october(21)


def test_a_step_without_days_is_left_out_and_moves_nothing() -> None:
    planned = schedule(
        Work((Step(action(1), "Some day", None, None), REPORT), CHAIN.ties[:1]), PLAIN, october(12)
    )
    assert planned.expected.keys() == {action(2)}
    assert planned.expected[action(2)].by is None


def test_a_circle_is_named() -> None:
    work = Work((CLINICS, REPORT, LIVE), (Tie(1, action(1), action(2)), Tie(2, action(2), milestone(3))))
    with pytest.raises(
        InputError, match="6 depots live → Run clinics → Draft report → 6 depots live"
    ) as told:
        # The clinics cannot wait for what waits for them: each of the arrows points to what waits.
        tie(work, milestone(3), action(1))
    assert "\n" not in str(told.value)
    assert circle_through(work.ties, action(1), action(1)) == (action(1), action(1))


def test_a_circle_that_two_people_made_at_once_leaves_its_steps_as_planned() -> None:
    work = Work(CHAIN.steps, (*CHAIN.ties, Tie(9, milestone(3), action(1))))
    assert set(circle_in(work)) == {action(1), action(2), milestone(3)}
    planned = schedule(work, PLAIN, october(5))
    assert [planned.expected[step.key].end for step in work.steps] == [october(9), october(14), october(16)]


def test_due_before_start_is_refused() -> None:
    with pytest.raises(InputError, match="before it starts"):
        set_days(CHAIN, action(2), (october(14), october(13)))


def test_moving_what_waits_moves_no_more_than_that() -> None:
    planned = schedule(CHAIN, PLAIN, TODAY)
    puts = {(put.kind, put.id): put.values for put in move_waiting(CHAIN, planned).puts}
    assert puts == {
        (Kind.PLAN_ACTION, 2): {"starts_on": october(15), "due": october(19)},
        (Kind.MILESTONE, 3): {"due": october(19)},
    }


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Steps in a row, each waiting for some of those before it."""
    steps, ties = [], []
    for number in range(draw(st.integers(1, 7))):
        key = milestone(number) if draw(st.booleans()) and number else action(number)
        due = october(1) + timedelta(days=draw(st.integers(0, 30)))
        start = None if key.kind is Kind.MILESTONE else due - timedelta(days=draw(st.integers(0, 9)))
        done = due if draw(st.integers(0, 4)) == 0 else None
        for before in steps:
            if draw(st.integers(0, 2)) == 0:
                ties.append(Tie(len(ties) + 1, before.key, key, draw(st.integers(0, 3))))
        steps.append(Step(key, f"Step {number}", start, due, done))
    return Work(tuple(steps), tuple(ties))


holidays = st.frozensets(st.dates(date(2026, 10, 1), date(2026, 11, 30)), max_size=5)
calendars = st.builds(WorkCalendar, st.sampled_from([{1, 2, 3, 4, 5}, {1, 2, 3, 4, 7}, {2}]), holidays)
todays = st.dates(date(2026, 9, 25), date(2026, 11, 5))


@settings(max_examples=60)
@given(works(), calendars, todays)
def test_it_is_what_walking_from_day_to_day_finds(work: Work, calendar: WorkCalendar, today: date) -> None:
    planned = schedule(work, calendar, today)
    ends = _walked(work, calendar, today)
    assert {key: one.end for key, one in planned.expected.items()} == ends


@settings(max_examples=60)
@given(works(), calendars, todays)
def test_after_moving_what_waits_nothing_is_moved_any_more(
    work: Work, calendar: WorkCalendar, today: date
) -> None:
    for key in (planned := schedule(work, calendar, today)).knocked:
        one = planned.expected[key]
        work = work.dated(key, one.start, one.end)
    again = schedule(work, calendar, today)
    assert not again.knocked
    assert again.ends == planned.ends


@settings(max_examples=60)
@given(works(), calendars, todays, st.data())
def test_what_ends_later_never_lets_anything_end_earlier(
    work: Work, calendar: WorkCalendar, today: date, data: st.DataObject
) -> None:
    step = data.draw(st.sampled_from(work.steps))
    assert step.due is not None
    later = work.dated(step.key, step.start, step.due + data.draw(st.integers(0, 20)) * DAY)
    before, after = schedule(work, calendar, today), schedule(later, calendar, today)
    assert all(after.expected[key].end >= one.end for key, one in before.expected.items())


@settings(max_examples=60)
@given(works(), calendars, todays)
def test_slack_is_how_far_a_step_may_slip(work: Work, calendar: WorkCalendar, today: date) -> None:
    for step in work.steps:
        start = step.start and calendar.on_or_after(step.start)
        assert step.due is not None
        work = work.dated(step.key, start, calendar.on_or_after(step.due))
    planned = schedule(work, calendar, today)
    still = [step for step in work.steps if step.done_on is None]
    for step in still:
        slack = planned.expected[step.key].slack
        ends = _end_if_late(work, planned, calendar, step.key, 0)
        assert _end_if_late(work, planned, calendar, step.key, slack) == ends
        assert _end_if_late(work, planned, calendar, step.key, slack + 1) == ends + 1
    assert (not still) == (not planned.critical)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_ties_added_one_by_one_never_make_a_circle(pairs: list[tuple[int, int]]) -> None:
    steps = tuple(Step(action(number), f"Step {number}", None, None) for number in range(7))
    work = Work(steps, ())
    for before, after in pairs:
        circle = circle_through(work.ties, action(before), action(after))
        if circle:
            made = {(one.before, one.after) for one in work.ties} | {(action(before), action(after))}
            assert circle[0] == circle[-1]
            assert all(pair in made for pair in pairwise(circle))
        else:
            work = Work(steps, (*work.ties, Tie(len(work.ties) + 1, action(before), action(after))))
    assert len(work.order) == len(steps)
    assert circle_in(work) == ()


def _walked(work: Work, calendar: WorkCalendar, today: date) -> dict[ObjectKey, date]:
    """Return when each step ends, by asking of one day after the other whether it can begin on it."""
    ends: dict[ObjectKey, date] = {}
    for step in work.steps:
        waits = [(ends[one.before], one.lag) for one in work.into.get(step.key, ())]
        if step.done_on is not None:
            ends[step.key] = step.done_on
            continue
        end = _reached(step, waits, calendar) if step.is_point else _worked(step, waits, calendar)
        ends[step.key] = max(end, today)
    return ends


def _reached(step: Step, waits: list[tuple[date, int]], calendar: WorkCalendar) -> date:
    assert step.days is not None

    def is_late_enough(day: date) -> bool:
        return all(
            _work_days(calendar, end + DAY, day) >= lag and not _work_days(calendar, day + DAY, end)
            for end, lag in waits
        )

    day = step.days[1]
    if not is_late_enough(day):
        while not (calendar.is_work(day) and is_late_enough(day)):
            day += DAY
    return day


def _worked(step: Step, waits: list[tuple[date, int]], calendar: WorkCalendar) -> date:
    assert step.days is not None
    first, last = step.days
    day = planned = _next_work(calendar, first)
    while not all(calendar.is_work(day) and _work_days(calendar, end + DAY, day) > lag for end, lag in waits):
        day += DAY
    if day == planned:
        return last
    for _ in range(_work_days(calendar, first, last) - 1):
        day = _next_work(calendar, day + DAY)
    return day


def _work_days(calendar: WorkCalendar, first: date, last: date) -> int:
    return sum(calendar.is_work(first + n * DAY) for n in range((last - first).days + 1))


def _next_work(calendar: WorkCalendar, day: date) -> date:
    while not calendar.is_work(day):
        day += DAY
    return day


def _end_if_late(work: Work, planned: Schedule, calendar: WorkCalendar, late: ObjectKey, by: int) -> int:
    """Return the number of the last day of what is open if one step ended so many work days later."""
    numbers: dict[ObjectKey, int] = {}
    for key in work.order:
        one, step = planned.expected[key], work.by_key[key]
        ends = calendar.number(one.end)
        if step.done_on is None:
            begins = calendar.number(one.start if step.is_point else calendar.on_or_after(one.start))
            ends = max(ends, begins)
            for tie_ in work.into.get(key, ()):
                wanted = numbers[tie_.before] + tie_.lag + (0 if step.is_point else 1)
                ends += max(wanted - begins, 0)
                begins = max(wanted, begins)
        numbers[key] = ends + (by if key == late else 0)
    return max(number for key, number in numbers.items() if work.by_key[key].done_on is None)


@settings(max_examples=60)
@given(works(), calendars, todays, st.data())
def test_while_one_drags_only_what_waits_is_reckoned_anew_and_that_is_enough(
    work: Work, calendar: WorkCalendar, today: date, data: st.DataObject
) -> None:
    step = data.draw(st.sampled_from(work.steps))
    assert step.due is not None
    moved = work.dated(step.key, step.start, step.due + data.draw(st.integers(-9, 20)) * DAY)
    quick = after_moving(schedule(work, calendar, today), moved, step.key, calendar, today)
    whole = schedule(moved, calendar, today)
    assert {key: (one.start, one.end) for key, one in quick.expected.items()} == {
        key: (one.start, one.end) for key, one in whole.expected.items()
    }

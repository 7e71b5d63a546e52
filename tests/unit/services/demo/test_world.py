"""Laws of the simulation: whatever the account and the seed, causes come before effects and books balance."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.vocabulary import ChurnCategory, SubscriptionEventKind
from cs_desktop.services.demo.history import History, What
from cs_desktop.services.demo.stages import RENEW, stages_of
from cs_desktop.services.demo.stories import STORIES
from tests.unit.services.demo.worlds import UNTIL, histories, lived, profile, without_blows, world

ACCOUNTS = 400
accounts = st.builds(
    lambda seed, number: world(seed).history(number), st.integers(0, 50), st.integers(0, 500)
)
HORIZON = world().horizon
NEVER, ALWAYS = 1.0, -1.0


@given(accounts)
def test_a_subscription_begins_runs_and_ends_in_order(history: History) -> None:
    for line in history.contract.lines:
        first, *later = line.steps
        assert first.kind in (SubscriptionEventKind.NEW, SubscriptionEventKind.MOVE)
        assert first.arr > 0
        assert all(a.day <= b.day for a, b in pairwise(line.steps))
        for step in later:
            assert step.kind is not SubscriptionEventKind.NEW
        ended = line.last.arr == 0
        assert ended == (line.end is not None)
        if ended:
            assert line.end == line.last.day
            assert line.last.kind in (SubscriptionEventKind.CANCEL, SubscriptionEventKind.MOVE)
        assert all(step.arr > 0 for step in line.steps[:-1])


@given(accounts)
def test_kinds_of_change_do_what_they_say(history: History) -> None:
    for line in history.contract.lines:
        for before, after in pairwise(line.steps):
            if after.kind is SubscriptionEventKind.EXPAND:
                assert after.arr > before.arr
            elif after.kind is SubscriptionEventKind.REDUCE:
                assert after.arr < before.arr
            elif after.kind is SubscriptionEventKind.RENEW:
                assert after.day == before.term_end
                assert after.term_end is not None
                assert after.term_end > after.day
            assert 0 <= after.discount < 0.5
            assert after.list_arr >= after.arr


@given(accounts)
def test_no_product_is_paid_for_twice_at_a_time(history: History) -> None:
    lines = history.contract.lines
    for product in {line.product for line in lines}:
        spans = sorted((line.steps[0].day, line.end or date.max) for line in lines if line.product == product)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(accounts)
def test_what_moves_away_from_a_product_arrives_at_another(history: History) -> None:
    moves = [s for line in history.contract.lines for s in line.steps if s.kind is SubscriptionEventKind.MOVE]

    for step in moves:
        partner = [other for other in moves if other.day == step.day and (other.arr == 0) != (step.arr == 0)]
        assert len(partner) == 1


@given(accounts)
def test_everything_happens_within_the_account_s_years(history: History) -> None:
    if history.first_day is None:
        assert history.happenings == []
        return
    assert all(history.first_day <= h.day <= UNTIL for h in history.happenings)
    assert all(step.day <= UNTIL for line in history.contract.lines for step in line.steps)
    lives = history.lives()
    for h in history.happenings:
        paying = any(start <= h.day and (end is None or h.day < end) for start, end in lives)
        assert paying or h.what is What.LOST


@given(accounts)
def test_a_loss_is_decided_before_it_happens_and_nothing_lost_pays(history: History) -> None:
    for loss in history.losses:
        assert loss.decided <= loss.day
        if not loss.product:
            assert history.contract.arr_on(loss.day) == 0
            assert history.contract.arr_on(loss.day - timedelta(days=1)) == loss.arr
    assert len([h for h in history.happenings if h.what is What.LOST]) == sum(
        not loss.product for loss in history.losses
    )


@given(accounts)
def test_every_effect_has_its_cause_before_it(history: History) -> None:
    told = [h for h in history.happenings if h.day >= HORIZON.first]
    causes = {
        What.CHAMPION_FOUND: (What.CHAMPION_LEFT,),
        What.EXPANDED: (What.GROWTH_FOUND,),
        What.CROSS_SOLD: (What.GROWTH_FOUND,),
        What.RETURNED: (What.LOST,),
        What.LOST: (What.NOTICE, What.INSOLVENT),
    }
    for h in told:
        if h.what in causes:
            assert any(c.what in causes[h.what] and c.day <= h.day for c in history.happenings)


@given(accounts)
def test_notice_is_given_in_time(history: History) -> None:
    for renewal in history.renewals:
        assert renewal.notice_by < renewal.due
        if renewal.outcome == "lost":
            notices = [h.day for h in history.happenings if h.what is What.NOTICE]
            assert any(day <= renewal.notice_by for day in notices)


@given(accounts)
def test_each_customer_has_one_open_renewal(history: History) -> None:
    still_open = [renewal for renewal in history.renewals if not renewal.outcome]
    running = history.contract.running()

    assert len(still_open) == (1 if running else 0)
    for renewal in still_open:
        assert renewal.amount == sum(line.last.arr for line in running)
        assert all(line.last.term_end == renewal.due for line in running)


@given(accounts)
def test_stages_follow_each_other_by_day(history: History) -> None:
    stages = stages_of(history, HORIZON)

    assert all(a[0] <= b[0] and a[1] != b[1] for a, b in pairwise(stages))
    if history.first_day:
        assert stages[0][0] == history.first_day
    due_soon = [r.due for r in history.renewals if not r.outcome and 0 < (r.due - UNTIL).days < 60]
    if due_soon:
        assert stages[-1][1] == RENEW


@given(st.integers(0, 300))
def test_a_decision_changes_nothing_before_it(number: int) -> None:
    leaves, stays = lived(number, LEAVE=ALWAYS), lived(number, LEAVE=NEVER)
    notice = leaves.day_of(What.NOTICE)
    if notice is None:
        return

    until_then = [month for month in leaves.states if HORIZON.start(month) <= notice]

    assert {m: leaves.states[m] for m in until_then} == {m: stays.states[m] for m in until_then}
    assert [h for h in leaves.happenings if h.day < notice] == [h for h in stays.happenings if h.day < notice]


@given(st.integers(0, 300))
def test_a_blow_shows_from_the_next_month_on(number: int) -> None:
    if not profile(number).story.blows:
        return
    struck, calm = world().history(number), without_blows(number)
    blows = (
        What.CHAMPION_LEFT,
        What.REORGANISED,
        What.SQUEEZED,
        What.RIVAL_SEEN,
        What.MERGED,
        What.INSOLVENT,
    )
    first = next((h.day for h in struck.happenings if h.what in blows and h not in calm.happenings), None)
    if first is None:
        return

    until_then = [month for month in struck.states if HORIZON.start(month) <= first]

    assert {m: struck.states[m] for m in until_then} == {m: calm.states[m] for m in until_then}


def test_the_same_story_is_told_up_to_any_day() -> None:
    def plot(history: History) -> list[tuple[What, int]]:
        return [(h.what, h.amount) for h in history.happenings if h.what is not What.OUTAGE]

    for number in range(60):
        stories = [
            plot(world(7, until).history(number))
            for until in (UNTIL, date(2026, 10, 13), date(2028, 2, 29), date(2025, 12, 31))
        ]
        assert all(sorted(story, key=str) == sorted(stories[0], key=str) for story in stories)


def test_the_same_seed_tells_the_same_and_another_seed_another_story() -> None:
    assert [world().history(n).states for n in range(30)] == [world(7).history(n).states for n in range(30)]
    assert [world(8).history(n).states for n in range(30)] != [world(7).history(n).states for n in range(30)]


def test_every_story_is_told_and_every_kind_of_thing_happens() -> None:
    told = histories(2 * ACCOUNTS)

    assert {h.profile.story for h in told} == set(STORIES.values())
    assert {happening.what for history in told for happening in history.happenings} == set(What)
    causes = {loss.cause for history in told for loss in history.losses}
    assert causes >= set(ChurnCategory) - {ChurnCategory.OTHER}


@pytest.mark.parametrize(
    ("worse", "better"),
    [("slow_adopter", "steady"), ("champion_lost", "champion_recovered"), ("merger", "rocket")],
)
def test_stories_end_as_they_should(worse: str, better: str) -> None:
    def lost(story: str) -> float:
        told = [h for h in histories(2 * ACCOUNTS) if h.profile.story.key == story]
        return sum(any(not loss.product for loss in h.losses) for h in told) / len(told)

    assert lost(worse) > lost(better) + 0.2


def test_the_cause_told_is_the_one_that_weighed() -> None:
    merged = [
        loss.cause
        for h in histories(2 * ACCOUNTS)
        for loss in h.losses
        if not loss.product and loss.decided > (h.day_of(What.MERGED) or date.max)
    ]
    slow = [h for h in histories(2 * ACCOUNTS) if h.profile.story.key == "slow_adopter" and h.losses]

    assert set(merged) == {ChurnCategory.BEYOND_CONTROL}
    assert sum(h.losses[0].cause is ChurnCategory.POOR_ADOPTION for h in slow) > 0.6 * len(slow)


def test_the_book_is_one_that_a_vendor_could_have() -> None:
    told = histories(2 * ACCOUNTS)
    customers = [h for h in told if h.first_day]
    opening = [h for h in customers if h.contract.arr_on(HORIZON.start(12))]
    lost = [h for h in opening if not h.contract.arr_on(HORIZON.start(24))]
    start = sum(h.contract.arr_on(HORIZON.start(12)) for h in opening)
    kept = sum(h.contract.arr_on(HORIZON.start(24)) for h in opening)

    assert 0.06 < len(lost) / len(opening) < 0.2
    assert 0.85 < kept / start < 1.2
    assert 0.03 < sum(h.first_day is None for h in told) / len(told) < 0.12

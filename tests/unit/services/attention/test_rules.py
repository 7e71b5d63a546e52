"""Each rule by hand: what it finds, from which day on, and what it says."""

from dataclasses import replace
from datetime import date

import pytest

from cs_desktop.domain.attention import Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.models.queries.attention_facts import (
    Departure,
    MeasureRow,
    OpenRenewal,
    OpenTask,
    OpenTerm,
    PromiseFacts,
    ReviewFacts,
    Unexplained,
)
from cs_desktop.services.attention.contacts import key_people_gone, outreach_lapsed
from cs_desktop.services.attention.duties import promises_due, tasks_due
from cs_desktop.services.attention.objectives import objectives_behind
from cs_desktop.services.attention.reasons import reasons_missing
from cs_desktop.services.attention.renewals import renewals_near, renewals_overdue
from cs_desktop.services.attention.reviews import reviews_due
from tests.unit.services.attention.facts_samples import ANA, BEN, HALDEN, TODAY, facts, in_days


def planned(days, kind="qbr"):
    return ReviewFacts(5, HALDEN, kind, "", in_days(days))


@pytest.mark.parametrize(
    ("days", "title", "why", "state"),
    [
        (-5, "Hold the overdue review: EBR", "it was planned for Oct 8, 2026", Status.RISK),
        (0, "Hold the review: EBR", "it is planned for today", Status.NONE),
        (1, "Prepare the review: EBR", "in 1 day, on Oct 14, 2026", Status.NONE),
        (7, "Prepare the review: EBR", "in 7 days, on Oct 20, 2026", Status.NONE),
    ],
)
def test_a_planned_review_is_put_forward_a_week_before(days, title, why, state):
    (found,) = reviews_due(facts(reviews=(planned(days, "ebr"),)))
    assert (found.title, found.why, found.state, found.due) == (title, why, state, in_days(days))
    assert (found.about, found.about_id, found.occasion) == (Kind.REVIEW, 5, in_days(days))


def test_a_review_further_away_is_not():
    assert list(reviews_due(facts(reviews=(planned(8),)))) == []


def test_the_cadence_asks_for_a_review_that_nobody_has_planned():
    # 90 days after Jul 22 is Oct 20, a week from today.
    held = facts(last_reviews={HALDEN: date(2026, 7, 22)})
    (found,) = reviews_due(held)
    assert (found.title, found.due) == ("Plan the next review", date(2026, 10, 20))
    assert found.why == "the last was Jul 22, 2026; High touch asks for one every 90 days"
    # 90 days after Jul 30 is Oct 28, 15 days away.
    assert list(reviews_due(facts(last_reviews={HALDEN: date(2026, 7, 30)}))) == []
    assert list(reviews_due(replace(held, reviews=(planned(40),)))) == []


def test_without_a_review_the_cadence_counts_from_becoming_a_customer():
    (found,) = reviews_due(facts(since=date(2026, 7, 1), last_reviews={}))
    # 90 days after Jul 1: 30 left in July, 31, 28 of September.
    assert found.due == date(2026, 9, 29)
    assert found.why == "none so far; High touch asks for one every 90 days"
    assert found.state is Status.WATCH


def test_small_accounts_are_asked_for_neither_reviews_nor_calls():
    small = facts(arr=1_000_00, last_reviews={}, last_proactive={})
    assert [*reviews_due(small), *outreach_lapsed(small)] == []


def test_who_pays_nothing_is_left_alone():
    gone = facts(active=frozenset(), last_reviews={}, last_proactive={})
    assert [*reviews_due(gone), *outreach_lapsed(gone)] == []


@pytest.mark.parametrize(
    ("days", "title"),
    [(-22, None), (-23, "Call before the touch model lapses"), (-30, "Call before the touch model lapses")],
)
def test_a_call_is_put_forward_a_week_before_the_limit_of_30_days(days, title):
    found = list(outreach_lapsed(facts(last_proactive={HALDEN: in_days(days)})))
    assert [one.title for one in found] == ([title] if title else [])


def test_a_limit_that_has_passed_is_worth_a_look():
    (found,) = outreach_lapsed(facts(last_proactive={HALDEN: in_days(-38)}))
    assert found.title == "Get in touch again"
    assert found.why == "no proactive contact for 38 days, High touch allows 30"
    assert (found.due, found.occasion, found.state) == (in_days(-8), in_days(-38), Status.WATCH)


def renewal(due, notice=None, forecast="", *, auto=False):
    by = None if notice is None else in_days(notice)
    return OpenRenewal(7, HALDEN, in_days(due), by, forecast, 60_000_000, auto)


def test_a_renewal_is_near_by_the_day_until_which_notice_can_be_given():
    (found,) = renewals_near(facts(renewals=(renewal(90, 19, "at_risk"),)))
    assert (found.title, found.due, found.state) == ("Decide the renewal offer", in_days(19), Status.RISK)
    assert found.why == "notice by Nov 1, 2026, 19 days left, forecast at risk"


def test_where_that_day_has_passed_the_end_of_the_term_counts():
    (found,) = renewals_near(facts(renewals=(renewal(20, -40, "commit"),)))
    assert found.why == "the term ends Nov 2, 2026, 20 days left, forecast commit"
    assert list(renewals_near(facts(renewals=(renewal(31, -40),)))) == []


def test_the_last_day_for_notice_is_today():
    (found,) = renewals_near(facts(renewals=(renewal(60, 0, auto=True),)))
    assert (found.title, found.why) == ("Check that it renews by itself", "notice by today, no forecast yet")


def test_a_term_that_passed_without_an_end_is_overdue_never_lost():
    late = facts(renewals=(renewal(-9),))
    (found,) = renewals_overdue(late)
    assert found.why == "the term ended Oct 4, 2026, and nothing is recorded since"
    assert (found.rule, found.state, found.due) == (Rule.OVERDUE, Status.RISK, in_days(-9))
    assert list(renewals_near(late)) == []


def test_a_term_of_a_subscription_counts_where_no_renewal_is_recorded():
    terms = (OpenTerm(3, HALDEN, in_days(-2), 5), OpenTerm(4, HALDEN, in_days(-1), 5))
    (found,) = renewals_overdue(facts(terms=terms))
    assert (found.about, found.about_id) == (Kind.SUBSCRIPTION, 3)
    assert list(renewals_overdue(facts(terms=terms, renewals=(renewal(10),)))) == []


def test_a_cut_without_a_cause_is_asked_about_within_two_weeks():
    cut = Unexplained(9, HALDEN, "reduce", date(2026, 10, 2), 3_600_000)
    (found,) = reasons_missing(facts(unexplained=(cut,)))
    assert (found.title, found.due) == ("Ask why they bought less", date(2026, 10, 16))
    assert found.why == "reduced by $36K on Oct 2, 2026, and no cause is recorded"
    (left,) = reasons_missing(facts(unexplained=(replace(cut, kind="cancel"),)))
    assert left.title == "Ask why they cancelled"


def task(kind="", due=0, about_id=None, assignee=ANA):
    return OpenTask(
        6, HALDEN, assignee, "Call Dana", in_days(due), kind, "renewal" if about_id else "", about_id
    )


def test_a_task_that_asks_for_the_reason_stands_for_the_cut():
    cut = Unexplained(9, HALDEN, "reduce", date(2026, 10, 2), 3_600_000)
    (found,) = reasons_missing(facts(unexplained=(cut,), tasks=(task("reason_missing"),)))
    assert (found.about, found.title, found.owner_id) == (Kind.TASK, "Call Dana", ANA)
    assert list(tasks_due(facts(tasks=(task("reason_missing"),)))) == []


@pytest.mark.parametrize(
    ("days", "why"),
    [(-3, "it was due Oct 10, 2026"), (0, "it is due today"), (7, "it is due Oct 20, 2026"), (8, None)],
)
def test_tasks_are_put_forward_a_week_before(days, why):
    found = list(tasks_due(facts(tasks=(task(due=days, assignee=BEN),))))
    assert [(one.why, one.owner_id) for one in found] == ([(why, BEN)] if why else [])


def test_a_promise_is_its_owner_s():
    promise = PromiseFacts(8, HALDEN, "a named trainer", in_days(-1), BEN)
    (found,) = promises_due(facts(promises=(promise,)))
    assert found.title == "Keep what was promised: a named trainer"
    assert (found.state, found.owner_id) == (Status.RISK, BEN)


def test_a_champion_who_left_is_to_be_followed_within_two_weeks():
    gone = Departure(4, HALDEN, "Dana Ford", "COO", "champion", date(2026, 10, 9))
    (found,) = key_people_gone(facts(departures=(gone,)))
    assert (found.title, found.due) == ("Name and meet a new champion", date(2026, 10, 23))
    assert found.why == "Dana Ford left on Oct 9, 2026; the account has no other champion"
    (sponsor,) = key_people_gone(facts(departures=(replace(gone, role="sponsor"),)))
    assert sponsor.title == "Name and meet a new sponsor"


MEASURE = MeasureRow(
    *(2, HALDEN, 3, "Planners like it", BEN, "planner satisfaction", "raise", "of 10", None),
    *(5.8, in_days(-60), 7.5, 6.4, in_days(40)),
)


def test_a_measure_behind_its_line_is_an_objective_that_slips():
    # 5.8 + 1.7 × 60 / 100 = 6.82
    (found,) = objectives_behind(facts(measures=(MEASURE,)), {})
    assert found.title == "Get planner satisfaction moving"
    assert found.why == "6.4 of 10 against 6.82 of 10 expected by today"
    assert (found.due, found.owner_id, found.occasion) == (in_days(40), BEN, date(2026, 10, 1))
    assert "“Planners like it”" in found.source
    assert list(objectives_behind(facts(measures=(replace(MEASURE, current=6.9),)), {})) == []


def test_a_metric_says_where_its_measure_is():
    fed = replace(MEASURE, metric_id=1, unit="share", baseline=0.5, target=0.7, current=0.99)
    # 0.5 + 0.2 × 60 / 100 = 62%
    (found,) = objectives_behind(facts(measures=(fed,)), {2: 0.55})
    assert found.why == "55.0% against 62.0% expected by today"
    # Without points nobody knows; what was entered once does not count.
    assert list(objectives_behind(facts(measures=(fed,)), {})) == []


def test_a_difference_that_cannot_be_seen_is_none():
    near = replace(MEASURE, current=6.8199999)
    assert list(objectives_behind(facts(measures=(near,)), {})) == []


def test_a_due_day_that_has_passed_asks_for_a_decision():
    (found,) = objectives_behind(facts(measures=(replace(MEASURE, due=in_days(-1)),)), {})
    assert found.title == "Decide what becomes of planner satisfaction"
    assert found.why == "it was due Oct 12, 2026: 6.4 of 10, the target is 7.5 of 10"


def test_a_due_day_that_has_passed_without_a_value_asks_for_a_decision_too():
    silent = replace(MEASURE, due=in_days(-1), current=None)
    (found,) = objectives_behind(facts(measures=(silent,)), {})
    assert found.why == "it was due Oct 12, 2026, the target is 7.5 of 10, and it has no current value"
    (aimless,) = objectives_behind(facts(measures=(replace(silent, target=None),)), {})
    assert aimless.why == "it was due Oct 12, 2026, and no target was set"
    assert list(objectives_behind(facts(measures=(replace(silent, due=TODAY),)), {})) == []


def test_nothing_known_is_nothing_to_do():
    quiet = facts()
    rules = (reviews_due, outreach_lapsed, renewals_near, renewals_overdue, reasons_missing)
    rules += (promises_due, key_people_gone, tasks_due)
    assert [one for rule in rules for one in rule(quiet)] == []
    assert quiet.today == TODAY

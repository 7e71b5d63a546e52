"""Signals by hand, and against a slow, obvious reading of the same points."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.feeds import PointFeed
from cs_desktop.analytics.health.windows import Points
from cs_desktop.analytics.signals import read_rule
from cs_desktop.domain.signals.built_in import SIGNALS
from cs_desktop.domain.signals.rules import Opens
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.attention.signals import read_signals, signals_fed, signals_open

TODAY = date(2026, 10, 13)
RULES = {rule.key: rule for rule in SIGNALS}
HALDEN = np.array([1], np.int64)


def points(*given: tuple[int, float], account: int = 1) -> PointFeed:
    """Return what feeds a rule, each point so many days ago with a value."""
    days = np.array([TODAY.toordinal() - ago for ago, _ in given], np.int64)
    values = np.array([value for _, value in given], np.float64)
    return PointFeed(Points(np.full(len(given), account), days, values))


def found(key: str, *given: tuple[int, float]) -> list[str]:
    rule = RULES[key]
    return [
        one.why
        for one in signals_open(
            HALDEN, read_signals(HALDEN, {rule.feed: points(*given)}, TODAY, (rule,)), TODAY
        )
    ]


def test_adoption_that_fell_by_a_fifth_opens():
    # 0.40 is 0.5 less a fifth; both means are over 28 days.
    assert found("adoption", (3, 0.4), (30, 0.5)) == [
        "weekly active users 40.0%, 50.0% in the 28 days before"
    ]
    assert found("adoption", (3, 0.41), (30, 0.5)) == []
    assert found("adoption", (3, 0.4)) == []


def test_usage_is_counted_over_four_weeks():
    # 30 + 40 = 70 is 30% less than 100.
    assert found("usage", (0, 30), (27, 40), (28, 60), (55, 40)) == [
        "usage 70 in 28 days, 100 in those before"
    ]
    assert found("usage", (0, 31), (27, 40), (28, 60), (55, 40)) == []


def test_two_days_with_an_outage_open_and_quiet_days_are_data():
    assert found("outages", (2, 40), (9, 0), (50, 10)) == ["2 outages in 60 days, the newest on Oct 11, 2026"]
    assert found("outages", (2, 40), (9, 0), (60, 10)) == []
    quiet = {"outage_minutes": points((9, 0))}
    (fed,) = signals_fed(HALDEN, read_signals(HALDEN, quiet, TODAY, (RULES["outages"],)))
    assert (fed.accounts, fed.of) == (1, 1)


def test_tickets_must_be_twice_as_many_and_more_than_a_handful():
    assert found("tickets", (1, 12), (31, 6)) == ["12 tickets in 30 days, 6 in those before"]
    assert found("tickets", (1, 10), (31, 2)) == []
    assert found("tickets", (1, 20), (31, 11)) == []


def test_an_invoice_a_month_late_and_a_quarter_without_emails_open():
    assert found("invoice", (20, 90), (1, 30)) == ["an invoice is 30 days overdue, seen Oct 12, 2026"]
    assert found("invoice", (20, 90), (1, 0)) == []
    assert found("opt_out", (1, 0.25)) == ["25.0% have opted out of our emails, seen Oct 12, 2026"]


def test_few_answers_say_nothing():
    # One promoter, one passive, two detractors: (100 + 0 − 200) / 4 = −25; three detractors and one: −50.
    assert found("nps_low", (9, -100), (8, -100)) == []
    assert found("nps_low", (9, 100), (8, 0), (7, -100), (6, -100)) == []
    assert found("nps_low", (9, 100), (8, -100), (7, -100), (6, -100)) == [
        "NPS −50 over 120 days, newest answer Oct 7, 2026"
    ]


def test_without_data_a_signal_says_so_and_is_not_open():
    assert list(signals_open(HALDEN, read_signals(HALDEN, {}, TODAY), TODAY)) == []
    assert [feed.accounts for feed in signals_fed(HALDEN, read_signals(HALDEN, {}, TODAY))] == [0] * len(
        SIGNALS
    )


def test_who_has_dealt_with_a_signal_is_asked_again_next_month_or_by_newer_points():
    rule = RULES["invoice"]
    (one,) = signals_open(HALDEN, read_signals(HALDEN, {rule.feed: points((1, 40))}, TODAY, (rule,)), TODAY)
    assert (one.occasion, one.detail, one.key) == (date(2026, 10, 1), "invoice", "signal:invoice")
    rule = RULES["outages"]
    (one,) = signals_open(
        HALDEN, read_signals(HALDEN, {rule.feed: points((2, 40), (9, 5))}, TODAY, (rule,)), TODAY
    )
    assert one.occasion == date(2026, 10, 11)


def test_points_of_the_future_have_no_part():
    assert found("invoice", (-1, 90), (3, 0)) == []


def by_hand(rule, given: list[tuple[int, float]]) -> bool:
    """Read a signal the slow way."""
    given = sorted((one for one in given if one[0] >= 0), key=lambda one: -one[0])
    now = [value for ago, value in given if ago < rule.window_days]
    before = [value for ago, value in given if rule.window_days <= ago < 2 * rule.window_days]
    if len(now) < max(rule.least_points, 1):
        return False
    if rule.opens is Opens.DAYS_AT_LEAST:
        return sum(value > 0 for value in now) >= rule.threshold
    amount = {MetricKind.SUM: sum, MetricKind.MEAN: np.mean, MetricKind.LAST: lambda values: values[-1]}[
        rule.kind
    ]
    value = amount(now)
    if rule.opens is Opens.AT_LEAST:
        return value >= rule.threshold
    if rule.opens is Opens.AT_MOST:
        return value <= rule.threshold
    if not before:
        return False
    earlier = amount(before)
    if rule.opens is Opens.FALLS_BY:
        return earlier > 0 and value <= earlier * (1 - rule.threshold)
    return value >= earlier * (1 + rule.threshold) and value > rule.floor


@pytest.mark.parametrize("key", RULES)
@given(
    given_points=st.lists(
        st.tuples(st.integers(-3, 400), st.sampled_from([-100.0, 0.0, 0.25, 0.5, 1.0, 8.0, 16.0, 64.0])),
        max_size=12,
        unique_by=lambda one: one[0],
    )
)
def test_signals_agree_with_a_slow_reading(key, given_points):
    rule = RULES[key]
    days = np.array([TODAY.toordinal()], np.int64)
    reading = read_rule(rule, points(*given_points), HALDEN, days)
    assert bool(reading.open[0, 0]) == by_hand(rule, given_points)

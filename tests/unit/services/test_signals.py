"""Signals of a small file: what is done with them holds on the page and at Home, and rules can be changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.attention import Rule, Weights, mark_id
from cs_desktop.domain.home import Scope
from cs_desktop.domain.signals.built_in import BUILT_IN, SIGNALS
from cs_desktop.domain.signals.entering import check_rule
from cs_desktop.domain.signals.rules import Opens, SignalRule
from cs_desktop.domain.signals.shown import SignalChoice, StateFilter
from cs_desktop.domain.vocabulary import AttentionState, MetricKind, SignalOutcome
from cs_desktop.services.history import revert
from cs_desktop.services.home import load_home
from cs_desktop.services.marks import acknowledge, open_again, resolve, snooze
from cs_desktop.services.portfolio import load_portfolio
from cs_desktop.services.signals.page import load_signals
from cs_desktop.services.signals.precision import load_precisions, try_rule
from cs_desktop.services.signals.rules import add_rule, change_rule, drop_rule, read_rules, switch_rule
from tests.workspaces import (
    NOON,
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
    dump,
    new_workspace,
)

INVOICE = BUILT_IN["invoice"]


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


class Book:
    """Halden is behind with an invoice for ten days; Kessel pays in time."""

    def __init__(self, path):
        self.workspace = new_workspace(path)
        self.product = add_product(self.workspace)
        self.halden, self.kessel = (
            add_account(self.workspace, name, customer_since=date(2025, 4, 1))
            for name in ("Halden Freight", "Kessel Dental")
        )
        for account, arr in ((self.halden, 64_000_000), (self.kessel, 16_000_000)):
            add_subscription(
                self.workspace,
                account,
                self.product,
                ("new", date(2025, 4, 1), arr),
                term_end=date(2027, 4, 1),
            )
        invoice = self.invoice = add_metric(self.workspace, "invoice_days_overdue")
        add_points(self.workspace, self.halden, invoice, {day(-10): 31.0, day(-1): 40.0})
        add_points(self.workspace, self.kessel, invoice, {day(-1): 0.0})
        self.ctx = context(self.workspace)

    def shown(self, clock=NOON, account=None):
        return load_signals(context(self.workspace, clock), account)

    def signal(self, clock=NOON):
        (one,) = self.shown(clock).signals
        return one

    def at_home(self, clock=NOON):
        ctx = context(self.workspace, clock)
        page = load_home(ctx, load_portfolio(ctx), Scope.TEAM, None, Weights())
        return [item for item in page.items if item.finding.rule is Rule.SIGNAL]


@pytest.fixture
def book(tmp_path):
    made = Book(tmp_path / "book.csdesk")
    yield made
    made.workspace.close()


def later(days: int) -> FixedClock:
    return FixedClock(NOON.now() + timedelta(days=days))


def test_a_signal_says_why_since_when_and_at_which_account(book):
    one = book.signal()
    assert (one.account, one.rule.key, one.opened, one.state) == (
        *("Halden Freight", "invoice", day(-10), None),
    )
    assert one.finding.why == "an invoice is 40 days overdue, seen Oct 12, 2026"
    # As it always was, so that what people did with it stays with it.
    assert one.id == mark_id("signal:invoice", "account", book.halden, date(2026, 10, 1))
    rules = {rule.rule.key: rule for rule in book.shown().rules}
    assert (rules["invoice"].fed, rules["invoice"].of, rules["invoice"].open) == (2, 2, 1)
    assert (rules["merger"].fed, rules["merger"].feed) == (0, "Merger or acquisition")
    assert len(book.shown(account=book.kessel).at_account()) == len(SIGNALS)


def test_one_that_is_acknowledged_stays_in_sight_behind_the_others(book):
    change = acknowledge(book.ctx, book.signal().finding)
    one = book.signal()
    assert (one.state, one.mark.marked_on) == (AttentionState.ACKNOWLEDGED, TODAY)
    (item,) = book.at_home()
    assert (item.points.total, item.finding.due) == (0, None)
    assert item.finding.why.startswith("acknowledged Oct 13, 2026; an invoice")
    # A new month asks again.
    assert book.signal(later(20)).state is None
    revert(book.ctx, change.change_set_id)
    assert book.signal().state is None
    assert book.at_home()[0].points.total > 0


def test_one_that_is_put_off_stays_so_until_its_day_whatever_the_month(book):
    before = dump(book.workspace)
    change = snooze(book.ctx, book.signal().finding, date(2026, 11, 7))
    assert book.at_home() == []
    november = FixedClock(NOON.now() + timedelta(days=24))
    assert book.signal(november).finding.occasion == date(2026, 11, 1)
    assert (book.signal(november).state, book.at_home(november)) == (AttentionState.SNOOZED, [])
    assert book.signal(later(25)).state is None
    assert len(book.at_home(later(25))) == 1
    revert(book.ctx, change.change_set_id)
    assert dump(book.workspace) == before


def test_one_that_is_resolved_is_settled_and_its_answer_counts(book):
    resolve(book.ctx, book.signal().finding, SignalOutcome.FALSE_ALARM, " Paid by another office ")
    shown, one = book.shown(), book.signal()
    assert (one.state, one.mark.outcome, one.mark.note) == (
        *(AttentionState.RESOLVED, SignalOutcome.FALSE_ALARM, "Paid by another office"),
    )
    assert shown.chosen(SignalChoice(StateFilter.SETTLED)) == (one,)
    assert shown.rule("invoice").answers == {SignalOutcome.FALSE_ALARM: 1}
    assert book.at_home() == []
    open_again(book.ctx, one.finding, one.mark.id)
    assert (book.signal().state, len(book.at_home())) == (None, 1)


def test_a_rule_is_changed_switched_off_and_taken_back_to_built_in(book):
    change_rule(book.ctx, INVOICE, replace(INVOICE, threshold=41.0, notes="Ours pay late"))
    (stored,) = [rule for rule in read_rules(book.ctx) if rule.key == "invoice"]
    assert (stored.threshold, book.shown().signals) == (41.0, ())
    assert book.at_home() == []
    # Another window still has the one of before.
    with pytest.raises(KnownError, match="Somebody changed this signal"):
        change_rule(book.ctx, INVOICE, replace(INVOICE, threshold=10.0))
    drop_rule(book.ctx, stored)
    assert read_rules(book.ctx) == SIGNALS
    change = switch_rule(book.ctx, INVOICE, on=False)
    assert (book.shown().signals, book.at_home()) == ((), [])
    assert change.label == "Switch off signal Invoice overdue"
    revert(book.ctx, change.change_set_id)
    assert len(book.shown().signals) == 1


def test_a_rule_of_one_s_own_is_asked_like_all_others(book):
    own = SignalRule(
        key="",
        name="Invoice paid",
        feed="invoice_days_overdue",
        kind=MetricKind.LAST,
        window_days=30,
        opens=Opens.AT_MOST,
        threshold=0.0,
        title="Thank them",
        why="{value} days overdue {and thanks}",
    )
    with pytest.raises(InputError, match=r"\{and\} stands for nothing"):
        add_rule(book.ctx, replace(own, why="{and}"))
    assert len(read_rules(book.ctx)) == len(SIGNALS)
    key = add_rule(book.ctx, own).value
    found = {one.rule.key: one for one in book.shown().signals}
    assert found[key].account == "Kessel Dental"
    assert found[key].finding.why == "0 days overdue {and thanks}"
    trial = try_rule(book.ctx, replace(own, threshold=40.0))
    # Halden stands at 40, the larger first; at the end of September neither had a point.
    assert [name for _, name in trial.open_at] == ["Halden Freight", "Kessel Dental"]
    assert (trial.openings, trial.fed, trial.of) == (0, 2, 2)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"name": " "}, "Enter a name"),
        ({"window_days": 0}, "whole days from 1 to 730"),
        ({"opens": Opens.FALLS_BY, "threshold": 1.5}, "at most 100%"),
        ({"opens": Opens.DAYS_AT_LEAST, "threshold": 1.5}, "whole days, 1 or more"),
        ({"threshold": float("nan")}, "Enter a number"),
        ({"why": ""}, "Say why"),
        ({"least_points": 0}, "whole number from 1"),
        ({"feed": ""}, "Choose what feeds it"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(changed, problem):
    with pytest.raises(InputError, match=problem):
        check_rule(replace(INVOICE, **changed))


def test_openings_of_the_past_are_held_against_what_was_lost_after_them(book):
    left = add_account(book.workspace, "Perrin Books", customer_since=date(2025, 1, 1))
    gone = ("cancel", date(2026, 4, 10), 0)
    add_subscription(book.workspace, left, book.product, ("new", date(2025, 1, 1), 5_000_000), gone)
    # Open at the end of January, closed in February, open again at the end of March: it leaves on April 10.
    add_points(
        book.workspace,
        left,
        book.invoice,
        {date(2026, 1, 20): 50.0, date(2026, 2, 20): 0.0, date(2026, 3, 20): 60.0},
    )
    found = load_precisions(book.ctx, 12).by_rule["invoice"]
    tally = found[90].tally
    # Both openings are followed within 90 days: Jan 31 + 90 days is May 1.
    assert (tally.openings, tally.came_true) == (2, 2)
    # Halden's opening of October is too young to be counted.
    assert found[90].last == date(2026, 6, 30)
    assert not found[90].tells

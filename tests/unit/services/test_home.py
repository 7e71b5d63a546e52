"""Home over a small file: whose things it shows, how they are put away, and what comes back by undo."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.errors import KnownError
from cs_desktop.domain.attention import Rule, Weights
from cs_desktop.domain.bands import Band
from cs_desktop.domain.home import Scope
from cs_desktop.domain.vocabulary import AttentionState, TaskKind
from cs_desktop.models.tables import (
    Activity,
    AttentionMark,
    ChurnEvent,
    Contact,
    HealthOverride,
    Measure,
    Objective,
    Promise,
    Renewal,
    RenewalSubscription,
    Review,
    SuccessPlan,
    Survey,
    SurveyAnswer,
    Task,
    TeamMember,
)
from cs_desktop.services.history import revert
from cs_desktop.services.home import load_home
from cs_desktop.services.home_moves import load_moves
from cs_desktop.services.marks import mark_done, snooze, turn_into_task
from cs_desktop.services.portfolio import load_portfolio
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


class Book:
    """Halden is Ana's and pays $640K; Kessel is Ben's and pays $160K. Both were met today."""

    def __init__(self, path):
        self.workspace = new_workspace(path)
        self.ana, self.ben = self.add(TeamMember, name="Ana Ruiz"), self.add(TeamMember, name="Ben Okafor")
        self.product = add_product(self.workspace)
        self.halden = self.account("Halden Freight", self.ana, 64_000_000)
        self.kessel = self.account("Kessel Dental", self.ben, 16_000_000)

    def account(self, name, owner, arr):
        account = add_account(self.workspace, name, owner_id=owner, customer_since=date(2025, 4, 1))
        add_subscription(
            self.workspace, account, self.product, ("new", date(2025, 4, 1), arr), term_end=date(2027, 4, 1)
        )
        for kind in ("qbr", "call"):
            self.add(
                Activity, account_id=account, kind=kind, day=TODAY, direction="proactive", member_id=owner
            )
        return account

    def add(self, table, **values):
        def work(tx):
            row = table(id=tx.new_id(), **values)
            tx.session.add(row)
            return row.id

        return self.workspace.write(f"Add {table.__tablename__}", work).value

    def home(self, scope=Scope.TEAM, me=None, weights=None, clock=NOON):
        ctx = context(self.workspace, clock)
        return load_home(ctx, load_portfolio(ctx), scope, me, weights or Weights())

    def found(self, **how):
        return [(item.finding.rule, item.account.name) for item in self.home(**how).items]


@pytest.fixture
def book(tmp_path):
    made = Book(tmp_path / "book.csdesk")
    yield made
    made.workspace.close()


def day(days):
    return TODAY + timedelta(days=days)


def test_a_book_in_order_has_nothing_to_do(book):
    page = book.home()
    assert page.items == ()
    assert (page.next_day, page.snoozed, page.done_today) == (None, 0, 0)
    assert [name for _, name in page.members] == ["Ana Ruiz", "Ben Okafor"]


def test_every_kind_of_thing_is_found_once(book):
    halden = book.halden
    book.add(Review, account_id=halden, kind="qbr", day=day(0))
    book.add(Promise, account_id=halden, text="a trainer", due=day(3), owner_id=book.ana)
    book.add(Contact, account_id=halden, name="Dana Ford", role="champion", left_on=day(-4))
    book.add(Renewal, account_id=book.kessel, due=day(-9))
    book.add(Task, title="Call Dana", account_id=halden, assignee_id=book.ana, due=day(1))
    plan = book.add(SuccessPlan, account_id=halden, name="Plan")
    objective = book.add(Objective, plan_id=plan, text="On time")
    book.add(
        Measure,
        objective_id=objective,
        name="departures",
        baseline=80.0,
        baseline_on=day(-50),
        target=100.0,
        current=81.0,
        due=day(50),
    )
    assert sorted(book.found()) == sorted(
        [
            (Rule.REVIEW, "Halden Freight"),
            (Rule.PROMISE, "Halden Freight"),
            (Rule.KEY_PERSON, "Halden Freight"),
            (Rule.OVERDUE, "Kessel Dental"),
            (Rule.TASK, "Halden Freight"),
            (Rule.OBJECTIVE, "Halden Freight"),
        ]
    )


def test_settled_things_are_not_found(book):
    halden = book.halden
    book.add(Review, account_id=halden, kind="qbr", day=day(-3), status="closed")
    book.add(Promise, account_id=halden, text="a trainer", due=day(-3), outcome="kept")
    book.add(Contact, account_id=halden, name="Dana Ford", role="champion", left_on=day(-4))
    book.add(Contact, account_id=halden, name="Iris Blom", role="champion")
    book.add(Renewal, account_id=halden, due=day(-9), outcome="renewed")
    book.add(Task, title="Call", account_id=halden, due=day(-1), done_at=datetime(2026, 10, 1, tzinfo=UTC))
    # Somebody follows the champion, so nothing is to be done; the changed key person is a signal still.
    assert book.found() == [(Rule.SIGNAL, "Halden Freight")]


def test_a_cut_is_explained_by_an_event_of_its_time_and_product(book):
    other = add_product(book.workspace, "Mobile")
    account = book.account("Perrin Books", book.ana, 9_000_000)
    add_subscription(
        book.workspace,
        account,
        other,
        ("new", date(2025, 4, 1), 5_000_000),
        ("reduce", day(-11), 1_400_000),
    )
    (item,) = book.home().items
    assert item.finding.why == "reduced by $36K on Oct 2, 2026, and no cause is recorded"
    book.add(ChurnEvent, account_id=account, product_id=book.product, day=day(-11), category="price")
    assert len(book.home().items) == 1, "of another product"
    event = book.add(ChurnEvent, account_id=account, product_id=other, day=day(20), category="price")
    assert book.found() == [], "31 days later"
    book.workspace.write("Move", lambda tx: setattr(tx.session.get_one(ChurnEvent, event), "day", day(21)))
    assert len(book.home().items) == 1


def test_mine_are_my_accounts_my_tasks_and_my_promises(book):
    book.add(Review, account_id=book.halden, kind="qbr", day=TODAY)
    book.add(Task, title="Help Ben", account_id=book.kessel, assignee_id=book.ana, due=TODAY)
    book.add(Promise, account_id=book.halden, text="a trainer", due=TODAY, owner_id=book.ben)
    book.add(Task, title="Expenses", assignee_id=book.ana, due=TODAY)
    mine = book.home(scope=Scope.MINE, me=book.ana)
    assert sorted(item.finding.title for item in mine.items) == [
        "Expenses",
        "Help Ben",
        "Hold the review: QBR",
    ]
    assert mine.account_ids == (book.halden,)
    ben = book.home(scope=Scope.MINE, me=book.ben)
    assert [item.finding.rule for item in ben.items] == [Rule.PROMISE]
    assert book.home(scope=Scope.MINE, me=None).items == ()


def test_arr_is_compared_within_the_book_that_is_shown(book):
    book.add(Review, account_id=book.kessel, kind="qbr", day=TODAY)
    # 40 × 160 / 640 = 10 beside Halden; alone Kessel is the largest.
    assert [item.points.arr for item in book.home().items] == [10]
    assert [item.points.arr for item in book.home(scope=Scope.MINE, me=book.ben).items] == [40]


def test_done_snoozed_and_made_a_task_each_come_back_by_undo(book):
    book.add(Contact, account_id=book.halden, name="Dana Ford", role="champion", left_on=day(-4))
    ctx = context(book.workspace)
    before = book.home().items
    (item,) = before
    for put_away in (
        lambda: mark_done(ctx, item.finding),
        lambda: snooze(ctx, item.finding, day(3)),
        lambda: turn_into_task(ctx, item.finding, book.ana),
    ):
        unmarked = dump(book.workspace)
        change = put_away()
        assert [one.finding.rule for one in book.home().items] != [Rule.KEY_PERSON]
        revert(ctx, change.change_set_id)
        assert book.home().items == before
        assert dump(book.workspace) == unmarked


def test_what_is_snoozed_comes_back_on_its_day(book):
    book.add(Contact, account_id=book.halden, name="Dana Ford", role="champion", left_on=day(-4))
    (item,) = book.home().items
    snooze(context(book.workspace), item.finding, day(2))
    page = book.home()
    assert (page.items, page.snoozed, page.next_day) == ((), 1, day(2))
    later = FixedClock(NOON.moment + timedelta(days=2))
    assert [one.finding for one in book.home(clock=later).items] == [item.finding]
    with pytest.raises(KnownError, match="after today"):
        snooze(context(book.workspace), item.finding, TODAY)


def test_marking_twice_keeps_one_mark(book):
    book.add(Contact, account_id=book.halden, name="Dana Ford", role="champion", left_on=day(-4))
    (item,) = book.home().items
    ctx = context(book.workspace)
    snooze(ctx, item.finding, day(2))
    assert mark_done(ctx, item.finding) is not None
    assert mark_done(ctx, item.finding) is None
    (mark,) = book.workspace.read(lambda c: c.execute(AttentionMark.__table__.select()).all())
    assert (mark.id, mark.state, mark.until) == (item.mark_id, AttentionState.DONE.value, None)
    assert book.home().done_today == 1


def test_what_is_done_today_counts_for_whose_it_is(book):
    book.add(Contact, account_id=book.halden, name="Dana Ford", role="champion", left_on=day(-4))
    book.add(Task, title="Call Dana", account_id=book.halden, assignee_id=book.ben, due=TODAY)
    book.add(Promise, account_id=book.halden, text="a trainer", due=TODAY)
    book.add(Task, title="Long ago", assignee_id=book.ana, done_at=NOON.moment - timedelta(days=2))
    book.add(Promise, account_id=book.halden, text="a map", outcome="kept", settled_on=day(-1))
    ctx = context(book.workspace)
    for item in book.home().items:
        mark_done(ctx, item.finding)
    assert book.home().done_today == 3
    assert book.home(scope=Scope.MINE, me=book.ana).done_today == 2, "the mark and the promise"
    assert book.home(scope=Scope.MINE, me=book.ben).done_today == 1, "the task"
    assert book.home(scope=Scope.MINE, me=None).done_today == 0


def test_a_task_about_an_account_is_not_hidden_by_another_thing_about_it(book):
    about = {"account_id": book.halden, "about_kind": "account", "about_id": book.halden}
    book.add(Task, title="Ask about NPS", kind="from_home", due=TODAY, **about)
    book.workspace.write("Forget", _no_touches)
    assert {item.finding.rule for item in book.home().items if item.finding.account_id == book.halden} == {
        Rule.REVIEW,
        Rule.OUTREACH,
        Rule.TASK,
    }


def _no_touches(tx):
    for touch in tx.session.query(Activity):
        tx.session.delete(touch)


def test_every_kind_of_thing_is_put_away_put_off_and_made_a_task_in_place(book):
    halden = book.halden
    book.add(Review, account_id=halden, kind="qbr", day=day(0))
    book.add(Promise, account_id=halden, text="a trainer", due=day(3), owner_id=book.ana)
    book.add(Contact, account_id=halden, name="Dana Ford", role="champion", left_on=day(-4))
    book.add(Renewal, account_id=book.kessel, due=day(-9))
    book.add(Renewal, account_id=halden, due=day(60), notice_by=day(9))
    book.add(Task, title="Call Dana", account_id=halden, assignee_id=book.ana, due=day(1))
    book.add(Task, title="Reason?", account_id=halden, kind="reason_missing", due=day(1))
    plan = book.add(SuccessPlan, account_id=halden, name="Plan")
    objective = book.add(Objective, plan_id=plan, text="On time")
    numbers = {"baseline": 80.0, "baseline_on": day(-50), "target": 100.0, "current": 81.0, "due": day(50)}
    book.add(Measure, objective_id=objective, name="departures", **numbers)
    book.add(Activity, account_id=book.account("Perrin Books", book.ana, 9_000_000), kind="call", day=TODAY)
    by_hand = {"score": 80.0, "reason": "seasonal", "from_day": day(-9), "until": day(2)}
    book.add(HealthOverride, account_id=halden, **by_hand)
    ctx = context(book.workspace)
    before = book.home().items
    # A plan that was made today was looked at; sponsors who stay away are told of in attention/test_plans.
    elsewhere = {Rule.SIGNAL, Rule.OUTREACH, Rule.PLAN, Rule.SPONSOR}
    assert {item.finding.rule for item in before} >= set(Rule) - elsewhere
    for item in before:
        steps = [lambda item=item: mark_done(ctx, item.finding)]
        steps += [lambda item=item: snooze(ctx, item.finding, day(3))]
        if item.finding.is_task:
            with pytest.raises(KnownError, match="a task already"):
                turn_into_task(ctx, item.finding, book.ana)
        else:
            steps += [lambda item=item: turn_into_task(ctx, item.finding, book.ana)]
        for step in steps:
            change = step()
            assert item.finding not in [one.finding for one in book.home().items]
            revert(ctx, change.change_set_id)
            assert book.home().items == before


def test_a_task_stands_for_what_it_was_made_of(book):
    contact = book.add(Contact, account_id=book.halden, name="Dana Ford", role="champion", left_on=day(-14))
    (item,) = book.home().items
    turn_into_task(context(book.workspace), item.finding, book.ana)
    (task,) = book.home(scope=Scope.MINE, me=book.ana).items
    assert (task.finding.rule, task.finding.title) == (Rule.TASK, "Name and meet a new champion")
    (row,) = book.workspace.read(lambda c: c.execute(Task.__table__.select()).all())
    assert (row.kind, row.about_kind, row.about_id) == (TaskKind.FROM_HOME.value, "contact", contact)
    assert row.due == TODAY


def test_done_finishes_a_task_and_keeps_a_promise(book):
    book.add(Task, title="Call Dana", assignee_id=book.ana, due=TODAY)
    book.add(Promise, account_id=book.halden, text="a trainer", due=TODAY, owner_id=book.ana)
    for item in book.home().items:
        mark_done(context(book.workspace), item.finding)
    assert book.home().items == ()
    (task,) = book.workspace.read(lambda c: c.execute(Task.__table__.select()).all())
    (promise,) = book.workspace.read(lambda c: c.execute(Promise.__table__.select()).all())
    assert task.done_at == NOON.moment
    assert (promise.outcome, promise.settled_on) == ("kept", TODAY)


def test_a_task_about_what_is_listed_is_not_listed_too(book):
    renewal = book.add(Renewal, account_id=book.halden, due=day(-1))
    book.add(Task, title="Get it signed", due=TODAY, about_kind="renewal", about_id=renewal)
    assert book.found() == [(Rule.OVERDUE, "Halden Freight")]


def test_the_next_two_weeks_hold_what_is_planned_and_what_is_asked_for(book):
    book.add(Review, account_id=book.halden, kind="ebr", day=day(6))
    book.add(Review, account_id=book.halden, kind="qbr", day=day(15))
    days = {one.day: one.reviews for one in book.home().days}
    # 11 working days from Tuesday to the Tuesday after next.
    assert len(days) == 11
    assert [(one.account, one.label) for one in days[day(6)]] == [("Halden Freight", "EBR")]
    assert sum(len(reviews) for reviews in days.values()) == 1


def test_a_signal_reads_the_points_of_the_file(book):
    metric = add_metric(book.workspace, "invoice_days_overdue")
    add_points(book.workspace, book.halden, metric, {day(-1): 45.0})
    (item,) = book.home(scope=Scope.MINE, me=book.ana).items
    assert item.finding.why == "an invoice is 45 days overdue, seen Oct 12, 2026"
    assert {feed.name: feed.accounts for feed in book.home().feeds}["Invoice overdue"] == 1


def test_an_account_s_answers_feed_the_survey_signals(book):
    survey = book.add(Survey, account_id=book.halden, name="W", kind="nps", scale_min=0.0, scale_max=10.0)
    for who in ("a", "b", "c"):
        book.add(SurveyAnswer, survey_id=survey, day=day(-5), score=3.0, respondent=who)
    (item,) = book.home().items
    assert item.finding.why == "NPS −100 over 120 days, newest answer Oct 8, 2026"


def test_outreach_of_the_month_beside_what_is_agreed(book):
    def agree(tx):
        member = tx.session.get_one(TeamMember, book.ana)
        member.proactive_target, member.reactive_target = 22, 2

    book.workspace.write("Agree", agree)
    proactive, reactive, hours = book.home(scope=Scope.MINE, me=book.ana).targets
    # 9 of October's 22 working days have passed; the call and the QBR of today are 2.
    assert (proactive.done, proactive.expected, proactive.note) == (2, 9, "Behind · 9 expected by today")
    assert (reactive.done, reactive.note) == (0, "On pace · 0 expected by today")
    # 40 × 0.8 × (1 − 0.15) = 27.2 hours a week
    assert hours.of == "of 27.2 h"


def test_without_money_there_are_no_money_tiles_and_no_points_for_it(tmp_path):
    workspace = new_workspace(tmp_path / "consulting.csdesk")
    account = add_account(workspace, "Halden Freight")

    def plan(tx):
        tx.session.add(Review(id=tx.new_id(), account_id=account, kind="qbr", day=TODAY))

    workspace.write("Plan", plan)
    ctx = context(workspace)
    page = load_home(ctx, load_portfolio(ctx), Scope.TEAM, None, Weights())
    workspace.close()
    assert page.tiles == ()
    assert [(item.points.time, item.points.arr) for item in page.items] == [(40, 0)]


def test_what_moved_since_yesterday_names_the_measure_that_moved_it(book):
    metric = add_metric(book.workspace, "invoice_days_overdue")
    # 15 days overdue score 70, 30 days 50.
    add_points(book.workspace, book.halden, metric, {day(-1): 15.0, day(0): 30.0})
    ctx = context(book.workspace)
    moves = load_moves(ctx, load_portfolio(ctx), [book.halden, book.kessel])
    (move,) = moves.health
    assert (move.name, move.before, move.after, move.by) == ("Halden Freight", 70, 50, -20)
    assert move.why == "Invoice overdue 15 days to 30 days"
    assert moves.quadrants == ()
    said = {"score": 40.0, "reason": "known_risk", "from_day": day(0), "until": day(9)}
    book.add(HealthOverride, account_id=book.halden, **said)
    (move,) = load_moves(ctx, load_portfolio(ctx), [book.halden, book.kessel]).health
    assert (move.before, move.after, move.band) == (70, 40, Band.AT_RISK)
    assert move.why == "set by hand: Known risk"


def test_what_was_reached_since_yesterday_is_told_with_its_numbers(book):
    plan = book.add(SuccessPlan, account_id=book.halden, name="Plan")
    objective = book.add(Objective, plan_id=plan, text="Fewer calls", state="met")
    numbers = {"objective_id": objective, "baseline": 90.0, "baseline_on": day(-50), "due": day(50)}
    book.add(Measure, name="by hand", target=80.0, kind="lower", current=79.0, current_on=day(0), **numbers)
    book.add(Measure, name="long ago", target=80.0, kind="lower", current=79.0, current_on=day(-1), **numbers)
    book.add(Measure, name="not yet", target=80.0, kind="lower", current=81.0, current_on=day(0), **numbers)
    book.add(
        Measure, name="kept", target=80.0, kind="keep_at_most", current=7.0, current_on=day(0), **numbers
    )
    metric = add_metric(book.workspace, "invoice_days_overdue")
    add_points(book.workspace, book.kessel, metric, {day(-1): 12.0, day(0): 5.0})
    other = book.add(Objective, plan_id=book.add(SuccessPlan, account_id=book.kessel), text="Pay sooner")
    fed = {**numbers, "objective_id": other, "metric_id": metric, "kind": "lower", "unit": "days"}
    book.add(Measure, name="invoices", target=10.0, **fed)
    book.add(Measure, name="there before", target=20.0, **fed)
    book.add(Promise, account_id=book.halden, text="a map", due=day(3), outcome="kept", settled_on=day(0))
    book.add(Promise, account_id=book.halden, text="a car", due=day(3), outcome="broken", settled_on=day(0))
    book.account("Perrin Books", book.ana, 100)
    ctx = context(book.workspace)
    portfolio = load_portfolio(ctx)
    moves = load_moves(ctx, portfolio, [row.id for row in portfolio.rows])
    assert moves.since == day(-1)
    assert [(one.account, one.text, one.detail) for one in moves.reached] == [
        ("Halden Freight", "Promise kept: a map", "3 days early"),
        ("Halden Freight", "Target reached: by hand", "79, target 80"),
        # The newest point counts, as in the plan; the day before it was 12.
        ("Kessel Dental", "Target reached: invoices", "5 days, target 10 days"),
    ]
    assert "“Fewer calls”" in moves.reached[1].source
    # From Apr 1, 2025 to Oct 13, 2026: 560 days.
    first = add_account(book.workspace, "Ostrel", customer_since=date(2025, 4, 1), first_value=TODAY)
    (seen,) = load_moves(ctx, load_portfolio(ctx), [first]).reached
    assert (seen.text, seen.detail) == ("First value reached", "560 days after signing")


def test_where_nothing_moved_since_yesterday_a_week_is_told(book):
    metric = add_metric(book.workspace, "invoice_days_overdue")
    add_points(book.workspace, book.halden, metric, {day(-8): 15.0, day(-4): 30.0})
    ctx = context(book.workspace)
    moves = load_moves(ctx, load_portfolio(ctx), [book.halden])
    assert moves.since == day(-7)
    assert [(move.before, move.after) for move in moves.health] == [(70, 50)]


@pytest.mark.parametrize(("links", "overdue"), [("the one", 0), ("none", 0), ("another", 1)])
def test_a_passed_term_is_overdue_unless_an_open_renewal_speaks_for_it(book, links, overdue):
    """The renewal was put off by a year; its own subscription is no longer overdue, another one is."""
    passed, other = (
        add_subscription(
            book.workspace,
            book.halden,
            book.product,
            ("new", date(2025, 4, 1), 1_000_000),
            term_end=term_end,
        )
        for term_end in (day(-3), date(2027, 4, 1))
    )

    def renew(tx):
        renewal = Renewal(id=tx.new_id(), account_id=book.halden, due=day(365))
        tx.session.add(renewal)
        tx.session.flush()
        for subscription in {"the one": [passed], "none": [], "another": [other]}[links]:
            tx.session.add(
                RenewalSubscription(id=tx.new_id(), renewal_id=renewal.id, subscription_id=subscription)
            )

    book.workspace.write("Renew", renew)
    ctx = context(book.workspace)
    page = load_home(ctx, load_portfolio(ctx), Scope.TEAM, None, Weights())
    assert len([item for item in page.items if item.finding.rule is Rule.OVERDUE]) == overdue

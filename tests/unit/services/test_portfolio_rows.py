"""What a row tells of reviews, notice and how health went."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from cs_desktop.common.clock import FixedClock
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.models.tables import Activity, Renewal, Review, Survey, SurveyAnswer, TouchModel
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.portfolio import WEEKS_OF_HEALTH, load_portfolio
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
)

SINCE = date(2025, 1, 31)


def paying(workspace: WorkspaceFile, review_days: int | None = 90, **fields: object) -> int:
    """Add an account that pays a dollar, whose touch model has such a cadence."""
    account = add_account(workspace, customer_since=SINCE, **fields)
    add_subscription(workspace, account, add_product(workspace), ("new", SINCE, 1_00))

    def set_cadence(tx: WriteTx) -> None:
        for model in tx.session.scalars(select(TouchModel)):
            model.review_days = review_days

    workspace.write("Set", set_cadence)
    return account


def review(workspace: WorkspaceFile, account: int, day: date, status: str, kind: str = "qbr") -> None:
    workspace.write(
        "Review",
        lambda tx: tx.session.add(
            Review(id=tx.new_id(), account_id=account, kind=kind, day=day, status=status)
        ),
    )


def told(workspace: WorkspaceFile, account: int, day: date, kind: str) -> None:
    workspace.write(
        "Tell",
        lambda tx: tx.session.add(Activity(id=tx.new_id(), account_id=account, kind=kind, day=day)),
    )


def row(workspace: WorkspaceFile) -> PortfolioRow:
    (found,) = load_portfolio(context(workspace)).rows
    page = load_account_page(context(workspace), found.id).row
    assert (page.next_review, page.review_kind, page.notice_by) == (
        found.next_review,
        found.review_kind,
        found.notice_by,
    ), "the page tells the same"
    return found


def test_the_earliest_planned_review_is_next_even_if_its_day_has_passed(workspace: WorkspaceFile) -> None:
    account = paying(workspace)
    review(workspace, account, date(2026, 12, 1), "planned", "ebr")
    assert (row(workspace).next_review, row(workspace).review_kind) == (date(2026, 12, 1), "ebr")
    review(workspace, account, date(2026, 10, 6), "in_progress")
    assert (row(workspace).next_review, row(workspace).review_kind) == (date(2026, 10, 6), "qbr")


@pytest.mark.parametrize("status", ["closed", "cancelled", "no_show"])
def test_what_is_not_planned_is_not_next(workspace: WorkspaceFile, status: str) -> None:
    account = paying(workspace, review_days=None)
    review(workspace, account, date(2026, 12, 1), status)
    assert (row(workspace).next_review, row(workspace).review_kind) == (None, "")


def test_without_a_plan_a_review_is_due_by_the_cadence(workspace: WorkspaceFile) -> None:
    """A customer since Jan 31, 2025, every 90 days: first on May 1, 2025 (28 + 31 + 30 + 1 = 90)."""
    account = paying(workspace)
    assert row(workspace).next_review == date(2025, 5, 1)
    told(workspace, account, date(2026, 7, 1), "qbr")
    told(workspace, account, date(2026, 8, 1), "call")
    told(workspace, account, date(2026, 10, 20), "ebr")
    assert row(workspace).next_review == date(2026, 9, 29), "July 1 + 90; a call is none, nor what is to come"
    review(workspace, account, date(2026, 8, 15), "closed")
    review(workspace, account, date(2026, 9, 15), "no_show")
    assert (row(workspace).next_review, row(workspace).review_kind) == (date(2026, 11, 13), "")


def test_nothing_is_due_where_nothing_says_when(workspace: WorkspaceFile) -> None:
    add_account(workspace, customer_since=SINCE)
    assert row(workspace).next_review is None, "it pays nothing"


def test_the_notice_day_is_that_of_the_next_renewal(workspace: WorkspaceFile) -> None:
    account = paying(workspace)
    for due, notice in ((date(2027, 5, 1), date(2026, 11, 1)), (date(2027, 3, 1), date(2026, 12, 1))):
        workspace.write(
            "Add",
            lambda tx, due=due, notice=notice: tx.session.add(
                Renewal(id=tx.new_id(), account_id=account, due=due, notice_by=notice)
            ),
        )
    assert (row(workspace).renewal, row(workspace).notice_by) == (date(2027, 3, 1), date(2026, 12, 1))


def test_health_went_as_each_week_would_have_said(workspace: WorkspaceFile) -> None:
    """Twelve scores a week apart, the last of today, each what the portfolio of that day shows."""
    busy, quiet = add_account(workspace, "Busy"), add_account(workspace, "Quiet")
    active = add_metric(workspace, "weekly_active")
    days = {TODAY - timedelta(days=n): n % 10 / 10 for n in range(0, 60, 3)}
    add_points(workspace, busy, active, days)

    def answer(tx: WriteTx) -> None:
        for age in (20, 50):
            survey = Survey(
                id=tx.new_id(), account_id=busy, name="NPS", kind="nps", scale_min=0, scale_max=10
            )
            tx.session.add(survey)
            tx.session.flush()
            day = TODAY - timedelta(days=age)
            for who, score in (("Ada", age % 7), ("", 9)):
                tx.session.add(
                    SurveyAnswer(id=tx.new_id(), survey_id=survey.id, day=day, score=score, respondent=who)
                )

    workspace.write("Answer", answer)
    now = {r.id: r for r in load_portfolio(context(workspace)).rows}
    assert now[quiet].health_history == (None,) * WEEKS_OF_HEALTH
    shown = []
    for back in range(WEEKS_OF_HEALTH - 1, -1, -1):
        day = datetime(2026, 10, 13, 12, tzinfo=UTC) - timedelta(weeks=back)
        then = {r.id: r for r in load_portfolio(context(workspace, FixedClock(day))).rows}
        shown.append(then[busy].health)
    assert now[busy].health_history == tuple(shown)
    assert shown[0] is None
    assert len(set(shown)) > 4

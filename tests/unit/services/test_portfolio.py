"""The portfolio and the account page from a workspace file."""

from datetime import date, timedelta

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.bands import Band
from cs_desktop.domain.vocabulary import Forecast
from cs_desktop.models.tables import Activity, Contact, Metric, Renewal
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.portfolio import load_portfolio
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
)


def _add(workspace, build):
    workspace.write("Add", lambda tx: tx.session.add(build(tx)))


def test_an_empty_workspace_is_a_portfolio_without_rows(workspace):
    portfolio = load_portfolio(context(workspace))
    assert portfolio.rows == ()
    assert [(tile.label, tile.value) for tile in portfolio.tiles] == [
        ("Accounts", 0),
        ("Healthy", 0),
        ("Watch", 0),
        ("At risk", 0),
        ("Reviews due, 14 days", 0),
    ]


def test_without_subscriptions_no_tile_speaks_of_money(workspace):
    account, active = add_account(workspace), add_metric(workspace, "weekly_active")
    add_account(workspace, "Quiet")
    add_points(workspace, account, active, {TODAY: 0.9})
    tiles = load_portfolio(context(workspace)).tiles
    assert [(tile.label, tile.value) for tile in tiles] == [
        ("Accounts", 2),
        ("Healthy", 1),
        ("Watch", 0),
        ("At risk", 0),
        ("Reviews due, 14 days", 0),
    ]


def test_a_first_year_has_no_rates_yet_and_says_why(workspace):
    add_subscription(
        workspace, add_account(workspace), add_product(workspace), ("new", date(2026, 9, 1), 100_00)
    )
    arr, nrr, *_ = load_portfolio(context(workspace)).tiles
    assert (arr.value, nrr.value) == (100_00, None)
    assert nrr.reason


def test_rows_have_arr_today_a_year_ago_and_at_every_month(workspace):
    account = add_account(workspace)
    half_year_ago = date(2026, 4, 13)
    events = (("new", date(2025, 1, 1), 43_000_000), ("expand", half_year_ago, 64_000_000))
    add_subscription(workspace, account, add_product(workspace), *events)
    (row,) = load_portfolio(context(workspace)).rows
    assert (row.arr, row.arr_year_ago) == (64_000_000, 43_000_000)
    assert row.arr_history == (43_000_000,) * 6 + (64_000_000,) * 7
    assert row.touch_model == "High touch", "640,000 is at least 500,000"


@pytest.mark.parametrize(
    ("dollars", "model"),
    [(499_999, "Low touch"), (500_000, "High touch"), (100_000, "Low touch"), (99_999, "Tech touch")],
)
def test_the_touch_model_follows_arr_lower_bound_inclusive(workspace, dollars, model):
    account = add_account(workspace)
    add_subscription(workspace, account, add_product(workspace), ("new", date(2025, 1, 1), dollars * 100))
    assert load_portfolio(context(workspace)).rows[0].touch_model == model


def test_a_passed_term_without_an_end_is_overdue_and_still_counts(workspace):
    account = add_account(workspace)
    yesterday = TODAY - timedelta(days=1)
    events = ("new", date(2025, 1, 1), 100_00)
    add_subscription(workspace, account, add_product(workspace), events, term_end=yesterday)
    portfolio = load_portfolio(context(workspace))
    assert portfolio.rows[0].arr == 100_00
    assert portfolio.rows[0].renewal == yesterday
    renewals = portfolio.tiles[-2]
    assert renewals.note == "0 accounts · 1 more overdue"
    (subscription,) = load_account_page(context(workspace), account).subscriptions
    assert subscription.overdue


def test_an_open_renewal_wins_over_the_term_and_brings_its_forecast(workspace):
    account = add_account(workspace)
    add_subscription(
        workspace,
        account,
        add_product(workspace),
        ("new", date(2025, 1, 1), 100_00),
        term_end=date(2027, 1, 1),
    )
    _add(
        workspace,
        lambda tx: Renewal(id=tx.new_id(), account_id=account, due=date(2026, 12, 1), forecast="likely"),
    )
    _add(
        workspace,
        lambda tx: Renewal(id=tx.new_id(), account_id=account, due=date(2025, 12, 1), outcome="renewed"),
    )
    (row,) = load_portfolio(context(workspace)).rows
    assert (row.renewal, row.forecast) == (date(2026, 12, 1), Forecast.LIKELY)


def test_the_page_shows_contacts_who_are_there_and_what_happened_last(workspace):
    account = add_account(workspace)
    _add(workspace, lambda tx: Contact(id=tx.new_id(), account_id=account, name="Ada", role="sponsor"))
    _add(
        workspace,
        lambda tx: Contact(id=tx.new_id(), account_id=account, name="Bob", left_on=date(2026, 1, 1)),
    )
    for days, kind in ((3, "call"), (1, "note"), (-5, "call")):
        day = TODAY - timedelta(days=days)
        _add(workspace, lambda tx, d=day, k=kind: Activity(id=tx.new_id(), account_id=account, kind=k, day=d))
    page = load_account_page(context(workspace), account)
    assert [(c.name, c.role) for c in page.contacts] == [("Ada", "Sponsor")]
    assert [a.kind for a in page.activities] == ["note", "call"], "what is yet to come did not happen"
    assert page.row.last_contact == TODAY - timedelta(days=3), "a note is no contact"


def test_usage_is_shown_by_whole_weeks_up_to_today(workspace):
    account, metric = add_account(workspace), add_metric(workspace)
    workspace.write("Sum", lambda tx: setattr(_metric(tx, metric), "kind", "sum"))
    add_points(workspace, account, metric, {TODAY - timedelta(days=n): 1.0 for n in range(20)})
    (chart,) = load_account_page(context(workspace), account).usage_charts
    (series,) = chart.series
    assert series.y == (6.0, 7.0, 7.0), "20 days are two weeks and six days of the third"
    assert series.x[-1] == TODAY


def test_health_reaches_the_row_and_the_page(workspace):
    account, active = add_account(workspace), add_metric(workspace, "weekly_active")
    add_points(workspace, account, active, {TODAY: 0.05})
    (row,) = load_portfolio(context(workspace)).rows
    assert row.band is Band.AT_RISK
    page = load_account_page(context(workspace), account)
    assert page.tiles[0].value == int(row.health or 0)


def test_an_account_without_subscriptions_has_no_money_tiles(workspace):
    page = load_account_page(context(workspace), add_account(workspace))
    assert not {"ARR", "Renewal in"} & {tile.label for tile in page.tiles}


def test_an_account_that_is_gone_is_named(workspace):
    with pytest.raises(KnownError, match="not in the workspace"):
        load_account_page(context(workspace), 42)


def _metric(tx, metric_id):
    return tx.session.get_one(Metric, metric_id)


def test_a_score_just_below_a_band_does_not_look_like_the_band(workspace):
    """Only adoption is measured: 0.4997 scores 50 + 20 × (0.4997 − 0.3) / 0.2 = 69.97, so 69."""
    account, active = add_account(workspace), add_metric(workspace, "weekly_active")
    add_points(workspace, account, active, {TODAY: 0.4997})
    tile = load_account_page(context(workspace), account).tiles[0]
    assert (tile.value, tile.note) == (69, "Watch · 1 of 7 measures")


def test_one_account_is_not_accounts(workspace):
    account = add_account(workspace)
    soon = TODAY + timedelta(days=30)
    add_subscription(
        workspace, account, add_product(workspace), ("new", date(2025, 1, 1), 100_00), term_end=soon
    )
    assert load_portfolio(context(workspace)).tiles[-2].note == "1 account"


def test_the_newest_week_is_whole_though_today_has_no_point_yet(workspace):
    """Points end yesterday: the last week is the seven days up to then, not six of them and today."""
    account, metric = add_account(workspace), add_metric(workspace)
    workspace.write("Sum", lambda tx: setattr(_metric(tx, metric), "kind", "sum"))
    add_points(workspace, account, metric, {TODAY - timedelta(days=n): 1.0 for n in range(1, 15)})
    (chart,) = load_account_page(context(workspace), account).usage_charts
    (series,) = chart.series
    assert (series.x[-1], series.y) == (TODAY - timedelta(days=1), (7.0, 7.0))

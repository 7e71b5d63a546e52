"""Retention from a workspace file, against an example worked by hand."""

from datetime import date

import pytest

from cs_desktop.common.periods import Period
from cs_desktop.services.retention import retention_report
from tests.workspaces import add_account, add_product, add_subscription, context, edit_account, new_workspace

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def workspace(tmp_path):
    """Five accounts whose year is worked out below, in cents.

    | account | opening | events in 2026          | closing | movement          |
    |---------|---------|-------------------------|---------|-------------------|
    | Grow    | 1,000   | expands to 1,500.01     | 1,500.01| expansion 500.01  |
    | Shrink  | 2,000   | reduces to 1,200        | 1,200   | contraction 800   |
    | Leave   | 3,000   | cancels on Dec 31       | 0       | churn 3,000       |
    | Late    | 4,000   | cancels on Jan 1, 2027  | 0       | churn 4,000       |
    | Fresh   | 0       | new on Jan 2            | 700     | new 700           |

    Late's end is exclusive and is the day on which closing ARR is read, so it is gone by then.
    Start 10,000; end 3,400.01. NRR = (10,000 + 500.01 − 800 − 7,000) / 10,000 = 0.270001.
    GRR = (10,000 − 800 − 7,000) / 10,000 = 0.22. Logo churn = 2 of 4.
    """
    file = new_workspace(tmp_path / "team.csdesk")
    plan = add_product(file)
    began = date(2025, 3, 1)
    accounts = {
        "Grow": (("new", began, 100_000), ("expand", date(2026, 5, 1), 150_001)),
        "Shrink": (("new", began, 200_000), ("reduce", date(2026, 6, 1), 120_000)),
        "Leave": (("new", began, 300_000), ("cancel", date(2026, 12, 31), 0)),
        "Late": (("new", began, 400_000), ("cancel", date(2027, 1, 1), 0)),
        "Fresh": (("new", date(2026, 1, 2), 70_000),),
    }
    for name, events in accounts.items():
        add_subscription(file, add_account(file, name), plan, *events)
    yield file
    file.close()


def test_the_year_worked_by_hand(workspace):
    whole = retention_report(context(workspace), YEAR).whole
    amounts = (whole.arr_start, whole.new, whole.expansion, whole.contraction, whole.churned, whole.arr_end)
    assert amounts == (1_000_000, 70_000, 50_001, 80_000, 700_000, 340_001)
    assert whole.nrr == pytest.approx(0.270001, abs=1e-12)
    assert whole.grr == pytest.approx(0.22, abs=1e-12)
    assert (whole.accounts_start, whole.accounts_end, whole.accounts_lost) == (4, 3, 2)
    assert whole.logo_churn == 0.5


def test_a_slice_takes_the_attribute_held_at_the_start(workspace):
    """Grow becomes Enterprise in October; the year's slice still counts it where it was in January."""
    ctx = context(workspace)
    ids = dict(workspace.read(lambda c: c.exec_driver_sql("SELECT name, id FROM account").all()))
    edit_account(ctx, ids["Grow"], "segment", "", "SMB")
    edit_account(ctx, ids["Grow"], "segment", "SMB", "Enterprise")
    groups = {g.name: g.retention for g in retention_report(ctx, YEAR, "segment").groups}
    assert groups["SMB"].arr_start == 100_000
    assert "Enterprise" not in groups
    assert sum(g.arr_end for g in groups.values()) == 340_001


def test_an_owner_slice_has_the_owners_name(workspace):
    ctx = context(workspace)
    ids = dict(workspace.read(lambda c: c.exec_driver_sql("SELECT name, id FROM account").all()))
    edit_account(ctx, ids["Leave"], "owner", "", "Ada Lovelace")
    groups = {g.name: g.retention for g in retention_report(ctx, YEAR, "owner").groups}
    assert groups["Ada Lovelace"].churned == 300_000
    assert groups[""].arr_start == 700_000


def test_products_stand_beside_the_wallet(workspace):
    report = retention_report(context(workspace), YEAR, "product")
    assert report.by_product is not None
    (plan,) = report.by_product.groups
    assert report.product_names == {plan.product_id: "Plan"}
    assert plan.retention.arr_end == report.whole.arr_end


def test_an_empty_workspace_has_no_rates(tmp_path):
    file = new_workspace(tmp_path / "empty.csdesk")
    whole = retention_report(context(file), YEAR).whole
    for slice_name in ("segment", "owner", "product"):
        retention_report(context(file), YEAR, slice_name)
    file.close()
    assert (whole.arr_start, whole.arr_end) == (0, 0)
    assert (whole.nrr, whole.grr, whole.logo_churn) == (None, None, None)

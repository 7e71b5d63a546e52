"""Time to value is stated where it happened, and said why not elsewhere."""

from datetime import date

import pytest

from cs_desktop.common.dates import day_text
from cs_desktop.domain.figures import Status
from cs_desktop.services.account_page import load_account_page
from tests.workspaces import add_account, add_product, add_subscription, context, new_workspace

# Today is Oct 13, 2026.
_CASES = [
    # From Jan 1 to Mar 1, 2026: 31 + 28 days.
    (date(2026, 1, 1), date(2026, 3, 1), 59, "reached Mar 1, 2026"),
    (date(2026, 10, 13), date(2026, 10, 13), 0, "reached Oct 13, 2026"),
    (date(2026, 10, 3), None, None, "not yet, day 10"),
    (date(2026, 10, 3), date(2026, 10, 14), None, "not yet, day 10"),
    (date(2026, 3, 1), date(2026, 1, 1), None, "reached Jan 1, 2026"),
    (date(2026, 11, 1), None, None, "begins Nov 1, 2026"),
    (None, date(2026, 1, 1), None, "customer since is not set"),
]


@pytest.mark.parametrize(("since", "first", "days", "note"), _CASES)
def test_time_to_value(tmp_path, since, first, days, note):
    workspace = new_workspace(tmp_path / "team.csdesk")
    try:
        account = add_account(workspace, customer_since=since, first_value=first)
        tiles = {tile.label: tile for tile in load_account_page(context(workspace), account).tiles}
    finally:
        workspace.close()
    tile = tiles["Time to value"]
    assert (tile.value, tile.note) == (days, note)
    assert bool(tile.reason) == (days is None)


# From Aug 30 to Oct 13: 1 + 30 + 13 days.
@pytest.mark.parametrize(
    ("ends", "label", "days", "status"),
    [
        (date(2026, 8, 30), "Renewal overdue by", 44, Status.RISK),
        (date(2026, 10, 13), "Renewal in", 0, Status.WATCH),
        (date(2027, 10, 13), "Renewal in", 365, Status.NONE),
    ],
)
def test_a_passed_renewal_is_overdue_and_never_in_minus_days(tmp_path, ends, label, days, status):
    workspace = new_workspace(tmp_path / "team.csdesk")
    try:
        account = add_account(workspace)
        product = add_product(workspace)
        add_subscription(workspace, account, product, ("new", date(2025, 4, 1), 640_000), term_end=ends)
        tiles = {tile.label: tile for tile in load_account_page(context(workspace), account).tiles}
    finally:
        workspace.close()
    assert (tiles[label].value, tiles[label].status) == (days, status)
    assert tiles[label].note == day_text(ends)

"""Retention by product, cross-sell and transfers, beside the wallet."""

from datetime import date

from hypothesis import given

from cs_desktop.analytics.products import retention_by_product
from cs_desktop.analytics.retention import retention
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import FORMULAS, ProductGroup
from tests.unit.analytics.arr_samples import FIELDS, Moved, Step, arr_on, periods, some_steps, steps_frame

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
BEFORE = date(2025, 1, 1)
JULY = date(2026, 7, 1)


def by_id(steps: list[Step]) -> dict[int, ProductGroup]:
    return {group.product_id: group for group in retention_by_product(steps_frame(steps), YEAR).groups}


def test_a_wallet_that_holds_while_a_product_does_not() -> None:
    # The account moves all 100 from product 1 to product 2: the wallet keeps 100%, product 1 keeps none.
    steps: list[Step] = [(1, 1, 100, BEFORE, JULY), (1, 2, 100, JULY, None)]
    result = retention_by_product(steps_frame(steps), YEAR)
    assert result.wallet.grr == 1.0
    assert result.product.grr == 0.0
    one, two = result.groups
    assert (one.retention.churned, one.retention.grr, one.transfer_out) == (100, 0.0, 100)
    assert one.wallet.grr == 1.0
    assert (two.retention.new, two.transfer_in, two.cross_sell) == (100, 100, 0)
    assert two.wallet.accounts_start == 0  # nobody had product 2 at the opening


def test_cross_sell_is_a_product_new_to_an_account_that_already_pays() -> None:
    steps: list[Step] = [(1, 1, 100, BEFORE, None), (1, 2, 40, JULY, None), (2, 2, 70, JULY, None)]
    two = by_id(steps)[2]
    # 40 comes from account 1, which paid for product 1; the 70 of account 2 are a new customer's.
    assert (two.retention.new, two.cross_sell, two.transfer_in) == (110, 40, 0)


def test_a_transfer_is_what_shrinking_products_lost_as_far_as_growing_ones_gained_it() -> None:
    # Product 1 falls by 100 − 40 = 60, product 2 starts with 50: min(50, 60) = 50 moved, 10 were lost.
    steps: list[Step] = [(1, 1, 100, BEFORE, JULY), (1, 1, 40, JULY, None), (1, 2, 50, JULY, None)]
    groups = by_id(steps)
    assert (groups[1].retention.contraction, groups[1].transfer_out) == (60, 50)
    assert (groups[2].retention.new, groups[2].transfer_in, groups[2].cross_sell) == (50, 50, 0)


def test_a_transfer_is_shared_in_proportion() -> None:
    # Product 1 loses 90. Product 2 grows by 60, product 3 starts with 120: growth 180, so min = 90 moved.
    # Product 2 gets 90 × 60 / 180 = 30, product 3 gets 90 × 120 / 180 = 60; 120 − 60 = 60 is cross-sell.
    steps: list[Step] = [
        (1, 1, 90, BEFORE, JULY),
        (1, 2, 10, BEFORE, None),
        (1, 2, 60, JULY, None),
        (1, 3, 120, JULY, None),
    ]
    groups = by_id(steps)
    assert {key: (g.transfer_in, g.transfer_out, g.cross_sell) for key, g in groups.items()} == {
        1: (0, 90, 0),
        2: (30, 0, 0),
        3: (60, 0, 60),
    }


def test_one_accounts_growth_never_pays_for_anothers_loss() -> None:
    steps: list[Step] = [
        (1, 1, 100, BEFORE, JULY),
        (2, 1, 30, BEFORE, None),
        (2, 2, 100, JULY, None),
    ]
    groups = by_id(steps)
    assert (groups[1].transfer_out, groups[2].transfer_in, groups[2].cross_sell) == (0, 0, 100)


def test_a_product_without_arr_at_either_end_is_left_out() -> None:
    steps: list[Step] = [
        (1, 1, 100, BEFORE, None),
        (1, 2, 10, date(2026, 2, 1), JULY),
        (1, 3, 0, BEFORE, None),
    ]
    assert list(by_id(steps)) == [1]


def test_no_steps() -> None:
    result = retention_by_product(steps_frame([]), YEAR)
    assert result.groups == ()
    assert (result.wallet.arr_start, result.product.arr_end) == (0, 0)


def test_the_parts_shown_apart_have_their_formulas() -> None:
    assert {"cross_sell", "transfer_in", "transfer_out"} <= set(FORMULAS)


@given(some_steps(), periods)
def test_each_product_agrees_with_walking_every_pair(steps: list[Step], period: Period) -> None:
    result = retention_by_product(steps_frame(steps), period)
    seen = {group.product_id: group for group in result.groups}
    for product in {product for _, product, *_ in steps}:
        unit, wallet = Moved(), Moved()
        for account in {account for account, *_ in steps}:
            opening = arr_on(steps, period.start, account, product)
            unit.add(opening, arr_on(steps, period.end, account, product))
            if opening:
                wallet.add(arr_on(steps, period.start, account), arr_on(steps, period.end, account))
        if product in seen:
            assert {name: getattr(seen[product].retention, name) for name in FIELDS} == vars(unit)
            assert {name: getattr(seen[product].wallet, name) for name in FIELDS} == vars(wallet)
        else:
            assert (unit.arr_start, unit.arr_end) == (0, 0)


@given(some_steps(), periods)
def test_only_opening_closing_and_net_movement_add_up(steps: list[Step], period: Period) -> None:
    frame = steps_frame(steps)
    result = retention_by_product(frame, period)
    assert result.wallet == retention(frame, period)
    for name in ("arr_start", "arr_end", "net_movement"):
        assert sum(getattr(group.retention, name) for group in result.groups) == getattr(result.wallet, name)
    for name in FIELDS:
        total = sum(getattr(group.retention, name) for group in result.groups)
        assert total == getattr(result.product, name)


@given(some_steps(), periods)
def test_transfers_and_cross_sell_bridge_product_and_wallet(steps: list[Step], period: Period) -> None:
    frame = steps_frame(steps)
    result = retention_by_product(frame, period)
    moved = sum(group.transfer_in for group in result.groups)
    assert moved == sum(group.transfer_out for group in result.groups)
    lost_by_products = result.product.contraction + result.product.churned
    assert lost_by_products - moved == result.wallet.contraction + result.wallet.churned
    grown = result.product.new + result.product.expansion
    assert grown - moved == result.wallet.new + result.wallet.expansion
    for group in result.groups:
        parts = group.retention
        assert 0 <= group.transfer_in <= parts.new + parts.expansion
        assert 0 <= group.transfer_out <= parts.contraction + parts.churned
        assert 0 <= group.cross_sell <= parts.new
        assert group.cross_sell + group.transfer_in <= parts.new + parts.expansion

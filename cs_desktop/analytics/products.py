"""Retention by product, where the unit is account × product.

A transfer is measured within one account: what its growing products gained, as far as its shrinking
ones lost it, so min(growth, shrinkage). It says that the money stayed with us, not why. Only accounts
with opening ARR can have one. Less the transfers, what the products lost is what the wallets lost.
Cross-sell is what such an account pays for a product new to it, less what came there by transfer.
"""

import numpy as np
import pandas as pd

from cs_desktop.analytics.arr import by_account, payments
from cs_desktop.analytics.payments import Ints
from cs_desktop.analytics.retention import counted, totals
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import ByProduct, ProductGroup


def retention_by_product(steps: pd.DataFrame, period: Period) -> ByProduct:
    """Return the retention of each product beside that of the wallets; `steps` as in `analytics.arr`.

    A product without opening and closing ARR is left out.
    """
    paid_by_account, accounts = by_account(steps)
    wallets = counted(paid_by_account, period)
    wallets.index = accounts
    units = _units(steps, period)
    return ByProduct(
        wallet=totals(wallets, period),
        product=totals(units[wallets.columns], period),
        groups=tuple(
            _group(rows, wallets, period)
            for _, rows in units.groupby("product_id", sort=True)
            if rows["opening"].any() or rows["closing"].any()
        ),
    )


def _group(rows: pd.DataFrame, wallets: pd.DataFrame, period: Period) -> ProductGroup:
    holders = rows.loc[rows["opening"] > 0, "account_id"]
    return ProductGroup(
        product_id=int(rows["product_id"].iloc[0]),
        retention=totals(rows[wallets.columns], period),
        cross_sell=int(rows["cross_sell"].sum()),
        transfer_in=int(rows["transfer_in"].sum()),
        transfer_out=int(rows["transfer_out"].sum()),
        wallet=totals(wallets.loc[holders], period),
    )


def _units(steps: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return one row a pair of account and product, ordered by them, with its movement and transfers."""
    pairs = steps.groupby(["account_id", "product_id"], sort=True)
    unit = np.asarray(pairs.ngroup(), dtype=np.int64)
    frame = counted(payments(steps, unit, pairs.ngroups), period)
    frame["account_id"] = 0
    frame["product_id"] = 0
    frame.loc[unit, "account_id"] = steps["account_id"].to_numpy()
    frame.loc[unit, "product_id"] = steps["product_id"].to_numpy()

    change = (frame["closing"] - frame["opening"]).to_numpy()
    accounts = frame["account_id"].to_numpy()
    grown, shrunk = np.maximum(change, 0), np.maximum(-change, 0)
    moved = np.minimum(_sum_within(grown, accounts), _sum_within(shrunk, accounts))
    frame["transfer_in"] = _shared(moved, grown, accounts)
    frame["transfer_out"] = _shared(moved, shrunk, accounts)
    had_arr = _sum_within(frame["opening"].to_numpy(), accounts) > 0
    frame["cross_sell"] = np.where(
        had_arr & (frame["opening"] == 0), frame["closing"] - frame["transfer_in"], 0
    )
    return frame


def _sum_within(values: Ints, accounts: Ints) -> Ints:
    """Return for each row the sum over its account's rows."""
    return pd.Series(values).groupby(accounts).transform("sum").to_numpy(np.int64)


def _shared(amount: Ints, parts: Ints, accounts: Ints) -> Ints:
    """Return each account's amount shared among its rows in proportion to their parts.

    Whole minor units, by rounding the running sum, so the shares add up to the amount and none exceeds
    its part. `amount` is the same on all rows of an account and at most the sum of their parts.
    """
    rows = np.flatnonzero((amount > 0) & (parts > 0))
    # Python's integers: the product of two amounts does not fit into 64 bits.
    whole = _sum_within(parts, accounts)[rows].astype(object)
    running = pd.Series(parts).groupby(accounts).cumsum().to_numpy(np.int64)[rows].astype(object)
    before = running - parts[rows]
    wanted = amount[rows].astype(object)
    shares = np.zeros(len(parts), np.int64)
    shares[rows] = (wanted * running // whole - wanted * before // whole).astype(np.int64)
    return shares

"""Retention over a period: how ARR and accounts moved, with the formula of every figure."""

from dataclasses import dataclass

from cs_desktop.common.periods import Period

FORMULAS = {
    "arr_start": "ARR on the period's first day = sum of subscriptions with start ≤ date < end",
    "new": "closing ARR of accounts without opening ARR, also of those that return",
    "expansion": "sum over accounts with opening ARR of closing − opening, where it grew",
    "contraction": "sum over accounts with opening and closing ARR of opening − closing, where it shrank",
    "churned": "opening ARR of accounts without closing ARR",
    "arr_end": "ARR on the day the period ends = sum of subscriptions with start ≤ date < end",
    "net_movement": "closing ARR − opening ARR",
    "nrr": "(start + expansion − contraction − churn) / start, on accounts with opening ARR",
    "grr": "(start − contraction − churn) / start, on accounts with opening ARR, per account, at most 100%",
    "logo_churn": "accounts with opening ARR and no closing ARR / accounts with opening ARR",
    "revenue_churn": "1 − GRR",
    "net_revenue_churn": "1 − NRR",
    "annual_logo_churn": "1 − (1 − logo churn)^(12 / months of the period)",
    "annual_revenue_churn": "1 − (1 − revenue churn)^(12 / months of the period)",
    "annual_net_revenue_churn": "1 − (1 − net revenue churn)^(12 / months of the period)",
    "accounts_start": "accounts with opening ARR",
    "accounts_end": "accounts with closing ARR",
    "accounts_lost": "accounts with opening ARR and no closing ARR",
    "cross_sell": (
        "part of new: ARR of products started by accounts with opening ARR elsewhere, less transfers in"
    ),
    "transfer_in": (
        "part of new and expansion: per account min(growth, shrinkage) over its products, "
        "shared among those that grew in proportion to their growth"
    ),
    "transfer_out": (
        "part of contraction and churn: per account min(growth, shrinkage) over its products, "
        "shared among those that shrank in proportion to their shrinkage"
    ),
}


@dataclass(frozen=True, slots=True)
class Retention:
    """How the ARR of a set of accounts moved over a period; amounts in minor units.

    arr_start + new + expansion − contraction − churned = arr_end. The cohort are the accounts with
    opening ARR; every rate is None where it is empty.
    """

    period: Period
    arr_start: int
    new: int
    expansion: int
    contraction: int
    churned: int
    arr_end: int
    accounts_start: int
    accounts_end: int
    accounts_lost: int

    @property
    def net_movement(self) -> int:
        """Return closing less opening ARR."""
        return self.arr_end - self.arr_start

    @property
    def nrr(self) -> float | None:
        """Return net revenue retention as a fraction."""
        return _ratio(self.arr_start + self.expansion - self.contraction - self.churned, self.arr_start)

    @property
    def grr(self) -> float | None:
        """Return gross revenue retention as a fraction, never above 1."""
        return _ratio(self.arr_start - self.contraction - self.churned, self.arr_start)

    @property
    def logo_churn(self) -> float | None:
        """Return the fraction of the cohort's accounts that closed without ARR."""
        return _ratio(self.accounts_lost, self.accounts_start)

    @property
    def revenue_churn(self) -> float | None:
        """Return 1 − GRR."""
        return _ratio(self.contraction + self.churned, self.arr_start)

    @property
    def net_revenue_churn(self) -> float | None:
        """Return 1 − NRR; below zero where expansion outweighs what was lost."""
        return _ratio(self.contraction + self.churned - self.expansion, self.arr_start)

    @property
    def annual_logo_churn(self) -> float | None:
        """Return logo churn as it would be over twelve months."""
        return annualised(self.logo_churn, self.period.months)

    @property
    def annual_revenue_churn(self) -> float | None:
        """Return revenue churn as it would be over twelve months."""
        return annualised(self.revenue_churn, self.period.months)

    @property
    def annual_net_revenue_churn(self) -> float | None:
        """Return net revenue churn as it would be over twelve months."""
        return annualised(self.net_revenue_churn, self.period.months)


@dataclass(frozen=True, slots=True)
class Group:
    """One slice: the accounts that held a value of an attribute. An empty name: they held none."""

    name: str
    retention: Retention


@dataclass(frozen=True, slots=True)
class ProductGroup:
    """One product, where the unit is account × product.

    In `retention` an account counts as one of the product's, so what it moves to another product is
    lost here. Three of its parts are also shown apart, in minor units: `cross_sell` (of new),
    `transfer_in` (of new and expansion) and `transfer_out` (of contraction and churned).
    """

    product_id: int
    retention: Retention
    cross_sell: int
    transfer_in: int
    transfer_out: int
    wallet: Retention
    """All that the accounts with opening ARR in this product pay, whatever for; wallets overlap."""


@dataclass(frozen=True, slots=True)
class ByProduct:
    """Wallet and product side by side, since a wallet that holds can hide a product that does not.

    Over the groups only opening, closing and net movement add up to the wallet's.
    """

    wallet: Retention
    """The unit is the account."""
    product: Retention
    """The unit is account × product, over all products."""
    groups: tuple[ProductGroup, ...]
    """By product id."""


def annualised(churn: float | None, months: float) -> float | None:
    """Return 1 − (1 − churn)^(12 / months); None for None, and where the power is too large to state."""
    if churn is None:
        return None
    try:
        return float(1 - (1 - churn) ** (12 / months))
    except OverflowError:
        return None


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None

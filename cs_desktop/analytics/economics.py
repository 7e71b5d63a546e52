"""ARPA, lifetime value and CAC payback, after `domain.economics.FORMULAS`."""

from cs_desktop.common.language import tr
from cs_desktop.domain.economics import HORIZON_YEARS, LifetimeValue
from cs_desktop.domain.stated import Stated


def arpa(arr: int, accounts_with_arr: int) -> Stated:
    """Return the ARR per account that has any, in minor units."""
    if not accounts_with_arr:
        return Stated(None, tr("no account has ARR"))
    return Stated(arr / accounts_with_arr)


def lifetime_value(
    arpa: float | None,
    gross_margin: float | None,
    annual_logo_churn: float | None,
    cac: int | None = None,
    annual_expansion: float | None = None,
) -> LifetimeValue:
    """Return what an average account of a segment brings.

    `arpa` and `cac` in minor units, the rates as fractions of a year, churn that of the segment.
    """
    lacking = _lacking(arpa, gross_margin, annual_logo_churn)
    if lacking or arpa is None or gross_margin is None or annual_logo_churn is None:
        none = Stated(None, lacking)
        return LifetimeValue(none, none, none, none, none)
    yearly = arpa * gross_margin
    stays = 1 - annual_logo_churn
    if annual_logo_churn > 0:
        whole = Stated(yearly / annual_logo_churn)
    else:
        whole = Stated(None, tr("not finite, since no account of the segment was lost"))
    horizon = Stated(yearly * sum(stays**year for year in range(HORIZON_YEARS)))
    return LifetimeValue(
        ltv=whole,
        within_horizon=horizon,
        expansion=_expansion(yearly, stays, annual_expansion),
        net_of_cac=_less(whole, cac),
        within_horizon_net_of_cac=_less(horizon, cac),
    )


def payback_months(
    acquisition_cost: int | None,
    onboarding_cost: int | None,
    arpa: float | None,
    gross_margin: float | None,
) -> Stated:
    """Return after how many months the margin has paid for winning and onboarding an account.

    A cost that is not known counts as none, unless both are unknown.
    """
    if acquisition_cost is None and onboarding_cost is None:
        return Stated(None, tr("no acquisition or onboarding cost is known"))
    if arpa is None or gross_margin is None:
        return Stated(None, _lacking(arpa, gross_margin, 0.0))
    monthly = arpa / 12 * gross_margin
    if monthly <= 0:
        return Stated(None, tr("the margin pays nothing back"))
    return Stated(((acquisition_cost or 0) + (onboarding_cost or 0)) / monthly)


def _expansion(yearly: float, stays: float, rate: float | None) -> Stated:
    if rate is None:
        return Stated(None, tr("no expansion rate is known"))
    return Stated(yearly * sum(stays**year * ((1 + rate) ** year - 1) for year in range(HORIZON_YEARS)))


def _less(value: Stated, cac: int | None) -> Stated:
    if value.value is None:
        return value
    return Stated(None, tr("no acquisition cost is known")) if cac is None else Stated(value.value - cac)


def _lacking(arpa: float | None, gross_margin: float | None, churn: float | None) -> str:
    if arpa is None:
        return tr("no account has ARR")
    if gross_margin is None:
        return tr("set the gross margin of the workspace")
    return tr("no account of the segment had ARR at the period's start") if churn is None else ""

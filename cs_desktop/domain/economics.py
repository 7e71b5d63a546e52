"""What an account is worth and what it cost: ARPA, lifetime value, payback, time to value."""

from dataclasses import dataclass

from cs_desktop.domain.stated import Stated

HORIZON_YEARS = 5

FORMULAS = {
    "arpa": "ARR / accounts with ARR",
    "ltv": "ARPA × gross margin / annual logo churn of the segment",
    "within_horizon": (
        "ARPA × gross margin × (1 + s + s² + s³ + s⁴), s = 1 − annual logo churn of the segment: "
        "what five years bring"
    ),
    "expansion": (
        "what five years bring more if staying accounts grow by the annual expansion rate e: "
        "ARPA × gross margin × sum over years t = 0 to 4 of s^t × ((1 + e)^t − 1)"
    ),
    "net_of_cac": "LTV − CAC",
    "within_horizon_net_of_cac": "what five years bring − CAC",
    "payback_months": "(acquisition + onboarding cost) / (monthly ARPA × gross margin)",
    "time_to_value": (
        "first-value date − customer since, in days: median and 90th percentile by Kaplan–Meier; "
        "accounts not there yet are censored"
    ),
}


@dataclass(frozen=True, slots=True)
class LifetimeValue:
    """What an average account of a segment brings, in minor units; estimates, never totals."""

    ltv: Stated
    """Over its whole life; not stated where churn is 0, since it is not finite then."""
    within_horizon: Stated
    """Over HORIZON_YEARS."""
    expansion: Stated
    """What expansion would add to `within_horizon`; in neither of them."""
    net_of_cac: Stated
    within_horizon_net_of_cac: Stated


@dataclass(frozen=True, slots=True)
class TimeToValue:
    """How long accounts take to their first value, in days."""

    median: Stated
    p90: Stated
    n: int
    """Accounts counted: reached + not_yet."""
    reached: int
    not_yet: int
    """Censored: not there on the day the figure is for, or when they left."""
    left_out: int
    """Accounts without a usable customer-since date."""

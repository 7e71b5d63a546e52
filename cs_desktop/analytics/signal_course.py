"""The course of a signal: since when it is open, when it opened, and what happened after that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.feeds import Feed
from cs_desktop.analytics.health.windows import Ints
from cs_desktop.analytics.places import places
from cs_desktop.analytics.signals import Readings, read_rule
from cs_desktop.common.periods import add_months
from cs_desktop.domain.signals.precision import Tally
from cs_desktop.domain.signals.rules import SignalRule

Z_95 = 1.959963984540054
"""Two-sided 95% of the normal distribution."""


def open_since(rule: SignalRule, feed: Feed, account_ids: Ints, today: date, look_back: int) -> Ints:
    """Return the ordinal of the first day since which each account's signal is open without a break.

    It is the day after today where it is not open; at most `look_back` days are looked at.
    """
    end = today.toordinal()
    days = np.arange(end - look_back + 1, end + 1, dtype=np.int64)
    is_open = read_rule(rule, feed, account_ids, days).open
    # The last day on which it was not open; the row before the first stands for "none".
    closed = np.vstack([np.ones(len(account_ids), bool), ~is_open])
    last = len(days) - np.argmax(closed[::-1], axis=0)
    since: Ints = end - look_back + 1 + last
    return since


def month_ends(today: date, months: int) -> tuple[date, ...]:
    """Return the last days of so many months that are over as of today, the earliest first."""
    first = today.replace(day=1)
    return tuple(add_months(first, -back) - timedelta(days=1) for back in range(months - 1, -1, -1))


@dataclass(frozen=True, slots=True)
class Losses:
    """When which accounts paid less than the day before, in days of any order."""

    account_ids: Ints
    days: Ints


def tally(
    readings: Readings, days: Ints, account_ids: Ints, paying: NDArray[np.bool_], losses: Losses, horizon: int
) -> Tally:
    """Return how often a rule opened, and how often ARR was lost within `horizon` days after a day.

    The first of `days` (month-ends as ordinals, rising) only tells what was open before. `paying`, days ×
    accounts, says who had ARR. A loss on day t follows month-end d where d < t ≤ d + horizon.
    """
    followed = lost_within(losses, account_ids, days, horizon)
    counted = (readings.fed & paying)[1:]
    opened = (readings.open[1:] & ~readings.open[:-1]) & counted
    hit = followed[1:]
    return Tally(
        openings=int(opened.sum()),
        came_true=int((opened & hit).sum()),
        looked_at=int(counted.sum()),
        lost=int((counted & hit).sum()),
    )


def lost_within(losses: Losses, account_ids: Ints, days: Ints, horizon: int) -> NDArray[np.bool_]:
    """Return, days × accounts, whether an account lost ARR after a day and up to `horizon` days later."""
    followed = np.zeros((len(days), len(account_ids)), bool)
    place = places(losses.account_ids, account_ids)
    known = place >= 0
    place, lost_on = place[known], losses.days[known]
    for row, day in enumerate(days):
        followed[row, place[(day < lost_on) & (lost_on <= day + horizon)]] = True
    return followed


def wilson(hits: int, count: int, z: float = Z_95) -> tuple[float, float]:
    """Return the Wilson score interval of a share of `count` trials, 0 to 1 where there are none.

    Wilson 1927: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    """
    if count == 0:
        return 0.0, 1.0
    share, square = hits / count, z * z / count
    middle = share + square / 2
    reach = z * sqrt(share * (1 - share) / count + square / (4 * count))
    # It holds the share itself; at 0 and 1 rounding would leave it out.
    low, high = (middle - reach) / (1 + square), (middle + reach) / (1 + square)
    return min(max(low, 0.0), share), max(min(high, 1.0), share)


def net_losses(account_ids: Ints, starts: Ints, ends: Ints, arr: Ints, no_end: int) -> Losses:
    """Return the days on which accounts paid less in all than the day before.

    The columns are intervals in which something pays an amount: start ≤ day < end, `no_end` while it runs.
    What moves from one subscription to another on one day loses nothing.
    """
    over = ends < no_end
    accounts = np.concatenate([account_ids, account_ids[over]])
    days = np.concatenate([starts, ends[over]])
    change = np.concatenate([arr, -arr[over]])
    order = np.lexsort((days, accounts))
    accounts, days, change = accounts[order], days[order], change[order]
    if not len(days):
        return Losses(accounts, days)
    first = np.flatnonzero(np.append(True, (accounts[1:] != accounts[:-1]) | (days[1:] != days[:-1])))
    fell = first[np.add.reduceat(change, first) < 0]
    return Losses(accounts[fell], days[fell])


def paying_on(steps: Sequence[Ints], account_ids: Ints, days: Ints) -> NDArray[np.bool_]:
    """Return, days × accounts, who pays something on a day; `steps` are account ids, starts, ends."""
    ids, starts, ends = steps
    place = places(ids, account_ids)
    known = place >= 0
    place, starts, ends = place[known], starts[known], ends[known]
    paying = np.zeros((len(days), len(account_ids)), bool)
    for row, day in enumerate(days):
        paying[row, place[(starts <= day) & (day < ends)]] = True
    return paying

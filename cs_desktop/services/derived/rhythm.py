"""Points of events, and what is known of the days between them.

A count says 0 where nothing happened, and not "no data", from the day on from which such events are kept.
Such zeros stand on Mondays, so that every window of a week has one, and none of them depends on the day up to
which one reads: what is known as of a day must not change with the days after it.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.windows import Points
from cs_desktop.models.queries.derived import NO_DAY, Dated

_WEEK, _MONDAY = 7, 1
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
NOTHING = Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


def counted(events: Dated, begun: Dated, since: date, until: date) -> Points:
    """Return events as points of their days, with a 0 on each Monday from the day on which they began.

    `begun` has one row an account; accounts that are not in it have no zeros. Days beyond since and until
    are left out.
    """
    known = begun.days != NO_DAY
    quiet = mondays(begun.account_ids[known], begun.days[known], since, until)
    return summed(
        np.concatenate((events.account_ids, quiet.account_ids)),
        np.concatenate((events.days, quiet.days)),
        np.concatenate((events.values, quiet.values)),
        since,
        until,
    )


def mondays(account_ids: Ints, begun: Ints, since: date, until: date) -> Points:
    """Return a point of 0 on each Monday from the day of each account on."""
    first = np.maximum(begun, since.toordinal())
    first += (_MONDAY - first) % _WEEK
    count = np.maximum((until.toordinal() - first) // _WEEK + 1, 0)
    nth = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    return Points(
        np.repeat(account_ids, count), np.repeat(first, count) + nth * _WEEK, np.zeros(int(count.sum()))
    )


def summed(account_ids: Ints, days: Ints, values: Floats, since: date, until: date) -> Points:
    """Return one point for each account and day, the sum of the given ones; by account and day."""
    inside = (since.toordinal() <= days) & (days <= until.toordinal())
    account_ids, days, values = account_ids[inside], days[inside], values[inside]
    order = np.lexsort((days, account_ids))
    account_ids, days, values = account_ids[order], days[order], values[order]
    if not len(days):
        return NOTHING
    starts = np.flatnonzero(np.append(True, (np.diff(account_ids) != 0) | (np.diff(days) != 0)))
    return Points(account_ids[starts], days[starts], np.add.reduceat(values, starts))


def last_of_days(account_ids: Ints, days: Ints, values: Floats) -> Points:
    """Return the last of the points of each account and day, which are in order of account and day."""
    last = np.append((np.diff(account_ids) != 0) | (np.diff(days) != 0), True)[: len(days)]
    return Points(account_ids[last], days[last], values[last])


def restated(points: Points, since: date, until: date) -> Points:
    """Return a standing value with what it still is on each Monday; points by account and day, one a day.

    Days before `since` tell where it stood by then, and are left out themselves.
    """
    if not len(points.days):
        return NOTHING
    ids = np.asarray(points.account_ids, np.int64)
    days = np.asarray(points.days, np.int64)
    firsts = np.flatnonzero(np.append(True, np.diff(ids) != 0))
    again = mondays(ids[firsts], days[firsts], since, until)
    span = max(int(days.max()), until.toordinal()) + 1
    run = np.searchsorted(ids[firsts], again.account_ids)
    keys = np.searchsorted(ids[firsts], ids) * span + days
    standing = np.searchsorted(keys, run * span + again.days, side="right") - 1
    inside = (since.toordinal() <= days) & (days <= until.toordinal())
    new = days[standing] != again.days
    account_ids = np.concatenate((ids[inside], again.account_ids[new]))
    all_days = np.concatenate((days[inside], again.days[new]))
    values = np.concatenate((points.values[inside], points.values[standing][new]))
    order = np.lexsort((all_days, account_ids))
    return Points(account_ids[order], all_days[order], values[order])


def within(points: Points, since: date, until: date) -> Points:
    """Return the points from a day to another, both inclusive."""
    inside = (since.toordinal() <= points.days) & (points.days <= until.toordinal())
    return Points(points.account_ids[inside], points.days[inside], points.values[inside])


def points_of(events: Dated) -> Points:
    """Return events as points as they are."""
    return Points(events.account_ids, events.days, events.values)

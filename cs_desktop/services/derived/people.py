"""What contacts tell: how many were trained, and who left."""

from datetime import date

import numpy as np

from cs_desktop.analytics.health.windows import Points
from cs_desktop.models.queries.derived import NO_DAY, Dated
from cs_desktop.services.derived.rhythm import NOTHING, counted, last_of_days, restated


def people_trained(trained: Dated, left: Dated, since: date, until: date) -> Points:
    """Return how many contacts had been trained by a day and had not left, where it changed and on Mondays.

    The rows of both are the contacts that were ever trained; who was trained after leaving never counts.
    """
    stayed = (left.days == NO_DAY) | (left.days > trained.days)
    gone = stayed & (left.days != NO_DAY)
    account_ids = np.concatenate((trained.account_ids[stayed], left.account_ids[gone]))
    days = np.concatenate((trained.days[stayed], left.days[gone]))
    steps = np.concatenate((np.ones(int(stayed.sum())), -np.ones(int(gone.sum()))))
    if not len(days):
        return NOTHING
    order = np.lexsort((days, account_ids))
    account_ids, days, total = account_ids[order], days[order], np.cumsum(steps[order])
    firsts = np.flatnonzero(np.append(True, np.diff(account_ids) != 0))
    before = np.append(0.0, total)[firsts]
    runs = np.cumsum(np.append(False, np.diff(account_ids) != 0))
    return restated(last_of_days(account_ids, days, total - before[runs]), since, until)


def key_people_left(departures: Dated, customers: Dated, since: date, until: date) -> Points:
    """Return how many key people left on a day, with zeros from the day on which the account is a customer.

    `customers` are the accounts that have key people; where nobody said since when, the first departure
    is the beginning.
    """
    firsts = _first_days(departures)
    begun = [
        firsts.get(account, NO_DAY) if day == NO_DAY else day
        for account, day in zip(customers.account_ids.tolist(), customers.days.tolist(), strict=True)
    ]
    known = Dated(customers.account_ids, np.array(begun, np.int64), customers.values)
    return counted(departures, known, since, until)


def _first_days(events: Dated) -> dict[int, int]:
    order = np.argsort(-events.days, kind="stable")
    # The earliest is assigned last, and so stays.
    return dict(zip(events.account_ids[order].tolist(), events.days[order].tolist(), strict=True))

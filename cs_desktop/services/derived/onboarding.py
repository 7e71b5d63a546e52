"""What the beginning of an account's life tells: time to value, days of onboarding, and if in time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from cs_desktop.analytics.health.windows import Points
from cs_desktop.domain.journey.losing import Life
from cs_desktop.domain.journey.stays import stays
from cs_desktop.models.queries.derived import Dated
from cs_desktop.services.derived.rhythm import Ints, within


def time_to_value(seen: Dated, customers_since: Ints, since: date, until: date) -> Points:
    """Return first-value day − customer since, on the first-value day; never below 0."""
    took = seen.days - customers_since
    right = took >= 0
    points = Points(seen.account_ids[right], seen.days[right], took[right].astype(np.float64))
    return within(points, since, until)


@dataclass(frozen=True, slots=True)
class Onboarding:
    """How an account's first time in the first stage of life went, as far as one knows."""

    account_id: int
    start: date
    over: date | None
    """The day on which the next stage began; None while it lasts, or where the account left in it."""
    left: date | None = None
    """The day on which the account left in it."""


def onboardings(lives: Iterable[Life], first_stage: int, until: date) -> Iterator[Onboarding]:
    """Yield how the accounts' first time in a stage went, as known by a day.

    Where nobody knows when an account came into the stage, or became a customer, nothing is told.
    """
    for life in lives:
        away = life.away(until)
        known = stays(life.entered, life.since() or date.min, until, away)
        stay = next((one for one in known if one.lifecycle_id == first_stage), None)
        if stay is None or stay.start == date.min:
            continue
        has_left = stay.end in {one.start for one in away}
        yield Onboarding(
            life.account_id, stay.start, None if has_left else stay.end, stay.end if has_left else None
        )


def onboarding_days(found: Iterable[Onboarding], since: date, until: date) -> Points:
    """Return how many days onboarding took, on the day on which it was over."""
    rows = [
        (one.account_id, one.over.toordinal(), float((one.over - one.start).days))
        for one in found
        if one.over is not None
    ]
    return within(_points(rows), since, until)


def onboarding_on_time(
    found: Iterable[Onboarding], expected_days: int | None, since: date, until: date
) -> Points:
    """Return 1 on the day on which an onboarding was over in time, or 0 on the first day on which it is late.

    Without an expected time nothing is late, and nothing in time.
    """
    rows = []
    for one in found if expected_days and expected_days > 0 else ():
        late = one.start + timedelta(days=(expected_days or 0) + 1)
        ended = one.over or one.left
        if ended is None or ended >= late:
            rows.append((one.account_id, late.toordinal(), 0.0))
        elif one.over is not None:
            rows.append((one.account_id, one.over.toordinal(), 1.0))
    return within(_points(rows), since, until)


def _points(rows: Sequence[tuple[int, int, float]]) -> Points:
    ordered = sorted(rows)
    ids, days, values = zip(*ordered, strict=True) if ordered else ((), (), ())
    return Points(np.array(ids, np.int64), np.array(days, np.int64), np.array(values, np.float64))

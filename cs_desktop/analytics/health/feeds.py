"""What feeds a measure: points, or the answers to a survey; both told as windows that end on some days."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from cs_desktop.analytics.health.windows import (
    NO_DAY,
    Floats,
    Ints,
    PointColumns,
    Points,
    Windows,
    windows_over,
)
from cs_desktop.analytics.places import places
from cs_desktop.analytics.survey_points import RatedAnswers
from cs_desktop.domain.vocabulary import MetricKind


class Feed(Protocol):
    """Something that amounts to a value over a window."""

    def over(self, account_ids: Ints, days: Ints, window_days: int, kind: MetricKind) -> Windows:
        """Return the values of the accounts over the windows up to each of the days (ordinals)."""
        ...


@dataclass(frozen=True, slots=True)
class PointFeed:
    """Points of a metric. One that is known some days late is read as of so many days before.

    Its window and its age end there as well: what comes late is not stale for it.
    """

    points: PointColumns
    lag_days: int = 0

    def over(self, account_ids: Ints, days: Ints, window_days: int, kind: MetricKind) -> Windows:
        """Return the values as of each day less the lag."""
        return windows_over(self.points, account_ids, days - self.lag_days, window_days, kind)


@dataclass(frozen=True, slots=True)
class AnswerFeed:
    """Answers to a survey: of each respondent the latest one up to a day counts."""

    answers: RatedAnswers

    def over(self, account_ids: Ints, days: Ints, window_days: int, kind: MetricKind) -> Windows:
        """Return the values as of each day; which answer is the latest differs from day to day."""
        if kind is MetricKind.MEAN:
            return self._means(account_ids, days, window_days)
        found = [
            windows_over(
                self.answers.points(date.fromordinal(int(day))), account_ids, days[[row]], window_days, kind
            )
            for row, day in enumerate(days)
        ]
        return Windows(
            np.asarray(days, np.int64),
            np.concatenate([one.values for one in found]),
            np.concatenate([one.newest for one in found]),
        )

    def _means(self, account_ids: Ints, days: Ints, window_days: int) -> Windows:
        """Return the means as of each day: each answer is walked once, as it counts from a day to another.

        It begins to count on its own day, and ends with the respondent's next answer or with the window.
        """
        rising, rank = np.unique(days, return_inverse=True)
        place = places(self.answers.account_ids, account_ids)
        known = place >= 0
        given = self.answers.days[known]
        begin = np.searchsorted(rising, given)
        gone = np.minimum(self.answers.superseded()[known], given + window_days)
        end = np.maximum(np.searchsorted(rising, gone), begin)
        shape = (len(account_ids), len(rising) + 1)
        cells = place[known] * shape[1]

        def running(weights: Floats) -> Floats:
            begun = np.bincount(cells + begin, weights, minlength=shape[0] * shape[1])
            ended = np.bincount(cells + end, weights, minlength=shape[0] * shape[1])
            # Exact: ratings are small whole numbers.
            sums: Floats = (begun - ended).reshape(shape).cumsum(axis=1)[:, :-1].T[rank]
            return sums

        count = running(np.ones(len(given)))
        means = np.full(count.shape, np.nan)
        np.divide(running(self.answers.values[known]), count, out=means, where=count > 0)
        newest = np.full(shape, NO_DAY, np.int64)
        np.maximum.at(newest, (place[known], begin), given)
        newest = np.maximum.accumulate(newest, axis=1)[:, :-1].T[rank]
        return Windows(np.asarray(days, np.int64), means, newest)


NO_FEED = PointFeed(Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)))
"""A measure that nothing feeds."""

"""What feeds a measure: points, or the answers to a survey; both told as windows that end on some days."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from cs_desktop.analytics.survey_points import RatedAnswers
from cs_desktop.analytics.windows import Ints, PointColumns, Points, Windows, windows_over
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


NO_FEED = PointFeed(Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)))
"""A measure that nothing feeds."""
